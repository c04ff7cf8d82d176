import { createHash } from 'node:crypto';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { changed } from '#lib/server/live.server.ts';

/** A note as others read it: never who wrote it. */
export type NoteShown = { id: string; text: string | null; table: number | null; groupedAs: string | null };

/** Keeps what someone wrote in a step. The screens hear only that a note came, not which. */
export async function writeNote(
  db: Db,
  circle: string,
  {
    session,
    step,
    seat,
    table,
    text,
    now,
    id = newId(),
  }: { session: string; step: string; seat: string | null; table: number | null; text: string; now: Date; id?: string },
): Promise<string> {
  await db
    .insertInto('note')
    .values({
      circle_id: circle,
      id,
      session_id: session,
      step_id: step,
      seat_id: seat,
      table_number: table,
      text,
      grouped_as: null,
      at: now,
      hidden_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await changed(db, circle, session);
  return id;
}

/** The notes of a step that its state lets others read: of silent writing nothing before it is shown, and then in an order by lot that tells nobody who was first. */
export async function notesShown(
  db: Db,
  circle: string,
  step: { id: string; rule: string; revealed: boolean },
  seed: number,
): Promise<NoteShown[]> {
  if (step.rule === 'write' && !step.revealed) return [];
  const rows = await db
    .selectFrom('note')
    .select(['id', 'text', 'table_number as table', 'grouped_as as groupedAs', 'hidden_at'])
    .where('circle_id', '=', circle)
    .where('step_id', '=', step.id)
    .execute();
  const lot = (id: string) => createHash('sha256').update(`${seed} ${id}`).digest('hex');
  return rows
    .map(({ hidden_at, ...note }) => ({ ...note, ...(hidden_at && { text: null, groupedAs: null }) }))
    .sort((a, b) => (lot(a.id) < lot(b.id) ? -1 : 1));
}

/** How many notes a step has: said while they are hidden, so that the room knows when everyone is done. */
export async function notesIn(db: Db, circle: string, step: string): Promise<number> {
  const { count } = await db
    .selectFrom('note')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('circle_id', '=', circle)
    .where('step_id', '=', step)
    .executeTakeFirstOrThrow();
  return count;
}

/** One's own notes of a step, for one's own eyes. */
export const ownNotes = (db: Db, circle: string, { step, seat }: { step: string; seat: string }) =>
  db
    .selectFrom('note')
    .select(['id', 'text'])
    .where('circle_id', '=', circle)
    .where('step_id', '=', step)
    .where('seat_id', '=', seat)
    .where('hidden_at', 'is', null)
    .orderBy('at')
    .execute();

/** What a table wrote together in a step, for the eyes of that table: notes without a seat. */
export const notesAt = (db: Db, circle: string, { step, table }: { step: string; table: number }) =>
  db
    .selectFrom('note')
    .select(['id', 'text'])
    .where('circle_id', '=', circle)
    .where('step_id', '=', step)
    .where('table_number', '=', table)
    .where('seat_id', 'is', null)
    .where('hidden_at', 'is', null)
    .orderBy('at')
    .execute();
