import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { actOnRun } from '#cycle/3-dialogue/live/runs.server.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { connect, type Db } from '#lib/server/db.server.ts';
import { openKeys, type Keys } from '#lib/server/keys.server.ts';
import { migrate } from '#lib/server/migrate.server.ts';
import { openPostgres } from '#lib/server/postgres.server.ts';
import { startKring, type Running } from '#testing/running.ts';
import { aCircle, aPerson } from '#testing/worlds.ts';
import type { Asked, Measured } from './live-people.ts';

/** What a full room is like, in figures: milliseconds from sending an act until a screen shows as many as were sent up to it. */
export type Run = {
  people: number;
  processes: number;
  joined: number;
  p50: number;
  p95: number;
  p99: number;
  lost: number;
  duplicated: number;
  rssBytes: number;
};

/** How many acts there are, how many milliseconds lie between them, and what is looked at meanwhile, each second. `limit`: no run lasts longer. */
export type Acting = { acts: number; every: number; limit: number; meanwhile?: (app: { rss: () => number }) => void };
const fifteenSeconds: Acting = { acts: 150, every: 100, limit: 60_000 };

/** Opens a room, lets the people in from a process of their own (`program`), and lets them act. */
export async function measure(
  { people, processes }: { people: number; processes: number },
  { program, acting = fifteenSeconds }: { program: URL; acting?: Acting },
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'kring-live-'));
  const postgres = await openPostgres({ folder: join(folder, 'postgres') });
  const { config } = postgres;
  const db = connect(config);
  const data = join(folder, 'data');
  const address = new URL(`postgres://localhost/${config.database}`);
  for (const [name, value] of Object.entries({ host: config.host, port: config.port, user: config.user }))
    address.searchParams.set(name, String(value));
  const env = { KRING_DATA: data, DATABASE_URL: address.href, KRING_EXAMPLE: 'none' };
  const apps: Running[] = [];
  try {
    await migrate(db);
    for (let nth = 0; nth < processes; nth++) apps.push(await startKring(env));
    const room = await aRoom(db, openKeys(data));
    const asked: Asked = {
      people,
      addresses: apps.map((app) => app.address),
      code: room.code,
      path: room.path,
      acts: acting.acts,
      every: acting.every,
      within: 10_000,
    };
    const rss = () => apps.reduce((sum, { child }) => sum + memoryOf(child.pid!), 0);
    const looking = acting.meanwhile && setInterval(acting.meanwhile, 1000, { rss });
    const measured = await byPeople(asked, { program, limit: acting.limit, begin: () => room.begin() }).finally(() =>
      clearInterval(looking),
    );
    const notes = await room.notes();
    const missing = measured.acts.filter((text) => !notes.includes(text)).length;
    return {
      ...{ people, processes, joined: Math.round(measured.joined) },
      ...{ p50: at(measured.times, 0.5), p95: at(measured.times, 0.95), p99: at(measured.times, 0.99) },
      lost: missing + measured.behind,
      duplicated: notes.length - new Set(notes).size,
      rssBytes: rss(),
    };
  } finally {
    for (const app of apps) await app.stop();
    await db.destroy();
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A session in which people write in silence: every screen says how many notes there are. */
async function aRoom(db: Db, keys: Keys) {
  const now = new Date();
  const world = await aCircle(db, { now });
  const person = await aPerson(db, world.organisation, { now });
  const plan = { purpose: 'A full room', change_wanted: 'To hear', starts_at: now, ends_at: null, place: 'Here', readers: [] };
  const session = await planSession(db, world.id, plan, { person, keys, now });
  await addSteps(db, world.id, session, [{ rule: 'write', title: 'Write', instruction: 'Write it down.', minutes: 10, method: null }]);
  return {
    code: sessionCode(keys, session),
    path: `/circles/${world.slug}/sessions/${session}`,
    begin: () => actOnRun(db, world.id, session, { act: { do: 'begin' }, seen: 0, by: person, now: new Date() }),
    notes: async () => (await db.selectFrom('note').select('text').where('session_id', '=', session).execute()).map(({ text }) => text),
  };
}

/** Lets the people in; when all follow, the step begins; then they act. */
async function byPeople(
  asked: Asked,
  { program, limit: most, begin }: { program: URL; limit: number; begin: () => Promise<unknown> },
): Promise<Measured> {
  const child = fork(fileURLToPath(program), [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const limit = setTimeout(() => child.kill('SIGKILL'), most);
  const ended = once(child, 'exit').then(([code, signal]) =>
    Promise.reject(new Error(`The people were gone before they had measured (${code ?? signal})`)),
  );
  ended.catch(() => {});
  try {
    child.send(asked);
    await Promise.race([once(child, 'message'), ended]); // all are in
    await begin();
    const [measured] = (await Promise.race([once(child, 'message'), ended])) as [Measured];
    return measured;
  } finally {
    clearTimeout(limit);
    child.kill();
  }
}

function at(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
}

/** The memory of a process now (Linux: /proc, in kilobytes). */
function memoryOf(pid: number): number {
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
}
