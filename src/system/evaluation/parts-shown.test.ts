import { expect, test } from 'vitest';
import { noneCounted, sidesShown } from './parts-shown.ts';

test('where no side is counted, it stays unsaid too that some spoke from several sides or from none', () => {
  const few = sidesShown([
    { name: 'resident', count: 5 },
    { name: 'decider', count: 0 },
    { name: 'several', count: 0 },
    { name: 'unsaid', count: 1 },
  ]);
  expect(few).toEqual([
    { name: 'resident', count: 'hidden' },
    { name: 'decider', count: 'hidden' },
  ]);
  expect(noneCounted(few)).toBe(true);
});

test('where a side is counted, whoever spoke from none is counted beside it, so that the parts add up', () => {
  const many = [
    { name: 'resident', count: 5 },
    { name: 'decider', count: 0 },
    { name: 'unsaid', count: 6 },
  ];
  expect(sidesShown(many)).toEqual(many);
  expect(noneCounted(sidesShown(many))).toBe(false);
});
