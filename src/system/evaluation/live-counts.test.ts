import { mkdtempSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evidenceOf } from '#cycle/2-sense/evidence.server.ts';
import { evaluationOf } from './evaluations.server.ts';
import { soFarOf } from '#system/circles/so-far.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, anInsight, aStory, today, type World } from '#testing/worlds.ts';
import { countAnew } from '#cycle/counting.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';

const { db } = await testDatabase();
const data = mkdtempSync('/tmp/kring-counting-');

const tell = async (circle: World, n: number, side?: 'residents' | 'professionals') => {
  const told: string[] = [];
  for (let nth = 0; nth < n; nth++) told.push(await aStory(db, circle, { ...(side && { side }) }));
  await countAnew(db, today);
  return told;
};
const withdraw = async (circle: World, stories: string[]) => {
  for (const story of stories) await withdrawStory(db, circle.id, story, { now: today, why: 'withdrawn', data });
  await countAnew(db, today);
};
const accepted = async ({ id }: World) => (await evaluationOf(db, id, today)).stories;

test('who reads the page before and after one teller withdrew reads the same number; a listener reads what is there', async () => {
  const circle = await aCircle(db);
  const told = await tell(circle, 8);
  expect(await accepted(circle)).toBe(8);
  await withdraw(circle, told.slice(0, 1));
  expect(await accepted(circle)).toBe(8);
  expect((await soFarOf(db, circle.id, { now: today, exact: true })).accepted).toBe(7);
  await withdraw(circle, told.slice(1, 5));
  expect(await accepted(circle)).toBe('small');
});

test('the first tellers are few until there are five; who comes after is counted with four others', async () => {
  const circle = await aCircle(db);
  await countAnew(db, today);
  expect(await accepted(circle)).toBe(0);
  await tell(circle, 3);
  expect(await accepted(circle)).toBe('small');
  await tell(circle, 2);
  expect(await accepted(circle)).toBe(5);
  await tell(circle, 4);
  expect(await accepted(circle)).toBe(5);
  await tell(circle, 1);
  expect(await accepted(circle)).toBe(10);
});

test('between two moments of counting nobody reads more than that there are few', async () => {
  const circle = await aCircle(db);
  await countAnew(db, today);
  for (let nth = 0; nth < 7; nth++) await aStory(db, circle);
  expect(await accepted(circle)).toBe('small');
});

test('a side never moves by one, also when others move by five', async () => {
  const circle = await aCircle(db);
  await tell(circle, 6, 'residents');
  await tell(circle, 6, 'professionals');
  const sides = async () => (await evaluationOf(db, circle.id, today)).reached.sides.map(({ count }) => count);
  expect(await sides()).toEqual([6, 6, 0]);
  for (const side of ['residents', 'residents', 'residents', 'residents', 'residents', 'professionals'] as const)
    await aStory(db, circle, { side });
  await countAnew(db, today);
  expect(await sides()).toEqual([11, 6, 0]);
  expect(await accepted(circle)).toBe(17);
});

test('an insight goes on saying on how many stories it rested when one of them is taken back, and keeps no name of it', async () => {
  const circle = await aCircle(db);
  const told = await tell(circle, 7, 'residents');
  const insight = await anInsight(db, circle, told);
  await countAnew(db, today);
  await withdraw(circle, told.slice(0, 2));
  const seen = async (listener: boolean) => (await evidenceOf(db, circle.id, [insight], { listener })).get(insight)!.stories;
  expect([await seen(false), await seen(true)]).toEqual([7, 5]);
  const kept = await db.selectFrom('counted_story').select('story_id').where('circle_id', '=', circle.id).execute();
  expect(kept.filter(({ story_id }) => told.slice(0, 2).includes(story_id))).toEqual([]);
});

test('an insight that went back to the circle is behind few, also when more were counted', async () => {
  const circle = await aCircle(db);
  const told = await tell(circle, 6, 'residents');
  const insight = await anInsight(db, circle, told);
  await countAnew(db, today);
  await withdraw(circle, told.slice(0, 4));
  expect((await evidenceOf(db, circle.id, [insight], { listener: false })).get(insight)!.stories).toBe('small');
});
