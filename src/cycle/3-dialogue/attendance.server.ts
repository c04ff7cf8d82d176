import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { hideSmallCells } from '#maths/small-cells.ts';

/** How many people of each side were there, in the order of the sides. Only for who keeps the record. */
export async function attendanceOf(db: Db, circle: string, session: string) {
  const rows = await db
    .selectFrom('side')
    .leftJoin('attendance', (join) =>
      join
        .onRef('attendance.circle_id', '=', 'side.circle_id')
        .onRef('attendance.side_id', '=', 'side.id')
        .on('attendance.session_id', '=', session),
    )
    .select(['side.id as side', 'side.name', 'attendance.people'])
    .where('side.circle_id', '=', circle)
    .orderBy('side.position')
    .execute();
  return { counted: rows.some((row) => row.people !== null), sides: rows.map((row) => ({ ...row, people: row.people ?? 0 })) };
}

export type Attendance = Awaited<ReturnType<typeof attendanceOf>>;

/** What everyone sees of it: small numbers are hidden, and what would give them away. */
export function attendanceShown({ sides }: Attendance) {
  const { cells, total } = hideSmallCells(sides.map((side) => side.people));
  return { total, sides: sides.map(({ side, name }, nth) => ({ side, name, people: cells[nth]! })) };
}

/** Are there five of this side, so that naming it points at nobody? */
export const manyOf = ({ sides }: Attendance, side: string | null) => sides.some((row) => row.side === side && row.people >= 5);

/** Writes down who was there, by side. */
export function countAttendance(db: Db, circle: string, session: string, people: Map<string, number>) {
  return atomically(db, async (db) => {
    await db.deleteFrom('attendance').where('circle_id', '=', circle).where('session_id', '=', session).execute();
    const rows = [...people].map(([side_id, people]) => ({ circle_id: circle, session_id: session, side_id, people }));
    if (rows.length > 0) await db.insertInto('attendance').values(rows).execute();
  });
}

/** In a session that ran live and in which nobody counted, those who took a seat were there: each with the first side that they said. */
export async function countSeats(db: Db, circle: string, session: string): Promise<void> {
  await sql`insert into attendance (circle_id, session_id, side_id, people)
    select ${circle}, ${session}, side_ids[1], count(*) from seat
    where circle_id = ${circle} and session_id = ${session} and cardinality(side_ids) > 0
      and exists (select from session_run where circle_id = ${circle} and session_id = ${session} and step >= 0)
      and not exists (select from attendance where circle_id = ${circle} and session_id = ${session})
    group by side_ids[1]`.execute(db);
}
