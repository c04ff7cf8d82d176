import { expect, test } from 'vitest';
import { besideEachOther, isAsymmetric, isComparable, type MarkRow } from './comparison.ts';
import type { RelationMark } from './relation.ts';

const pair = ['residents', 'professionals'] as const;
const row = (by: string, side: string, mark: RelationMark, people = 5, table: string | null = null): MarkRow => ({
  ...{ parameter: 'influence', by, side, table },
  marks: Array<RelationMark>(people).fill(mark),
});
const influence = (rows: MarkRow[], apart = true) =>
  besideEachOther(rows, pair, { apart }).find(({ parameter }) => parameter === 'influence')!;

test('two sides that see the same side differently are laid beside each other, and what each finds unequal is said', () => {
  const beside = influence([
    row('residents', 'residents', 'none'),
    row('residents', 'professionals', 'very_much'),
    row('professionals', 'residents', 'much'),
    row('professionals', 'professionals', 'much'),
  ]);
  expect(beside.alike('residents')).toBe('far');
  expect(beside.alike('professionals')).toBe('apart');
  expect(beside.equal('residents')).toBe('unequal');
  expect(beside.equal('professionals')).toBe('equal');
  expect(isAsymmetric(beside, pair)).toBe(true);
});

test('a side that speaks of itself only says nothing of the two together: that is no green light', () => {
  const beside = influence([row('residents', 'residents', 'much'), row('professionals', 'residents', 'much', 4)]);
  expect(beside.alike('residents')).toBe('one');
  expect(beside.tooFew('residents', 'professionals')).toBe(true);
  expect(isAsymmetric(beside, pair)).toBe(false);
  expect(isComparable(beside, pair)).toBe(false);
});

test('while the questions are open only tables are heard', () => {
  const rows = [row('residents', 'residents', 'much', 9), row('professionals', 'residents', 'none', 1, 'a table')];
  expect(influence(rows, false).of('residents', 'residents')).toEqual([]);
  expect(influence(rows, false).of('residents', 'professionals')).toHaveLength(1);
});
