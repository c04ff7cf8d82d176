import type { Db } from '#lib/server/db.server.ts';

/** Whether this person read, before opening stories in this circle, how they are dealt with. */
export async function readsStoriesWell(db: Db, circle: string, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('stories_first')
    .select('at')
    .where('circle_id', '=', circle)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Someone read how stories are dealt with here, and says that they will do so. Once is enough. */
export async function willDealWell(db: Db, circle: string, person: string, now: Date): Promise<void> {
  await db
    .insertInto('stories_first')
    .values({ circle_id: circle, person_id: person, at: now })
    .onConflict((same) => same.doNothing())
    .execute();
}
