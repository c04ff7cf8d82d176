import { expect, test } from 'vitest';
import { writeDecision } from '#cycle/4-change/decisions.server.ts';
import { nameTheme } from '#cycle/2-sense/themes.server.ts';
import { makeAgreement } from '#cycle/4-change/agreements.server.ts';
import { keepReport } from '#cycle/reports.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { clearUsedUp } from '#lib/server/expiry.server.ts';
import { aStatement } from '#testing/opinions.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn } from '#testing/worlds.ts';

const { db, app, clock, config, later } = await testKring();
const world = await aCircle(db);
const base = `/circles/${world.slug}`;
const steward = await aMember(db, world, 'steward', { name: 'Noor' });
const listener = await aMember(db, world, 'listener', { side: 'residents', name: 'Lena' });
await aMember(db, world, 'listener', { name: 'Jan' });

const as = async (person: string) => {
  const browser = visitor(app);
  await signedIn(db, browser, person, clock.now);
  return browser;
};
const allowing = { readers: ['residents', 'professionals', 'deciders'], uses: ['sense', 'quote'] } as Parameters<typeof aStory>[2];
const decision = {
  kind: 'chosen' as const,
  because: 'It was urgent.',
  insight: [],
  finding: [],
  none: 'Nobody told about it yet.',
  decided_by: 'The alderman',
  side: world.sides.deciders,
  formal: false,
  decided_on: '2026-11-20',
};
const kept = () => db.selectFrom('undoable').select('id').execute();

async function markedBy(person: string, text: string) {
  const story = await aStory(db, world, { text, ...allowing });
  const browser = await as(person);
  await browser.goTo(`${base}/stories/${story}`);
  await browser.press('Mark this piece', { line: ['1'], 'Or name a new theme': `About ${story}` });
  return { story, browser };
}
const marksIn = async (story: string) => ({
  marks: await db.selectFrom('fragment').selectAll().where('story_id', '=', story).execute(),
  placed: await db
    .selectFrom('theme_fragment')
    .selectAll()
    .where('fragment_id', 'in', db.selectFrom('fragment').select('id').where('story_id', '=', story))
    .execute(),
  trail: await db.selectFrom('trail').selectAll().where('story_id', '=', story).orderBy('what').execute(),
});

test('a mark that was taken away by a slip comes back with its theme and its trail, and only for who took it away', async () => {
  const { story, browser } = await markedBy(steward, 'The bin was full again. Nobody came.');
  const before = await marksIn(story);
  expect([before.marks.length, before.placed.length]).toEqual([1, 1]);
  await browser.goTo(`${base}/stories/${story}`);
  await browser.press('Undo this mark');
  expect((await marksIn(story)).marks).toEqual([]);
  expect(browser.text).toContain('The mark is gone.');
  const other = await as(listener);
  await other.goTo(browser.path);
  expect(other.text).not.toContain('The mark is gone.');
  await browser.press('Undo');
  expect(browser.text).toContain('It was undone.');
  expect(await marksIn(story)).toEqual(before);
  expect(await kept()).toEqual([]);
});

test('a refused story is waiting again, and its teller never hears of it; whoever heard already keeps that answer', async () => {
  const story = await aStory(db, world, { text: 'They said no on the phone.', accepted: false });
  const lena = await as(listener);
  const refuse = async () => {
    await lena.goTo(`${base}/listen/${story}`);
    await lena.press('Refuse', { ground: world.ground, 'Why? The teller reads this.': 'I pressed the wrong one.' });
    expect(lena.text).toContain('The story was refused.');
  };
  const stands = async () => {
    const { refused_at } = await db.selectFrom('story').select('refused_at').where('id', '=', story).executeTakeFirstOrThrow();
    const answers = await db.selectFrom('answer').select('id').where('story_id', '=', story).execute();
    return [refused_at !== null, answers.length];
  };
  await refuse();
  await lena.press('Undo');
  expect(await stands()).toEqual([false, 0]);
  expect(await db.selectFrom('trail').select('what').where('story_id', '=', story).execute()).toEqual([{ what: 'story.told' }]);
  await refuse();
  await db.updateTable('trail').set({ heard_at: clock.now, heard_how: 'code' }).where('story_id', '=', story).execute();
  await lena.press('Undo');
  expect(lena.text).toContain('This can no longer be undone.');
  expect(await stands()).toEqual([true, 1]);
});

