import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { connect, type Db } from '#lib/server/db.server.ts';
import { joinPostgres } from '#lib/server/postgres.server.ts';

/** Runs a command of Kring as people do, in a process of its own. */
export function command(args: string[], env: Record<string, string>): Promise<{ status: number; said: string; complained: string }> {
  const child = spawn(process.execPath, ['--enable-source-maps', 'build/server/kring.js', ...args], { env: { ...process.env, ...env } });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (complained += part.toString()));
  return new Promise((done) => child.once('exit', (status) => done({ status: status ?? 1, said, complained })));
}

/** The same, for a command that must succeed. */
export async function done(args: string[], env: Record<string, string>): Promise<string> {
  const { status, said, complained } = await command(args, env);
  if (status !== 0) throw new Error(`kring ${args.join(' ')} ended with ${status}: ${complained}`);
  return said;
}

/** Does something in the database of a Kring that runs. */
export async function within<T>(data: string, work: (db: Db) => Promise<T>): Promise<T> {
  const address = await joinPostgres({ folder: join(data, 'postgres') });
  if (!address) throw new Error('The database does not run');
  const db = connect(address);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
