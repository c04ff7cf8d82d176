import { atomically, type Db } from '#lib/server/db.server.ts';
import { changed } from '#lib/server/live.server.ts';
import type { Finding } from '../finding.ts';
import { findingsOf, makeFinding } from '../findings.server.ts';
import type { Grouping } from './harvest.ts';
import { notesShown, type NoteShown } from './notes.server.ts';
import type { StepHere } from './scripts.server.ts';

/** Notes under one name, with what was found from them. */
export type Group = { name: string; notes: NoteShown[]; findings: { id: string; text: string | null }[] };
export type Harvest = { groups: Group[]; loose: NoteShown[] };

/** What a session has brought so far: the notes that everyone may read, under their names or still loose. Those of a step that is to come are no part of it. */
export async function harvestOf(
  db: Db,
  circle: string,
  session: string,
  { steps, at, seed }: { steps: readonly StepHere[]; at: number; seed: number },
): Promise<Harvest> {
  const past = steps.filter((_, nth) => nth <= at);
  const [notes, findings, links] = await Promise.all([
    Promise.all(past.map((step) => notesShown(db, circle, step, seed))),
    findingsOf(db, circle, session),
    findingNotes(db, circle, session),
  ]);
  const shown = notes.flat().filter(({ text }) => text !== null);
  const names = [...new Set(shown.flatMap(({ groupedAs }) => groupedAs ?? []))].sort((a, b) => a.localeCompare(b));
  return {
    loose: shown.filter(({ groupedAs }) => groupedAs === null),
    groups: names.map((name) => {
      const own = shown.filter(({ groupedAs }) => groupedAs === name);
      const from = (finding: string) => links.some((link) => link.finding === finding && own.some(({ id }) => id === link.note));
      return { name, notes: own, findings: findings.filter(({ id }) => from(id)).map(({ id, text }) => ({ id, text })) };
    }),
  };
}

/** Puts notes together under a name; without one they are loose again. */
export async function groupNotes(
  db: Db,
  circle: string,
  session: string,
  { notes, name }: { notes: readonly string[]; name: Grouping['name'] | null },
): Promise<void> {
  if (notes.length === 0) return;
  await db
    .updateTable('note')
    .set({ grouped_as: name })
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('id', 'in', notes)
    .where('hidden_at', 'is', null)
    .execute();
  await changed(db, circle, session);
}

/** Writes down what is found from notes that were put together: what it rests on is marked, and the notes stay linked to it. Returns the finding's id. */
export function makeFindingFrom(
  db: Db,
  circle: string,
  session: string,
  { finding, notes, now }: { finding: Finding; notes: readonly string[]; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const id = await makeFinding(db, circle, session, { finding, now });
    if (notes.length > 0)
      await db
        .insertInto('finding_note')
        .values(notes.map((note) => ({ circle_id: circle, finding_id: id, note_id: note })))
        .execute();
    await changed(db, circle, session);
    return id;
  });
}

const findingNotes = (db: Db, circle: string, session: string) =>
  db
    .selectFrom('finding_note')
    .innerJoin('note', (join) => join.onRef('note.circle_id', '=', 'finding_note.circle_id').onRef('note.id', '=', 'finding_note.note_id'))
    .select(['finding_note.finding_id as finding', 'finding_note.note_id as note'])
    .where('finding_note.circle_id', '=', circle)
    .where('note.session_id', '=', session)
    .execute();
