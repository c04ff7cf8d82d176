import { expect, test } from 'vitest';
import { toldShown } from './so-far.server.ts';

const everyone = { exact: false };

test('how many wait for a listener does not follow from two numbers on two pages', () => {
  expect(toldShown({ stories: 12, accepted: 10 }, everyone)).toBe(10); // the page for the council says 10: nothing follows
  expect(toldShown({ stories: 6, accepted: 3 }, everyone)).toBe('hidden');
  expect(toldShown({ stories: 12, accepted: 7 }, everyone)).toBe(12);
  expect(toldShown({ stories: 12, accepted: 12 }, everyone)).toBe(12);
  expect(toldShown({ stories: 4, accepted: 4 }, everyone)).toBe('hidden');
  expect(toldShown({ stories: 12, accepted: 10 }, { exact: true })).toBe(12); // a listener reads them all
});
