import { createHash } from 'node:crypto';
import { newId } from '#lib/server/ids.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';

/**
 * Does what a seat asked once, however often it arrives: the key was made with the form, and is kept in the same transaction. False when it was done already.
 */
export function once(
  db: Db,
  { circle, seat, key, now }: { circle: string; seat: string; key: string; now: Date },
  work: (db: Db) => Promise<void>,
): Promise<boolean> {
  return atomically(db, async (db) => {
    const kept = await db
      .insertInto('seat_act')
      .values({ circle_id: circle, seat_id: seat, key, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!kept) return false;
    await work(db);
    return true;
  });
}

/** The id of what a form makes, from the key that was made with the form: sent twice, it is the same thing. */
export const idOfKey = (session: string, key: string): string =>
  key === '' ? newId() : createHash('sha256').update(`${session} ${key}`).digest('hex').slice(0, 20);
