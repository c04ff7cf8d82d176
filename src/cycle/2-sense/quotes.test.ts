import { expect, test } from 'vitest';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aStory, putsOnTheInternet, today } from '#testing/worlds.ts';
import { markFragment, quotesOf } from './fragments.server.ts';

const { db } = await testDatabase();

test('whoever marks a whole long story does not publish it: the world sees a few sentences, also from many small marks', async () => {
  const world = await aCircle(db);
  const text = 'I waited at the desk and nobody looked up from the screen. '.repeat(30).trim();
  const story = await aStory(db, world, { text, readers: ['residents'], uses: ['sense', 'quote', 'publish'] });
  const voice = { side: world.sides.residents, person: null, table: null };
  const mark = (start: number, end: number) =>
    markFragment(db, world.id, { story, start, end, text_hash: hashOfText(text) }, { voice, now: today });
  const whole = await mark(0, text.length);
  const pieces = await Promise.all(Array.from({ length: 6 }, (_, nth) => mark(nth * 290, nth * 290 + 289)));
  const open = async (ids: string[]) => (await quotesOf(db, world.id, ids, { open: true })).map(({ id }) => id);
  expect(await open([whole])).toEqual([]);
  expect(await open([whole, ...pieces])).toEqual(pieces.slice(0, 2));
  expect(await quotesOf(db, world.id, [whole], { oneOf: ['residents'] })).toHaveLength(1);
  await putsOnTheInternet(db, world, story);
  expect(await open([whole])).toEqual([whole]); // all of it is public by its teller's second yes
});
