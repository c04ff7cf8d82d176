import { expect, test } from 'vitest';
import { fewest, hideSmallCells } from './small-cells.ts';

test('counts of five and more are shown, and nought', () => {
  expect(hideSmallCells([8, 5, 0])).toEqual({ cells: [8, 5, 0], total: 13 });
  expect(hideSmallCells([])).toEqual({ cells: [], total: 0 });
});

test('a small count takes the largest with it, so that it does not follow from the total', () => {
  expect(hideSmallCells([8, 4, 0])).toEqual({ cells: ['hidden', 'small', 0], total: 12 });
  expect(hideSmallCells([20, 8, 4])).toEqual({ cells: ['hidden', 8, 'small'], total: 32 });
});

test('what is close to the least that it can be takes the total with it', () => {
  expect(hideSmallCells([5, 1])).toEqual({ cells: ['hidden', 'small'], total: 'hidden' });
  expect(hideSmallCells([9, 9, 1])).toEqual({ cells: ['hidden', 'hidden', 'small'], total: 'hidden' });
});

test('small counts hide each other, unless almost only one way of them is possible', () => {
  expect(hideSmallCells([12, 3, 2])).toEqual({ cells: [12, 'small', 'small'], total: 17 });
  expect(hideSmallCells([6, 1, 1])).toEqual({ cells: ['hidden', 'small', 'small'], total: 'hidden' });
  expect(hideSmallCells([3, 3])).toEqual({ cells: ['small', 'small'], total: 6 });
  expect(hideSmallCells([4, 4]).total).toBe('hidden');
});

test('fewer than five in all are not counted', () => {
  expect(hideSmallCells([2, 0])).toEqual({ cells: ['small', 0], total: 'small' });
  expect(hideSmallCells([1, 1, 1, 1]).total).toBe('hidden'); // four kinds of people are four people
});

/** Every row of so many cells with counts up to `most`. */
function* rows(cells: number, most: number): Generator<number[]> {
  if (cells === 0) return yield [];
  for (const rest of rows(cells - 1, most)) for (let count = 0; count <= most; count++) yield [...rest, count];
}

test.each([
  [1, 18],
  [2, 18],
  [3, 18],
  [4, 13],
  [5, 8],
])('whoever knows the rule and tries every row of %i cells cannot find a small count', (cells, most) => {
  const alike = new Map<string, number[][]>();
  for (const row of rows(cells, most)) {
    const seen = JSON.stringify(hideSmallCells(row));
    alike.set(seen, [...(alike.get(seen) ?? []), row]);
  }
  const found: string[] = [];
  for (const [seen, worlds] of alike) {
    if (worlds.some((row) => Math.max(...row) > most - fewest)) continue; // more of them lie beyond what is tried
    for (let at = 0; at < cells; at++)
      if (new Set(worlds.map((row) => row[at])).size === 1 && worlds[0]![at]! > 0 && worlds[0]![at]! < fewest)
        found.push(`${seen}: cell ${at} is ${worlds[0]![at]}`);
  }
  expect(found).toEqual([]);
  expect(alike.size).toBeGreaterThan(1);
});
