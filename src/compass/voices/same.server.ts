import { atomically, type Db } from '#lib/server/db.server.ts';
import { rootOf } from './same.ts';

/** Says that two are the same: they count as one from now on. Nothing is lost: `sayApart` undoes it. False when they are one already, or not there. */
export function saySame(db: Db, circle: string, { one, other, now }: { one: string; other: string; now: Date }): Promise<boolean> {
  return atomically(db, async (db) => {
    const rows = await db.selectFrom('touched').select(['id', 'same_as']).where('circle_id', '=', circle).forUpdate().execute();
    const above = new Map(rows.map((row) => [row.id, row.same_as]));
    if (!above.has(one) || !above.has(other)) return false;
    const [first, second] = [rootOf(one, above), rootOf(other, above)];
    if (first === second) return false;
    await db
      .updateTable('touched')
      .set({ same_as: first, same_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', second)
      .execute();
    return true;
  });
}

/** Takes one out again of what it was said to be the same as. */
export async function sayApart(db: Db, circle: string, touched: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('touched')
    .set({ same_as: null, same_at: null })
    .where('circle_id', '=', circle)
    .where('id', '=', touched)
    .where('same_as', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
