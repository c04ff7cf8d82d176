import { sql } from 'kysely';
import { chores } from '../src/chores.ts';
import type { Db } from '#lib/server/db.server.ts';
import { allDoors } from '#routes/all-doors.ts';
import { postOffice } from '#testing/post-office.ts';
import { visitor as aBrowser, wordsOf, type Visitor } from '#testing/visitor.ts';
import { everyAddress } from './parts/everywhere.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { filesWith, whereKept } from './parts/kept.ts';
import { recipeOf } from './parts/recipes.ts';
import { ask, everyVisitor, type Visiting } from './parts/visitors.ts';
import { logged, type Inside, type World } from './world.ts';

/** Words that nobody else has: of the story, of the other field, of what the teller replied, and of how to reach them. */
const own = ['kanariezwart', 'kanariegroen', 'kanariepaars', 'kanarieroze', 'kanariewit'];
/** And what others copied of it, more than eight words in a row. */
const copied = 'we waited until the kanariegeel door of the hall went open at noon';
const text = `Dear listener, ${copied}. My kanariezwart shoes were wet.`;
const needles = [...own, 'kanariegeel'];

/** A story is told, used everywhere and copied everywhere, then taken back: is it gone, from everyone and everything, in time? */
export async function check(world: World): Promise<string> {
  const inside = await world.inside({ SMTP_URL: 'smtp://127.0.0.1:1' });
  const office = await postOffice();
  try {
    return await withdraw({ ...inside, config: { ...inside.config, smtpUrl: office.url } }, office.box);
  } finally {
    await office.close();
  }
}

async function withdraw(inside: Inside, box: { to: string; raw: string; text: string }[]): Promise<string> {
  const { db } = inside;
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const visitors = await everyVisitor(inside, here, elsewhere);
  const teller = aBrowser(inside.app);
  // Told before all else happened: what others wrote earlier cannot be a copy.
  const now = inside.clock.now;
  inside.clock.now = new Date(now.getTime() - 85 * 24 * 60 * 60 * 1000);
  const { giving, card } = await tell(here, teller);
  inside.clock.now = now;
  await teller.goTo('/code');
  await teller.press('Open my story', { code: card });
  await goOn(inside, { here, teller, listener: visitors.find(({ name }) => name === 'listener')! });
  const story = (await db.selectFrom('story').select('id').where('text', 'like', '%kanariezwart%').executeTakeFirstOrThrow()).id;
  await useEverywhere(inside, here, story);
  const copies = await copyEverywhere(db, here);
  await doChores(inside, ['queue-letters']);

  const mine: Visiting = { name: 'its teller', cookies: { mine: teller.cookies.get('kring-mine')! }, can: ['teller'] };
  const everyone = [...visitors, mine];
  const few = everyone.filter(({ name }) => ['anyone', 'table', 'listener', 'steward', 'its teller'].includes(name));
  const before = { pages: await whereSaid(inside, here, few), kept: await whereKept(db, needles) };
  if (before.pages.length < 100 || before.kept.length < 30)
    throw new Error(`The story was hardly used: ${before.pages.length} pages, ${before.kept.length} columns`);

  const started = Date.now();
  const taking = await takeBack(teller);
  if (taking > giving) throw new Error(`Giving took ${giving} clicks and taking back ${taking}`);
  await doChores(inside, ['queue-letters', 'remind', 'send-letters', 'clear-used-up']);

  let looked = Date.now();
  let said = await whereSaid(inside, here, everyone);
  while (said.some(isLeak) && looked - started < 55_000) {
    await new Promise((next) => setTimeout(next, 1000));
    looked = Date.now();
    said = await whereSaid(inside, here, everyone);
  }
  const seconds = Math.ceil((looked - started) / 1000); // what was asked from then on no longer held it
  const wrong = [
    ...leaks(said),
    ...(await whereKept(db, own)).map((column) => `its words are kept in ${column}`),
    ...box.filter(({ raw, text }) => needles.some((word) => `${raw}${text}`.includes(word))).map(({ to }) => `a letter to ${to} holds it`),
    ...filesWith(inside.config.data, needles).map((file) => `the file ${file} holds it`),
    ...(logged.some((line) => needles.some((word) => line.includes(word))) ? ['the log holds it'] : []),
    ...(await tombstone(db, here, story)),
    ...(await newPrints(inside, here, visitors)),
    ...(await stays(inside, here)),
  ];
  const settled = await lookAtAll(
    inside,
    here,
    visitors.find(({ name }) => name === 'steward')!,
  );
  wrong.push(...(await whereKept(db, needles)).map((column) => `after someone looked, its words are kept in ${column}`));
  if (wrong.length > 0) throw new Error(`A withdrawn story is still there in ${wrong.length} ways\n${wrong.join('\n')}`);
  return `gone from ${before.pages.length} answers and ${before.kept.length} columns in ${seconds} s; ${copies} copies of others hidden, ${settled} looked at; ${giving} clicks to give, ${taking} to take back`;
}

