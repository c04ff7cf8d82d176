import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

/** A time in which the pulse is asked. */
export type Wave = { id: string; number: number; openedAt: Date; closedAt: Date | null };

/** All waves of a circle, the first first. */
export function wavesOf(db: Db, circle: string): Promise<Wave[]> {
  return db
    .selectFrom('pulse_wave')
    .select(['id', 'number', 'opened_at as openedAt', 'closed_at as closedAt'])
    .where('circle_id', '=', circle)
    .orderBy('number')
    .execute();
}

/** The wave that is open now, or null. */
export const openWave = async (db: Db, circle: string): Promise<Wave | null> =>
  (await wavesOf(db, circle)).find(({ closedAt }) => !closedAt) ?? null;

/** Begins to ask. One wave at a time: whoever presses twice opens one. */
export function beginWave(db: Db, circle: string, { by, now }: { by: string | null; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute();
    const waves = await wavesOf(db, circle);
    if (waves.some(({ closedAt }) => !closedAt)) return;
    const number = (waves.at(-1)?.number ?? 0) + 1;
    await db.insertInto('pulse_wave').values({ circle_id: circle, id: newId(), number, opened_at: now, opened_by: by }).execute();
  });
}

/** Stops asking, for good: from now on anyone may see what came out, and one answer more would show whose it was. */
export async function endWave(db: Db, circle: string, wave: string, now: Date): Promise<void> {
  await db
    .updateTable('pulse_wave')
    .set({ closed_at: now })
    .where('circle_id', '=', circle)
    .where('id', '=', wave)
    .where('closed_at', 'is', null)
    .execute();
}
