import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { aCircle, aStory } from '#testing/worlds.ts';
import { startKring } from '#testing/running.ts';
import { done, within } from './parts/commands.ts';
import { whereKept } from './parts/kept.ts';
import type { World } from './world.ts';

const canary = 'kanarieviolet';
const text = `The bench at the pond was broken again, and the ${canary} duck sat on it all week.`;

/**
 * A story is told and put on the internet, a backup is made, the teller takes the story back, the machine is lost. The backup is put back twice:
 * as the command does it, with the newest ledger; and by hand, with the ledger laid beside it only then. In both, the first answer that the
 * new machine gives is without the story.
 */
export async function check(world: World): Promise<string> {
  const [data, backups] = [join(world.folder(), 'data'), world.folder()];
  const env = { KRING_DATA: data, KRING_EXAMPLE: 'none' };
  const kring = await startKring(env);
  let address = '';
  try {
    const circle = await within(data, (db) => aCircle(db, { now: new Date() }));
    const others = await within(data, (db) =>
      aStory(db, circle, { text: 'Another story, which stays.', uses: ['publish'], now: new Date() }),
    );
    const cookie = await tell(kring.address, circle.door);
    await within(data, (db) => publishAll(db, circle.id));
    address = `/circles/${circle.slug}/published`;
    if (!(await read(kring.address + address)).includes(canary)) throw new Error('The story was not served before it was taken back');
    await done(['backup', backups], env);
    await takeBack(kring.address, cookie);
    if ((await read(kring.address + address)).includes(canary)) throw new Error('The story is still served after it was taken back');
    if (!others) throw new Error('No other story');
  } finally {
    await kring.stop();
  }
  const backup = join(
    backups,
    readdirSync(backups).find((name) => /^\d.*Z$/.test(name))!,
  );
  const byCommand = await putBack(world, { backup, ledger: join(data, 'erasures.log'), address });
  const empty = join(world.folder(), 'no-ledger');
  writeFileSync(empty, '');
  const byHand = await putBack(world, { backup, ledger: empty, address, later: join(data, 'erasures.log') });
  return `erased again before the first of ${byCommand + byHand} answers, by the command and by hand`;
}

type PutBack = {
  backup: string;
  ledger: string;
  address: string;
  /** A ledger that is laid beside it after the restore. */ later?: string;
};

/** Puts the backup back on an empty host, starts it, and asks from the first moment on. Returns how many answers came. */
async function putBack(world: World, { backup, ledger, address, later }: PutBack): Promise<number> {
  const data = join(world.folder(), 'restored');
  const env = { KRING_DATA: data, KRING_EXAMPLE: 'none', PORT: String(await freePort()) };
  await done(['restore', backup, '--erasures', ledger], env);
  if (later) copyFileSync(later, join(data, 'erasures.log'));
  const asked = { going: true, answers: 0, leaked: false };
  const asking = (async () => {
    while (asked.going) {
      const page = await read(`http://127.0.0.1:${env.PORT}${address}`).catch(() => null);
      if (page !== null) asked.answers += 1;
      if (page?.includes(canary)) asked.leaked = true;
      if (page === null) await new Promise((next) => setTimeout(next, 5));
    }
  })();
  const kring = await startKring(env);
  try {
    const page = await read(kring.address + address);
    while (asked.answers < 5) await new Promise((next) => setTimeout(next, 20));
    asked.going = false;
    await asking;
    if (asked.leaked || page.includes(canary)) throw new Error('A restored backup served a story that was taken back');
    if (!page.includes('Another story, which stays')) throw new Error('A restored backup lost a story that nobody took back');
    const kept = await patiently(() => within(data, (db) => whereKept(db, [canary])));
    if (kept.length > 0) throw new Error(`A restored backup keeps the words of a story that was taken back in ${kept.join(', ')}`);
    return asked.answers;
  } finally {
    asked.going = false;
    await kring.stop();
  }
}

// At a first start the queue of chores is still making its own tables.
async function patiently<T>(look: () => Promise<T>, tries = 10): Promise<T> {
  return look().catch(async (error: unknown) => {
    if (tries === 0 || (error as { code?: string }).code !== '42P01') throw error;
    await new Promise((next) => setTimeout(next, 500));
    return patiently(look, tries - 1);
  });
}

async function tell(address: string, door: string): Promise<string> {
  const form = await read(`${address}/tell/${door}`);
  const answer = await send(`${address}/tell/${door}`, { _form: proofIn(form), submission: newSubmissionKey(), text, language: 'en' });
  const cookie = answer.headers.getSetCookie().find((line) => line.includes('mine='));
  if (!cookie) throw new Error(`Telling answered ${answer.status}`);
  return cookie.split(';')[0]!;
}

async function takeBack(address: string, cookie: string) {
  const page = await (await fetch(`${address}/mine/withdraw`, { headers: { cookie, 'accept-language': 'en' } })).text();
  const answer = await send(`${address}/mine/withdraw`, { _form: proofIn(page) }, cookie);
  if (answer.status !== 200) throw new Error(`Taking back answered ${answer.status}`);
}

async function publishAll(db: Parameters<Parameters<typeof within>[1]>[0], circle: string) {
  await db
    .updateTable('story')
    .set({ accepted_at: new Date(), care_since: null, readers: ['residents'], uses: ['publish'] })
    .where('circle_id', '=', circle)
    .execute();
  for (const { id, text_hash } of await db.selectFrom('story').select(['id', 'text_hash']).where('circle_id', '=', circle).execute())
    await db.insertInto('publication').values({ circle_id: circle, story_id: id, text_hash, published_at: new Date() }).execute();
}

const read = async (address: string) => (await fetch(address, { headers: { 'accept-language': 'en' } })).text();
const proofIn = (page: string) => /name="_form" value="([^"]+)"/.exec(page)![1]!;
const send = (address: string, fields: Record<string, string>, cookie = '') =>
  fetch(address, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en', ...(cookie && { cookie }) },
  });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
