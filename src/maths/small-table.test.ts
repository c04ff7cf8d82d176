import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewest, type Shown } from './small-cells.ts';
import { hideSmallTable, type ShownTable } from './small-table.ts';

test('a table without small cells is shown as it is', () => {
  expect(
    hideSmallTable([
      [20, 7, 0],
      [9, 8, 5],
    ]),
  ).toEqual({
    cells: [
      [20, 7, 0],
      [9, 8, 5],
    ],
    columns: [29, 15, 5],
    rows: [27, 22],
  });
});

test('a table of nothing hides nothing', () => {
  expect(hideSmallTable([])).toEqual({ cells: [], columns: [], rows: [] });
});

test('a small cell takes another of its row with it, and totals of columns before cells of other rows', () => {
  expect(
    hideSmallTable([
      [20, 3],
      [9, 8],
    ]),
  ).toEqual({
    cells: [
      ['hidden', 'small'],
      [9, 8],
    ],
    columns: ['hidden', 'hidden'],
    rows: [23, 17],
  });
});

test('in a single row the totals say the same as the cells, and go with them', () => {
  expect(hideSmallTable([[20, 3, 0]])).toEqual({ cells: [['hidden', 'small', 0]], columns: ['hidden', 'small', 0], rows: [23] });
});

test('what cannot be shown safely is not shown', () => {
  expect(hideSmallTable([[5, 1]])).toBeNull();
  expect(
    hideSmallTable([
      [2, 1],
      [9, 9],
    ]),
  ).toBeNull();
});

test('whoever tries every table that fits what is shown cannot find a small count', () => {
  let shown = 0;
  const cell = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 2, arbitrary: fc.integer({ min: 5, max: 9 }) });
  const tables = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 4 }))
    .filter(([rows, columns]) => rows * columns <= 8)
    .chain(([rows, columns]) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));
  fc.assert(
    fc.property(tables, fc.constantFrom([], [0], [0, 1]), (counts, dear) => {
      const table = hideSmallTable(counts, { dear });
      if (!table) return;
      shown++;
      const found = attack(table);
      expect(found).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(shown).toBeGreaterThan(50);
});

/** The small counts, of cells and of columns, that have one value in every table that fits. */
function attack({ cells, columns, rows }: ShownTable): string[] {
  const values = new Map<string, Set<number>>();
  const note = (name: string, count: number) => values.set(name, (values.get(name) ?? new Set()).add(count));
  const walk = (r: number, above: number[], chosen: number[][]) => {
    if (r === cells.length) {
      if (!above.every((total, c) => fits(columns[c]!, total))) return;
      chosen.forEach((row, r) => row.forEach((count, c) => cells[r]![c] === 'small' && note(`cell ${r} ${c}`, count)));
      above.forEach((total, c) => columns[c] === 'small' && note(`column ${c}`, total));
      return;
    }
    for (const row of rowsThatFit(cells[r]!, rows[r]!)) {
      const sums = above.map((total, c) => total + row[c]!);
      if (sums.every((total, c) => typeof columns[c] !== 'number' || total <= columns[c])) walk(r + 1, sums, [...chosen, row]);
    }
  };
  walk(
    0,
    columns.map(() => 0),
    [],
  );
  return [...values].filter(([, possible]) => possible.size < 2).map(([name]) => name);
}

function rowsThatFit([first, ...rest]: readonly Shown[], total: number): number[][] {
  if (first === undefined) return total === 0 ? [[]] : [];
  const tries = Array.from({ length: total + 1 }, (_, count) => count).filter((count) => fits(first, count));
  return tries.flatMap((count) => rowsThatFit(rest, total - count).map((row) => [count, ...row]));
}

const fits = (shown: Shown, count: number) =>
  shown === 'small' ? count > 0 && count < fewest : shown === 'hidden' ? count >= fewest : count === shown;
