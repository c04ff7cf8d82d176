import type { Db } from '#lib/server/db.server.ts';
import { hideSmallCells, type Shown } from '#maths/small-cells.ts';
import { objectionsTo } from '../assents.server.ts';
import { findingsOf } from '../findings.server.ts';
import type { Session } from '../sessions.server.ts';

/** The record as the room looks at it together: its words, what was found, and how many have not answered. Never who. */
export type RecordNow = {
  opened: boolean;
  agreed: boolean;
  text: string | null;
  findings: { id: string; text: string | null }[];
  objected: boolean;
  silent: Shown;
};

export async function recordNow(db: Db, circle: string, session: Session, room: readonly { seat: string }[]): Promise<RecordNow> {
  const [findings, objections, answered] = await Promise.all([
    findingsOf(db, circle, session.id),
    objectionsTo(db, circle, session.id),
    db.selectFrom('assent').select('seat_id').where('circle_id', '=', circle).where('session_id', '=', session.id).execute(),
  ]);
  const said = new Set(answered.map(({ seat_id }) => seat_id));
  const silent = room.filter(({ seat }) => !said.has(seat)).length;
  return {
    opened: session.recordOpenedAt !== null,
    agreed: session.recordAgreedAt !== null,
    text: session.recordHiddenAt ? null : session.record,
    findings: findings.map(({ id, text }) => ({ id, text })),
    objected: objections.length > 0,
    silent: hideSmallCells([silent, room.length - silent]).cells[0]!,
  };
}
