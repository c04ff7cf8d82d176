import { expect, test } from 'vitest';
import { linkForLetter } from '#cycle/5-return/letter-links.server.ts';
import { storyOfLink } from '#cycle/1-gather/codes.server.ts';
import { makeSignInLink, signIn, startVisit, whoVisits } from '#lib/people/visits.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aPerson, aStory, today } from '#testing/worlds.ts';
import { clearUsedUp } from './expiry.server.ts';
import { newKeys } from './keys.server.ts';

const { db } = await testDatabase();
const keys = newKeys();
const after = (days: number) => new Date(today.getTime() + days * 24 * 60 * 60 * 1000);

test('the link of a letter opens its story for thirty days, and is gone after them', async () => {
  const world = await aCircle(db);
  const story = await aStory(db, world);
  const link = (await linkForLetter(db, keys, { circle: world.id, story, now: today })).slice('/s/'.length);
  expect(await storyOfLink(db, keys, link, after(29))).toEqual({ circle: world.id, story });
  expect(await storyOfLink(db, keys, link, after(31))).toBeNull();
  await clearUsedUp(db, after(29));
  expect(await codes(story)).toBe(1);
  await clearUsedUp(db, after(31));
  await clearUsedUp(db, after(31));
  expect(await codes(story)).toBe(0);
});

test('who still visits stays signed in; links and visits that are used up are cleared away', async () => {
  const { organisation } = await aCircle(db);
  const person = await aPerson(db, organisation);
  const visit = (await signIn(db, await makeSignInLink(db, person, today), today))!;
  await clearUsedUp(db, after(13));
  expect(await whoVisits(db, visit, after(13))).not.toBeNull();
  const later = await startVisit(db, person, after(40));
  await clearUsedUp(db, after(40));
  expect(await whoVisits(db, later, after(40))).not.toBeNull();
  expect(await db.selectFrom('sign_in.visit').select('person_id').where('person_id', '=', person).execute()).toHaveLength(1);
  expect(await db.selectFrom('sign_in.link').select('person_id').where('person_id', '=', person).execute()).toEqual([]);
});

const codes = async (story: string) => (await db.selectFrom('story_code').select('id').where('story_id', '=', story).execute()).length;
