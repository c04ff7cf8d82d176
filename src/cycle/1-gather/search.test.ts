import { expect, test } from 'vitest';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { correctStory } from '#cycle/corrections.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { matches } from './search.server.ts';
import { tellStory } from './stories.server.ts';

const { db } = await testDatabase();

test('searching finds no word that its reader may not see: what would help is read by listeners alone', async () => {
  const world = await aCircle(db);
  const story = {
    text: 'The bin was full.',
    language: 'en',
    feeling: null,
    wouldHelp: 'That my husband moves out.',
    sides: [],
    prompt: null,
  };
  const { id } = await tellStory(db, world.id, story, { now: today, keys: newKeys(), channel: 'page', submission: newSubmissionKey() });
  const found = async (typed: string) =>
    (await db.selectFrom('story').select('id').where('circle_id', '=', world.id).where(matches(typed, 'en')).execute()).map(
      (row) => row.id,
    );
  expect(await found('bins')).toEqual([id]);
  expect(await found('husband')).toEqual([]);
  await correctStory(db, world.id, id, {
    text: 'The bin was full again.',
    would_help: 'That my husband moves out.',
    language: 'en',
    now: today,
  });
  expect([await found('again'), await found('husband')]).toEqual([[id], []]);
});
