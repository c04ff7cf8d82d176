import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewest, hideSmallCells, type Shown } from './small-cells.ts';

test('counts of five and more are shown, and nought', () => {
  expect(hideSmallCells([8, 5, 0])).toEqual({ cells: [8, 5, 0], total: 13 });
});

test('a small count takes the next one with it, so that it does not follow from the total', () => {
  expect(hideSmallCells([8, 4, 0])).toEqual({ cells: ['hidden', 'small', 0], total: 12 });
  expect(hideSmallCells([20, 8, 4])).toEqual({ cells: [20, 'hidden', 'small'], total: 32 });
});

test('two small counts hide each other, unless only one pair of them is possible', () => {
  expect(hideSmallCells([3, 3])).toEqual({ cells: ['small', 'small'], total: 6 });
  expect(hideSmallCells([4, 4]).total).toBe('hidden');
  expect(hideSmallCells([5, 1]).total).toBe('hidden');
});

test('fewer than five in all are not counted', () => {
  expect(hideSmallCells([2, 0])).toEqual({ cells: ['small', 0], total: 'small' });
});

test('whoever tries every possibility cannot find a small count', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }), (counts) => {
      const { cells, total } = hideSmallCells(counts);
      if (typeof total !== 'number') return;
      const possible = worlds(cells, total);
      cells.forEach((cell, at) => {
        if (cell === 'small') expect(new Set(possible.map((world) => world[at])).size).toBeGreaterThan(1);
      });
    }),
  );
});

/** Everything that the counts can have been, for who sees only this. */
function worlds(cells: readonly Shown[], total: number): number[][] {
  const [first, ...rest] = cells;
  if (first === undefined) return total === 0 ? [[]] : [];
  const tries =
    typeof first === 'number'
      ? [first]
      : first === 'small'
        ? [1, 2, 3, 4]
        : Array.from({ length: Math.max(0, total - fewest + 1) }, (_, nth) => nth + fewest);
  return tries.filter((count) => count <= total).flatMap((count) => worlds(rest, total - count).map((world) => [count, ...world]));
}
