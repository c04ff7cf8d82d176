import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';
import { registerProblems } from './privacy-register.ts';

test('every column that is kept stands in the privacy register, with why, on which basis, for how long and how private', async () => {
  const { db } = await testDatabase();
  const { problems, columns } = await registerProblems(db);
  expect(problems).toEqual([]);
  expect(columns).toBeGreaterThan(300);
});
