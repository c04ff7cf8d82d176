import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reanchor } from './fragment.ts';

test('a fragment is found again in a corrected story, and lost when its words are', () => {
  const story = 'Ik belde drie keer. Niemand belde. Toen ging ik zelf.';
  const fragment = { start: 20, end: 34 };
  const longer = `Beste mensen.\n${story}`;
  expect(reanchor(story, fragment, longer)).toEqual({ start: 34, end: 48 });
  expect(reanchor(story, fragment, story.replace('Niemand', 'Iemand'))).toBeNull();
});

test('of two places with the same words the one with the same surroundings is taken, and none when both fit', () => {
  const old = 'Rood huis. Blauw huis.';
  expect(reanchor(old, { start: 17, end: 21 }, 'Groot rood huis. Blauw huis.')).toEqual({ start: 23, end: 27 });
  expect(reanchor('huis', { start: 0, end: 4 }, 'huis huis')).toBeNull();
});

test('any part of a text that changed nowhere is found at its own place', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 30 }), fc.nat(30), fc.nat(30), (text, a, b) => {
      const [start, end] = [Math.min(a, b) % text.length, Math.max(a, b)].map((at) => Math.min(at!, text.length)) as [number, number];
      fc.pre(start < end);
      expect(reanchor(text, { start, end }, text)).toEqual({ start, end });
    }),
  );
});

test('a story of twenty thousand times the same letter is corrected without holding anyone up', () => {
  const old = 'a'.repeat(20_000);
  const start = process.cpuUsage();
  for (let nth = 0; nth < 20; nth++) reanchor(old, { start: 9_000 + nth, end: 9_001 + nth }, `b${old.slice(1, -1)}c`);
  expect(reanchor(old, { start: 9_000, end: 9_001 }, `b${old.slice(1, -1)}c`)).toBeNull();
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_000); // milliseconds of the processor; it took seconds for each
});
