import { beforeAll, expect, test } from 'vitest';
import type { Db } from '#lib/server/db.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aContact, aStory, putsOnTheInternet, today, type World } from '#testing/worlds.ts';
import { readers, uses } from './consent.ts';
import { allow, readConsent } from './consents.server.ts';
import { standingOf } from './receipts.server.ts';
import { answerCare, sayYesTogether } from './special-care.server.ts';

let db: Db, world: World;
beforeAll(async () => {
  ({ db } = await testDatabase());
  world = await aCircle(db);
});

const asked = { mode: 'screen' as const, wording: 'What may be done with your story?', language: 'en' };
const filled = (entries: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};
const of = async (table: 'publication' | 'story_contact' | 'letter' | 'consent_receipt', story: string) =>
  (await db.selectFrom(table).selectAll().where('story_id', '=', story).execute()).length;
const marks = async (story: string) =>
  (await db.selectFrom('trail').select('what').where('story_id', '=', story).where('what', '=', 'consent.changed').execute()).length;
const allowed = (story: string) => db.selectFrom('story').select(['readers', 'uses']).where('id', '=', story).executeTakeFirstOrThrow();
const acts = async () =>
  (await db.selectFrom('activity').select('what').where('what', '=', 'consent.changed').where('circle_id', '=', world.id).execute()).length;

test('what is not ticked is not allowed, and what is not known neither', () => {
  expect(readConsent(new FormData())).toEqual({ readers: [], uses: [] });
  expect(
    readConsent(
      filled([
        ['readers', 'everyone'],
        ['readers', 'deciders'],
        ['uses', 'sell'],
        ['uses', 'quote'],
      ]),
    ),
  ).toEqual({ readers: ['deciders'], uses: ['quote'] });
  expect(readConsent(filled([...readers.map((one): [string, string] => ['readers', one]), ['uses', 'sense']]))).toEqual({
    readers: [...readers],
    uses: ['sense'],
  });
});

test('what a teller allows is kept with a receipt for exactly those words, and marks the trail', async () => {
  const story = await aStory(db, world);
  const bystander = await aStory(db, world, { readers: ['residents'], uses: ['sense'] });
  await allow(db, world.id, story, { ...asked, readers: ['residents', 'deciders'], uses: ['sense'], now: today });
  expect(await allowed(story)).toEqual({ readers: ['residents', 'deciders'], uses: ['sense'] });
  expect(await allowed(bystander)).toEqual({ readers: ['residents'], uses: ['sense'] });
  expect(await marks(story)).toBe(1);
  const [receipt] = await db.selectFrom('consent_receipt').selectAll().where('story_id', '=', story).execute();
  expect(receipt).toMatchObject({ about: 'choice', readers: ['residents', 'deciders'], uses: ['sense'], wording: asked.wording });
  expect(await standingOf(db, world.id, story, { about: 'choice', wording: () => asked.wording })).toBe('holds');
});

test('saying the same again, in another order, is no change: a receipt, but no mark and no line', async () => {
  const story = await aStory(db, world, { readers: ['residents', 'deciders'], uses: ['sense', 'quote'] });
  const before = await acts();
  await allow(db, world.id, story, { ...asked, readers: ['deciders', 'residents'], uses: ['quote', 'sense'], now: today });
  expect([await marks(story), await acts(), await of('consent_receipt', story)]).toEqual([0, before, 1]);
  await allow(db, world.id, story, { ...asked, readers: ['deciders', 'residents'], uses: ['quote'], now: today });
  expect([await marks(story), await acts()]).toEqual([1, before + 1]);
  await allow(db, world.id, story, { ...asked, readers: ['deciders'], uses: ['quote'], now: today });
  expect([await marks(story), await acts()]).toEqual([2, before + 2]);
});

test('without publishing a story is public no more, and only that one', async () => {
  const [story, other] = [await aStory(db, world, { uses: ['publish'] }), await aStory(db, world, { uses: ['publish'] })];
  await putsOnTheInternet(db, world, story);
  await putsOnTheInternet(db, world, other);
  await allow(db, world.id, story, { ...asked, readers: [], uses: ['publish', 'sense'], now: today });
  expect(await of('publication', story)).toBe(1);
  await allow(db, world.id, story, { ...asked, readers: [], uses: ['sense'], now: today });
  expect([await of('publication', story), await of('publication', other)]).toEqual([0, 1]);
});

test('without contact the address is gone, and the letter that waited does not leave', async () => {
  const [story, other] = [await aStory(db, world), await aStory(db, world)];
  for (const one of [story, other]) {
    await aContact(db, world, one, { email: 'amina@example.org' });
    for (const [key, sent] of [
      ['waits', null],
      ['left', today],
    ] as const)
      await db
        .insertInto('letter')
        .values({
          circle_id: world.id,
          id: `${one}-${key}`,
          kind: 'return',
          story_id: one,
          day: sent ? '2026-11-24' : '2026-11-25',
          language: 'en',
          queued_at: today,
          sent_at: sent,
        })
        .execute();
  }
  await allow(db, world.id, story, { ...asked, readers: [], uses: ['contact'], now: today });
  expect([await of('story_contact', story), await of('letter', story)]).toEqual([1, 2]);
  await allow(db, world.id, story, { ...asked, readers: [], uses: ['quote'], now: today });
  expect([await of('story_contact', story), await of('letter', story)]).toEqual([0, 1]);
  expect([await of('story_contact', other), await of('letter', other)]).toEqual([1, 2]);
});

test('of someone under 16 the internet is left out, and another choice takes another yes together', async () => {
  const [young, grown] = [await aStory(db, world), await aStory(db, world)];
  for (const [story, age] of [
    [young, '12-15'],
    [grown, '16-17'],
  ] as const)
    await answerCare(db, world.id, story, { special: 'none', others: 'none', age, asked, now: today });
  await sayYesTogether(db, world.id, young, { companion: 'parent', asked, now: today });
  const together = async () =>
    (await db.selectFrom('story_care').select('together_at').where('story_id', '=', young).executeTakeFirstOrThrow()).together_at;
  expect(await together()).toEqual(today);
  const choice = { ...asked, readers: ['residents' as const], uses: ['publish' as const, 'sense' as const], now: today };
  await allow(db, world.id, young, choice);
  await allow(db, world.id, grown, choice);
  expect([(await allowed(young)).uses, (await allowed(grown)).uses]).toEqual([['sense'], ['publish', 'sense']]);
  expect(await together()).toBeNull();
  await sayYesTogether(db, world.id, young, { companion: 'parent', asked, now: today });
  await allow(db, world.id, young, choice);
  expect(await together()).toEqual(today);
});

test('all uses can be allowed at once, and all taken back', async () => {
  const story = await aStory(db, world);
  await allow(db, world.id, story, { ...asked, readers: [...readers], uses: [...uses], now: today });
  await allow(db, world.id, story, { ...asked, readers: [], uses: [], now: today });
  expect(await allowed(story)).toEqual({ readers: [], uses: [] });
});
