import { parse } from 'node-html-parser';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { startVisit } from '#lib/people/visits.server.ts';
import { newSecret } from '#lib/server/ids.ts';
import { seal } from '#lib/server/sealed.server.ts';
import type { FullCircle } from './parts/full-circle.ts';
import { aGathering, tells } from './parts/gathering.ts';
import { pagesOf } from './parts/pages.ts';
import { ask, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

const written = 'Halfway through this sentence of mine my visit was over.';

/** Help stands in one place with one order on every page; a visit that ends warns, and gives back what was half written. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { pages: all, here, close } = await pagesOf(inside);
  close();
  const pages = all.filter(({ door }) => !door.startsWith('/embed/')); // a part of someone else's page, which has its own
  const orders = new Map<string, string>();
  const numbers = new Map<string, string>();
  for (const { visitor, address, door, sent } of pages) {
    const page = parse(await (await ask(inside, visitor, { method: sent ? 'POST' : 'GET', address, fields: sent })).text());
    const parts = page
      .querySelectorAll('body > header, body > nav, body > main, body > aside, body > footer')
      .map((part) => part.rawTagName.toLowerCase());
    const order = parts.filter((part) => part !== 'nav').join(' ');
    if (!orders.has(order)) orders.set(order, door);
    const help = page.querySelector('aside.kring-help');
    if (!help?.querySelector('h2') || !help.querySelector('p')) throw new Error(`${door} has no help in plain words`);
    const listed = help
      .querySelectorAll('a[href^=tel]')
      .map((a) => a.text)
      .join(' ');
    if (listed && !numbers.has(listed)) numbers.set(listed, door);
  }
  if (orders.size !== 1 || ![...orders.keys()][0]!.includes('main aside'))
    throw new Error(`Help stands elsewhere: ${[...orders].map(([order, door]) => `${order} on ${door}`).join('; ')}`);
  if (numbers.size !== 1)
    throw new Error(`The numbers stand in another order: ${[...numbers].map(([order, door]) => `${order} on ${door}`).join('; ')}`);
  const back = await givenBack(inside, here);
  await warned(world);
  return `${pages.length} pages: help after the page and before the foot on each, the same numbers in the same order; ${back} forms that were sent after their visit ended gave every word back; a warning comes first, and one key stays`;
}

/** Forms of a teller, a listener and a reader, sent when the visit that showed them is over. */
async function givenBack(inside: Inside, here: FullCircle): Promise<number> {
  const { keys, clock, db } = inside;
  const over = seal(keys.visit, 'teller', {
    circle: here.id,
    story: here.stories.main,
    visit: newSecret(),
    until: clock.now.getTime() - 1,
  });
  const ended = await startVisit(db, here.people.listener, new Date(clock.now.getTime() - 20 * 24 * 60 * 60 * 1000));
  const teller: Visiting = { name: 'teller whose visit is over', cookies: { mine: over }, can: [] };
  const listener: Visiting = { name: 'listener whose visit is over', cookies: { visit: ended }, can: [] };
  const base = `/circles/${here.slug}`;
  const forms: [Visiting, string, Record<string, string>][] = [
    [teller, '/mine/reply', { reply: written }],
    [teller, '/mine/text', { text: written, language: 'en' }],
    [teller, `/mine/quotes/${here.fragments.main}/contest`, { why: written }],
    [listener, `${base}/listen/${here.stories.waiting}/ask`, { text: written }],
    [listener, `${base}/stories/${here.stories.main}/readings`, { told: written, means: written }],
    [listener, `${base}/closing`, { answer: written }],
  ];
  for (const [who, address, fields] of forms) {
    const page = parse(await (await ask(inside, who, { method: 'POST', address, fields })).text());
    const kept = page.querySelectorAll('textarea').map((field) => field.text.trim());
    if (!kept.includes(written)) throw new Error(`${address}: what was written is gone when the visit is over`);
  }
  // Telling needs no visit at all: an old one in the same browser takes nothing away, and the story is kept.
  const told = await ask(inside, teller, {
    method: 'POST',
    address: `/tell/${here.door}`,
    fields: { text: written, language: 'en', submission: newSubmissionKey() },
  });
  const stories = await db.selectFrom('story').select('id').where('text', '=', written).execute();
  if (told.status !== 303 || stories.length !== 1) throw new Error(`A story that was sent with an old visit answered ${told.status}`);
  return forms.length + 1;
}

/** While a teller changes the text, two idle minutes pass: a warning, and with one key all that was typed is still there. */
async function warned(world: World) {
  const gathering = await aGathering(world);
  const fatma = await gathering.teller();
  await fatma.page.clock.install();
  await tells(fatma, gathering);
  await fatma.goes('/mine/text');
  await fatma.page.locator('textarea').first().fill(written);
  await fatma.page.clock.runFor(121_000);
  const warning = fatma.page.getByRole('dialog', { name: fatma.said('ui.idle.title') });
  await warning.waitFor({ timeout: 10_000 }).catch(() => {
    throw new Error('No warning came before the visit ended');
  });
  await fatma.page.keyboard.press('Escape');
  await fatma.page.clock.runFor(30_000);
  if ((await fatma.page.locator('textarea').first().inputValue()) !== written) throw new Error('After the warning what was typed is gone');
  gathering.close();
}
