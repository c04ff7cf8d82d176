import { createHash } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { connect, type Db } from '#lib/server/db.server.ts';
import { clusterOf } from '#lib/server/postgres-folder.server.ts';
import { findServer } from '#lib/server/postgres-process.server.ts';
import { joinPostgres } from '#lib/server/postgres.server.ts';
import { aCircle } from '#testing/worlds.ts';
import { startKring, type Running } from '#testing/running.ts';
import type { World } from './world.ts';

const rounds = 50;
const perRound = 40;
const atOnce = 8;
const patience = 60_000; // ms in which a submission must be answered, restarts included

/** A story that someone sends, and what they were told. */
type Sending = { text: string; submission: string; tries: number; lost: number; cookie: string };

/** Kills the app and its database in turn, at a random moment while people tell; whoever gets no answer sends the same form again. Then counts. */
export async function check(world: World): Promise<string> {
  const started = Date.now();
  const data = join(world.folder(), 'data');
  const env = { KRING_DATA: data, KRING_EXAMPLE: 'none', PORT: String(await freePort()) };
  let kring = await startKring(env);
  try {
    const folder = join(data, 'postgres');
    const { door, id: circle } = await within(folder, (db) => aCircle(db, { now: new Date() }));
    const token = /name="_form" value="([^"]+)"/.exec(await (await fetch(`${kring.address}/tell/${door}`)).text())![1]!;
    const sent: Sending[] = [];
    for (let round = 0; round < rounds; round++) {
      const now = Array.from({ length: perRound }, (_, nth): Sending => ({
        text: `Round ${round}, story ${nth}. ${'It rained and nobody came. '.repeat(1 + Math.floor(Math.random() * 200))}The end.`,
        submission: newSubmissionKey(),
        tries: 0,
        lost: 0,
        cookie: '',
      }));
      sent.push(...now);
      const after = Math.floor(Math.random() * perRound);
      const telling = tellAll(`${kring.address}/tell/${door}`, now, token);
      while (now.filter(({ cookie }) => cookie).length < after && !telling.done) await sleep(1);
      await sleep(Math.random() * 30);
      if (round % 2 === 0) kring = await killApp(kring, env);
      else process.kill(findServer(clusterOf(folder))!.pid, 'SIGKILL');
      await telling.all;
    }
    const problems = await within(folder, (db) => compare(db, circle, sent));
    problems.push(...(await cardsOpen(kring.address, sent)));
    const lost = sent.reduce((sum, one) => sum + one.lost, 0);
    if (lost < rounds / 2) problems.push(`only ${lost} answers were lost: the killing hit nothing`);
    if (problems.length > 0)
      throw new Error(`${problems.length} stories are not there whole and once\n${problems.slice(0, 50).join('\n')}`);
    return `${sent.length} stories in ${rounds} rounds, ${lost} answers lost and asked again, in ${Math.round((Date.now() - started) / 1000)} s`;
  } finally {
    await kring.stop();
  }
}

function tellAll(address: string, stories: Sending[], token: string) {
  const waiting = [...stories];
  const telling = { done: false, all: Promise.resolve() };
  const worker = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await tell(address, one, token);
  };
  telling.all = Promise.all(Array.from({ length: atOnce }, worker)).then(() => void (telling.done = true));
  return telling;
}

/** Sends a form, and the same form again as long as no answer comes or the answer says that it was not kept. */
async function tell(address: string, one: Sending, token: string) {
  const body = new URLSearchParams({ _form: token, submission: one.submission, text: one.text, language: 'en' }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-forwarded-for': `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`,
  };
  let last = '';
  for (const until = Date.now() + patience; Date.now() < until; await sleep(200)) {
    one.tries += 1;
    const answer = await fetch(address, { method: 'POST', body, headers, redirect: 'manual' }).catch((problem: Error) => {
      last = String(problem.cause ?? problem);
      return null;
    });
    if (answer && answer.status < 400)
      return void (one.cookie = answer.headers
        .getSetCookie()
        .find((line) => line.includes('mine='))!
        .split(';')[0]!);
    if (answer && answer.status < 500) throw new Error(`Telling answered ${answer.status}`);
    if (answer) last = `${answer.status}`;
    one.lost += 1;
  }
  throw new Error(`A story was not answered in ${patience / 1000} s, asked ${one.tries} times; the last answer was ${last}`);
}

async function killApp({ child }: Running, env: Record<string, string>): Promise<Running> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  return startKring(env);
}

/** Every story that was answered is there, whole, once, with its code and its trail; and nothing else is. */
async function compare(db: Db, circle: string, sent: Sending[]): Promise<string[]> {
  const rows = await db
    .selectFrom('story')
    .select(['id', 'text', 'text_hash', 'search'])
    .select((from) =>
      from
        .selectFrom('story_code')
        .whereRef('story_code.story_id', '=', 'story.id')
        .select((all) => all.fn.countAll<number>().as('n'))
        .as('codes'),
    )
    .select((from) =>
      from
        .selectFrom('trail')
        .whereRef('trail.story_id', '=', 'story.id')
        .where('what', '=', 'story.told')
        .select((all) => all.fn.countAll<number>().as('n'))
        .as('told'),
    )
    .where('circle_id', '=', circle)
    .execute();
  const byText = Map.groupBy(rows, ({ text }) => text);
  const strange = rows
    .filter(({ text }) => !sent.some((one) => one.text === text))
    .map(({ text }) => `nobody told this: ${text.slice(0, 80)}`);
  const wrong = sent.flatMap(({ text, tries }) => {
    const [row, ...more] = byText.get(text) ?? [];
    const name = `${text.slice(0, 20)} (sent ${tries} times)`;
    if (!row) return [`${name} was answered and is gone`];
    if (more.length > 0) return [`${name} is there ${more.length + 1} times`];
    const isWhole =
      row.text_hash.equals(createHash('sha256').update(text).digest()) && row.search !== '' && row.codes === 1 && row.told === 1;
    return isWhole ? [] : [`${name} is half there: ${row.codes} codes, ${row.told} marks`];
  });
  return [...strange, ...wrong];
}

/** The answer that came opens the story that was sent. */
async function cardsOpen(address: string, sent: Sending[]): Promise<string[]> {
  const some = sent.filter((_, nth) => nth % 40 === 7);
  const pages = await Promise.all(
    some.map(async ({ cookie }) => (await fetch(`${address}/mine`, { headers: { cookie, 'accept-language': 'en' } })).text()),
  );
  return some
    .filter(({ text }, nth) => !pages[nth]!.includes(text.slice(0, 40)))
    .map(({ text }) => `the answer to ${text.slice(0, 20)} does not open it`);
}

/** Does something in the database of a Kring that runs. */
async function within<T>(folder: string, work: (db: Db) => Promise<T>): Promise<T> {
  const address = await joinPostgres({ folder });
  if (!address) throw new Error('The database does not run');
  const db = connect(address);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