test('what changed meanwhile is not undone, nor what happened more than an hour ago, nor by who may no longer do it', async () => {
  const noor = await as(steward);
  const rik = await aMember(db, world, 'member', { side: 'residents', name: 'Rik' });
  const place = () => db.selectFrom('member').select(['id', 'ended_at']).where('person_id', '=', rik).executeTakeFirstOrThrow();
  const { id } = await place();
  const end = async () => {
    await noor.goTo(`${base}/people`);
    const buttons = noor.page.querySelectorAll('button').filter((button) => button.textContent.includes('End the place'));
    await noor.press(
      'End the place',
      {},
      buttons.findIndex((button) => button.closest('form')!.innerHTML.includes(id)),
    );
    expect(noor.text).toContain('This role was ended.');
  };
  await end();
  await noor.press('Undo');
  expect((await place()).ended_at).toBeNull();
  await end();
  await db
    .updateTable('member')
    .set({ ended_at: new Date(0) })
    .where('id', '=', id)
    .execute();
  await noor.press('Undo');
  expect(noor.text).toContain('This can no longer be undone.');
  await db.updateTable('member').set({ ended_at: null }).where('id', '=', id).execute();
  await end();
  await db.updateTable('member').set({ role: 'member' }).where('person_id', '=', steward).execute();
  await noor.press('Undo');
  expect([noor.status, (await place()).ended_at === null]).toEqual([404, false]);
  await db.updateTable('member').set({ role: 'steward' }).where('person_id', '=', steward).execute();
  await db.updateTable('member').set({ ended_at: null }).where('id', '=', id).execute();
  await end();
  later(1);
  await noor.press('Undo');
  expect([noor.text.includes('This can no longer be undone.'), (await place()).ended_at === null]).toEqual([true, false]);
  await clearUsedUp(db, clock.now);
  expect(await kept()).toEqual([]);
});

test('a draft that was thrown away comes back, unless a story of the circle was withdrawn meanwhile: its words may be in it', async () => {
  const noor = await as(steward);
  const gone = await aStory(db, world, { text: 'Nobody ever rang me back.', ...allowing });
  const draft = async (text: string) => {
    const id = await writeDecision(db, world.id, { ...decision, text }, { person: steward, now: clock.now });
    await noor.goTo(`${base}/changes/${id}`);
    await noor.press('Throw it away');
    expect(noor.text).toContain('What you had not published yet is gone.');
  };
  const drafts = async () =>
    (await db.selectFrom('decision').select('text').where('circle_id', '=', world.id).execute()).map(({ text }) => text);
  await draft('We ring back.');
  await noor.press('Undo');
  expect(await drafts()).toEqual(['We ring back.']);
  await draft('Somebody said: nobody ever rang me back.');
  await withdrawStory(db, world.id, gone, { now: clock.now, why: 'withdrawn', data: config.data });
  expect(await kept()).toEqual([]);
  await noor.press('Undo');
  expect(await drafts()).toEqual(['We ring back.']);
});

test('also where a list is asked for: a theme, a statement, an agreement, a table and a report come back as they were', async () => {
  const noor = await as(steward);
  const voice = { side: world.sides.professionals, person: steward, table: null };
  const theme = await nameTheme(db, world.id, { name: 'Nothing in it', about: null }, { voice, now: clock.now });
  await noor.goTo(`${base}/sense`);
  await noor.press('Take this empty theme away');
  expect(noor.text).toContain('The theme is gone.');
  await noor.press('Undo');
  expect(await db.selectFrom('theme').select('name').where('id', '=', theme).execute()).toEqual([{ name: 'Nothing in it' }]);

  const statement = await aStatement(db, world.id, 'The bins are emptied too late.');
  await db.updateTable('statement').set({ accepted_at: null }).where('id', '=', statement).execute();
  const states = () => db.selectFrom('statement').selectAll().where('id', '=', statement).execute();
  const waited = await states();
  await noor.goTo(`${base}/statements?state=waiting`);
  await noor.press('Let it in');
  expect(noor.text).toContain('You decided about the statement.');
  expect(await states()).not.toEqual(waited);
  await noor.press('Undo');
  expect(await states()).toEqual(waited);

  await noor.goTo(`${base}/sense/tables`);
  await noor.press('Open this table', { 'What do you call this table?': 'Tuesday', readers: ['residents'] });
  await noor.press('Close this table');
  await noor.press('Undo');
  expect(
    (await db.selectFrom('sense_table').select('closed_at').where('circle_id', '=', world.id).execute()).map((row) => row.closed_at),
  ).toEqual([null]);

  const agreement = await makeAgreement(
    db,
    world.id,
    {
      text: 'We ring back.',
      decision: null,
      owner: 'Jan',
      side: world.sides.professionals,
      email: null,
      member: null,
      due_on: '2026-12-01',
    },
    { person: steward, now: clock.now },
  );
  await noor.goTo(`${base}/changes/agreements/${agreement}`);
  await noor.press('It was done');
  await noor.press('Undo');
  expect((await db.selectFrom('agreement').select('kept_at').where('id', '=', agreement).executeTakeFirstOrThrow()).kept_at).toBeNull();

  await keepReport(db, world.id, { kind: 'agreement', about: agreement, ground: null, words: 'Not so.' }, clock.now);
  const reports = () => db.selectFrom('report').selectAll().where('circle_id', '=', world.id).execute();
  const reported = await reports();
  const lena = await as(listener);
  await lena.goTo(`${base}/listen/reports`);
  await lena.press('It stays', { 'Why?': 'It is true.' });
  await lena.press('Undo');
  expect([reported.length, await reports()]).toEqual([1, reported]);
});
