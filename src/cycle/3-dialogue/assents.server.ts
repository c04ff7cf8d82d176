import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { changed } from '#lib/server/live.server.ts';
import { hideSmallCells, type Shown } from '#maths/small-cells.ts';
import type { Assent } from './assent.ts';
import { attendanceOf } from './attendance.server.ts';

/** Says whether the record holds, once a seat; as long as the record is open the answer can be changed. Returns whether it was still open. */
export function sayWhetherItHolds(
  db: Db,
  circle: string,
  session: string,
  said: { seat: string; assent: Assent; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const open = await db
      .selectFrom('session')
      .select('id')
      .where('circle_id', '=', circle)
      .where('id', '=', session)
      .where('record_opened_at', 'is not', null)
      .where('record_agreed_at', 'is', null)
      .forShare()
      .executeTakeFirst();
    if (!open) return false;
    const seat = await db
      .selectFrom('seat')
      .select('side_ids')
      .where('circle_id', '=', circle)
      .where('id', '=', said.seat)
      .where('session_id', '=', session)
      .executeTakeFirst();
    if (!seat) return false;
    const answer = { answer: said.assent.answer, words: said.assent.words, side_id: seat.side_ids[0] ?? null, at: said.now };
    // The same words again stay hidden when they were: only new words are new.
    const hidden_at = sql<Date | null>`case when assent.words is not distinct from ${said.assent.words} then assent.hidden_at end`;
    await db
      .insertInto('assent')
      .values({ circle_id: circle, id: newId(), session_id: session, seat_id: said.seat, ...answer, hidden_at: null })
      .onConflict((conflict) => conflict.columns(['circle_id', 'session_id', 'seat_id']).doUpdateSet({ ...answer, hidden_at }))
      .execute();
    await changed(db, circle, session);
    return true;
  });
}

/** What one seat said, and whether that was about the text that stands there now. */
export function saidBySeat(db: Db, circle: string, session: string, seat: string) {
  return assents(db, circle, session).select(['answer', 'words']).where('seat_id', '=', seat).executeTakeFirst();
}

export type Objection = Awaited<ReturnType<typeof objectionsTo>>[number];

/** Who does not agree, or misses their words: they stand until their own author says otherwise. Hidden words are left out, the objection is not. */
export function objectionsTo(db: Db, circle: string, session: string) {
  return assents(db, circle, session)
    .select((eb) => [
      'assent.id',
      'answer',
      'side_id as side',
      eb.case().when('hidden_at', 'is', null).then(eb.ref('words')).else(null).end().as('words'),
      sql<boolean>`hidden_at is not null`.as('hidden'),
    ])
    .where('answer', '!=', 'ok')
    .orderBy('assent.at')
    .execute();
}

const assents = (db: Db, circle: string, session: string) =>
  db
    .selectFrom('assent')
    .innerJoin('session', (join) => join.onRef('session.circle_id', '=', 'assent.circle_id').onRef('session.id', '=', 'assent.session_id'))
    .select(sql<boolean>`assent.at < session.record_changed_at`.as('earlier'))
    .where('assent.circle_id', '=', circle)
    .where('assent.session_id', '=', session);

/** How the record stands, in numbers of people. `silent`: present, but did not answer. */
export type Standing<Number = number> = { ok: Number; earlier: Number; notOk: Number; missing: Number; silent: Number; present: Number };

/** How many said what. Only for who keeps the record. */
export async function standingOf(db: Db, circle: string, session: string): Promise<Standing & { counted: boolean }> {
  const [said, attendance] = await Promise.all([
    assents(db, circle, session).select('answer').execute(),
    attendanceOf(db, circle, session),
  ]);
  const count = (is: (one: (typeof said)[number]) => boolean) => said.filter(is).length;
  const present = Math.max(
    attendance.sides.reduce((sum, side) => sum + side.people, 0),
    said.length,
  );
  return {
    ok: count(({ answer, earlier }) => answer === 'ok' && !earlier),
    earlier: count(({ answer, earlier }) => answer === 'ok' && earlier),
    notOk: count(({ answer }) => answer === 'not_ok'),
    missing: count(({ answer }) => answer === 'missing'),
    silent: present - said.length,
    present,
    counted: attendance.counted,
  };
}

/** What everyone sees of it: small numbers are hidden, and what would give them away. `present` is what the attendance already shows. */
export function standingShown(standing: Standing, present: Shown): Standing<Shown> {
  const kinds = ['ok', 'earlier', 'notOk', 'missing', 'silent'] as const;
  const { cells, total } = hideSmallCells(kinds.map((kind) => standing[kind]));
  const open = typeof present === 'number' && typeof total === 'number';
  const shown = Object.fromEntries(kinds.map((kind, nth) => [kind, open ? cells[nth] : 'hidden'])) as Omit<Standing<Shown>, 'present'>;
  return { ...shown, present: open ? total : present };
}
