import { fewest, type Shown } from './small-cells.ts';

/** What may be shown of a table of people: its cells, its column totals and the total of each row, which everybody knows. */
export type ShownTable = { cells: Shown[][]; columns: Shown[]; rows: number[] };

/**
 * Hides the small cells of a table whose row totals are known (five people or more each), and as many others, column totals too, as are
 * needed so that no small one can be worked out (complementary cell suppression in two directions: Willenborg and De Waal 2001, ch. 6).
 *
 * What is hidden is a flow between rows and columns. A small cell is safe when some cycle of hidden cells runs through it along which one
 * person more here and one fewer there keeps every shown number true and every hidden one within what its sign says (1 to 4; 5 or more).
 * For an unsafe one the cheapest cycle is hidden: totals of columns go first, then small counts before large, those of `dear` columns last.
 * Null when nothing can be shown safely, or a row has fewer than five people.
 *
 * hideSmallTable([[20, 3], [9, 8]]) = { cells: [['hidden', 'small'], [9, 8]], columns: ['hidden', 'hidden'], rows: [23, 17] }
 */
export function hideSmallTable(
  counts: readonly (readonly number[])[],
  { dear = [] }: { dear?: readonly number[] } = {},
): ShownTable | null {
  if (counts.length === 0) return { cells: [], columns: [], rows: [] };
  const rows = counts.map(sum);
  if (rows.some((total) => total > 0 && total < fewest)) return null;
  const grid = withTotals(counts);
  const hidden = grid.map((row) => row.map(isSmall));
  for (;;) {
    const unsafe = smallCells(grid).find((cell) => !cycleThrough(grid, { cell, may: (at) => isOpen(hidden, at) }));
    if (!unsafe) break;
    const cycle = cycleThrough(grid, {
      cell: unsafe,
      may: (at) => isHideable(grid, at),
      cost: (at) => (isOpen(hidden, at) ? 0 : priceOf(grid, at, dear)),
    });
    if (!cycle) return null;
    for (const [r, c] of cycle) hidden[r]![c] = true;
  }
  const shown = grid.map((row, r) => row.map((count, c): Shown => (!hidden[r]![c] ? count : isSmall(count) ? 'small' : 'hidden')));
  return { cells: shown.slice(0, -1).map((row) => row.slice(0, -1)), columns: shown.at(-1)!.slice(0, -1), rows };
}

// A total of a column says least: it is the sum of what stands above it.
const priceOf = (grid: Grid, [r, c]: At, dear: readonly number[]) =>
  r === grid.length - 1 ? 1 : grid[r]![c]! * (dear.includes(c) ? 10 : 1);

type At = readonly [row: number, column: number];
type Grid = readonly (readonly number[])[];

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const isSmall = (count: number) => count > 0 && count < fewest;
const isOpen = (hidden: boolean[][], [r, c]: At) => hidden[r]![c]!;
const value = (grid: Grid, [r, c]: At) => grid[r]![c]!;

/** The cells with a last column of row totals and a last row of column totals. */
const withTotals = (counts: readonly (readonly number[])[]): number[][] => {
  const rows = counts.map((row) => [...row, sum(row)]);
  return [...rows, rows[0]!.map((_, c) => sum(rows.map((row) => row[c]!)))];
};

function smallCells(grid: Grid): At[] {
  return grid.flatMap((row, r) => row.flatMap((count, c): At[] => (isSmall(count) ? [[r, c]] : [])));
}

/** Row totals are known to everybody; nought is nobody and stays; all else may be hidden. */
const isHideable = (grid: Grid, [r, c]: At) =>
  c < grid[0]!.length - 1 && value(grid, [r, c]) > 0 && !(r === grid.length - 1 && c === grid[0]!.length - 1);

/**
 * The cheapest cycle of cells through this one along which its count can change by one while all sums stay true. Rows and columns are the
 * nodes (a total counts negative, so that each row and column adds up to nought); a cell that may go up leads from its row to its column,
 * one that may go down the other way round.
 */
function cycleThrough(
  grid: Grid,
  { cell, may, cost = () => 0 }: { cell: At; may: (at: At) => boolean; cost?: (at: At) => number },
): At[] | null {
  const height = grid.length;
  const arcs = grid.flatMap((row, r) =>
    row.flatMap((count, c) => {
      const at: At = [r, c];
      const itself = r === cell[0] && c === cell[1];
      if (itself || !may(at)) return [];
      const [up, down] = [isSmall(count) ? count < fewest - 1 : true, isSmall(count) ? count > 1 : count > fewest];
      const inverse = isTotal(grid, at);
      const [forth, back] = inverse ? [down, up] : [up, down];
      const price = cost(at);
      return [...(forth ? [{ from: r, to: height + c, at, price }] : []), ...(back ? [{ from: height + c, to: r, at, price }] : [])];
    }),
  );
  const count = value(grid, cell);
  const ways = [
    ...(count < fewest - 1 ? [isTotal(grid, cell) ? 'back' : 'forth'] : []),
    ...(count > 1 ? [isTotal(grid, cell) ? 'forth' : 'back'] : []),
  ];
  const [row, column] = [cell[0], height + cell[1]];
  const found = ways.flatMap((way) => {
    const path = way === 'forth' ? cheapestPath(arcs, column, row) : cheapestPath(arcs, row, column);
    return path ? [path] : [];
  });
  return found.toSorted((a, b) => a.price - b.price)[0]?.cells ?? null;
}

/** A row total or a column total, but not the total of all: that one is the sum of sums. */
const isTotal = (grid: Grid, [r, c]: At) => (r === grid.length - 1) !== (c === grid[0]!.length - 1);

type Arc = { from: number; to: number; at: At; price: number };

/** Bellman and Ford: a handful of nodes, no need for more. */
function cheapestPath(arcs: readonly Arc[], from: number, to: number): { price: number; cells: At[] } | null {
  const best = new Map<number, { price: number; cells: At[] }>([[from, { price: 0, cells: [] }]]);
  for (let changed = true; changed;) {
    changed = false;
    for (const arc of arcs) {
      const here = best.get(arc.from);
      if (!here || here.cells.includes(arc.at)) continue;
      const price = here.price + arc.price + 1e-6;
      if (price < (best.get(arc.to)?.price ?? Infinity)) {
        best.set(arc.to, { price, cells: [...here.cells, arc.at] });
        changed = true;
      }
    }
  }
  return best.get(to) ?? null;
}
