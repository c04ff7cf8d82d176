import { beforeAll, expect, test } from 'vitest';
import type { Db } from '#lib/server/db.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aMember, aStory, putsOnTheInternet, today, type World } from '#testing/worlds.ts';
import { ageBands, isYoung, type AgeBand } from './age.ts';
import {
  answerCare,
  askCareAgain,
  askForCare,
  askTogetherAgain,
  asYoungMay,
  careOfStory,
  lookedWithCare,
  sayYesTogether,
  waitsFor,
  type Care,
} from './special-care.server.ts';
import { needsALook, othersAnswers, specialAnswers, type Others, type Special } from './special.ts';

let db: Db, world: World, listener: string;
beforeAll(async () => {
  ({ db } = await testDatabase());
  world = await aCircle(db);
  listener = await aMember(db, world, 'listener');
});

const asked = { mode: 'screen' as const, wording: 'Is there something in it that the law protects most?', language: 'en' };
const answers = (special: Special | null, others: Others | null = null, age: AgeBand | null = null) => ({ special, others, age });
const answer = (story: string, ...given: Parameters<typeof answers>) =>
  answerCare(db, world.id, story, { ...answers(...given), asked, now: today });
const state = (story: string) =>
  db.selectFrom('story').select(['accepted_at', 'care_since']).where('id', '=', story).executeTakeFirstOrThrow();
const receipts = async (story: string) =>
  (await db.selectFrom('consent_receipt').select(['about', 'together_with']).where('story_id', '=', story).execute()).map(
    ({ about, together_with }) => [about, together_with],
  );

test('a story waits for a look when something is sensitive or uncertain, and for an older one when its teller is under 16', () => {
  const looked: Partial<Care>[] = [
    { looked_at: null, together_at: null },
    { looked_at: today, together_at: null },
    { looked_at: null, together_at: today },
    { looked_at: today, together_at: today },
  ];
  for (const special of [null, ...specialAnswers])
    for (const others of [null, ...othersAnswers])
      for (const age of [null, ...ageBands])
        for (const seen of looked) {
          const look = ['remove', 'unknown'].includes(special ?? '') || ['named', 'unknown'].includes(others ?? '');
          const young = age === 'under12' || age === '12-15';
          const expected = young && !seen.together_at ? 'together' : look && !seen.looked_at ? 'look' : null;
          const care = { special, others, age, looked_by: null, ...seen } as Care;
          expect([care, waitsFor(care), needsALook(care), isYoung(age)]).toEqual([care, expected, look, young]);
        }
});

test('what waits is read by nobody but listeners, and is accepted again only afterwards', async () => {
  const story = await aStory(db, world, { readers: ['residents'] });
  expect(await answer(story, 'unknown')).toBe('look');
  expect(await state(story)).toEqual({ accepted_at: null, care_since: today });
  await lookedWithCare(db, world.id, story, { person: listener, now: today });
  expect(await state(story)).toEqual({ accepted_at: null, care_since: null });
  expect(await careOfStory(db, world.id, story)).toMatchObject({ looked_at: today, looked_by: listener });
  const marks = () => db.selectFrom('trail').select('what').where('story_id', '=', story).where('what', '=', 'care.settled').execute();
  expect(await marks()).toHaveLength(1);
  await lookedWithCare(db, world.id, story, { person: listener, now: today });
  expect(await marks()).toHaveLength(1);
});

test('looking at a story in which nothing waits changes nothing', async () => {
  const story = await aStory(db, world);
  await answer(story, 'allowed', 'none', 'adult');
  await lookedWithCare(db, world.id, story, { person: listener, now: today });
  expect(await careOfStory(db, world.id, story)).toMatchObject({ looked_at: null, looked_by: null });
  expect((await state(story)).accepted_at).toEqual(today);
});

test('the yes to sensitive things has a receipt, once for each time that it is said anew', async () => {
  const story = await aStory(db, world);
  await answer(story, 'none');
  expect(await receipts(story)).toEqual([]);
  await answer(story, 'allowed');
  await answer(story, 'allowed', 'none');
  expect(await receipts(story)).toEqual([['special', null]]);
  await answer(story, 'remove');
  await answer(story, 'allowed');
  expect(await receipts(story)).toEqual([
    ['special', null],
    ['special', null],
  ]);
});

test('what is not answered stays; another answer undoes the look at the one before; the same answer does not', async () => {
  const story = await aStory(db, world);
  await answer(story, 'unknown', 'named', 'adult');
  await lookedWithCare(db, world.id, story, { person: listener, now: today });
  await answer(story, null);
  expect(await careOfStory(db, world.id, story)).toMatchObject({ special: 'unknown', others: 'named', age: 'adult', looked_at: today });
  await answer(story, 'unknown', 'named', 'adult');
  expect((await careOfStory(db, world.id, story)).looked_at).toEqual(today);
  await answer(story, null, 'unknown');
  expect(await careOfStory(db, world.id, story)).toMatchObject({ looked_at: null, looked_by: null, others: 'unknown' });
  await lookedWithCare(db, world.id, story, { person: listener, now: today });
  await answer(story, 'remove');
  expect((await careOfStory(db, world.id, story)).looked_at).toBeNull();
});

