import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { chores } from '../src/chores.ts';
import { readers, uses, type Reader, type Use } from '#cycle/1-gather/consent.ts';
import { startVisit } from '#lib/people/visits.server.ts';
import { newId, newSecret } from '#lib/server/ids.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { visitor as aBrowser } from '#testing/visitor.ts';
import { everyAddress } from './parts/everywhere.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { ask, everyVisitor, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

/** A story of which all was allowed and done, before its teller chose otherwise. `t`, `f` and `n` are in its text, in its marked words, and in its teller's name. */
type Told = { id: string; readers: Reader[]; uses: Use[]; t: string; f: string; n: string };
/** With whose eyes a visitor reads. */
type Looking = Visiting & { eyes: 'all' | 'open' | { oneOf: Reader } | { everyOf: Reader[] }; atTable?: boolean; calls?: boolean };

/** Every choice of readers and uses there is: 8 x 32. Is a story anywhere outside what its teller chose, and does a new choice hold at once? */
export async function check(world: World): Promise<string> {
  const inside = await world.inside();
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  await tellsApart(inside, here);
  const stories = await everyChoice(inside, here);
  const visitors = await lookers(inside, here, elsewhere);
  const wrong: string[] = [];
  for (const told of stories) await choose(inside, here, told);
  const first = await crawl(inside, { here, stories, visitors, wrong });
  if (first.list !== first.mayList) wrong.push(`the lists showed ${first.list} stories, of ${first.mayList} that may be read there`);
  const letters = await letterProblems(inside, stories);
  for (const told of stories) await choose(inside, here, Object.assign(told, { readers: [], uses: [] }));
  const then = await crawl(inside, { here, stories, visitors, wrong, most: 40 });
  if (wrong.length + letters.length > 0)
    throw new Error(
      `${wrong.length + letters.length} times a story was used otherwise than its teller chose\n${[...letters, ...new Set(wrong)].slice(0, 200).join('\n')}`,
    );
  return `${stories.length} choices; ${first.answers} answers held ${first.found} allowed texts and no other, ${then.answers} more after all was switched off`;
}

/** Nothing is ticked beforehand, telling with all off works, and each tick allows one thing. */
async function tellsApart(inside: Inside, here: FullCircle) {
  const choices: { readers: Reader[]; uses: Use[] }[] = [
    { readers: [], uses: [] },
    ...readers.map((one) => ({ readers: [one], uses: [] })),
    ...uses.map((one) => ({ readers: [], uses: [one] })),
  ];
  for (const choice of choices) {
    const teller = aBrowser(inside.app);
    await teller.goTo(`/tell/${here.door}`);
    const before = teller.page.querySelectorAll('input[checked]');
    await teller.press('Save my story', { text: `Told with ${JSON.stringify(choice)} allowed.` });
    const ticks = teller.page.querySelectorAll('input[type=checkbox]');
    if (before.length > 0 || ticks.some((tick) => tick.hasAttribute('checked')))
      throw new Error('Something is ticked before the teller chose');
    const asked = ticks
      .map((tick) => tick.getAttribute('value'))
      .sort()
      .join();
    if (asked !== [...readers, ...uses].sort().join()) throw new Error(`The teller is asked ${asked}`);
    await teller.press('Keep this', choice);
    const kept = await inside.db
      .selectFrom('story')
      .select(['id', 'readers', 'uses'])
      .where('circle_id', '=', here.id)
      .where('text', 'like', `%${JSON.stringify(choice)}%`)
      .executeTakeFirstOrThrow();
    const receipt = await inside.db
      .selectFrom('consent_receipt')
      .select(['readers', 'uses'])
      .where('story_id', '=', kept.id)
      .executeTakeFirstOrThrow();
    for (const said of [kept, receipt])
      if (JSON.stringify({ readers: said.readers, uses: said.uses }) !== JSON.stringify(choice))
        throw new Error(`Chose ${JSON.stringify(choice)}, kept ${JSON.stringify(said)}`);
  }
}

