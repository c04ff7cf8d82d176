import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { newId } from '#lib/server/ids.ts';
import { someone } from '#testing/journeys/someone.ts';
import { anAsking, statements } from '#testing/opinions.ts';
import { aCircle, aMember } from '#testing/worlds.ts';
import type { Inside, World } from '../world.ts';

/** A circle that asks for stories, served to real browsers, with its two listeners. */
export type Gathering = Awaited<ReturnType<typeof aGathering>>;
export type Teller = Awaited<ReturnType<Gathering['teller']>>;

/** A story that can be recognised wherever a piece of it is left: none of its words stands on a page of Kring. */
export const canary = [
  'Zebrafinch saw how the quartzite ferry left without us.',
  'Nobody at Vlierbeek harbour picked up the kazoo telephone.',
];
export const pieces = ['Zebrafinch', 'quartzite', 'Vlierbeek', 'kazoo', 'zebrafinch'];

export async function aGathering(world: World) {
  const inside = await world.inside();
  const { origin, close } = await served(inside);
  const here = await aCircle(inside.db, { now: inside.clock.now });
  await inside.db.insertInto('prompt').values({ circle_id: here.id, id: newId(), text: 'When did it go well?', position: 2 }).execute();
  const listeners = {
    residents: await aMember(inside.db, here, 'listener', { side: 'residents', name: 'Samira', now: inside.clock.now }),
    professionals: await aMember(inside.db, here, 'listener', { side: 'professionals', name: 'Joost', now: inside.clock.now }),
  };
  await anAsking(inside.db, here.id, { now: inside.clock.now });
  await statements(inside.db, here.id, 5);
  const browser = await world.browser();
  const teller = (wishes: Partial<Parameters<typeof someone>[1]> = {}) => someone(browser, { at: origin, width: 320, ...wishes });
  return { ...inside, inside, origin, here, listeners, close, teller };
}

/** Serves Kring at an address of this machine. */
export async function served(inside: Inside): Promise<{ origin: string; close: () => void }> {
  const server = serve({ fetch: inside.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((ready) => server.once('listening', ready));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

/** Tells the canary story and stops where the choice of what may be done with it is asked. */
export async function tells(teller: Teller, { here }: Gathering, story = canary.join(' ')) {
  await teller.goes(`/tell/${here.door}`);
  await teller.fills('teller.tell.text', story);
  await teller.presses('teller.tell.save');
}

/** Answers two statements, says what is missing, and stops at the own answers. Returns the code that stands there. */
export async function answers(teller: Teller, { here, said }: { here: { door: string }; said: string }): Promise<string> {
  await teller.goes(`/respond/${here.door}`);
  await teller.presses('respond.answer.yes');
  await teller.presses('respond.answer.no');
  await teller.goes(`/respond/${here.door}/missing`);
  await teller.fills('respond.missing.text', said);
  await teller.presses('respond.missing.send');
  await teller.sees(said);
  return teller.page.locator('.kring-answers-code').innerText();
}

/** Goes on to the card and reads its six words. */
export async function takesTheCard(teller: Teller): Promise<string[]> {
  await teller.presses('teller.choose.keep');
  return (
    await teller.page
      .getByRole('group', { name: teller.said('ui.cardTitle') })
      .getByRole('listitem')
      .allInnerTexts()
  ).map((word) => word.trim());
}

/** The cookie that opens the teller's story, or someone's answers, as someone would copy it from the phone. */
export async function cookieOf({ page }: Teller, origin: string, named: 'mine' | 'answers' = 'mine'): Promise<string> {
  const cookie = (await page.context().cookies(origin)).find(({ name }) => name.endsWith(`kring-${named}`));
  if (!cookie) throw new Error('There should be a visit, and there is none');
  return `${cookie.name}=${cookie.value}`;
}

/** Where a browser still holds any of these words: pages of its history, fields, storage, cookies. */
export async function leftIn(
  teller: Teller,
  { origin, address }: { origin: string; address: string },
  words: readonly string[] = pieces,
): Promise<string[]> {
  const { page } = teller;
  const found: string[] = [];
  const look = async (where: string) => {
    await page.waitForLoadState('load').catch(() => {});
    const held = await page.evaluate(() =>
      [
        document.documentElement.outerHTML,
        document.title,
        location.href,
        ...[...document.querySelectorAll('textarea, input')].map((field) => (field as HTMLInputElement).value),
      ].join('\n'),
    );
    if (words.some((word) => held.includes(word))) found.push(where);
  };
  await look('the page itself');
  for (let back = 1; back <= 8; back++) {
    const before = page.url();
    await page.goBack({ timeout: 3_000 }).catch(() => null);
    await look(`${back} back: ${new URL(page.url(), origin).pathname}`);
    await page.reload().catch(() => null);
    await look(`${back} back, reloaded`);
    if (page.url() === before && page.url() === 'about:blank') break;
  }
  await page.goto(origin + address);
  await look('the form for a new story');
  const stored = await page.evaluate(async () => {
    const kept = {
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: [] as string[],
    };
    if ('caches' in window) kept.caches = await caches.keys();
    return { text: JSON.stringify(kept), size: localStorage.length + sessionStorage.length + kept.databases.length + kept.caches.length };
  });
  if (stored.size > 0) found.push(`storage: ${stored.text}`);
  const cookies = await page.context().cookies();
  for (const { name, value } of cookies) if (words.some((word) => decodeURIComponent(value).includes(word))) found.push(`cookie ${name}`);
  return found;
}
