import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { publishDecision } from '#cycle/4-change/decisions.server.ts';
import { agreementReminded, agreementsDue, reviewsDue } from '#cycle/4-change/due.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
const everyone: Reader[] = ['residents', 'professionals', 'deciders'];
const quotable: Use[] = ['sense', 'quote'];
let db: Db;
let clock = today;
let app: App;
let world: World;
let base: string;
let steward: Visitor;

beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => clock });
});
beforeEach(async () => {
  clock = today;
  world = await aCircle(db);
  base = `/circles/${world.slug}/changes`;
  steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward', { side: 'residents', name: 'Samira' }));
});

test('everyone behind a decision hears it when it is published, and not before', async () => {
  const stories = [await aStory(db, world), await aStory(db, world)];
  const insight = await anInsight(db, world, stories);
  await decide({ insight: [insight] });
  const passer = visitor(app);
  await passer.goTo(steward.path);
  expect(passer.status).toBe(404);
  expect(await trailOf(stories[0]!)).toEqual(['story.told']);
  await steward.press('Publish this');
  for (const story of stories) expect(await trailOf(story)).toEqual(['decision.published', 'story.told']);
  await passer.goTo(base);
  expect(passer.text).toContain('The bins are emptied twice a week.');
  expect(passer.text).toContain('The alderman');
  expect(passer.text).toContain('Decider');
});

test('a decision rests on no finding that those who said it have not agreed to: it would be public before they were asked', async () => {
  await aFinding([await aStory(db, world)], { agreed: false });
  await steward.goTo(`${base}/decide`);
  expect(steward.text).not.toContain('Nobody feels it is theirs.');
  expect(steward.page.querySelector('[name=finding]')).toBeNull();
});

test('a decision reaches the stories behind a finding too', async () => {
  const story = await aStory(db, world);
  const finding = await aFinding([story]);
  await decide({ finding: [finding] });
  await steward.press('Publish this');
  expect(await trailOf(story)).toContain('decision.published');
});

test('what rests on nothing says why', async () => {
  await decide({});
  expect(steward.status).toBe(422);
  expect(steward.text).toContain('Choose what it rests on, or say why it rests on nothing.');
  expect(steward.page.querySelector('textarea[name=text]')!.text).toBe('The bins are emptied twice a week.');
  await steward.press('Keep this and look at it', { 'Does it rest on none': 'The law asks it from us.' });
  expect(steward.text).toContain('It rests on no story or conversation, because: The law asks it from us.');
});

test('what is not done has a because too, and the page says it', async () => {
  const insight = await anInsight(db, world, [await aStory(db, world)]);
  await decide({ insight: [insight], kind: ['not_done'], 'Why?': '' });
  expect(steward.text).toContain('Say why. Without a reason nobody can follow it.');
  await steward.press('Keep this and look at it', { 'Why?': 'The road is not ours.' });
  await steward.press('Publish this');
  const passer = visitor(app);
  await passer.goTo(base);
  expect(passer.text).toContain('Not done');
  expect(passer.text).toContain('The road is not ours.');
});

test('a published decision cannot be changed or thrown away any more', async () => {
  await decide({ 'Does it rest on none': 'The law asks it.' });
  await steward.press('Publish this');
  expect(steward.text).not.toContain('Throw it away');
  const [address, form] = [steward.path, steward.page.querySelector('input[name=_form]')?.getAttribute('value') ?? ''];
  await steward.goTo(`${address}/edit`);
  expect(steward.status).toBe(404);
  await app.request(`${address}/drop`, {
    method: 'POST',
    body: new URLSearchParams({ _form: form }),
    headers: { cookie: cookieOf(steward), 'sec-fetch-site': 'same-origin' },
  });
  await steward.goTo(address);
  expect(steward.text).toContain('The bins are emptied twice a week.');
});

test('a decision opens its evidence, and the number of stories is hidden under five', async () => {
  const few = await aDecision(db, world, [await aStory(db, world, { text: 'Nobody came for a week.', readers: everyone, uses: quotable })]);
  const many = await aDecision(db, world, await Promise.all(Array.from({ length: 6 }, () => aStory(db, world))), {
    text: 'We plant trees.',
  });
  const passer = visitor(app);
  await passer.goTo(`${base}/${few}`);
  expect(passer.text).toContain('fewer than 5 stories are behind this');
  expect(passer.text).toContain('Bins that are full make people give up.');
  expect(passer.page.querySelector('blockquote')?.text).toBe('Nobody ');
  expect(passer.text).toContain('Stories may have been withdrawn.');
  await passer.goTo(`${base}/${many}`);
  expect(passer.text).toContain('6 stories are behind this');
  await passer.follow('6 stories');
  expect(passer.text).toContain('There is no story here that you may read');
});

test('no quote is on an open page when its teller did not allow it, or refused it', async () => {
  const [silent, refused] = [
    await aStory(db, world, { readers: everyone, uses: ['sense'] }),
    await aStory(db, world, { readers: everyone, uses: quotable }),
  ];
  const decision = await aDecision(db, world, [silent, refused]);
  await db.updateTable('fragment').set({ quote_refused_at: today }).where('story_id', '=', refused).execute();
  await steward.goTo(`${base}/${decision}`);
  expect(steward.page.querySelector('blockquote')).toBeNull();
});

