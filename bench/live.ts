import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { actOnRun } from '#cycle/3-dialogue/live/runs.server.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { connect, type Db } from '#lib/server/db.server.ts';
import { openKeys, type Keys } from '#lib/server/keys.server.ts';
import { migrate } from '#lib/server/migrate.server.ts';
import { openPostgres } from '#lib/server/postgres.server.ts';
import { startKring } from '#testing/running.ts';
import { aCircle, aPerson } from '#testing/worlds.ts';
import type { Asked, Measured } from './live-people.ts';

/**
 * A room full of phones: from an act of one to the screens of all. Kring runs as people run it (one or two processes on one database), the people in a process of
 * their own on this machine; they join within ten seconds and then write a note ten times a second, for fifteen seconds. One act in five is sent twice.
 *
 *     npm run bench:live -- [--only 50,200] [--json figures.json]
 *
 * Times are milliseconds from sending an act until a screen shows as many as were sent up to it; `lost` counts acts that are not kept and screens that never showed
 * the last; `rssBytes` is the memory of the app's processes together, at the end.
 */
export type Run = {
  people: number;
  processes: number;
  p50: number;
  p95: number;
  p99: number;
  lost: number;
  duplicated: number;
  rssBytes: number;
};

const runs = [
  { people: 50, processes: 1 },
  { people: 200, processes: 1 },
  { people: 500, processes: 1 },
  { people: 1000, processes: 1 },
  { people: 200, processes: 2 },
];
const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const only = values.only?.split(',');
const chosen = runs.filter(({ people, processes }) => !only || only.includes(processes > 1 ? `${people}x${processes}` : String(people)));

process.stdout.write(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)} before\n\n`,
);
process.stdout.write('people  processes  joined s  p50 ms  p95 ms  p99 ms  lost  doubled  memory MB\n');
const figures: Run[] = [];
for (const run of chosen) {
  const figure = await measure(run).catch((error: unknown) => {
    process.stdout.write(`${String(run.people).padStart(6)}${String(run.processes).padStart(11)}   not measured: ${String(error)}\n`);
    process.exitCode = 1;
  });
  if (figure) figures.push(figure);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ runs: figures }, null, 2)}\n`);

async function measure({ people, processes }: { people: number; processes: number }): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'kring-live-'));
  const postgres = await openPostgres({ folder: join(folder, 'postgres') });
  const { config } = postgres;
  const db = connect(config);
  const data = join(folder, 'data');
  const address = new URL(`postgres://localhost/${config.database}`);
  for (const [name, value] of Object.entries({ host: config.host, port: config.port, user: config.user }))
    address.searchParams.set(name, String(value));
  const env = { KRING_DATA: data, DATABASE_URL: address.href, KRING_EXAMPLE: 'none' };
  const apps = [];
  try {
    await migrate(db);
    for (let nth = 0; nth < processes; nth++) apps.push(await startKring(env));
    const room = await aRoom(db, openKeys(data));
    const asked: Asked = {
      people,
      addresses: apps.map((app) => app.address),
      code: room.code,
      path: room.path,
      acts: 150,
      every: 100,
      within: 10_000,
    };
    const measured = await byPeople(asked, () => room.begin());
    const notes = await room.notes();
    const missing = measured.acts.filter((text) => !notes.includes(text)).length;
    const figure: Run = {
      ...{ people, processes },
      ...{ p50: at(measured.times, 0.5), p95: at(measured.times, 0.95), p99: at(measured.times, 0.99) },
      lost: missing + measured.behind,
      duplicated: notes.length - new Set(notes).size,
      rssBytes: apps.reduce((sum, { child }) => sum + memoryOf(child.pid!), 0),
    };
    const cells = [
      people,
      processes,
      (measured.joined / 1000).toFixed(1),
      figure.p50,
      figure.p95,
      figure.p99,
      figure.lost,
      figure.duplicated,
    ];
    const widths = [6, 11, 10, 8, 8, 8, 6, 9];
    process.stdout.write(
      `${cells.map((cell, nth) => String(cell).padStart(widths[nth]!)).join('')}${(figure.rssBytes / 2 ** 20).toFixed(0).padStart(11)}\n`,
    );
    return figure;
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

/** Lets the people in; when all follow, the step begins; then they act. No run lasts longer than a minute. */
async function byPeople(asked: Asked, begin: () => Promise<unknown>): Promise<Measured> {
  const script = fileURLToPath(new URL(`./live-people${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
  const child = fork(script, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const limit = setTimeout(() => child.kill('SIGKILL'), 60_000);
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
