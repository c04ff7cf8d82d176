import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ownName, type Place } from './postgres-folder.server.ts';

/** How the app's connections find the database. */
export type Address = { host: string; port: number; user: string; database: string };

/** A live PostgreSQL: its process, and how to reach it. */
export type Server = { pid: number; config: Address };

/** PostgreSQL's own settings, over its defaults. */
export type Settings = Record<string, string | number>;

const modest: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '64MB',
  max_connections: 60,
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Its log keeps its own life only: an error message or a statement may hold what someone wrote.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** The server that works in this folder, also one that outlived its app; null when there is none. */
export function findServer(data: string): Server | null {
  const lines = readIf(join(data, 'postmaster.pid'))?.split('\n');
  if (!lines) return null;
  const pid = Number(lines[0]);
  if (!pid || !worksIn(pid, realpathSync(data))) return null;
  const sockets = lines[4] ? resolve(data, lines[4]) : data;
  return { pid, config: { host: sockets, port: 5432, user: 'kring', database: 'kring' } };
}

/** Starts a server and gives it with a first connection. Finds out by itself when another is still closing down. */
export async function reachServer(
  place: Place,
  settings: Settings,
  name: string,
): Promise<{ server: Server; client: pg.Client; started: boolean }> {
  const until = Date.now() + 5 * 60_000; // after a crash a server may need long to read back its journal
  let child: Started | null = null;
  for (;;) {
    const running = findServer(place.data);
    if (!running && !child) child = start(place, settings);
    const server = running ?? {
      pid: child?.process.pid ?? 0,
      config: { host: place.sockets, port: 5432, user: 'kring', database: 'kring' },
    };
    const client = await connectTo(server, name);
    if (client) return { server, client, started: child !== null };
    if (child?.ended()) {
      const last = child.lastWords();
      // Killed hard, its helpers need a moment to notice; only then may a new one start.
      if (!/still in use|lock file/.test(last)) throw new Error(`PostgreSQL stopped at once: ${last}`);
      child = null;
      await sleep(200);
    }
    if (Date.now() > until)
      throw new Error(
        `PostgreSQL (process ${server.pid}) does not answer; its log is ${join(place.folder, 'postgres.log')}`,
      );
    await sleep(10);
  }
}

/** A connection, or null where the server is not there or not ready yet. */
export async function connectTo({ config }: Server, name: string): Promise<pg.Client | null> {
  for (const database of [config.database, 'postgres']) {
    const client = new pg.Client({ ...config, database, application_name: name, connectionTimeoutMillis: 10_000 });
    client.on('error', () => {}); // its end is what counts, and that is its own event
    try {
      await client.connect();
      if (database === config.database) return client;
      await client.query(`create database ${config.database}`);
      await client.end();
      return connectTo({ pid: 0, config }, name);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      await client.end().catch(() => {});
      if (code === 'EACCES')
        throw new Error(
          `The database in ${config.host} is closed to this account: run this as the account that runs the app.`,
        );
      if (code !== '3D000') return null; // no such database: the first time ever
    }
  }
  return null;
}

/** Asks a server to end in order: no new work, what runs is cut off, all is written. */
export const askToStop = ({ pid }: Server) => signal(pid, 'SIGINT');

/** Ends a server in order and waits until it is gone. */
export async function stopServer(server: Server) {
  askToStop(server);
  const until = Date.now() + 60_000;
  for (let hard = false; isAlive(server.pid); await sleep(10)) {
    if (!hard && Date.now() > until) hard = signal(server.pid, 'SIGQUIT');
  }
}

/** Whether a process with this number lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

type Started = { process: ChildProcess; ended(): boolean; lastWords(): string };

function start({ folder, data, account, binaries, sockets }: Place, settings: Settings): Started {
  rmSync(join(data, 'postmaster.pid'), { force: true }); // nobody works here: it is of a machine that went down, and its number may be someone else's by now
  const path = join(folder, 'postgres.log');
  if ((readIf(path)?.length ?? 0) > 1_000_000) renameSync(path, `${path}.1`);
  const log = openSync(path, 'a+', 0o600);
  const from = fstatSync(log).size;
  const options = Object.entries({
    ...modest,
    unix_socket_directories: sockets === data ? '.' : sockets,
    ...settings,
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(join(binaries, 'bin/postgres'), ['-D', ownName(data, account), ...options], {
    ...account,
    cwd: data,
    env: { LC_ALL: 'C' },
    stdio: ['ignore', log, log], // a file, as a pipe would break when the app is killed and PostgreSQL lives on
    detached: true, // Ctrl-C at the terminal reaches the app alone, which ends its work and then PostgreSQL
  });
  let failed = '';
  child.on('error', (error) => (failed = error.message));
  child.unref();
  closeSync(log);
  return {
    process: child,
    ended: () => failed !== '' || child.exitCode !== null || child.signalCode !== null,
    lastWords: () => failed || tailOf(path, from),
  };
}

function tailOf(path: string, from: number): string {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(10_000);
  const read = readSync(file, bytes, 0, bytes.length, from);
  closeSync(file);
  const lines = bytes.toString('utf8', 0, read).trim().split('\n');
  return lines.filter((line) => /FATAL|PANIC|HINT|error/.test(line)).join(' ') || (lines.at(-1) ?? '');
}

// A number in a file says little: after a restart of the machine it may be any other process.
function worksIn(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return existsSync(join(data, '.s.PGSQL.5432.lock'));
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return readIf(`/proc/${pid}/comm`)?.trim() === 'postgres';
  }
}

function readIf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

function signal(pid: number, name: NodeJS.Signals): true {
  try {
    process.kill(pid, name);
  } catch {
    // gone in between: what was asked for
  }
  return true;
}
