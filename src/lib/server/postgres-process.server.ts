import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Place } from './postgres-folder.server.ts';
import { type Settings, type Started, startServer } from './postgres-start.server.ts';

/** How the app's connections find the database. */
export type Address = { host: string; port: number; user: string; database: string };

/** A live PostgreSQL: its process, and how to reach it. */
export type Server = { pid: number; config: Address };

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
    if (!running && !child) child = startServer(place, settings);
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
      throw new Error(`PostgreSQL (process ${server.pid}) does not answer; its log is ${join(place.folder, 'postgres.log')}`);
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
        throw new Error(`The database in ${config.host} is closed to this account: run this as the account that runs the app.`);
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