test('someone under 16 needs an older one, who is written on the receipt; another age asks again', async () => {
  const story = await aStory(db, world, { readers: ['residents'], uses: ['sense'] });
  expect(await answer(story, 'none', 'none', '12-15')).toBe('together');
  expect(await state(story)).toEqual({ accepted_at: null, care_since: today });
  await sayYesTogether(db, world.id, story, { companion: 'guardian', asked, now: today });
  expect(await state(story)).toEqual({ accepted_at: null, care_since: null });
  expect(await receipts(story)).toEqual([['together', 'guardian']]);
  expect(await answer(story, 'none', 'none', '12-15')).toBeNull();
  expect(await answer(story, 'none', 'none', 'under12')).toBe('together');
  expect((await careOfStory(db, world.id, story)).together_at).toBeNull();
});

test('a yes together is nothing for whoever is 16 or more, or of whom no age is known', async () => {
  for (const age of ['16-17', 'adult', null] as const) {
    const story = await aStory(db, world);
    await answer(story, 'none', 'none', age);
    await sayYesTogether(db, world.id, story, { companion: 'parent', asked, now: today });
    expect([await receipts(story), (await careOfStory(db, world.id, story)).together_at]).toEqual([[], null]);
  }
});

test('a story on the internet comes off it when its teller turns out to be young', async () => {
  const [story, other] = [await aStory(db, world, { uses: ['publish'] }), await aStory(db, world, { uses: ['publish'] })];
  await putsOnTheInternet(db, world, story);
  await putsOnTheInternet(db, world, other);
  await answer(story, null, null, 'adult');
  expect(await db.selectFrom('publication').select('story_id').where('story_id', 'in', [story, other]).execute()).toHaveLength(2);
  await answer(story, null, null, '12-15');
  expect(await db.selectFrom('publication').select('story_id').where('story_id', 'in', [story, other]).execute()).toEqual([
    { story_id: other },
  ]);
});

test('under 16 everything but the internet can be allowed', async () => {
  const [young, old] = [await aStory(db, world), await aStory(db, world)];
  await answer(young, 'none', 'none', 'under12');
  await answer(old, 'none', 'none', '16-17');
  expect(await asYoungMay(db, world.id, young, ['sense', 'publish', 'contact'])).toEqual(['sense', 'contact']);
  expect(await asYoungMay(db, world.id, old, ['sense', 'publish'])).toEqual(['sense', 'publish']);
  expect(await asYoungMay(db, world.id, await aStory(db, world), ['publish'])).toEqual(['publish']);
});

test('a listener who sees something sensitive asks, and the story waits', async () => {
  const story = await aStory(db, world, { readers: ['residents'] });
  await answer(story, 'none', 'none', 'adult');
  await askForCare(db, world.id, story, today);
  expect(await careOfStory(db, world.id, story)).toMatchObject({ special: 'unknown', others: 'none', age: 'adult', looked_at: null });
  expect(await state(story)).toEqual({ accepted_at: null, care_since: today });
  await lookedWithCare(db, world.id, story, { person: listener, now: today });
  await askForCare(db, world.id, story, today);
  expect((await careOfStory(db, world.id, story)).looked_at).toBeNull();
});

test('of another text everything that was said of the old one is asked again; only what was sensitive waits meanwhile', async () => {
  const story = await aStory(db, world);
  await askCareAgain(db, world.id, story, today);
  expect(await db.selectFrom('story_care').selectAll().where('story_id', '=', story).execute()).toEqual([]);
  await answer(story, 'allowed', 'named', '12-15');
  await sayYesTogether(db, world.id, story, { companion: 'helper', asked, now: today });
  await lookedWithCare(db, world.id, story, { person: listener, now: today });
  await askCareAgain(db, world.id, story, today);
  expect(await careOfStory(db, world.id, story)).toEqual({
    special: 'unknown',
    others: 'unknown',
    age: '12-15',
    looked_at: null,
    looked_by: null,
    together_at: null,
  });
  const calm = await aStory(db, world);
  await answer(calm, 'none', 'none', 'adult');
  await askCareAgain(db, world.id, calm, today);
  expect(await careOfStory(db, world.id, calm)).toMatchObject({ special: null, others: null, age: 'adult' });
  expect((await state(calm)).care_since).toBeNull();
  const silent = await aStory(db, world);
  await answer(silent, null, null, 'adult');
  await askCareAgain(db, world.id, silent, today);
  expect(await careOfStory(db, world.id, silent)).toMatchObject({ special: null, others: null });
});

test('another choice asks a young teller for another yes together, and nobody else', async () => {
  const [young, old] = [await aStory(db, world), await aStory(db, world)];
  await answer(young, 'none', 'none', '12-15');
  await sayYesTogether(db, world.id, young, { companion: 'parent', asked, now: today });
  await answer(old, 'none', 'none', 'adult');
  for (const story of [young, old]) await askTogetherAgain(db, world.id, story, today);
  expect(waitsFor(await careOfStory(db, world.id, young))).toBe('together');
  expect(waitsFor(await careOfStory(db, world.id, old))).toBeNull();
  expect((await state(old)).accepted_at).toEqual(today);
});