/** Stories that were told with everything on and used for everything. */
async function everyChoice({ db, clock }: Inside, here: FullCircle): Promise<Told[]> {
  const stories: Told[] = [];
  const now = clock.now;
  const voice = { side_id: here.sides.professionals, person_id: here.people.member, table_id: null };
  for (let nth = 0; nth < 256; nth++) {
    const [id, fragment, number] = [newId(), newId(), nth.toString().padStart(3, '0')];
    const told: Told = {
      id,
      readers: readers.filter((_, at) => (nth >> at) & 1),
      uses: uses.filter((_, at) => (nth >> (at + 3)) & 1),
      t: `TT${number}T`,
      f: `FF${number}F`,
      n: `NN${number}N`,
    };
    const text = `${told.f} was marked, and ${told.t} was told.`;
    const text_hash = createHash('sha256').update(text).digest();
    const of = { circle_id: here.id, story_id: id };
    await db
      .insertInto('story')
      .values({
        circle_id: here.id,
        id,
        prompt_id: here.prompt,
        text,
        text_hash,
        language: 'en',
        search: sql<string>`to_tsvector('english', ${text})`,
        feeling: null,
        would_help: null,
        readers: [...readers],
        uses: [...uses],
        basis: 'consent',
        channel: 'page',
        helper_id: null,
        submission_hash: null,
        told_at: now,
        held_at: null,
        accepted_at: now,
        refused_at: null,
        hidden_at: null,
      })
      .execute();
    await db
      .insertInto('publication')
      .values({ ...of, text_hash, published_at: now })
      .execute();
    await db
      .insertInto('story_contact')
      .values({ ...of, name: told.n, email: `nn${number}n@example.org`, phone: null, place: null, language: 'en', given_at: now })
      .execute();
    await db
      .insertInto('fragment')
      .values({ ...of, id: fragment, start_at: 0, end_at: 17, text_hash, ...voice, marked_at: now, quote_refused_at: null })
      .execute();
    await db
      .insertInto('theme_fragment')
      .values({ circle_id: here.id, theme_id: here.theme, fragment_id: fragment, side_id: voice.side_id, at: now })
      .execute();
    await db
      .insertInto('insight_fragment')
      .values({ circle_id: here.id, insight_id: here.insight, fragment_id: fragment, at: now })
      .execute();
    for (const session_id of Object.values(here.sessions))
      await db
        .insertInto('session_story')
        .values({ ...of, session_id, at: now })
        .execute();
    await db
      .insertInto('copy_story')
      .values({ ...of, copy_id: here.copy })
      .execute();
    await db
      .insertInto('trail')
      .values({ ...of, what: 'decision.published', about: here.decisions.made, at: now, heard_at: null, heard_how: null })
      .execute();
    stories.push(told);
  }
  return stories;
}

/** The teller chooses, on their own page. */
async function choose(inside: Inside, here: FullCircle, { id, readers, uses }: Told) {
  const mine = seal(inside.keys.visit, 'teller', {
    circle: here.id,
    story: id,
    visit: newSecret(),
    until: inside.clock.now.getTime() + 3_600_000,
  });
  const { status } = await ask(
    inside,
    { name: 'its teller', cookies: { mine }, can: ['teller'] },
    { method: 'POST', address: '/mine/choose', fields: { readers, uses } },
  );
  if (status !== 303) throw new Error(`Choosing answered ${status}`);
}

async function lookers(inside: Inside, here: FullCircle, elsewhere: FullCircle): Promise<Looking[]> {
  const all = await everyVisitor(inside, here, elsewhere);
  const as = (name: string, more: Omit<Looking, keyof Visiting>): Looking => ({
    ...all.find((visitor) => visitor.name === name)!,
    ...more,
  });
  const resident: Visiting = {
    name: 'steward of the residents',
    cookies: { visit: await startVisit(inside.db, here.people.steward2, inside.clock.now) },
    can: ['signedIn', 'steward'],
  };
  return [
    as('anyone', { eyes: 'open' }),
    as('teller', { eyes: 'open' }),
    as('reader', { eyes: { oneOf: 'deciders' } }),
    as('member', { eyes: { oneOf: 'professionals' } }),
    { ...resident, eyes: { oneOf: 'residents' }, calls: true },
    as('listener', { eyes: 'all', calls: true }),
    as('table', { eyes: { everyOf: ['residents', 'professionals'] }, atTable: true }),
    as('session', { eyes: { everyOf: ['residents', 'professionals'] } }),
    as('steward of another circle', { eyes: 'open' }),
  ];
}

const reads = ({ eyes }: Looking, { readers }: Told): boolean => {
  if (eyes === 'all') return true;
  if (eyes === 'open') return false;
  return 'oneOf' in eyes ? readers.includes(eyes.oneOf) : eyes.everyOf.every((one) => readers.includes(one));
};
const published = ({ uses }: Told) => uses.includes('publish');
/** All sides that come to the sessions of a full circle read together. */
const inTheRoom = ({ readers, uses }: Told) =>
  uses.includes('dialogue') && (['residents', 'professionals'] as const).every((one) => readers.includes(one));

