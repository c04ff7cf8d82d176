import type { Db } from '#lib/server/db.server.ts';
import { changed } from '#lib/server/live.server.ts';
import { once } from './seat-acts.server.ts';

type Here = { session: string; step: string };

/** Someone asks for more time in a step. Only whoever leads hears of it, and never from whom. Asking twice is asking once. */
export const askForTime = (db: Db, circle: string, { session, step, seat, now }: Here & { seat: string; now: Date }): Promise<boolean> =>
  once(db, { circle, seat, key: keyOf(step), now }, (db) => changed(db, circle, session));

/** Whether someone still waits for more time in a step. */
export const isTimeAsked = (db: Db, circle: string, step: string): Promise<boolean> => has(db, circle, step);

/** Whether this seat asked for it, for its own eyes. */
export const askedForTime = (db: Db, circle: string, { step, seat }: { step: string; seat: string }): Promise<boolean> =>
  has(db, circle, step, seat);

/** More time was given: nobody waits for it any more, and whoever needs still more may ask again. */
export async function timeWasGiven(db: Db, circle: string, { session, step }: Here): Promise<void> {
  await db
    .deleteFrom('seat_act')
    .where('circle_id', '=', circle)
    .where('seat_id', 'in', seatsIn(db, circle, session))
    .where('key', '=', keyOf(step))
    .execute();
  await changed(db, circle, session);
}

async function has(db: Db, circle: string, step: string, seat?: string): Promise<boolean> {
  const row = await db
    .selectFrom('seat_act')
    .innerJoin('session_step', (join) => join.onRef('session_step.circle_id', '=', 'seat_act.circle_id').on('session_step.id', '=', step))
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.circle_id', '=', 'seat_act.circle_id')
        .onRef('seat.id', '=', 'seat_act.seat_id')
        .onRef('seat.session_id', '=', 'session_step.session_id'),
    )
    .select('seat_act.key')
    .where('seat_act.circle_id', '=', circle)
    .where('seat_act.key', '=', keyOf(step))
    .where('seat.left_at', 'is', null)
    .$if(seat !== undefined, (query) => query.where('seat.id', '=', seat!))
    .executeTakeFirst();
  return row !== undefined;
}

const seatsIn = (db: Db, circle: string, session: string) =>
  db.selectFrom('seat').select('id').where('circle_id', '=', circle).where('session_id', '=', session);

const keyOf = (step: string) => `more time ${step}`; // beside the keys of forms, which have no space
