import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

/** A yes to taking the whole circle along holds this long; the file is then made once. */
export const yesHolds = 24 * 60 * 60 * 1000;

/** A circle that is about to leave: who asked and why, who said yes, and whether that yes still holds. */
export type MoveHere = {
  id: string;
  because: string;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  agreedByName: string | null;
  agreedAt: Date | null;
  stands: 'asked' | 'agreed' | 'tooLate';
};

/** The move that someone asked for and that was neither made nor stopped; null when there is none. */
export async function moveOf(db: Db, circle: string, now: Date): Promise<MoveHere | null> {
  const row = await db
    .selectFrom('move')
    .innerJoin('person as asker', 'asker.id', 'move.asked_by')
    .leftJoin('person as agreer', 'agreer.id', 'move.agreed_by')
    .select(['move.id', 'because', 'asked_by as askedBy', 'asker.name as askedByName', 'asked_at as askedAt'])
    .select(['agreer.name as agreedByName', 'agreed_at as agreedAt'])
    .where('circle_id', '=', circle)
    .where('move.made_at', 'is', null)
    .where('stopped_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const stands = row.agreedAt === null ? 'asked' : now.getTime() - row.agreedAt.getTime() > yesHolds ? 'tooLate' : 'agreed';
  return { ...row, stands };
}

/** Asks to take the whole circle along, and says why. False when someone asked already. */
export async function askToMove(
  db: Db,
  circle: string,
  { because, by, now }: { because: string; by: string; now: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('move')
    .values({ circle_id: circle, id: newId(), because, asked_by: by, asked_at: now })
    .onConflict((open) => open.column('circle_id').where('made_at', 'is', null).where('stopped_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Someone else says yes. False when there is nothing to say yes to, or when it is the one who asked. */
export async function agreeToMove(db: Db, circle: string, { move, by, now }: { move: string; by: string; now: Date }): Promise<boolean> {
  const { numUpdatedRows } = await openMove(db, circle, move)
    .set({ agreed_by: by, agreed_at: now })
    .where('asked_by', '!=', by)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Calls it off: nothing leaves. */
export async function stopMove(db: Db, circle: string, { move, now }: { move: string; now: Date }): Promise<void> {
  await openMove(db, circle, move).set({ stopped_at: now }).execute();
}

/** Uses the yes up, for the one who asked: the file is made once, also when the button is pressed twice. False when the yes does not hold. */
export function useYes(db: Db, circle: string, { move, by, now }: { move: string; by: string; now: Date }): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await openMove(db, circle, move)
      .set({ made_at: now })
      .where('asked_by', '=', by)
      .where('agreed_at', '>', new Date(now.getTime() - yesHolds))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/** Notes what was made; or that making failed, so that the yes is there again. */
export async function noteMade(db: Db, circle: string, move: string, made: { copy: string; fingerprint: string } | null): Promise<void> {
  await db
    .updateTable('move')
    .set(made ? { copy_id: made.copy, fingerprint: made.fingerprint } : { made_at: null })
    .where('circle_id', '=', circle)
    .where('id', '=', move)
    .execute();
}

/** Which stories were taken back here, as lines of a ledger: for whoever has an export. Ids and moments, never a word. */
export async function takenBack(db: Db, circle: string): Promise<string> {
  const rows = await db.selectFrom('erasure').select(['story_id', 'at']).where('circle_id', '=', circle).orderBy('at').execute();
  return rows.map(({ story_id, at }) => `${JSON.stringify({ circle, story: story_id, at: at.toISOString() })}\n`).join('');
}

const openMove = (db: Db, circle: string, move: string) =>
  db
    .updateTable('move')
    .where('circle_id', '=', circle)
    .where('id', '=', move)
    .where('made_at', 'is', null)
    .where('stopped_at', 'is', null);
