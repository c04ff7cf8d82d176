import { atomically, type Db } from '#lib/server/db.server.ts';
import { changed } from '#lib/server/live.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { countSeats } from './attendance.server.ts';
import { storiesBehindFindings } from './findings.server.ts';
import { objectionsTo } from './assents.server.ts';

/**
 * Writes the record, and from then on asks everyone who was there whether it holds. A change after that keeps the objections
 * and makes each "ok" one to an earlier text. An agreed record is not
 * changed any more, nor one that is hidden until someone has looked.
 */
export async function writeRecord(db: Db, circle: string, session: string, { text, now }: { text: string; now: Date }) {
  await db
    .updateTable('session')
    .set((eb) => ({
      record: text,
      record_changed_at: eb.case().when('record', 'is not distinct from', text).then(eb.ref('record_changed_at')).else(now).end(),
      record_opened_at: eb.fn.coalesce('record_opened_at', eb.val(now)),
    }))
    .where('circle_id', '=', circle)
    .where('id', '=', session)
    .where('record_agreed_at', 'is', null)
    .where('record_hidden_at', 'is', null)
    .execute();
  await changed(db, circle, session);
}

export type Agreed = 'agreed' | 'objections' | 'no record';

/**
 * Closes the record as agreed, and marks the stories behind its findings. While objections are open that goes only when they
 * are printed in it, in the words of who made them. From then on nobody needs to be called anything: first names are cleared.
 */
export function agreeRecord(db: Db, circle: string, session: string, { printed, now }: { printed: boolean; now: Date }): Promise<Agreed> {
  return atomically(db, async (db) => {
    const open = await db
      .selectFrom('session')
      .select('id')
      .where('circle_id', '=', circle)
      .where('id', '=', session)
      .where('record_opened_at', 'is not', null)
      .where('record_agreed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!open) return 'no record';
    if (!printed && (await objectionsTo(db, circle, session)).length > 0) return 'objections';
    await db.updateTable('session').set({ record_agreed_at: now }).where('circle_id', '=', circle).where('id', '=', session).execute();
    await countSeats(db, circle, session);
    await db.updateTable('seat').set({ name: null }).where('circle_id', '=', circle).where('session_id', '=', session).execute();
    const findings = await db
      .selectFrom('finding')
      .select('id')
      .where('circle_id', '=', circle)
      .where('session_id', '=', session)
      .execute();
    await markTrail(
      db,
      circle,
      await storiesBehindFindings(
        db,
        circle,
        findings.map((row) => row.id),
      ),
      { what: 'record.agreed', about: session, now },
    );
    await changed(db, circle, session);
    return 'agreed';
  });
}
