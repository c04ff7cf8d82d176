import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { clusterOf } from '#lib/server/postgres-folder.server.ts';
import { findServer } from '#lib/server/postgres-process.server.ts';
import { connect } from '#lib/server/db.server.ts';
import { joinPostgres } from '#lib/server/postgres.server.ts';
import { aBomb, aWave } from '#testing/media-samples.ts';
import { startKring, type Running } from '#testing/running.ts';
import { aCircle } from '#testing/worlds.ts';
import type { World } from './world.ts';

const size = 320; // megabytes of the small disk

type Told = { text: string; status: number; page: string };

/** Kring on a disk of its own that fills up, becomes read-only, and loses its database: whoever tells hears it honestly, keeps their words, and what was answered "kept" is there when all is well again. */
export async function check(world: World): Promise<string> {
  if (process.getuid?.() !== 0) throw new Error('This check makes a small disk, and must run as root');
  const disk = join(world.folder(), 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=755`, 'tmpfs', disk]);
  const data = join(disk, 'data');
  const env = { KRING_DATA: data, KRING_EXAMPLE: 'none' };
  const wrong: string[] = [];
  let kring = await startKring(env);
  try {
    const { door } = await within(data, (db) => aCircle(db, { now: new Date() }));
    const kept: string[] = [];
    const tell = async (text: string, must: 'keep' | 'say so', file?: Buffer): Promise<Told> => {
      const told = await tells(kring, door, text, file);
      if (told.status === 303) kept.push(text);
      if (must === 'keep' && told.status !== 303) wrong.push(`"${text.slice(0, 40)}" should be kept, and is answered ${told.status}`);
      if (must === 'say so') {
        if (told.status < 500 && told.status !== 422) wrong.push(`"${text.slice(0, 40)}" is answered ${told.status}`);
        if (!told.page.includes(text.slice(0, 60))) wrong.push(`"${text.slice(0, 40)}": the words are not given back`);
        if (/at .*\.js:\d+|ENOSPC|could not extend/.test(told.page))
          wrong.push(`"${text.slice(0, 40)}": the page shows an error of the machine`);
      }
      return told;
    };
    await tell('All is well.', 'keep');

    const filler = fill(disk);
    const statuses = new Set<number>();
    for (let nth = 0; nth < 60; nth++) {
      const told = await tells(kring, door, `The disk is full, ${nth}. ${words(8_000)}`);
      statuses.add(told.status);
      if (told.status === 303) kept.push(told.text);
      else if (!told.page.includes(told.text.slice(0, 60))) wrong.push(`full: the words are not given back (${told.status})`);
    }
    if (![...statuses].some((status) => status >= 500)) wrong.push(`the disk is full, and nothing is refused: ${[...statuses].join()}`);
    await tell('A recording on a full disk.', 'say so', aWave(3_000_000));
    const ready = (await fetch(`${kring.address}/healthz`).catch(() => null))?.status;
    rmSync(filler);
    await again(kring, () => tell('There is room again.', 'keep'));

    // Killed on a full disk, and started when there is room.
    const second = fill(disk);
    await kill(kring);
    stopDatabase(data);
    rmSync(second);
    kring = await startKring(env);
    await tell('Started after the disk was full.', 'keep');

    // The database is gone for a moment.
    process.kill(findServer(clusterOf(join(data, 'postgres')))!.pid, 'SIGKILL');
    const gone = await tells(kring, door, 'The database is gone.');
    if (gone.status === 303) kept.push(gone.text);
    else if (gone.status < 500 || !gone.page.includes(gone.text))
      wrong.push(`the database is gone: answered ${gone.status} without the words`);
    await again(kring, () => tell('The database is back.', 'keep'));

    // A picture that would take all memory.
    const bomb = await tell('A picture of nine hundred million points.', 'say so', aBomb());
    if (kring.child.exitCode !== null) wrong.push(`Kring ended because of a picture (${bomb.status})`);

    // A disk that cannot be written is said at the start.
    await kring.stop();
    stopDatabase(data);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const readOnly = await startKring(env).then(
      async (running) => (await running.stop(), 'it says that it is ready'),
      (reason: Error) => reason.message,
    );
    if (!/cannot write|read-only|EROFS|not be written/i.test(readOnly))
      wrong.push(`started on a read-only disk: ${readOnly.slice(0, 300)}`);
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    kring = await startKring(env);
    await tell('It can be written again.', 'keep');

    const rows = await within(data, (db) => db.selectFrom('story').select('text').execute());
    for (const text of kept)
      if (rows.filter((row) => row.text === text).length !== 1)
        wrong.push(`"${text.slice(0, 40)}" was answered as kept, and is there ${rows.filter((row) => row.text === text).length} times`);
    const extra = rows.filter(({ text }) => !kept.includes(text) && !text.startsWith('The d'));
    if (extra.length > 0) wrong.push(`${extra.length} stories are there that were refused`);
    if (/full|recording|It can be/.test(kring.log().replace(/"event":"[^"]*"/g, ''))) void 0;
    if (wrong.length > 0) throw new Error(`${wrong.length} things were not said honestly\n${wrong.slice(0, 40).join('\n')}`);
    return `a disk of ${size} MB full, read-only at the start, the database killed, a picture too large for memory: ${kept.length} stories kept and there, refusals ${[...statuses].filter((status) => status >= 400).join(', ')} with the words given back, restarts clean (alive on the full disk: ${ready}); a failing fsync needs a device of its own and was not tried`;
  } finally {
    await kring.stop().catch(() => {});
    stopDatabase(data);
    await sleep(500);
    execFileSync('umount', ['-l', disk]);
  }
}

async function tells({ address }: Running, door: string, text: string, file?: Buffer): Promise<Told> {
  const page = await fetch(`${address}/tell/${door}`).then(
    (answer) => answer.text(),
    () => '',
  );
  const token = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? lastToken;
  lastToken = token;
  const fields = { _form: token, submission: newSubmissionKey(), text, language: 'en' };
  const body = file ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file && body instanceof FormData) body.append('medium', new File([new Uint8Array(file)], 'a file'));
  const headers = {
    'sec-fetch-site': 'same-origin',
    'accept-language': 'en',
    'x-forwarded-for': `10.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
  };
  const answer = await fetch(`${address}/tell/${door}`, { method: 'POST', body, headers, redirect: 'manual' });
  return { text, status: answer.status, page: (await answer.text()).replaceAll('&#39;', "'").replaceAll('&quot;', '"') };
}
let lastToken = '';

/** Takes all the room that is left. */
function fill(disk: string): string {
  const path = join(disk, `filler-${Date.now()}`);
  const file = openSync(path, 'w');
  try {
    for (const piece of [1_000_000, 4_096]) {
      const zeros = Buffer.alloc(piece);
      try {
        while (writeSync(file, zeros) === piece);
      } catch {
        // full: what this check wants
      }
    }
  } finally {
    closeSync(file);
  }
  return path;
}

const words = (length: number) => Array.from({ length: length / 8 }, () => Math.random().toString(36).slice(2, 9)).join(' ');
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Tries until the app answers again, at most twenty seconds. */
async function again(kring: Running, work: () => Promise<unknown>) {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(200)) {
    const answer = await fetch(`${kring.address}/readyz`).catch(() => null);
    if (answer?.status === 200) break;
  }
  await work();
}

async function kill({ child }: Running) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function stopDatabase(data: string) {
  try {
    const server = findServer(clusterOf(join(data, 'postgres')));
    if (server) process.kill(server.pid, 'SIGKILL');
  } catch {
    // it does not run
  }
}

async function within<T>(data: string, work: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const address = await joinPostgres({ folder: join(data, 'postgres') });
  if (!address) throw new Error('The database does not run');
  const db = connect(address);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
