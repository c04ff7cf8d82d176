import { fewest, type Shown } from '#maths/small-cells.ts';

/** The least and the most that something can be. */
export type Bounds = [least: number, most: number];

/** What someone who sees only this row of a table can know of one column of answers: how many gave it, and how many gave another answer. */
export type Known = { gave: Bounds; othersWhenLeast: number; othersWhenMost: number };

/**
 * What can be known of one answer from a shown row: recognise, don't, pass, no answer. Whatever is said where counts are hidden is computed
 * from this alone, so that it cannot tell more than the table does.
 *
 * knownOf(['hidden', 0, 0, 'small'], 12, 0) = { gave: [8, 11], othersWhenLeast: 0, othersWhenMost: 0 }
 */
export function knownOf(cells: readonly Shown[], people: number, answer: 0 | 1 | 2): Known {
  const bounds = cells.map((cell) => boundsOf(cell, people));
  const others = bounds.filter((_, c) => c !== answer && c < 3);
  const none = bounds[3]!;
  const [leastOthers, mostOthers] = [sum(others.map(([least]) => least)), sum(others.map(([, most]) => most))];
  const gave: Bounds = [
    Math.max(bounds[answer]![0], people - mostOthers - none[1]),
    Math.min(bounds[answer]![1], people - leastOthers - none[0]),
  ];
  return {
    gave,
    othersWhenLeast: Math.min(mostOthers, people - gave[0] - none[0]),
    othersWhenMost: Math.max(leastOthers, people - gave[1] - none[1]),
  };
}

/** Between which shares of those who answered the ones who gave this answer lie. */
export const shareKnown = ({ gave, othersWhenLeast, othersWhenMost }: Known): Bounds => [
  gave[0] / Math.max(1, gave[0] + othersWhenLeast),
  gave[1] / Math.max(1, gave[1] + othersWhenMost),
];

const boundsOf = (cell: Shown, people: number): Bounds =>
  cell === 'small' ? [1, fewest - 1] : cell === 'hidden' ? [fewest, people] : [cell, cell];

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
