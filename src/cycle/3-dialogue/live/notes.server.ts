import { createHash } from 'node:crypto';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { changed } from '#lib/server/live.server.ts';

/** A note as others read it: never who wrote it. */
export type NoteShown = { id: string; text: string | null; table: number | null; groupedAs: string | null };

/**
 * Keeps what someone wrote in a step, with the stories of the session that it names. `instead`: in the place of what the same seat wrote there before, as long as
 * that is not shown. The screens hear only that a note came, not which.
 */
export function writeNote(
  db: Db,
  circle: string,
  {
    session,
    step,
    seat,
    table,
    text,
    now,
    stories = [],
    instead = false,
    id = newId(),
  }: {
    session: string;
    step: string;
    seat: string | null;
    table: number | null;
    text: string;
    now: Date;
    stories?: readonly string[];
    instead?: boolean;
    id?: string;
  },
): Promise<string> {
  return atomically(db, async (db) => {
    if (instead && seat !== null) await dropNotes(db, circle, { step, seat });
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
    if (stories.length > 0) await nameStories(db, circle, { session, note: id, stories });
    await changed(db, circle, session);
    return id;
  });
}

async function dropNotes(db: Db, circle: string, { step, seat }: { step: string; seat: string }) {
  await db
    .deleteFrom('note')
    .where('circle_id', '=', circle)
    .where('step_id', '=', step)
    .where('seat_id', '=', seat)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('session_step')
          .select('session_step.id')
          .where('session_step.circle_id', '=', circle)
          .where('session_step.id', '=', step)
          .where('revealed_at', 'is', null),
      ),
    )
    .execute();
}

// Only stories that this session has before it.
async function nameStories(
  db: Db,
  circle: string,
  { session, note, stories }: { session: string; note: string; stories: readonly string[] },
) {
  await db
    .insertInto('note_story')
    .columns(['circle_id', 'note_id', 'story_id'])
    .expression(
      db
        .selectFrom('session_story')
        .select((eb) => ['circle_id', eb.val(note).as('note_id'), 'story_id'])
        .where('circle_id', '=', circle)
        .where('session_id', '=', session)
        .where('story_id', 'in', stories),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Which stories these notes name, each once. */
export async function storiesNamedIn(db: Db, circle: string, notes: readonly string[]): Promise<string[]> {
  if (notes.length === 0) return [];
  const rows = await db
    .selectFrom('note_story')
    .select('story_id')
    .distinct()
    .where('circle_id', '=', circle)
    .where('note_id', 'in', notes)
    .execute();
  return rows.map(({ story_id }) => story_id);
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
