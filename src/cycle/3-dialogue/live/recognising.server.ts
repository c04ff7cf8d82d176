import { atomically, type Db } from '#lib/server/db.server.ts';
import { notesShown } from './notes.server.ts';
import { mostSharedFirst, tallyShown, type Recognition, type Tally, type TallyShown } from './recognising.ts';
import type { StepHere } from './scripts.server.ts';

/** A note that the room is asked about; how it was answered is null until whoever leads shows it. */
export type AskedNote = { id: string; text: string; shown: TallyShown | null };

/** The notes that a step of recognising asks about: all that everyone could read before it. How they were answered only once it is shown. */
export async function notesAsked(
  db: Db,
  circle: string,
  { steps, step, seed }: { steps: readonly StepHere[]; step: StepHere; seed: number },
): Promise<AskedNote[]> {
  const before = steps.slice(
    0,
    steps.findIndex(({ id }) => id === step.id),
  );
  const notes = (await Promise.all(before.map((one) => notesShown(db, circle, one, seed)))).flat();
  const asked = notes.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }]));
  if (!step.revealed) return asked.map((note) => ({ ...note, shown: null }));
  const tallies = await talliesOf(
    db,
    circle,
    asked.map(({ id }) => id),
  );
  return mostSharedFirst(asked.map((note) => ({ ...note, shown: tallyShown(tallies.get(note.id)!) })));
}

/** Keeps what a seat says of a note; it can be said otherwise until the answers are shown. False when they are. */
export function sayRecognised(
  db: Db,
  circle: string,
  { step, note, seat, said, now }: { step: string; note: string; seat: string; said: Recognition; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const open = await db
      .selectFrom('session_step')
      .select('id')
      .where('circle_id', '=', circle)
      .where('id', '=', step)
      .where('rule', '=', 'recognise')
      .where('revealed_at', 'is', null)
      .forShare()
      .executeTakeFirst();
    if (!open) return false;
    const answer = { answer: numberOf[said], at: now };
    await db
      .insertInto('note_answer')
      .values({ circle_id: circle, note_id: note, seat_id: seat, ...answer })
      .onConflict((conflict) => conflict.columns(['circle_id', 'note_id', 'seat_id']).doUpdateSet(answer))
      .execute();
    return true;
  });
}

/** What one seat said of the notes of a session, for its own eyes. */
export async function saidOfNotes(db: Db, circle: string, session: string, seat: string): Promise<Map<string, Recognition>> {
  const rows = await db
    .selectFrom('note_answer')
    .innerJoin('note', (join) => join.onRef('note.circle_id', '=', 'note_answer.circle_id').onRef('note.id', '=', 'note_answer.note_id'))
    .select(['note_answer.note_id as note', 'note_answer.answer'])
    .where('note_answer.circle_id', '=', circle)
    .where('note_answer.seat_id', '=', seat)
    .where('note.session_id', '=', session)
    .execute();
  return new Map(rows.map(({ note, answer }) => [note, nameOf(answer)]));
}

async function talliesOf(db: Db, circle: string, notes: readonly string[]): Promise<Map<string, Tally>> {
  const tallies = new Map(notes.map((id) => [id, { yes: 0, no: 0, pass: 0 }]));
  if (notes.length === 0) return tallies;
  const rows = await db
    .selectFrom('note_answer')
    .select((eb) => ['note_id', 'answer', eb.fn.countAll<number>().as('people')])
    .where('circle_id', '=', circle)
    .where('note_id', 'in', notes)
    .groupBy(['note_id', 'answer'])
    .execute();
  for (const { note_id, answer, people } of rows) tallies.get(note_id)![nameOf(answer)] = people;
  return tallies;
}

const numberOf: Record<Recognition, number> = { yes: 1, no: -1, pass: 0 };
const nameOf = (answer: number): Recognition => (answer === 1 ? 'yes' : answer === -1 ? 'no' : 'pass');
