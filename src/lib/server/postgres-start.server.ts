import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownName, type Place } from './postgres-folder.server.ts';

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

/** A server that was just started: whether it ended already, and what it said last. */
export type Started = { process: ChildProcess; ended(): boolean; lastWords(): string };

/** Starts a server; its own log is all that it says. */
export function startServer({ folder, data, account, binaries, sockets }: Place, settings: Settings): Started {
  rmSync(join(data, 'postmaster.pid'), { force: true }); // nobody works here: it is of a machine that went down, and its number may be someone else's by now
  const path = join(folder, 'postgres.log');
  if (existsSync(path) && statSync(path).size > 1_000_000) renameSync(path, `${path}.1`);
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