test('an agreement says who does what by when, and the system itself says that it is late', async () => {
  const story = await aStory(db, world);
  const decision = await aDecision(db, world, [story]);
  await agree(decision, '2026-12-01');
  expect(await trailOf(story)).toContain('agreement.made');
  const passer = visitor(app);
  await passer.goTo(base);
  expect(passer.text).toContain('Pieter of the service');
  expect(passer.text).not.toContain('Late');
  expect(passer.html).not.toContain('pieter@example.nl');
  clock = new Date('2026-12-02T08:00:00Z');
  await passer.goTo(base);
  expect(passer.text).toContain('Late');
});

test('a new date needs a reason, and the old one stays visible; each move is told', async () => {
  const story = await aStory(db, world);
  await agree(await aDecision(db, world, [story]), '2026-12-01');
  await steward.press('Set this date', { 'New date': '2027-01-15' });
  expect(steward.text).toContain('Say why.');
  clock = new Date('2026-11-25T10:00:00Z');
  await steward.press('Set this date', { 'New date': '15-1-2027', 'Why is it later': 'The truck is broken.' });
  clock = new Date('2026-11-26T10:00:00Z');
  await steward.press('Set this date', { 'New date': '2027-02-15', 'Why is it later': 'The truck is still broken.' });
  for (const said of ['1 December 2026', '15 January 2027', 'The truck is broken.', '15 February 2027'])
    expect(steward.text).toContain(said);
  expect((await trailOf(story)).filter((what) => what === 'agreement.moved')).toHaveLength(2);
});

test('an agreement is kept, or dropped with a because; both are told once', async () => {
  const story = await aStory(db, world);
  const decision = await aDecision(db, world, [story]);
  await agree(decision, '2026-12-01');
  await steward.press('It was done');
  expect(steward.text).toContain('Done');
  await agree(decision, '2026-12-01');
  await steward.press('Drop it', { 'Why does it not go on?': '' });
  expect(steward.status).toBe(422);
  await steward.press('Drop it', { 'Why does it not go on?': 'There is no money.' });
  expect(steward.text).toContain('There is no money.');
  expect(await trailOf(story)).toEqual(expect.arrayContaining(['agreement.kept', 'agreement.dropped']));
});

test('whoever promised is reminded before it is late, once for each date', async () => {
  await agree(await aDecision(db, world, []), '2026-12-01');
  const day = (at: string) => agreementsDue(db, new Date(at)).then((due) => due.filter(({ circle }) => circle === world.id));
  expect(await day('2026-11-23T10:00:00Z')).toHaveLength(0);
  const [due] = await day('2026-11-24T10:00:00Z');
  expect(due).toMatchObject({ owner: 'Pieter of the service', email: 'pieter@example.nl', dueOn: '2026-12-01' });
  await agreementReminded(db, world.id, due!.agreement, today);
  expect(await day('2026-11-25T10:00:00Z')).toHaveLength(0);
  clock = new Date('2026-11-25T10:00:00Z');
  await steward.press('Set this date', { 'New date': '2026-12-20', 'Why is it later': 'The truck is broken.' });
  expect(await day('2026-11-25T10:00:00Z')).toHaveLength(0);
  expect(await day('2026-12-14T10:00:00Z')).toHaveLength(1);
});

test('what was done follows from a decision, and is never told before it happened', async () => {
  const story = await aStory(db, world);
  const decision = await aDecision(db, world, [story]);
  await steward.goTo(`${base}/${decision}`);
  await steward.follow('Tell what was done');
  await steward.press('Tell this', { 'What was done?': 'Two trucks come now.', 'On which day?': '2026-12-24' });
  expect(steward.text).toContain('This day has not come yet');
  await steward.press('Tell this', { 'On which day?': '2026-11-23' });
  expect(steward.text).toContain('Two trucks come now.');
  expect(await trailOf(story)).toContain('change.made');
});

test('the circle looks again on a day, and tells what it saw', async () => {
  const story = await aStory(db, world);
  const decision = await aDecision(db, world, [story]);
  await steward.goTo(`${base}/${decision}/review`);
  await steward.press('Keep this day', { 'On which day': '2027-03-01' });
  expect(steward.text).toContain('We look again on');
  expect((await reviewsDue(db, new Date('2027-02-23T10:00:00Z'))).some(({ circle }) => circle === world.id)).toBe(true);
  await steward.goTo(`${base}/${decision}/review`);
  await steward.press('We looked again', { 'What did we see?': 'The park is cleaner on Monday.' });
  expect(steward.text).toContain('The park is cleaner on Monday.');
  expect(await trailOf(story)).toContain('review.held');
});