/** Tells and chooses, through the doors. Returns how many clicks that took, and the six words of the card. */
async function tell(here: FullCircle, teller: Visitor): Promise<{ giving: number; card: string }> {
  let giving = 0;
  const press = async (words: string, filled = {}) => ((giving += 1), teller.press(words, filled));
  await teller.goTo(`/tell/${here.door}`);
  await press('Save my story', { text, 'What would help?': 'A kanariegroen roof above the door of the hall.' });
  await press('Keep this', {
    readers: ['residents', 'professionals', 'deciders'],
    uses: ['sense', 'quote', 'dialogue', 'publish', 'contact'],
  });
  const card = teller.page.querySelectorAll('.kring-story-card__words li').map((word) => word.text);
  return { giving, card: card.join(' ') };
}

/** Wishes to hear back, publishes, is asked something and replies. */
async function goOn(inside: Inside, { here, teller, listener }: { here: FullCircle; teller: Visitor; listener: Visiting }) {
  await teller.goTo('/mine/contact');
  await teller.press('Yes, contact me like this', {
    name: 'Kanarieroze',
    email: 'kanarieroze@example.org',
    phone: '06 1234',
    place: 'At the kanariewit market',
  });
  await teller.goTo('/mine/publish');
  await teller.press('Yes, put exactly this on the internet', { special: 'none', others: 'none', age: 'adult' });
  const { id } = await inside.db.selectFrom('story').select('id').where('text', 'like', '%kanariezwart%').executeTakeFirstOrThrow();
  const hears = aBrowser(inside.app);
  hears.cookies.set('kring-visit', listener.cookies.visit!);
  for (const [button, filled] of [
    ['Ask this', { 'Your question': 'When was this?' }],
    ['Accept', {}],
  ] as const) {
    await hears.goTo(`/circles/${here.slug}/listen/${id}`);
    await hears.press(button, filled);
    if (hears.status !== 200) throw new Error(`The listener could not press "${button}" (${hears.status}): ${hears.text}`);
  }
  await teller.goTo('/mine');
  await teller.press('Send', { reply: 'It was a kanariepaars Tuesday.' });
}

/** Marked, read, grouped, cited, brought to sessions, decided on, printed. */
async function useEverywhere({ db, clock }: Inside, here: FullCircle, story: string) {
  const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', story).executeTakeFirstOrThrow();
  const by = { circle_id: here.id, side_id: here.sides.professionals, person_id: here.people.member, table_id: null };
  const fragment = 'fragmentofkanarie';
  const spoken = { ...by, at: clock.now, hidden_at: null };
  await db
    .insertInto('fragment')
    .values({
      ...by,
      id: fragment,
      story_id: story,
      start_at: 0,
      end_at: text.length,
      text_hash,
      marked_at: clock.now,
      quote_refused_at: null,
    })
    .execute();
  await db
    .insertInto('reading')
    .values({ ...spoken, id: 'readingofkanarie', story_id: story, told: 'Shoes, kanariezwart.', means: copied })
    .execute();
  await db
    .insertInto('theme_fragment')
    .values({ circle_id: here.id, theme_id: here.theme, fragment_id: fragment, side_id: by.side_id, at: clock.now })
    .execute();
  for (const insight_id of [here.insight, here.loneInsight])
    await db.insertInto('insight_fragment').values({ circle_id: here.id, insight_id, fragment_id: fragment, at: clock.now }).execute();
  const statement = { circle_id: here.id, id: 'statementofkanar' };
  const rests = { circle_id: here.id, statement_id: statement.id };
  await db
    .insertInto('statement')
    .values({
      ...by,
      ...statement,
      text: 'My kanariezwart shoes are often wet.',
      language: 'en',
      origin: 'fragment',
      made_at: clock.now,
      accepted_at: clock.now,
    })
    .execute();
  await db
    .insertInto('statement_fragment')
    .values({ ...rests, fragment_id: fragment })
    .execute();
  await db
    .insertInto('response')
    .values({ ...rests, respondent_id: here.shared.respondent, answer: 1, at: clock.now })
    .execute();
  for (const session_id of Object.values(here.sessions))
    await db.insertInto('session_story').values({ circle_id: here.id, session_id, story_id: story, at: clock.now }).execute();
  await db.insertInto('finding_story').values({ circle_id: here.id, finding_id: here.seats.open.finding, story_id: story }).execute();
  await db.insertInto('copy_story').values({ circle_id: here.id, copy_id: here.copy, story_id: story }).execute();
  for (const what of ['decision.published', 'change.made'])
    await db
      .insertInto('trail')
      .values({
        circle_id: here.id,
        story_id: story,
        what,
        about: what.startsWith('d') ? here.decisions.made : here.change,
        at: clock.now,
        heard_at: null,
        heard_how: null,
      })
      .execute();
}

