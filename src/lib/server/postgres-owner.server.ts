import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Place } from './postgres-folder.server.ts';
import { isAlive, reachServer, type Server } from './postgres-process.server.ts';
import type { Settings } from './postgres-start.server.ts';

/** A server that this app alone owns, for as long as the connection lives. */
export type Owned = { server: Server; client: pg.Client; started: boolean };

/** Reaches the server, starting it where none runs, and claims it; throws (code OWNED) when another app has it. */
export async function own(place: Place, settings: Settings, name: string): Promise<Owned> {
  const reached = await reachServer(place, settings, name);
  const until = Date.now() + 3_000; // an owner that was just killed takes a moment to let go
  for (;;) {
    if (await claim(reached.client)) return reached;
    const owner = await ownerOf(reached.client);
    if ((owner && isAlive(owner.pid)) || Date.now() > until) {
      await reached.client.end();
      throw Object.assign(
        new Error(
          `Another Kring uses ${place.folder}: ${owner ? `process ${owner.pid}${owner.address && `, at ${owner.address}`}` : 'it gives no name'}. End that one first, or choose another folder with --data.`,
        ),
        { code: 'OWNED' },
      );
    }
    await sleep(50);
  }
}

/** Runs one start at a time in a folder, so that two at once do not both make a database. */
export async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, 'starting');
  while (!take(path)) await sleep(50);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

// "KR", and 1 for ownership. The server itself gives the lock back when the connection ends, however it ends.
const key = [0x4b52, 1];

const claim = async (client: pg.Client) =>
  (await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', key)).rows[0]?.mine === true;

async function ownerOf(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and (classid, objid) = ($1, $2) and pg_locks.database = (select oid from pg_database where datname = current_database())`,
    key,
  );
  const [, pid = '', address = ''] = rows[0]?.name.split(' ') ?? [];
  return rows[0] ? { pid: Number(pid), address } : null;
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
    if (isLeftBehind(path)) rmSync(path, { force: true });
    return false;
  }
}

function isLeftBehind(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    const since = statSync(path).mtimeMs;
    const beforeUs = pid === process.pid && since < performance.timeOrigin; // a container gives the same numbers again
    return beforeUs || (pid !== 0 && !isAlive(pid)) || Date.now() - since > 6 * 60_000;
  } catch {
    return false; // gone in between
  }
}
