import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

type Ground = {
  db: Db;
  circle: string;
  session: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  /** Someone in the room, another, and who leads. */
  seat: string;
  other: string;
  leader: string;
  side: string;
};

/** A session that runs: people write in silence, so that nobody reads another's note; what comes after is a queue and tables. */
export async function runInCircle({ db, circle, session, now, say, seat, other, leader, side }: Ground) {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const steps = (['write', 'queue', 'tables'] as const).map((rule, position) => ({
    ...{ circle_id: circle, session_id: session, id: newId(), position, rule, minutes: 30 },
    ...{ title: say(`session_step.title/${rule}`), instruction: say(`session_step.instruction/${rule}`) },
    ...{ method: null, revealed_at: null, hidden_at: null },
  }));
  await db.insertInto('session_step').values(steps).execute();
  const [silent, queue] = steps as [(typeof steps)[0], (typeof steps)[0]];
  await db
    .insertInto('session_run')
    .values({ circle_id: circle, session_id: session, step: 0, since: ago(5), paused_at: null, version: 1, seed: 7, led_by: leader })
    .execute();
  const note = {
    circle_id: circle,
    session_id: session,
    step_id: silent.id,
    table_number: null,
    grouped_as: null,
    at: ago(3),
    hidden_at: null,
  };
  await db
    .insertInto('note')
    .values([
      { ...note, id: newId(), seat_id: seat, text: say('note.text/own') },
      { ...note, id: newId(), seat_id: other, text: say('note.text/of-another'), grouped_as: say('note.grouped_as') },
    ])
    .execute();
  await db
    .updateTable('seat')
    .set({ name: say('seat.name') })
    .where('circle_id', '=', circle)
    .where('id', '=', seat)
    .execute();
  const place = { circle_id: circle, session_id: session, round: 0, table_number: 1 };
  await db
    .insertInto('seating')
    .values([
      { ...place, seat_id: seat },
      { ...place, seat_id: other },
    ])
    .execute();
  const [one, another] = [seat, other].toSorted() as [string, string];
  await db
    .insertInto('seating_wish')
    .values({ circle_id: circle, session_id: session, kind: 'together', one_seat_id: one, other_seat_id: another })
    .execute();
  const turn = { circle_id: circle, session_id: session, step_id: queue.id, kind: 'spoke' as const, at: ago(4) };
  await db
    .insertInto('turn')
    .values([
      { ...turn, id: newId(), seat_id: other, side_id: null },
      { ...turn, id: newId(), seat_id: null, side_id: side },
    ])
    .execute();
  return { step: silent.id, later: queue.id };
}
