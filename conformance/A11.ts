import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { translateStory } from '#cycle/1-gather/translations.server.ts';
import { asFile, aPhoto, aRecording, aWave } from '#testing/media-samples.ts';
import { visitor as aBrowser, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, putsOnTheInternet, signedIn, type World as Circle } from '#testing/worlds.ts';
import { served } from './parts/gathering.ts';
import type { Inside, World } from './world.ts';

const kept = 'conformance/parts/screen-reader.json';
const arabic = 'انتظرت الحافلة ثلاثة أيام ولم تأت.';

/** In which language and direction words stand, what a screen reader hears on five pages, and whether a sound can reach others without its words. */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const { origin, close } = await served(inside);
  const context = await (await world.browser()).newContext({ locale: 'nl-NL' });
  const page = await context.newPage();
  const wrong: string[] = [];
  const here = await aCircle(inside.db, { language: 'nl', now: inside.clock.now });
  const texts = await languages(inside, { here, page, origin }, wrong);
  const heard = await whatIsHeard({ here, page, origin }, wrong);
  const ways = await withoutWords(inside, here, wrong);
  await context.close();
  close();
  if (wrong.length > 0) throw new Error(`${wrong.length} things are not said as they should be\n${wrong.join('\n')}`);
  return `an Arabic story on Dutch pages stands in its own language and direction in ${texts} places; five pages are heard as they were, ${heard} roles and names; sound and video without words reach nobody in ${ways} ways, and with words they do`;
}

type Looking = { here: Circle; page: Page; origin: string };

/** An Arabic story that anyone may read: everywhere its words stand, they say so, and nothing else does. */
async function languages(inside: Inside, { here, page, origin }: Looking, wrong: string[]): Promise<number> {
  const { db, clock } = inside;
  const story = await aStory(db, here, {
    text: arabic,
    language: 'ar',
    readers: ['residents'],
    uses: ['sense', 'publish'],
    now: clock.now,
  });
  await putsOnTheInternet(db, here, story, { now: clock.now });
  const lena = await aMember(db, here, 'listener', { name: 'Lena', now: clock.now });
  await translateStory(db, here.id, story, {
    text: 'Ik wachtte drie dagen op de bus en hij kwam niet.',
    language: 'nl',
    person: lena,
    now: clock.now,
  });
  const member = aBrowser(inside.app, { language: 'nl' });
  await signedIn(db, member, await aMember(db, here, 'member', { side: 'residents', name: 'Rik', now: clock.now }), clock.now);
  await page.context().addCookies([...member.cookies].map(([name, value]) => ({ name, value, url: origin })));
  const base = `/circles/${here.slug}`;
  let places = 0;
  for (const path of ['published', `published/${story}`, 'stories', `stories/${story}`, 'sense']) {
    await page.goto(`${origin}${base}/${path}`);
    const seen = await page.evaluate(howWordsStand, arabic.slice(0, 12));
    if (seen.page !== 'nl ltr') wrong.push(`${path}: the page says ${seen.page}`);
    if (seen.places.length === 0 && path !== 'sense') wrong.push(`${path}: the story is not there`);
    for (const said of seen.places) if (said !== 'ar rtl') wrong.push(`${path}: the story stands there as ${said}`);
    wrong.push(...seen.others.map((other) => `${path}: Dutch words stand there as ${other}`));
    places += seen.places.length;
  }
  await page.goto(`${origin}/tell/${here.door}?lang=ar`); // of a resident without an account
  const turned = await page.evaluate(() => `${document.documentElement.lang} ${getComputedStyle(document.body).direction}`);
  if (turned !== 'ar rtl') wrong.push(`in Arabic the page says ${turned}`);
  await page.goto(`${origin}/tell/${here.door}?lang=nl`);
  return places;
}

function howWordsStand(words: string): { page: string; places: string[]; others: string[] } {
  const said = (element: Element) => `${element.closest('[lang]')?.getAttribute('lang')} ${getComputedStyle(element).direction}`;
  const [places, others] = [[] as string[], [] as string[]];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement!;
    if (element.closest('script, style, title') || !element.checkVisibility()) continue;
    if (text.textContent!.includes(words)) places.push(said(element));
    else if (/[a-z]{4}/i.test(text.textContent!) && /^ar/.test(said(element)) && !element.closest('[hreflang], .kring-languages'))
      others.push(`${said(element)}: ${text.textContent!.trim().slice(0, 40)}`);
  }
  return { page: said(document.body), places, others };
}

