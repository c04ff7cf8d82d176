import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { changed } from '#lib/server/live.server.ts';
import { lockRun } from './runs.server.ts';
import type { Tally } from './tally.ts';

/** The turns that an observer counted so far, by step and side. */
export async function tallyOf(db: Db, circle: string, session: string): Promise<Tally> {
  const rows = await db
    .selectFrom('turn')
    .select(['step_id as step', 'side_id as side', (eb) => eb.fn.countAll<number>().as('turns')])
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('seat_id', 'is', null)
    .where('side_id', 'is not', null)
    .groupBy(['step_id', 'side_id'])
    .execute();
  const tally: Tally = new Map();
  for (const { step, side, turns } of rows) tally.set(step, (tally.get(step) ?? new Map<string, number>()).set(side!, turns));
  return tally;
}

/** Keeps a tally sheet: from now on so many turns were counted. Sent twice it counts once; a mistake is mended by sending it again. */
export function keepTally(db: Db, circle: string, session: string, { tally, now }: { tally: Tally; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    await lockRun(db, circle, session);
    const known = await tallyOf(db, circle, session);
    for (const [step_id, sides] of tally) {
      for (const [side_id, turns] of sides) {
        const more = turns - (known.get(step_id)?.get(side_id) ?? 0);
        const of = { circle_id: circle, session_id: session, step_id, side_id };
        if (more > 0) {
          const rows = Array.from({ length: more }, () => ({ ...of, id: newId(), seat_id: null, kind: 'spoke' as const, at: now }));
          await db.insertInto('turn').values(rows).execute();
        } else if (more < 0) await takeOut(db, of, -more);
      }
    }
    await changed(db, circle, session);
  });
}

type Counted = { circle_id: string; session_id: string; step_id: string; side_id: string };
async function takeOut(db: Db, { circle_id, session_id, step_id, side_id }: Counted, turns: number): Promise<void> {
  const newest = db
    .selectFrom('turn')
    .select('id')
    .where('circle_id', '=', circle_id)
    .where('session_id', '=', session_id)
    .where('step_id', '=', step_id)
    .where('side_id', '=', side_id)
    .where('seat_id', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(turns);
  await db.deleteFrom('turn').where('circle_id', '=', circle_id).where('id', 'in', newest).execute();
}
