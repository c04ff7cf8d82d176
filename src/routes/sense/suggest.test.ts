import { beforeEach, expect, test } from 'vitest';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const { db, app, config } = await testKring();
const everyone: Reader[] = ['residents', 'professionals', 'deciders'];
const allowed = { readers: everyone, uses: ['sense'] as Use[] };
let world: World;
let base: string;
let member: Visitor;

const late = [
  'The bus was late again and the driver drove past my stop.',
  'I missed my appointment because the bus was late at the stop.',
  'Every morning the bus is late, and the driver says nothing at the stop.',
];
const trees = [
  'They cut the old trees in the park, there is no shade on the bench.',
  'No shade in the park since the trees are gone, my mother cannot sit on the bench.',
  'The park needs trees and a bench with shade.',
];

beforeEach(async () => {
  world = await aCircle(db);
  base = `/circles/${world.slug}`;
  member = visitor(app);
  await signedIn(db, member, await aMember(db, world, 'member'));
});

test('stories like this one are found among those that whoever is here may read, and no other', async () => {
  const story = await aStory(db, world, { text: late[0]!, ...allowed });
  await aStory(db, world, { text: late[1]!, ...allowed });
  await aStory(db, world, { text: late[2]!, readers: ['residents'], uses: ['sense'] });
  await aStory(db, world, { text: `${late[2]} For reading only.`, readers: everyone, uses: [] });
  for (const text of trees) await aStory(db, world, { text, ...allowed });
  await member.goTo(`${base}/stories/${story}`);
  await member.follow('Stories that are like this one');
  expect(member.text).toContain('I missed my appointment');
  expect(member.text).toContain('In both: ');
  expect(member.text).not.toMatch(/Every morning|For reading only|trees/);
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`${base}/stories/${story}/alike`);
  expect(listener.text).toMatch(/Every morning/);
  expect(listener.text).not.toMatch(/For reading only/);
});

test('a story that is taken back is at once like no other', async () => {
  const story = await aStory(db, world, { text: late[0]!, ...allowed });
  const other = await aStory(db, world, { text: late[1]!, ...allowed });
  await member.goTo(`${base}/stories/${story}/alike`);
  expect(member.text).toContain('I missed my appointment');
  await member.press('Yes, this is like it');
  await withdrawStory(db, world.id, other, { now: today, why: 'withdrawn', data: config.data });
  await member.goTo(`${base}/stories/${story}/alike`);
  expect(member.text).toContain('finds no story that is like this one');
  expect(await db.selectFrom('suggestion_story').select('story_id').where('story_id', '=', other).execute()).toEqual([]);
});

test('who says that two stories are not alike does not see them together again; who says they are, says it for the circle', async () => {
  const story = await aStory(db, world, { text: late[0]!, ...allowed });
  for (const text of [late[1]!, late[2]!]) await aStory(db, world, { text, ...allowed });
  await member.goTo(`${base}/stories/${story}/alike`);
  const [first, second] = ['I missed my appointment', 'Every morning'].sort((a, b) => member.text.indexOf(a) - member.text.indexOf(b));
  await member.press('No, this is not like it');
  expect(member.text).not.toContain(first);
  await member.press('Yes, this is like it');
  expect(member.text).toContain(second);
  expect(member.text).toContain('Someone in the circle also found this one alike');
  await member.goTo(`${base}/sense/suggestions/counts`);
  expect(member.text).toMatch(/Stories that are alike 1 0 1/);
});

test('pieces that are alike are suggested, and nothing happens until a person gives them a name', async () => {
  const marked = await allMarked();
  await member.goTo(`${base}/sense`);
  await member.follow('Pieces that are alike');
  expect(member.text).toContain('Suggested by the computer');
  expect(await db.selectFrom('theme').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
  expect(await marksOf('theme.placed')).toEqual([]);

  await member.press('Put the chosen pieces together');
  expect(member.status).toBe(422);
  expect(member.text).toContain('Give it a name, or choose a theme.');
  await member.press('Put the chosen pieces together', { 'Name of the theme': 'What the computer saw' });
  expect(member.text).toContain('These pieces lie together now.');
  await member.follow('See the theme');
  expect(member.text).toContain('What the computer saw');
  expect((await marksOf('theme.placed')).length).toBe(3);
  const [{ outcome, theme_id, person_id, side_id }] = (await db
    .selectFrom('suggestion')
    .selectAll()
    .where('circle_id', '=', world.id)
    .execute()) as [never];
  expect({ outcome, side_id }).toEqual({ outcome: 'accepted', side_id: world.sides.professionals });
  expect([theme_id, person_id]).not.toContain(null);
  expect(marked.length).toBe(6);
});

test('a suggestion that someone changed is kept as changed: only the chosen pieces lie together', async () => {
  await allMarked();
  await member.goTo(`${base}/sense/suggestions`);
  const pieces = member.page
    .querySelector('form[action$=accept]')!
    .querySelectorAll('input[name=fragment]')
    .map((box) => box.getAttribute('value')!);
  await member.press('Put the chosen pieces together', { fragment: pieces.slice(0, 2), 'Name of the theme': 'Two of them' });
  const placed = await db.selectFrom('theme_fragment').select('fragment_id').where('circle_id', '=', world.id).execute();
  expect(placed.map((row) => row.fragment_id).sort()).toEqual(pieces.slice(0, 2).sort());
  await member.goTo(`${base}/sense/suggestions/counts`);
  expect(member.text).toMatch(/Pieces together 0 1 0/);
});

test('a suggestion that was put away is not shown again, to nobody, until someone takes that back', async () => {
  await allMarked();
  await member.goTo(`${base}/sense/suggestions`);
  const groups = () => member.page.querySelectorAll('form[action$=accept]').length;
  const before = groups();
  await member.press('Put this suggestion away');
  expect(member.status).toBe(422);
  expect(member.text).toContain('Choose why they do not belong together.');
  await member.press('Put this suggestion away', { 'Why not?': 'Only the words are alike' });
  expect(groups()).toBe(before - 1);
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`${base}/sense/suggestions`);
  expect(listener.page.querySelectorAll('form[action$=accept]').length).toBe(before - 1);
  await member.press('Show it again after all');
  expect(groups()).toBe(before);
});

test('pieces that whoever is here may not see are never suggested nor counted', async () => {
  for (const text of late) await marked(await aStory(db, world, { text, readers: ['residents'], uses: ['sense'] }), text);
  await member.goTo(`${base}/sense/suggestions`);
  expect(member.text).toContain('finds no pieces that are alike');
  expect(member.html).not.toMatch(/bus/);
});

const marksOf = (what: string) =>
  db.selectFrom('trail').select('story_id').where('circle_id', '=', world.id).where('what', '=', what).execute();

async function allMarked() {
  const ids: string[] = [];
  for (const text of [...late, ...trees]) ids.push(await marked(await aStory(db, world, { text, ...allowed }), text));
  return ids;
}

async function marked(story: string, text: string) {
  const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', story).executeTakeFirstOrThrow();
  const voice = { side: world.sides.residents, person: null, table: null };
  return markFragment(db, world.id, { story, start: 0, end: text.length, text_hash }, { voice, now: today });
}
