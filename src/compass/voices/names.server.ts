import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';

/** A name that someone gave, with whom they named beside it; for stewards alone, until its day. */
export type GivenName = { id: string; name: string; until: string; named: string[] };

/** The names that were given and whose day is not over. */
export async function namesGiven(db: Db, circle: string, today: string): Promise<GivenName[]> {
  const rows = await db
    .selectFrom('naming')
    .innerJoin('nomination', (join) =>
      join.onRef('nomination.circle_id', '=', 'naming.circle_id').onRef('nomination.naming_id', '=', 'naming.id'),
    )
    .select(['naming.id', 'person_name as name', 'name_until as until'])
    .select(sql<string[]>`array_agg(nomination.text order by nomination.text)`.as('named'))
    .where('naming.circle_id', '=', circle)
    .where('person_name', 'is not', null)
    .where('name_until', '>=', today)
    .where('nomination.hidden_at', 'is', null)
    .groupBy(['naming.id', 'person_name', 'name_until'])
    .orderBy('name_until')
    .orderBy('naming.id')
    .execute();
  return rows.map((row) => ({ ...row, name: row.name!, until: row.until! }));
}

/** Lets a name go before its day. */
export async function forgetName(db: Db, circle: string, naming: string): Promise<void> {
  await db
    .updateTable('naming')
    .set({ person_name: null, name_until: null })
    .where('circle_id', '=', circle)
    .where('id', '=', naming)
    .execute();
}

/** Whom to call, as a steward chose: a number, whose it is, and the day on which it goes. */
export type ToCall = { name: string | null; number: string; until: string };

/** Keeps whom to call for who is not here, or lets it go. False when they are not there or hidden. */
export async function keepNumber(
  db: Db,
  circle: string,
  touched: string,
  { by, call }: { by: string; call: ToCall | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('touched')
    .set({ call_name: call?.name ?? null, call_number: call?.number ?? null, call_until: call?.until ?? null, call_by: call ? by : null })
    .where('circle_id', '=', circle)
    .where('id', '=', touched)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Clears every name and number whose day is over, in all circles. `today`: the day it is where the circles are. Doing it again changes nothing. */
export async function clearNames(db: Db, today: string): Promise<number> {
  const named = await db
    .updateTable('naming')
    .set({ person_name: null, name_until: null })
    .where('name_until', '<', today)
    .executeTakeFirst();
  const called = await db
    .updateTable('touched')
    .set({ call_name: null, call_number: null, call_until: null, call_by: null })
    .where('call_until', '<', today)
    .executeTakeFirst();
  return Number(named.numUpdatedRows + called.numUpdatedRows);
}
