import { textOf, type Problem, type Reading } from '#lib/form/reading.ts';
import { hasTurns, type StepRule } from './step.ts';

/** Turns that an observer counted: step, side, how often. */
export type Tally = Map<string, Map<string, number>>;
/** What came from paper afterwards: turns by side, and the notes of each step. */
export type FromPaper = { tally: Tally; notes: Map<string, string[]> };

export const mostTurns = 500; // of one side in one step
export const mostNotes = 200; // of one step at a time

/** In which steps turns can be counted from paper: where people take turns, also at tables. */
export const isTallied = (rule: StepRule) => hasTurns(rule) || rule === 'tables';
/** In which steps people write notes. */
export const hasNotes = (rule: StepRule) => rule === 'write' || rule === 'tables' || rule === 'free';

/** Reads what was counted and written on paper: one number for each side in each step, an empty one is none; notes one on a line. */
export function readFromPaper(
  form: FormData,
  { steps, sides, noteLength }: { steps: readonly { id: string; rule: StepRule }[]; sides: readonly { id: string }[]; noteLength: number },
): Reading<FromPaper> {
  const problems: Record<string, Problem> = {};
  const [tally, notes]: [Tally, Map<string, string[]>] = [new Map(), new Map()];
  for (const { id } of steps.filter(({ rule }) => isTallied(rule))) {
    const counted = new Map<string, number>();
    for (const side of sides) {
      const name = turnsField(id, side.id);
      const said = textOf(form, name) || '0';
      if (!/^\d{1,4}$/.test(said) || Number(said) > mostTurns) problems[name] = { key: 'live.tally.wrong', values: { most: mostTurns } };
      else counted.set(side.id, Number(said));
    }
    tally.set(id, counted);
  }
  for (const { id } of steps.filter(({ rule }) => hasNotes(rule))) {
    const lines = textOf(form, notesField(id))
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const longest = Math.max(0, ...lines.map(({ length }) => length));
    if (longest > noteLength) problems[notesField(id)] = { key: 'phone.note.tooLong', values: { most: noteLength, length: longest } };
    else if (lines.length > mostNotes) problems[notesField(id)] = { key: 'live.tally.notes.many', values: { most: mostNotes } };
    else if (lines.length > 0) notes.set(id, lines);
  }
  return Object.keys(problems).length > 0 ? { problems } : { value: { tally, notes } };
}

export const turnsField = (step: string, side: string) => `turns-${step}-${side}`;
export const notesField = (step: string) => `notes-${step}`;
