import { expect, test } from 'vitest';
import { cellNamed, movesToCount, type Cells, type Move } from './counted.ts';

const from = (side: string): Cells => ({ told: 'yes', side });
const came = (...sides: string[]): Move[] => sides.map((side, nth) => ({ story: `${side}${nth}`, before: null, after: from(side) }));
const went = (...sides: string[]): Move[] => sides.map((side, nth) => ({ story: `${side}${nth}`, before: from(side), after: null }));
const counted = (sides: Record<string, number>) =>
  new Map([
    ...Object.entries(sides).map(([side, n]) => [cellNamed('side', side), n] as const),
    [cellNamed('told', 'yes'), Object.values(sides).reduce((sum, n) => sum + n, 0)] as const,
  ]);
const times = (n: number, side: string) => Array.from({ length: n }, () => side);

test('four who told are not counted yet; five are, together', () => {
  expect(movesToCount(came(...times(4, 'resident')), counted({ resident: 12 }))).toEqual([]);
  expect(movesToCount(came(...times(5, 'resident')), counted({ resident: 12 }))).toHaveLength(5);
});

test('one who goes stays counted until five have gone', () => {
  expect(movesToCount(went('resident'), counted({ resident: 6 }))).toEqual([]);
  expect(movesToCount(went(...times(5, 'resident')), counted({ resident: 12 }))).toHaveLength(5);
});

test('five who come do not hide that one goes', () => {
  const moves = [...came(...times(5, 'resident')), ...went('resident')];
  expect(movesToCount(moves, counted({ resident: 12 })).every(({ after }) => after)).toBe(true);
});

test('one of a side that is counted waits for four more of that side; where a side is too small to count, one does not show', () => {
  const moves = came(...times(6, 'resident'), 'professional');
  expect(movesToCount(moves, counted({ resident: 12, professional: 8 }))).toHaveLength(6);
  expect(movesToCount(moves, counted({ resident: 12, professional: 2 }))).toHaveLength(7);
});

test('who is held back for one cell holds back nobody into fewer than five', () => {
  expect(movesToCount(came(...times(4, 'resident'), 'professional'), counted({ resident: 12, professional: 8 }))).toEqual([]);
});

test('the last of a small side are not seen to go', () => {
  const moves = went(...times(5, 'resident'), 'professional');
  expect(movesToCount(moves, counted({ resident: 12, professional: 1 })).map(({ story }) => story)).not.toContain('professional5');
  expect(movesToCount(moves, counted({ resident: 12, professional: 3 }))).toHaveLength(6);
});

test('who has an answer changes cells; that too is counted by five', () => {
  const answered = (n: number): Move[] =>
    Array.from({ length: n }, (_, nth) => ({
      story: String(nth),
      before: { told: 'yes', waits: 'yes' },
      after: { told: 'yes', waits: 'no' },
    }));
  const all = new Map([
    ['told:yes', 12],
    ['waits:yes', 12],
  ]);
  expect(movesToCount(answered(3), all)).toEqual([]);
  expect(movesToCount(answered(7), all)).toHaveLength(7);
});

test('when all are gone they are gone together, small sides too', () => {
  const moves = went(...times(5, 'resident'), 'professional');
  expect(movesToCount(moves, counted({ resident: 5, professional: 1 }), { emptied: true })).toHaveLength(6);
});
