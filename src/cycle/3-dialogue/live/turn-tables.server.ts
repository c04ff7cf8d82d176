import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { fewest } from '#maths/small-cells.ts';
import { turnShare, type TurnShare } from '#maths/turns/turn-shares.ts';

/** How often a side took the floor in one conversation. The band of chance only where five of that side were there. */
export type SideTurns = { side: string; turns: number; says: TurnShare['says']; band: { least: number; most: number } | null };
export type SessionTurns = { session: string; startsAt: Date; total: number; sides: SideTurns[] };

/**
 * The turns by side of each conversation that is over, the oldest first. Those present are the seats; where an observer counted turns without devices, the
 * people that were counted by side. A side of fewer than five is never judged, and no band is given from which its size would follow.
 */
export async function turnsAfterwards(db: Db, circle: string): Promise<SessionTurns[]> {
  const { rows } = await sql<Row>`
    with spoke as (select turn.session_id, turn.id, case when turn.seat_id is null then array[turn.side_id] else seat.side_ids end as sides, turn.seat_id
        from turn left join seat on seat.circle_id = turn.circle_id and seat.id = turn.seat_id where turn.circle_id = ${circle} and kind = 'spoke'),
      total as (select session_id, count(*)::int as total, bool_or(seat_id is null) as observed from spoke group by session_id)
    select session.id as session, session.starts_at as "startsAt", total.total, side.id as side,
      (select count(*)::int from spoke where spoke.session_id = session.id and side.id = any(spoke.sides)) as turns,
      case when observed then coalesce((select people from attendance where attendance.circle_id = ${circle} and session_id = session.id and side_id = side.id), 0)
        else (select count(*)::int from seat where seat.circle_id = ${circle} and seat.session_id = session.id and side.id = any(side_ids)) end as people,
      case when observed then coalesce((select sum(people)::int from attendance where attendance.circle_id = ${circle} and session_id = session.id), 0)
        else (select count(*)::int from seat where seat.circle_id = ${circle} and seat.session_id = session.id) end as all
    from total join session on session.circle_id = ${circle} and session.id = total.session_id
      join session_run run on run.circle_id = ${circle} and run.session_id = session.id
      join side on side.circle_id = ${circle}
    where session.record_agreed_at is not null
      or run.step >= (select count(*) from session_step where session_step.circle_id = ${circle} and session_step.session_id = session.id)
    order by session.starts_at, session.id, side.position`.execute(db);
  const sessions = new Map<string, SessionTurns>();
  for (const row of rows) {
    const { session, startsAt, total } = row;
    if (!sessions.has(session)) sessions.set(session, { session, startsAt, total, sides: [] });
    sessions.get(session)!.sides.push(sideOf(row));
  }
  const small = new Set(rows.filter(({ people }) => people > 0 && people < fewest).map(({ session }) => session));
  return [...sessions.values()].map((one) =>
    small.has(one.session) ? { ...one, sides: one.sides.map((side) => ({ ...side, band: null })) } : one,
  );
}

type Row = { session: string; startsAt: Date; total: number; side: string; turns: number; people: number; all: number };

function sideOf({ side, turns, total, people, all }: Row): SideTurns {
  if (people < fewest) return { side, turns, says: 'early', band: null };
  const { says, least, most } = turnShare({ turns, total, people, all });
  return { side, turns, says, band: says === 'early' ? null : { least, most } };
}
