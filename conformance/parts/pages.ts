import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { readers, uses } from '#cycle/1-gather/consent.ts';
import { newSecret } from '#lib/server/ids.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { wordsIn } from '#lib/words/words.ts';
import { allDoors } from '#routes/all-doors.ts';
import { visitor as aVisitor } from '#testing/visitor.ts';
import { signedIn } from '#testing/worlds.ts';
import type { Inside } from '../world.ts';
import { aFullCircle, type FullCircle } from './full-circle.ts';
import { served } from './gathering.ts';
import { recipeOf } from './recipes.ts';
import { ask, everyVisitor, type Fields, type Visiting } from './visitors.ts';

/** One page that a kind of visitor can see. `sent` is there when it is the answer to a form with slips. */
export type Seen = { door: string; address: string; visitor: Visiting; ofTeller: boolean; sent?: Fields };

/** A full circle, served to real browsers, with every page that each kind of visitor can see. */
export async function pagesOf(inside: Inside): Promise<{ origin: string; here: FullCircle; pages: Seen[]; close: () => void }> {
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = (await everyVisitor(inside, here, elsewhere)).filter(
    ({ name, program }) => !program && !/another circle|former|signed out|over/.test(name),
  );
  visitors.push(whoJustTold(inside, here));
  const pages: Seen[] = [];
  for (const door of allDoors) {
    for (const visitor of visitors) {
      const { address } = recipeOf(door, here, inside.keys, visitor.tells);
      if (address.startsWith('/api/') || (door.method === 'GET' && /leave|finish/.test(address) && visitor.name !== 'teller')) continue;
      const of = { door: door.path, address, visitor, ofTeller: /^\/(tell|mine|code|s|leave|finish|respond|answers|missing|invited?|pulse|barrier|working-with)\b/.test(door.path) };
      // A form that is sent empty comes back with slips, and changes nothing; nothing else is sent.
      const sent = door.method === 'POST' && asksSomething(door.path) ? emptied : undefined;
      if (door.method !== 'GET' && !sent) continue;
      const answer = await ask(inside, visitor, { method: door.method, address, fields: sent });
      if (answer.status === (sent ? 422 : 200) && answer.headers.get('content-type')?.startsWith('text/html')) pages.push({ ...of, sent });
    }
  }
  return {
    ...(await served(inside)),
    here,
    pages: [
      ...pages,
      ...(await helpersAtEachPage(inside, here)),
      { door: '(nothing there)', address: nowhere, visitor: visitors[0]!, ofTeller: false },
    ],
  };
}

const nowhere = '/nothing-there';

const emptied: Fields = { text: '', code: '', reply: '' };

/** Forms with something to fill in: sent empty they come back with a slip. Those of one button are left alone. */
const asksSomething = (path: string) =>
  /^\/(tell|code|table$|session$|respond|missing\/:door$|pulse\/:door$|barrier\/:door$|invited$|answers\/(code|of))|statements\/paper$|\/mine\/(reply|text)|decide$|new$|prepare\/(about|sides|questions|promise)|people\/(invite|join)|readings$|findings$|record$|record\/write$/.test(
    path,
  );

const whoJustTold = ({ keys, clock }: Inside, here: FullCircle): Visiting => ({
  name: 'who just told',
  cookies: {
    mine: seal(keys.visit, 'teller', {
      circle: here.id,
      story: here.stories.main,
      visit: newSecret(),
      key: newSubmissionKey(),
      until: clock.now.getTime() + 3.6e6,
    }),
  },
  can: ['teller'],
  tells: { of: here, story: 'main' },
});

const helping = ['helper.write.keep', 'helper.readBack.right', 'helper.ask.keep', 'helper.teach.ownWords', 'helper.handOver.do'] as const;
const saysNo = Object.fromEntries(
  [...readers.map((reader) => `reader-${reader}`), ...uses.map((use) => `use-${use}`)].map((name) => [name, 'no']),
);

/** A helper with a teller beside them, at each page of an entry in turn. */
async function helpersAtEachPage({ app, db, clock }: Inside, here: FullCircle): Promise<Seen[]> {
  const words = wordsIn('en');
  const pages: Seen[] = [];
  for (let steps = 0; steps <= helping.length; steps++) {
    const helper = aVisitor(app);
    await signedIn(db, helper, here.people.member, clock.now);
    await helper.goTo(`/circles/${here.slug}/help`);
    await helper.press(words('helper.start.make'));
    for (const step of helping.slice(0, steps))
      await helper.press(
        words(step),
        step === 'helper.write.keep'
          ? { text: 'It was told to a helper.' }
          : step === 'helper.ask.keep'
            ? { ...saysNo, mode: 'spoken' }
            : {},
      );
    const cookies = Object.fromEntries([...helper.cookies].map(([name, value]) => [name.replace('kring-', ''), value]));
    pages.push({
      door: `(helping, ${steps} steps done)`,
      address: helper.path,
      visitor: { name: `helper after ${steps} steps`, cookies, can: ['member'] },
      ofTeller: false,
    });
  }
  return pages;
}

/** A browser of this visitor. */
export async function browserOf(
  browser: Browser,
  origin: string,
  visitor: Visiting,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  await giveCookies(context, origin, visitor);
  return context;
}

// A page may take cookies away, as the way out does: each page is opened with those of its visitor.
const giveCookies = (context: BrowserContext, origin: string, { cookies }: Visiting) =>
  context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name: `kring-${name}`, value: value!, url: `${origin}/` })));

/** Opens a page; a form that was sent with slips is the answer to it. */
export async function open(inside: Inside, page: Page, origin: string, { address, sent, visitor }: Seen, language = ''): Promise<void> {
  const asked = `${address}${language && `${address.includes('?') ? '&' : '?'}lang=${language}`}`;
  await page.context().clearCookies();
  await giveCookies(page.context(), origin, visitor);
  if (sent) {
    const answer = await ask(inside, visitor, { method: 'POST', address: asked, fields: sent });
    const [status, headers, body] = [answer.status, Object.fromEntries(answer.headers), await answer.text()];
    await page.route(origin + asked, (route) => route.fulfill({ status, headers, body }));
  }
  const answer = await page.goto(origin + asked);
  if (sent) await page.unroute(origin + asked);
  if (answer?.status() !== (sent ? 422 : address === nowhere ? 404 : 200))
    throw new Error(`${visitor.name} opened ${address} and got ${answer?.status()}`);
}

/** Does work for each thing, some at a time. */
export async function severalAtOnce<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<void>, atOnce = 2): Promise<void> {
  const waiting = [...things];
  const one = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}
