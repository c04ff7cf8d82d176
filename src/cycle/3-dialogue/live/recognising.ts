import { oneOf } from '#lib/form/reading.ts';
import { fewest, hideSmallCells, type Shown } from '#maths/small-cells.ts';

/** What someone says of a note: I know this, I do not, I pass. */
export const recognitions = ['yes', 'no', 'pass'] as const;
export type Recognition = (typeof recognitions)[number];

/** How a note was answered, in people. */
export type Tally = Record<Recognition, number>;

/** What the room may read of it: in words what most said, and numbers only where they point at nobody. */
export type TallyShown = { says: 'early' | 'most' | 'few' | 'differ'; counts: Record<Recognition, Shown> | null };

/** Reads which button was pressed. */
export const readRecognition = (form: FormData): Recognition | null => oneOf(form, 'answer', recognitions);

/**
 * A tally as everyone may see it. From fewer than five answers nothing is said.
 *
 * @example tallyShown({ yes: 9, no: 0, pass: 0 }).says // 'most'
 */
export function tallyShown(tally: Tally): TallyShown {
  const all = tally.yes + tally.no + tally.pass;
  if (all < fewest) return { says: 'early', counts: null };
  const [yes, no, pass] = hideSmallCells(recognitions.map((kind) => tally[kind])).cells as [Shown, Shown, Shown];
  const says = tally.yes * 2 > all ? 'most' : tally.no * 2 > all ? 'few' : 'differ';
  return { says, counts: { yes, no, pass } };
}

const places = ['most', 'differ', 'few', 'early'];

/** What most know comes first, what divides comes next: the order says no more than the words beside it. */
export const mostSharedFirst = <Note extends { shown: TallyShown | null }>(notes: readonly Note[]): Note[] =>
  [...notes].sort((a, b) => places.indexOf(a.shown?.says ?? '') - places.indexOf(b.shown?.says ?? ''));
