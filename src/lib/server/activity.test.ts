import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { activityOf, chainActivity, checkActivity, noteActivity } from './activity.server.ts';
import { newId } from './ids.ts';
import { newKeys } from './keys.server.ts';

const { db } = await testDatabase();

async function aRecord(lines = 6) {
  await db.deleteFrom('activity').execute();
  const [world, keys] = [await aCircle(db), newKeys()];
  for (let nth = 0; nth < lines; nth++)
    await noteActivity(db, {
      circle: world.id,
      what: nth % 2 ? 'token.made' : 'story.refused',
      about: newId(),
      role: 'steward',
      side: world.sides.professionals,
      now: new Date(today.getTime() + nth * 1000),
    });
  await chainActivity(db, keys);
  return { world, keys };
}

test('a record that nobody touched holds, also when it grew in several turns', async () => {
  const { world, keys } = await aRecord();
  await noteActivity(db, { circle: world.id, what: 'token.ended', role: 'steward', now: today });
  expect(await chainActivity(db, keys)).toMatchObject([{ organisation: world.organisation, number: 7 }]);
  expect(await chainActivity(db, keys)).toEqual([]);
  expect(await checkActivity(db, keys)).toMatchObject({ lines: 7, broken: [] });
});

test.each(['what', 'about', 'result', 'origin', 'role', 'side_id', 'circle_id', 'at'])(
  'a changed %s is found, by the number of its line',
  async (column) => {
    const { world, keys } = await aRecord();
    const other =
      column === 'result'
        ? sql`'refused'`
        : column === 'origin'
          ? sql`'machine'`
          : column === 'at'
            ? sql`at + interval '1 ms'`
            : sql`${newId()}`;
    await sql`update activity set ${sql.ref(column)} = ${other} where number = 4`.execute(db);
    expect((await checkActivity(db, keys)).broken).toEqual([`${world.organisation} line 4: it was changed`]);
  },
);

test('a line that is taken out, or put in with a hash of its own, is found', async () => {
  const { world, keys } = await aRecord();
  await sql`delete from activity where number = 3`.execute(db);
  expect((await checkActivity(db, keys)).broken).toEqual([`${world.organisation} line 3: it is gone`]);
  await sql`insert into activity select organisation_id, 'x', circle_id, what, about, result, origin, role, side_id, at, 3, previous, hash from activity where number = 4`.execute(
    db,
  );
  expect((await checkActivity(db, keys)).broken.join('\n')).toContain('line 3: it was changed');
});

test('whoever has the database alone cannot make a chain that fits', async () => {
  const { keys } = await aRecord();
  await sql`update activity set what = 'token.ended' where number >= 4`.execute(db);
  await sql`update activity set number = null, previous = null, hash = null where number >= 4`.execute(db);
  await chainActivity(db, newKeys());
  expect((await checkActivity(db, keys)).broken).toHaveLength(3);
});

test('the record of a circle says what, by which role and side, and nothing of a person', async () => {
  const { world } = await aRecord(2);
  expect(await activityOf(db, world.id, { without: ['story.refused'] })).toEqual([
    {
      id: expect.any(String),
      what: 'token.made',
      result: 'done',
      origin: 'page',
      role: 'steward',
      side: 'Professional',
      at: new Date(today.getTime() + 1000),
    },
  ]);
});
