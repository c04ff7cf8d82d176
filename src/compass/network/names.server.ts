import type { Db } from '#lib/server/db.server.ts';

/** Clears every name on a map whose last day is over, in all circles. `today`: the day it is where the circles are. Doing it again changes nothing. */
export async function clearNamesOnMaps(db: Db, today: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('actor')
    .set({ person_name: null, name_until: null })
    .where('name_until', '<', today)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
