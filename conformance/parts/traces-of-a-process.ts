import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#routes/app.tsx';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aContact, aDecision } from '#testing/worlds.ts';
import type { World } from '../world.ts';
import { within } from './commands.ts';
import { canary, pieces } from './gathering.ts';
import { whereKept } from './kept.ts';

const nowhere = '127.0.0.1:9'; // nothing listens there
const patience = 150; // seconds: a chore begins every minute

/**
 * Kring as a process of its own, with its database and its chores, while the post is away and tables are missing: neither what it prints, nor the log of
 * the database, nor the queue of its chores holds a word of a story or an address that a teller gave.
 */
export async function processLeavesNoTrace(world: World, wrong: string[]): Promise<string> {
  const kring = await world.running({ SMTP_URL: `smtp://${nowhere}`, KRING_MAIL_FROM: 'kring@example.org' });
  const here = await within(kring.data, (db) => aCircle(db, { now: new Date() }));
  const app = {
    request: (path: string, init: RequestInit) => fetch(kring.address + path, { ...init, redirect: 'manual' }),
  } as unknown as App;
  const tells = async () => {
    const teller = visitor(app);
    await teller.goTo(`/tell/${here.door}`);
    await teller.press('Save my story', { text: canary.join(' ') });
    return teller;
  };
  const teller = await tells();
  if (teller.path !== '/mine/choose') wrong.push(`the story is answered ${teller.status} at ${teller.path}`);
  await within(kring.data, async (db) => {
    const now = new Date();
    const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', here.id).executeTakeFirstOrThrow();
    await db.updateTable('story').set({ accepted_at: now }).where('id', '=', id).execute();
    await aContact(db, here, id, { email: `${pieces[4]}@quartzite.example`, now });
    await aDecision(db, here, [id], { now });
  });
  await says(kring, 'letter not sent', 'mail is away');
  await within(kring.data, (db) => db.schema.alterTable('trail').renameTo('trail_away').execute());
  const failing = await tells();
  if (failing.status < 500) wrong.push(`the provoked error is answered ${failing.status}: nothing was tried`);
  await fetch(`${kring.address}/${pieces[0]}?q=${pieces[1]}`, { headers: { referer: `${kring.address}/${pieces[2]}` } });
  await says(kring, 'chore failed');
  const queued = await within(kring.data, async (db) => {
    await db.schema.alterTable('trail_away').renameTo('trail').execute();
    return (await whereKept(db, pieces)).filter((column) =>
      /^(graphile_worker|sign_in)\.|\.(activity|webhook_message|idempotency|letter)\./.test(column),
    );
  });
  for (const column of queued) wrong.push(`the words stand in ${column}`);
  await kring.stop();
  const logs = [join(kring.data, 'postgres/postgres.log'), join(kring.data, 'postgres.log')].filter((path) => existsSync(path));
  if (logs.length === 0) wrong.push('the log of the database was not found: nothing was looked at');
  const lines = [kring.log(), ...logs.map((path) => readFileSync(path, 'utf8'))].flatMap((text) => text.split('\n')).filter(Boolean);
  for (const line of lines)
    for (const word of pieces)
      if (line.toLowerCase().includes(word.toLowerCase())) wrong.push(`the log of the process says “${word}”: ${line.slice(0, 300)}`);
  return `${lines.length} lines of a process, its chores and its database`;
}

/** Waits until one of these things happened, as its log says. */
async function says({ log }: { log: () => string }, ...events: string[]) {
  for (let waited = 0; !events.some((event) => log().includes(`"event":"${event}"`)); waited++) {
    if (waited > patience) throw new Error(`“${events.join('” or “')}” never happened:\n${log().slice(-2_000)}`);
    await sleep(1_000);
  }
}
