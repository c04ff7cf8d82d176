import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { MinorityNote } from './minority-note.ts';

/** Keeps what someone sees differently, about the session or one of its findings. It stays, agreed record or not; the same id is the same note, sent twice. */
export async function keepMinorityNote(
  db: Db,
  circle: string,
  session: string,
  { note, side, now, id = newId() }: { note: MinorityNote; side: string | null; now: Date; id?: string },
) {
  const about = note.about ? { finding_id: note.about, session_id: null } : { finding_id: null, session_id: session };
  await db
    .insertInto('dissent')
    .values({
      circle_id: circle,
      id,
      reading_id: null,
      theme_id: null,
      insight_id: null,
      ...about,
      text: note.different,
      side_id: side,
      show_side: note.show_side,
      person_id: null,
      table_id: null,
      at: now,
      hidden_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type MinorityNoteSaid = Awaited<ReturnType<typeof minorityNotesOf>>[number];

/** What was seen differently in a session; hidden words are left out, the note itself is not. */
export function minorityNotesOf(db: Db, circle: string, session: string) {
  return db
    .selectFrom('dissent')
    .leftJoin('finding', (join) => join.onRef('finding.circle_id', '=', 'dissent.circle_id').onRef('finding.id', '=', 'dissent.finding_id'))
    .select((eb) => [
      'dissent.id',
      'dissent.finding_id as finding',
      'dissent.side_id as side',
      'dissent.show_side as showSide',
      eb.case().when('dissent.hidden_at', 'is', null).then(eb.ref('dissent.text')).else(null).end().as('text'),
    ])
    .where('dissent.circle_id', '=', circle)
    .where((eb) => eb.or([eb('dissent.session_id', '=', session), eb('finding.session_id', '=', session)]))
    .orderBy('dissent.at')
    .execute();
}
