import { expect, test } from 'vitest';
import { stemsOf } from './stems.ts';

test('Dutch words come back to their stems, and what every text has is left out', () => {
  expect(stemsOf('De bussen waren te laat, en de bus van 8 uur kwam helemaal niet.', 'nl')).toEqual(['bus', 'lat', 'bus', 'uur']);
});

test('other endings of a word are the same stem', () => {
  const stem = (word: string, language: string) => stemsOf(word, language)[0];
  expect(stem('gardens', 'en')).toBe(stem('garden', 'en'));
  expect(stem('fietsen', 'nl')).toBe(stem('fiets', 'nl'));
  expect(stem('autobusem', 'pl')).toBe(stem('autobusów', 'pl'));
  expect(stem('автобусом', 'uk')).toBe(stem('автобусів', 'uk'));
});

test('a language without spaces is cut, and one that nobody knows breaks nothing', () => {
  expect(stemsOf('公共汽车总是迟到', 'zh').length).toBeGreaterThan(1);
  expect(stemsOf('Wan bus e kon lati.', 'srn')).toContain('bus');
  expect(stemsOf('bus', 'und')).toEqual(['bus']);
  expect(stemsOf('', 'nl')).toEqual([]);
});
