import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { changed } from '#lib/server/live.server.ts';
import type { RunHere } from './runs.server.ts';
import type { StepHere } from './scripts.server.ts';
import { nextInQueue, nextInRound, orderOfRound, type Speaker, type Turn } from './speaking.ts';

/** Someone in the room: `number` counts them in the order in which they sat down, for who gave no name. */
export type InTheRoom = Speaker & { number: number; name: string | null; byHost: boolean };

/** Everyone who sits in a session now, in the order in which they sat down. */
export async function inTheRoom(db: Db, circle: string, session: string): Promise<InTheRoom[]> {
  // As one text: a full room is read at every page, and reading its rows one by one costs five times as much.
  const { rows } = await sql<{ room: (InTheRoom & { left: boolean; at: number })[] }>`
    select coalesce(json_agg(json_build_object('seat', id, 'sides', side_ids, 'at', extract(epoch from sat_at) * 1000, 'left', left_at is not null,
      'name', name, 'byHost', added_by_host) order by sat_at, id), '[]') as room
    from seat where circle_id = ${circle} and session_id = ${session}`.execute(db);
  return rows[0]!.room
    .map(({ at, ...one }, nth) => ({ ...one, satAt: new Date(at), number: nth + 1 }))
    .flatMap(({ left, ...one }) => (left ? [] : [one]));
}

/** Turns of a step, in their order; of the whole session without one. Those an observer counted for a side have no seat. */
export async function turnsOf(db: Db, circle: string, session: string, step: string | null = null): Promise<Turn[]> {
  const rows = await db
    .selectFrom('turn')
    .select(['seat_id', 'kind'])
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .$if(step !== null, (query) => query.where('step_id', '=', step!))
    .where('seat_id', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ seat_id, kind }) => ({ seat: seat_id!, kind }));
}

/** Who speaks now and who comes next, by the rule of the step. In a free talk nobody is given the floor. */
export type Floor = { speaks: string | null; then: string | null; asked: string[] };

export async function floorOf(
  db: Db,
  circle: string,
  session: string,
  at: { step: StepHere; run: RunHere; room: readonly InTheRoom[] },
): Promise<Floor> {
  const { step, run, room } = at;
  if (step.rule === 'round') {
    const order = orderOfRound(room, {
      first: run.firstSides,
      began: run.since ?? new Date(0),
      lot: (seat) => lotOf(run.seed, step.id, seat),
    });
    const turns = await turnsOf(db, circle, session, step.id);
    const speaks = nextInRound(order, turns);
    const then = speaks && nextInRound(order, [...turns, { seat: speaks, kind: 'spoke' }]);
    return { speaks, then, asked: [] };
  }
  if (step.rule !== 'queue') return { speaks: null, then: null, asked: [] };
  const [asked, turns] = [await askedIn(db, circle, step.id), await turnsOf(db, circle, session)];
  const here = asked.filter(({ seat }) => room.some((one) => one.seat === seat));
  const spoken = (seat: string) => turns.filter((turn) => turn.seat === seat && turn.kind === 'spoke').length;
  const speaks = nextInQueue(here, spoken);
  const rest = here.filter(({ seat }) => seat !== speaks);
  return { speaks, then: nextInQueue(rest, spoken), asked: here.map(({ seat }) => seat) };
}

/** Someone asks for the floor in this step; asking twice is asking once. */
export async function askForFloor(
  db: Db,
  circle: string,
  { session, step, seat, now }: { session: string; step: string; seat: string; now: Date },
): Promise<void> {
  await db
    .insertInto('floor_asked')
    .values({ circle_id: circle, step_id: step, seat_id: seat, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await changed(db, circle, session);
}

/** A turn was taken or passed; in a queue whoever spoke has then no longer asked. */
export function takeTurn(
  db: Db,
  circle: string,
  { session, step, seat, kind, now }: { session: string; step: string; seat: string; kind: Turn['kind']; now: Date },
): Promise<void> {
  return atomically(db, async (db) => {
    await db
      .insertInto('turn')
      .values({ circle_id: circle, session_id: session, id: newId(), step_id: step, seat_id: seat, side_id: null, kind, at: now })
      .execute();
    await db.deleteFrom('floor_asked').where('circle_id', '=', circle).where('step_id', '=', step).where('seat_id', '=', seat).execute();
    await changed(db, circle, session);
  });
}

/** An observer counts a turn for a side, where the room has no devices. The same id is the same tap, sent twice. */
export async function countTurn(
  db: Db,
  circle: string,
  { session, step, side, now, id = newId() }: { session: string; step: string; side: string; now: Date; id?: string },
): Promise<void> {
  await db
    .insertInto('turn')
    .values({ circle_id: circle, session_id: session, id, step_id: step, seat_id: null, side_id: side, kind: 'spoke', at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await changed(db, circle, session);
}

/** How often each side took the floor, by seats (each of their sides) and by an observer's count: plain facts, for all. */
export async function turnsBySide(db: Db, circle: string, session: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ side: string; turns: number }>`
    select side, count(*)::int as turns from (
      select unnest(seat.side_ids) as side from turn join seat on seat.circle_id = turn.circle_id and seat.id = turn.seat_id
        where turn.circle_id = ${circle} and turn.session_id = ${session} and turn.kind = 'spoke'
      union all select side_id from turn where circle_id = ${circle} and session_id = ${session} and side_id is not null and kind = 'spoke'
    ) as spoke group by side`.execute(db);
  return new Map(rows.map(({ side, turns }) => [side, turns]));
}

const askedIn = (db: Db, circle: string, step: string) =>
  db
    .selectFrom('floor_asked')
    .select(['seat_id as seat', 'at'])
    .where('circle_id', '=', circle)
    .where('step_id', '=', step)
    .orderBy('at')
    .execute();

/** The lot of a seat in a step: the same for the same seed, so that an order can be drawn again. */
const lotOf = (seed: number, step: string, seat: string) => createHash('sha256').update(`${seed} ${step} ${seat}`).digest().readUInt32BE(0);
