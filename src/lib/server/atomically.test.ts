import { expect, test } from 'vitest';
import { aCircle, today } from '#testing/worlds.ts';
import { testDatabase } from '#testing/database.ts';
import { atomically, type Db } from './db.server.ts';

const { db } = await testDatabase();

test('two acts that wait for each other both happen: the one that the database ends is done again', async () => {
  const [one, other] = [await aCircle(db), await aCircle(db)];
  const begun: (() => void)[] = [];
  const bothBegan = new Promise<void>((resolve) => begun.push(resolve));
  let runs = 0;
  const renames = (first: string, then: string, name: string) =>
    atomically(db, async (db) => {
      await rename(db, first, name);
      if (++runs === 2) begun[0]!();
      await bothBegan;
      await rename(db, then, name);
    });
  await Promise.all([renames(one.id, other.id, 'There and back'), renames(other.id, one.id, 'Back and there')]);
  expect(runs).toBe(3); // one of them twice
  const names = await db.selectFrom('circle').select('subject').where('id', 'in', [one.id, other.id]).execute();
  expect(new Set(names.map(({ subject }) => subject)).size).toBe(1); // each act whole
}, 20_000);

test('an error of our own is not tried again, and leaves nothing behind', async () => {
  const circle = await aCircle(db);
  let runs = 0;
  const fails = atomically(db, async (db) => {
    runs++;
    await rename(db, circle.id, `Gone at ${today.toISOString()}`);
    throw new Error('no');
  });
  await expect(fails).rejects.toThrow('no');
  expect(runs).toBe(1);
  expect((await db.selectFrom('circle').select('subject').where('id', '=', circle.id).executeTakeFirstOrThrow()).subject).not.toContain(
    'Gone',
  );
});

const rename = (db: Db, id: string, subject: string) => db.updateTable('circle').set({ subject }).where('id', '=', id).execute();
