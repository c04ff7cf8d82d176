import { fewest } from '#maths/small-cells.ts';

/** In which cell of each division a story is counted: from which side, in which language, and so on. A division in which it is not counted is left out. */
export type Cells = Readonly<Record<string, string>>;

/** A story that is counted otherwise than it was, or is counted anew, or no longer. */
export type Move = { story: string; before: Cells | null; after: Cells | null };

/**
 * Which of the moves can be counted now, so that nobody works out from a count before and after what one to four tellers did: those who came, those who
 * went and those who changed each apart, never fewer than five together, and never one to four in a cell that is read as a number.
 * The others wait for more. `counted`: how many are counted in each cell of each division now. `emptied`: nothing is left to count.
 */
export function movesToCount(
  moves: readonly Move[],
  counted: ReadonlyMap<string, number>,
  { emptied = false }: { emptied?: boolean } = {},
): Move[] {
  const came = moves.filter(({ before, after }) => !before && after);
  const went = moves.filter(({ before, after }) => before && !after);
  const changed = moves.filter(({ before, after }) => before && after);
  if (emptied) return went.length < fewest ? [] : went;
  // One kind at a time: the next is counted from what this one leaves.
  for (const kind of [came, changed, went]) {
    const together = enoughTogether(kind, counted);
    if (together.length > 0) return together;
  }
  return [];
}

/** The name of a cell among those of all divisions. */
export const cellNamed = (division: string, cell: string) => `${division}:${cell}`;

function enoughTogether(moves: readonly Move[], counted: ReadonlyMap<string, number>): Move[] {
  let together = [...moves];
  for (;;) {
    if (together.length < fewest) return [];
    const [into, outOf] = [tally(together.map(entered)), tally(together.map(left))];
    const tells = new Set<string>();
    for (const [cell, n] of into) if (n < fewest && (counted.get(cell) ?? 0) >= fewest) tells.add(cell);
    for (const [cell, n] of outOf) if (n < fewest && !staysSmall(counted.get(cell) ?? 0, n)) tells.add(cell);
    if (tells.size === 0) return together;
    together = together.filter((move) => ![...entered(move), ...left(move)].some((cell) => tells.has(cell)));
  }
}

const staysSmall = (before: number, gone: number) => before < fewest && before > gone;

const entered = ({ before, after }: Move) => cellsOf(after).filter((cell) => !cellsOf(before).includes(cell));
const left = ({ before, after }: Move) => cellsOf(before).filter((cell) => !cellsOf(after).includes(cell));
const cellsOf = (cells: Cells | null) => Object.entries(cells ?? {}).map(([division, cell]) => cellNamed(division, cell));

function tally(names: readonly string[][]): Map<string, number> {
  const count = new Map<string, number>();
  for (const name of names.flat()) count.set(name, (count.get(name) ?? 0) + 1);
  return count;
}
