import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSmallTable } from '#maths/small-table.ts';
import { knownOf, shareKnown } from './opinion-map-bounds.ts';

test('what can be known of a hidden answer follows from the row', () => {
  expect(knownOf(['hidden', 0, 0, 'small'], 12, 0)).toEqual({ gave: [8, 11], othersWhenLeast: 0, othersWhenMost: 0 });
  expect(knownOf([7, 3, 0, 2], 12, 0)).toEqual({ gave: [7, 7], othersWhenLeast: 3, othersWhenMost: 3 });
  expect(shareKnown(knownOf([7, 3, 0, 2], 12, 0))).toEqual([0.7, 0.7]);
});

test('what is true always lies within what can be known', () => {
  const row = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), fc.constantFrom(0 as const, 1 as const, 2 as const), (counts, answer) => {
      const table = hideSmallTable(counts);
      table?.cells.forEach((cells, r) => {
        const known = knownOf(cells, table.rows[r]!, answer);
        const gave = counts[r]![answer]!;
        const answered = counts[r]!.slice(0, 3).reduce((sum, count) => sum + count, 0);
        expect(gave).toBeGreaterThanOrEqual(known.gave[0]);
        expect(gave).toBeLessThanOrEqual(known.gave[1]);
        if (answered === 0) return;
        const [least, most] = shareKnown(known);
        expect(gave / answered).toBeGreaterThanOrEqual(least - 1e-12);
        expect(gave / answered).toBeLessThanOrEqual(most + 1e-12);
      });
    }),
    { numRuns: 500 },
  );
});