/**
 * Names and addresses, in which no eight words of a story fit; the proof of a consent, which holds no words of a teller; and what a circle
 * said of itself before the first story: whoever tells that and takes it back must not wipe it out.
 */
const noRoom = [
  'person',
  'organisation',
  'story_contact',
  'side',
  'consent_receipt',
  'imported',
  'promise_confirmation',
  'respondent',
  'sign_in',
  'token',
  'webhook',
  'seat',
  'came_from',
  'held_case', // told in another Kring, of no story here
  'journal_page', // sealed, for its writer alone
];
const alsoNoRoom = [
  'circle.subject',
  'circle.attribution',
  'circle.challenge',
  'circle.care_protocol',
  'help_number.name',
  'help_number.about',
  'decision.decided_by',
  'agreement.owner_name',
  'try_out.owner_name',
  'try_out.decided_by',
  'ritual.decided_by',
  'substantiation.asked_of',
  'substantiation.name',
  'own_method.href', // an address; forms and files with cards refuse all else
  'agreement.owner_email',
  'closing_agreement.keeper_email',
];
/** Another teller's own story, which stays theirs. */
const tellersOwn = ['story.text', 'story.quote', 'story.would_help'];

/** Writes a copy of the story's words in every place where other people write freely: those that hold a canary in a full circle. */
async function copyEverywhere(db: Db, here: FullCircle): Promise<number> {
  const written = new Set([...here.canaries.keys()].map((name) => name.replace(/[/].*$/, '')));
  const { rows: hiding } = await sql<{
    name: string;
  }>`select table_name || '.' || column_name as name from information_schema.columns where column_name in ('hidden_at', 'record_hidden_at')`.execute(
    db,
  );
  const hidesIts = new Set(hiding.map(({ name }) => name));
  const places = [...written].filter(
    (name) => ![...noRoom, ...alsoNoRoom, ...tellersOwn].some((other) => name === other || name.split('.')[0] === other),
  );
  for (const place of places) {
    const [table, column] = place.split('.') as [string, string];
    const isMine = table === 'circle' ? sql`id = ${here.id}` : sql`circle_id = ${here.id}`;
    const isOthers =
      table === 'story'
        ? sql`id = ${here.stories.closed}`
        : ['reading', 'answer'].includes(table)
          ? sql`story_id in (${here.stories.main}, ${here.stories.closed})`
          : sql`true`;
    const hides = table === 'session' ? 'record_hidden_at' : 'hidden_at';
    const isSeen = hidesIts.has(`${table}.${hides}`) ? sql`${sql.ref(hides)} is null` : sql`true`;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${`Someone said: ${copied}.`} where ${isMine} and ${isOthers} and ${isSeen} and ${sql.ref(column)} is not null`.execute(
      db,
    );
  }
  return places.length;
}

/** Takes the story back from the page where its teller arrives. Returns how many clicks that took. */
async function takeBack(teller: Visitor): Promise<number> {
  await teller.goTo('/mine');
  await teller.follow('Take my story back');
  await teller.press('Yes, take my story back');
  if (teller.status !== 200) throw new Error(`Taking back answered ${teller.status}: ${wordsOf(teller.page)}`);
  return 2;
}

type Said = { who: string; at: string };

/** Only whoever looks at what was hidden reads the copies there. */
const isLeak = ({ who, at }: Said) => !(at.endsWith('/listen/hidden') && ['steward', 'listener'].includes(who));

/** By address, with who reads it there. */
function leaks(said: readonly Said[]): string[] {
  const by = Map.groupBy(said.filter(isLeak), ({ at }) => at);
  return [...by].map(([at, who]) => `still read at ${at} by ${who.length} kinds of visitor, ${who[0]!.who} for one`);
}

async function whereSaid(inside: Inside, here: FullCircle, visitors: readonly Visiting[]): Promise<Said[]> {
  const addresses = [
    ...new Set([
      ...(await everyAddress(inside.db, inside.keys, here)),
      `/circles/${here.slug}/stories?words=kanariezwart`,
      `/circles/${here.slug}/stories?words=shoes`,
    ]),
  ];
  const said: Said[] = [];
  for (const visitor of visitors) {
    for (const at of addresses) {
      const answer = await ask(inside, visitor, { address: at });
      const body = [
        ...[...answer.headers].flat(),
        (await answer.text()).replaceAll(at.split('?')[1] ?? '\0', '').replaceAll('value="kanariezwart"', ''),
      ]
        .join('\n')
        .toLowerCase();
      if (needles.some((word) => body.includes(word))) said.push({ who: visitor.name, at });
    }
  }
  return said;
}

async function doChores(inside: Inside, names: string[]) {
  const work = chores({ ...inside, connection: {}, close: async () => {} });
  for (const name of names) await work.find((chore) => chore.name === name)!.work(inside.clock.now);
}

async function tombstone(db: Db, here: FullCircle, story: string): Promise<string[]> {
  const stone = await db
    .selectFrom('erasure')
    .selectAll()
    .where('circle_id', '=', here.id)
    .where('story_id', '=', story)
    .executeTakeFirst();
  return stone && Object.keys(stone).sort().join() === 'at,circle_id,story_id,why' ? [] : [`the tombstone is ${JSON.stringify(stone)}`];
}

/** Prints that are made anew hold nothing of it. */
async function newPrints(inside: Inside, here: FullCircle, visitors: Visiting[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const visitor of visitors.filter(({ name }) => ['steward', 'listener', 'member'].includes(name))) {
    for (const door of allDoors.filter(
      ({ method, act, path }) => method === 'POST' && (act === 'printStories' || path.endsWith('/copies')),
    )) {
      const recipe = recipeOf(door, here, inside.keys);
      const made = await ask(inside, visitor, { method: 'POST', ...recipe });
      const to = made.headers.get('location');
      const page = to ? await (await ask(inside, visitor, { address: to })).text() : await made.text();
      if (needles.some((word) => page.includes(word))) wrong.push(`${visitor.name} makes a new print at ${recipe.address} that holds it`);
    }
  }
  return wrong;
}

/** What rested on it stays, and says that stories may have been withdrawn. */
async function stays(inside: Inside, here: FullCircle): Promise<string[]> {
  const page = await (
    await inside.app.request(`/circles/${here.slug}/changes/${here.decisions.made}`, { headers: { 'accept-language': 'en' } })
  ).text();
  const kept = await inside.db.selectFrom('decision').select('id').where('id', '=', here.decisions.made).executeTakeFirst();
  return [
    ...(kept ? [] : ['the decision is gone']),
    ...(/withdrawn|taken back/i.test(page) ? [] : ['the decision does not say that stories may have been withdrawn']),
  ];
}

/** A listener looks at everything that was hidden, and removes it. */
async function lookAtAll(inside: Inside, here: FullCircle, listener: Visiting): Promise<number> {
  const waiting = await inside.db
    .selectFrom('hidden_words')
    .select('id')
    .where('circle_id', '=', here.id)
    .where('looked_at', 'is', null)
    .execute();
  for (const { id } of waiting)
    await ask(inside, listener, { method: 'POST', address: `/circles/${here.slug}/listen/hidden/${id}`, fields: { outcome: 'removed' } });
  return waiting.length;
}
