import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Reached, Reaching } from './reaching.ts';
import { isNamedHere } from './voices.server.ts';

/** Someone says that they will go to who is not here. Returns its id; null when those are not there. */
export async function planReaching(
  db: Db,
  circle: string,
  touched: string,
  { by, now, ...plan }: Reaching & { by: string | null; now: Date },
): Promise<string | null> {
  if (!(await isNamedHere(db, circle, touched))) return null;
  const id = newId();
  await db
    .insertInto('reaching')
    .values({
      circle_id: circle,
      id,
      touched_id: touched,
      who: plan.who,
      way: plan.way,
      place: plan.place,
      planned_on: plan.plannedOn,
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

/** Says what came of it. False when it is not there. A second time mends the first. */
export async function sayReached(
  db: Db,
  circle: string,
  reaching: string,
  { by, result, seen, doneOn }: Reached & { by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reaching')
    .set({ result, seen, done_on: doneOn, done_by: by })
    .where('circle_id', '=', circle)
    .where('id', '=', reaching)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Drops a plan that nobody carried out; what was done stays. */
export async function dropReaching(db: Db, circle: string, reaching: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('reaching')
    .where('circle_id', '=', circle)
    .where('id', '=', reaching)
    .where('result', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
