import { createHash } from 'node:crypto';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { changed } from '#lib/server/live.server.ts';
import { seededRandom } from '#maths/opinion-map/random.ts';
import { planSeating } from '#maths/seating/seating.ts';
import { lockRun, runOf } from './runs.server.ts';
import { stepsOf } from './scripts.server.ts';
import { inTheRoom } from './speakers.server.ts';
import { emptiest, firstOpen, pairsOf, roundsIn, tablesFor, type Seated, type Wish } from './tables.ts';

/** Who sits where in each round of a session. */
export async function seatedIn(db: Db, circle: string, session: string): Promise<Seated> {
  const rows = await db
    .selectFrom('seating')
    .innerJoin('seat', (join) => join.onRef('seat.circle_id', '=', 'seating.circle_id').onRef('seat.id', '=', 'seating.seat_id'))
    .select(['round', 'table_number as table', 'seat_id as seat'])
    .where('seating.circle_id', '=', circle)
    .where('seating.session_id', '=', session)
    .orderBy('seat.sat_at')
    .orderBy('seat_id')
    .execute();
  const seated: Seated = [];
  for (const { round, table, seat } of rows) {
    while (seated.length <= round) seated.push([]);
    while (seated[round]!.length < table) seated[round]!.push([]);
    seated[round]![table - 1]!.push(seat);
  }
  return seated;
}

/** A mark of a seating: whoever draws it anew says which one they saw. */
export const markOf = (seated: Seated) => createHash('sha256').update(JSON.stringify(seated)).digest('hex').slice(0, 16);

export type Planned = 'planned' | 'seen another' | 'no round' | 'nobody';

/**
 * Seats everyone who is there in all rounds to come, taking account of rounds that were held. The chance follows from the seed of the session and the seating that
 * was seen, so that it can be drawn again, and two who press at once make one plan.
 */
export function planTables(db: Db, circle: string, session: string, { tables, seen }: { tables: number; seen: string }): Promise<Planned> {
  return atomically(db, async (db) => {
    await lockRun(db, circle, session);
    const [run, steps, room, seated] = [
      await runOf(db, circle, session),
      await stepsOf(db, circle, session),
      await inTheRoom(db, circle, session),
      await seatedIn(db, circle, session),
    ];
    if (markOf(seated) !== seen) return 'seen another';
    const rounds = roundsIn(steps);
    const from = firstOpen(rounds, seated, run.step);
    if (from >= rounds.length) return 'no round';
    if (room.length === 0) return 'nobody';
    const asked = {
      guests: room.map(({ seat, sides }) => ({ id: seat, sides })),
      tables: tablesFor(room.length, tables),
      rounds: rounds.length - from,
      held: seated.slice(0, from),
      ...pairsOf(await wishesOf(db, circle, session)),
    };
    const plan = planSeating(asked, seededRandom(chanceOf(run.seed, seen)));
    await db.deleteFrom('seating').where('circle_id', '=', circle).where('session_id', '=', session).where('round', '>=', from).execute();
    const rows = plan.rounds.flatMap((round, nth) =>
      round.flatMap((seats, table) =>
        seats.map((seat_id) => ({ circle_id: circle, session_id: session, round: from + nth, seat_id, table_number: table + 1 })),
      ),
    );
    for (let at = 0; at < rows.length; at += 5000)
      await db
        .insertInto('seating')
        .values(rows.slice(at, at + 5000))
        .execute();
    await changed(db, circle, session);
    return 'planned';
  });
}

/** Seats one person at another table in a round that is not past; also someone who came late. */
export async function moveToTable(
  db: Db,
  circle: string,
  { session, round, seat, table }: { session: string; round: number; seat: string; table: number },
): Promise<void> {
  await db
    .insertInto('seating')
    .values({ circle_id: circle, session_id: session, round, seat_id: seat, table_number: table })
    .onConflict((conflict) => conflict.columns(['circle_id', 'session_id', 'round', 'seat_id']).doUpdateSet({ table_number: table }))
    .execute();
  await changed(db, circle, session);
}

/**
 * Gives who comes late, or comes back, a table in each planned round that is not past: the one they came to (`at`), else the emptiest. Planning anew does it better.
 */
export async function seatLate(
  db: Db,
  circle: string,
  session: string,
  { seat, at }: { seat: string; at?: { round: number; table: number } },
): Promise<void> {
  const seated = await seatedIn(db, circle, session);
  if (seated.length === 0) return;
  const [run, steps, room] = [await runOf(db, circle, session), await stepsOf(db, circle, session), await inTheRoom(db, circle, session)];
  const here = new Set(room.map((one) => one.seat));
  for (const round of roundsIn(steps)) {
    const tables = seated[round.round] ?? [];
    const came = at?.round === round.round;
    if (tables.length === 0 || tables.flat().includes(seat) || (round.at < run.step && !came)) continue;
    await moveToTable(db, circle, { session, round: round.round, seat, table: came ? at.table : emptiest(tables, here) });
  }
}

/** Who is better not seated together, and who is. */
export async function wishesOf(db: Db, circle: string, session: string): Promise<Wish[]> {
  const rows = await db
    .selectFrom('seating_wish')
    .select(['kind', 'one_seat_id as one', 'other_seat_id as other'])
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .orderBy('one_seat_id')
    .orderBy('other_seat_id')
    .execute();
  return rows.map(({ kind, one, other }) => ({ kind, pair: [one, other] }));
}

/** Keeps a wish about two people in place of an earlier one; null takes it back. */
export function wish(
  db: Db,
  circle: string,
  { session, pair, kind }: { session: string; pair: [string, string]; kind: Wish['kind'] | null },
): Promise<void> {
  const [one, other] = pair.toSorted() as [string, string];
  return atomically(db, async (db) => {
    await db
      .deleteFrom('seating_wish')
      .where('circle_id', '=', circle)
      .where('session_id', '=', session)
      .where('one_seat_id', '=', one)
      .where('other_seat_id', '=', other)
      .execute();
    if (kind)
      await db
        .insertInto('seating_wish')
        .values({ circle_id: circle, session_id: session, kind, one_seat_id: one, other_seat_id: other })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await changed(db, circle, session);
  });
}

const chanceOf = (seed: number, seen: string) => createHash('sha256').update(`${seed} seating ${seen}`).digest().readUIntBE(0, 6);
