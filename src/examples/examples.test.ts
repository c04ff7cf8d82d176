import { beforeAll, expect, test } from 'vitest';
import { newKeys } from '#lib/server/keys.server.ts';
import { readConfig } from '#lib/server/config.ts';
import { foundOrganisation } from '#lib/people/people.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { testDatabase } from '#testing/database.ts';
import { today } from '#testing/worlds.ts';
import { fillExample } from './fill-example.server.ts';

let db: Db;
beforeAll(async () => {
  ({ db } = await testDatabase());
  const ground = { db, keys: newKeys(), config: readConfig({}) };
  const steward = await foundOrganisation(
    db,
    { name: 'Kring', language: 'nl', privacyContact: null, steward: { name: 'Noor', email: null, employer: null } },
    today,
  );
  await fillExample(ground, 'H', { steward, now: today });
  await fillExample(ground, 'B', { steward, now: today });
}, 60_000);

const count = async (
  table: 'story' | 'theme' | 'insight' | 'session' | 'finding' | 'decision' | 'agreement' | 'change' | 'promise',
  slug: string,
) => {
  const { id } = await db.selectFrom('circle').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  const row = await db.selectFrom(table).select(db.fn.countAll<number>().as('n')).where('circle_id', '=', id).executeTakeFirstOrThrow();
  return row.n;
};

test('example H fills every step of the chain, and its stories know what was done with them', async () => {
  for (const table of ['story', 'theme', 'insight', 'session', 'finding', 'decision', 'agreement', 'change', 'promise'] as const)
    expect(await count(table, 'voorbeeld-houten'), table).toBeGreaterThan(0);
  const marks = await db.selectFrom('trail').select('what').distinct().execute();
  expect(marks.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'story.told',
      'story.listened',
      'theme.placed',
      'insight.written',
      'session.shown',
      'finding.made',
      'record.agreed',
      'decision.published',
      'agreement.made',
      'agreement.moved',
      'change.made',
    ]),
  );
});

test('example B has all 896 statements and 607 of them shown, and nothing invented under real words', async () => {
  expect(await count('story', 'bowling-green')).toBe(896);
  expect(await count('insight', 'bowling-green')).toBe(5);
  for (const table of ['session', 'finding', 'decision', 'agreement', 'change', 'promise'] as const)
    expect(await count(table, 'bowling-green'), table).toBe(0);
});
