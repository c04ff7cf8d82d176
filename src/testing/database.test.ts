import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

test('each test file works in a database of its own, already of the newest shape', async () => {
  const [one, other] = [await testDatabase(), await testDatabase()];
  await sql`create table mark (said text)`.execute(one.db);
  await expect(sql`select * from mark`.execute(other.db)).rejects.toThrow('does not exist');
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(other.db);
  expect(rows.length).toBeGreaterThan(0);
});
