import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { compiledOnce } from './compiled.server.ts';

const { db } = await testDatabase();

test('a question that is compiled once is asked with the values of each time, each in its place', async () => {
  let built = 0;
  const sumOf = compiledOnce((db, one: number, other: number, words: string[]) => {
    built++;
    return db.selectNoFrom([
      sql<number>`${one}::int * 10 + ${other}::int + 100`.as('sum'),
      sql<string>`${words}::text[] || ${'always'}::text`.as('words'),
    ]);
  });
  expect(await sumOf(db, 1, 2, ['a'])).toEqual([{ sum: 112, words: ['a', 'always'] }]);
  expect(await sumOf(db, 3, 3, [])).toEqual([{ sum: 133, words: ['always'] }]);
  expect(built).toBe(1);
});