test('the page for the council says what was heard, who is missing, what is chosen and not done', async () => {
  await Promise.all(Array.from({ length: 6 }, () => aStory(db, world, { side: 'residents' })));
  await aDecision(db, world, await Promise.all(Array.from({ length: 5 }, () => aStory(db, world, { side: 'residents' }))));
  await aDecision(db, world, [await aStory(db, world, { side: 'professionals' })], {
    kind: 'not_done',
    text: 'No second truck.',
    because: 'It costs too much.',
  });
  const passer = visitor(app);
  await passer.goTo(`${base}/a4`);
  for (const said of [
    'Listeners accepted 12 stories',
    'Bins that are full make people give up. (5 stories)',
    'little or nothing from: Professional, Decider',
    'twice a week',
    'No second truck. Because: It costs too much.',
  ]) {
    expect(passer.text).toContain(said);
  }
  expect(passer.text).toContain('(fewer than 5 stories)');
});

test('from few stories nothing is concluded', async () => {
  await aStory(db, world, { side: 'residents' });
  const passer = visitor(app);
  await passer.goTo(`${base}/a4`);
  expect(passer.text).toContain('Who is missing Too early to tell.');
  expect(passer.text).not.toMatch(/1 story/);
});

test('a page for the council with quotes has a number, which their tellers see', async () => {
  const story = await aStory(db, world, { text: 'Nobody came for a week.', readers: everyone, uses: quotable });
  await aDecision(db, world, [story]);
  await steward.goTo(`${base}/a4`);
  expect(steward.text).not.toContain('“Nobody');
  await steward.press('Make a numbered page with quotes');
  expect(steward.text).toContain('“Nobody');
  expect(steward.text).toContain('Copy 1');
  expect(await trailOf(story)).toContain('copy.made');
});

test('a decision on 5,000 stories tells each of them, in one transaction and within seconds', async () => {
  await sql`insert into story (circle_id, id, text, text_hash, language, search, basis, channel, told_at)
    select ${world.id}, 'many' || n, 'The bin was full.', '\\x00', 'en', ''::tsvector, 'consent', 'page', ${today} from generate_series(1, 5000) n`.execute(
    db,
  );
  await sql`insert into fragment (circle_id, id, story_id, start_at, end_at, text_hash, marked_at)
    select ${world.id}, 'many' || n, 'many' || n, 0, 3, '\\x00', ${today} from generate_series(1, 5000) n`.execute(db);
  const insight = await anInsight(db, world, []);
  await sql`insert into insight_fragment (circle_id, insight_id, fragment_id, at) select ${world.id}, ${insight}, 'many' || n, ${today} from generate_series(1, 5000) n`.execute(
    db,
  );
  await decide({ insight: [insight] });
  const started = performance.now();
  await publishDecision(db, world.id, steward.path.split('/').at(-1)!, today);
  const took = performance.now() - started;
  const { told } = await db
    .selectFrom('trail')
    .select((eb) => eb.fn.countAll<number>().as('told'))
    .where('circle_id', '=', world.id)
    .where('what', '=', 'decision.published')
    .executeTakeFirstOrThrow();
  expect(told).toBe(5000);
  console.info(`a decision on 5,000 stories: ${Math.round(took)} ms`);
  expect(took).toBeLessThan(5000);
  await steward.goTo(steward.path);
  expect(steward.text).toContain('5,000 stories');
});

async function decide(how: Record<string, string | string[]>) {
  await steward.goTo(`${base}/decide`);
  await steward.press('Keep this and look at it', {
    kind: ['chosen'],
    'What exactly?': 'The bins are emptied twice a week.',
    'Why?': 'They are full on Tuesday.',
    'Who decided?': 'The alderman',
    'From which side?': [world.sides.deciders],
    'On which day?': '2026-11-24',
    ...how,
  });
}

async function agree(decision: string, due: string) {
  await steward.goTo(`${base}/agreements/new?decision=${decision}`);
  await steward.press('Keep this agreement', {
    'What is going to be done?': 'A second truck on Friday.',
    'Name or role': 'Pieter of the service',
    'From which side?': [world.sides.professionals],
    'E-mail address': 'pieter@example.nl',
    'Ready by': due,
  });
}

async function aFinding(stories: string[], { agreed = true } = {}) {
  const [session, finding, insight] = [newId(), newId(), await anInsight(db, world, stories)];
  await db
    .insertInto('session')
    .values({
      circle_id: world.id,
      id: session,
      purpose: 'Bins',
      change_wanted: 'Work',
      starts_at: today,
      ends_at: null,
      place: 'Library',
      readers: everyone,
      code_hash: Buffer.from(session),
      made_by: null,
      made_at: today,
      record_agreed_at: agreed ? today : null,
    })
    .execute();
  await db
    .insertInto('finding')
    .values({ circle_id: world.id, id: finding, session_id: session, text: 'Nobody feels it is theirs.', at: today, hidden_at: null })
    .execute();
  await db.insertInto('finding_insight').values({ circle_id: world.id, finding_id: finding, insight_id: insight }).execute();
  return finding;
}

const cookieOf = (who: Visitor) => [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function trailOf(story: string) {
  const rows = await db.selectFrom('trail').select('what').where('story_id', '=', story).orderBy('what').execute();
  return rows.map((row) => row.what);
}