/** Five pages as a screen reader hears them, beside how they were heard before. `KRING_KEEP=1` writes them down anew. */
async function whatIsHeard({ page, here, origin }: Looking, wrong: string[]): Promise<number> {
  const pages = {
    telling: `/tell/${here.door}`,
    coming_back: '/code',
    the_circle: `/circles/${here.slug}`,
    signing_in: '/sign-in',
    the_statement: '/accessibility',
  };
  const now: Record<string, string[]> = {};
  for (const [name, path] of Object.entries(pages)) {
    await page.context().clearCookies();
    await page.goto(`${origin}${path}`);
    now[name] = steady(await page.locator('body').ariaSnapshot());
  }
  if (process.env.KRING_KEEP || !existsSync(kept)) writeFileSync(kept, `${JSON.stringify(now, null, 2)}\n`);
  const before = JSON.parse(readFileSync(kept, 'utf8')) as typeof now;
  for (const name of Object.keys(pages)) {
    const [is, was] = [now[name]!, before[name] ?? []];
    const lost = was.filter((line) => !is.includes(line));
    const added = is.filter((line) => !was.includes(line));
    if (is.join('\n') !== was.join('\n'))
      wrong.push(
        `${name} is heard otherwise: gone ${JSON.stringify(lost)}, new ${JSON.stringify(added)}; when that is meant, run with KRING_KEEP=1 and commit ${kept}`,
      );
  }
  return Object.values(now).flat().length;
}

/** Roles and names alone: what is read as running text may be reworded, and days, numbers and keys change by themselves. */
const steady = (snapshot: string) =>
  snapshot
    .split('\n')
    .filter((line) => !/^\s*- (\/url|text|paragraph|listitem|time|strong|emphasis|generic)\b/.test(line))
    .map((line) =>
      line
        .replace(/(?<!level=)\d+/g, '0')
        .replace(/(\w)( \[[^\]]*\])*:.*$/, '$1$2')
        .replace(/("[^"]*")( \[[^\]]*\])*:.*$/, '$1$2'),
    )
    .filter((line) => line.trim() !== '');

/** A sound, a film and a photo, allowed and accepted: as long as no words stand with them, no page, file, search, list or publication gives them to others. */
async function withoutWords(inside: Inside, here: Circle, wrong: string[]): Promise<number> {
  const { app, db, clock } = inside;
  // Told in the language of the circle, so that nothing but the words of a sound or picture is missing.
  await db.updateTable('circle').set({ language: 'en' }).where('id', '=', here.id).execute();
  const browser = async (role: 'member' | 'listener', name: string, side: 'residents' | 'professionals') => {
    const someone = aBrowser(app);
    await signedIn(db, someone, await aMember(db, here, role, { side, name, now: clock.now }), clock.now);
    return someone;
  };
  const [rik, lena] = [await browser('member', 'Rik', 'residents'), await browser('listener', 'Lena', 'professionals')];
  let ways = 0;
  for (const [what, file, text] of [
    ['a recording', await aRecording(5), ''],
    ['a wave with a caption', aWave(20_000), 'A caption that is not what is said.'],
    ['a photo', await aPhoto(), 'Look at this.'],
  ] as const) {
    const { teller, story, medium } = await tellsWith(inside, here, { file, text });
    await teller.goTo('/mine/choose');
    await teller.press('Keep this', { readers: ['residents', 'professionals', 'deciders'], uses: ['sense', 'quote', 'publish'] });
    await lena.goTo(`/circles/${here.slug}/listen/${story}`);
    await lena.press('Accept');
    const address = async () => (await teller.goTo('/mine/media'), teller.page.querySelector('.kring-medium audio, .kring-medium a')!);
    const own = (await address()).getAttribute('src') ?? (await address()).getAttribute('href')!;
    for (const path of [`stories/${story}`, 'stories', 'sense', 'published', `published/${story}`, `search?words=caption`]) {
      await rik.goTo(`/circles/${here.slug}/${path}`);
      ways += 1;
      if (rik.html.includes(medium) || (rik.status === 200 && path.endsWith(story)))
        wrong.push(`${what} without words is given on ${path}`);
    }
    // Publishing it is refused too, by whatever way the teller asks.
    await teller.goTo('/mine/publish');
    const button = teller.page.querySelectorAll('main form button').length;
    ways += 1;
    const { count } = await db
      .selectFrom('publication')
      .select((of) => of.fn.countAll<string>().as('count'))
      .where('story_id', '=', story)
      .executeTakeFirstOrThrow();
    if (Number(count) > 0 || (button > 0 && text === '')) wrong.push(`${what} without words can be published`);
    await lena.goTo(`/circles/${here.slug}/listen/${story}/media/${medium}`);
    await lena.press('Keep these words', { words: 'The bus did not come.', ...(what === 'a photo' ? {} : { language: 'en' }) });
    await rik.goTo(`/circles/${here.slug}/stories/${story}`);
    if (rik.status !== 200 || !rik.html.includes('The bus did not come.')) wrong.push(`${what} with words does not reach a reader`);
    if (own === '') wrong.push(`${what} has no address of its own`);
  }
  return ways;
}

async function tellsWith(
  { app, db }: Inside,
  here: Circle,
  { file, text }: { file: Buffer; text: string },
): Promise<{ teller: Visitor; story: string; medium: string }> {
  const teller = aBrowser(app);
  await teller.goTo(`/tell/${here.door}?lang=en`);
  const before = new Set((await db.selectFrom('medium').select('id').execute()).map(({ id }) => id));
  await teller.pressWith('Save my story', { text, pictured: 'nobody' }, { medium: asFile(file) });
  const medium = (await db.selectFrom('medium').select(['id', 'story_id']).execute()).find(({ id }) => !before.has(id));
  if (!medium?.story_id) throw new Error('A file was not taken');
  return { teller, story: medium.story_id, medium: medium.id };
}