/** What a teller's choices allow on each page, as the words beside the choices say it; a page that is not here shows no text of a story. */
const pages: { at: RegExp; text?: (who: Looking, told: Told) => boolean; marked?: (who: Looking, told: Told) => boolean }[] = [
  { at: /\/listen(\/|\?|$)/, text: ({ eyes }) => eyes === 'all' },
  { at: /\/published/, text: (_, told) => published(told) },
  { at: /\/stories(\/|\?|$)/, text: (who, told) => reads(who, told) && (!who.atTable || told.uses.includes('sense')) },
  {
    at: /\/sense\/copies\//,
    text: (who, told) => reads(who, told) && told.uses.includes('sense') && told.readers.includes('professionals'),
  },
  // Naming what an answer about power, a drawing or a change rests on is making sense of it; a panel weighs stories as a table does.
  {
    at: /\/compass\/parts\/answer\/|\/models\/\w+\/answer\/|\/outcomes\//,
    text: (who, told) => reads(who, told) && told.uses.includes('sense'),
  },
  { at: /\/sense(\/|$)/, marked: (who, told) => reads(who, told) && told.uses.includes('sense') },
  { at: /\/sessions\//, text: (who, told) => inTheRoom(told) && (who.name === 'session' || reads(who, told)) },
];

type Crawl = { here: FullCircle; stories: Told[]; visitors: Looking[]; wrong: string[]; most?: number };

async function crawl(inside: Inside, { here, stories, visitors, wrong, most = 300 }: Crawl) {
  const byMark = new Map(stories.flatMap((told) => [told.t, told.f, told.n].map((mark) => [mark, told] as const)));
  const addresses = new Set([
    ...(await everyAddress(inside.db, inside.keys, here, most)).filter((address) => !address.startsWith('/mine')),
    `/circles/${here.slug}/stories?words=marked`,
    ...(await pagesOfList(inside, here, visitors)),
  ]);
  const count = { answers: 0, found: 0, list: 0, mayList: 0 };
  for (const visitor of visitors) {
    for (const address of addresses) {
      const answer = await (await ask(inside, visitor, { address })).text();
      count.answers += 1;
      const rule = pages.find(({ at }) => at.test(address.replace(/^\/circles\/[^/]+/, '')));
      for (const mark of new Set(answer.match(/TT\d{3}T|FF\d{3}F|NN\d{3}N/g))) {
        const told = byMark.get(mark)!;
        const text = published(told) && /\/(published|stories)/.test(address) ? true : (rule?.text?.(visitor, told) ?? false);
        const quoted = told.uses.includes('quote') || (told.uses.includes('sense') && reads(visitor, told));
        const allowed = mark.startsWith('T')
          ? text
          : mark.startsWith('N')
            ? told.uses.includes('contact') && visitor.calls === true
            : text || quoted || (rule?.marked?.(visitor, told) ?? false);
        if (!allowed)
          wrong.push(
            `${visitor.name} finds the ${{ T: 'text', F: 'marked words', N: 'name' }[mark[0]!]} of a story for [${told.readers}] to [${told.uses}] at ${address}`,
          );
        count.found += 1;
      }
    }
    // Not blind: whoever may read a story finds it on its own page.
    for (const told of stories.filter(
      (told) => reads(visitor, told) && !['open', 'session'].includes(visitor.name) && visitor.name !== 'session',
    )) {
      if (visitor.atTable && !told.uses.includes('sense')) continue;
      count.mayList += 1;
      const page = await (await ask(inside, visitor, { address: `/circles/${here.slug}/stories/${told.id}` })).text();
      if (page.includes(told.t)) count.list += 1;
    }
  }
  return count;
}

/** The pages of the list, as far as it goes for anyone here. */
async function pagesOfList(inside: Inside, here: FullCircle, visitors: Looking[]): Promise<string[]> {
  const found: string[] = [];
  for (const visitor of visitors.filter(({ eyes }) => eyes !== 'open')) {
    let next: string | undefined = `/circles/${here.slug}/stories`;
    while (next && found.length < 100) {
      found.push(next);
      const page: ReturnType<typeof parse> = parse(await (await ask(inside, visitor, { address: next })).text());
      next = page.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    }
  }
  return found;
}

/** Letters go only to whoever wishes to be contacted. */
async function letterProblems(inside: Inside, stories: Told[]): Promise<string[]> {
  const work = chores({ ...inside, connection: {}, close: async () => {} });
  await work.find(({ name }) => name === 'queue-letters')!.work(inside.clock.now);
  const queued = new Set((await inside.db.selectFrom('letter').select('story_id').execute()).map((row) => row.story_id));
  return stories
    .filter(({ id, uses }) => queued.has(id) !== uses.includes('contact'))
    .map(({ uses }) => `a story with [${uses}] ${uses.includes('contact') ? 'gets no letter' : 'gets a letter'}`);
}
