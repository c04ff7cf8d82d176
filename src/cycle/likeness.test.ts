import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankCopies, copies, runsLost, runsOf } from './likeness.ts';

const story = 'Ik stond drie uur in de regen voor het loket. Niemand zei iets.';

test('eight words in a row are a copy, seven are not', () => {
  expect(copies('Iemand stond drie uur in de regen voor het loket', runsOf([story]))).toBe(true);
  expect(copies('Wie drie uur in de regen voor het raam', runsOf([story]))).toBe(false);
});

test('capitals, accents, punctuation and line ends hide no copy', () => {
  expect(copies('“Drie UUR, in\nde régen… voor — het loket niemand”', runsOf([story]))).toBe(true);
});

test('a story of five words is copied when all five are', () => {
  const short = runsOf(['Niemand belt mij ooit terug']);
  expect(copies('Een bewoner: niemand belt mij ooit terug!', short)).toBe(true);
  expect(copies('Niemand belt mij terug', short)).toBe(false);
});

test('blanking takes the copied words and leaves the rest, letter for letter', () => {
  expect(blankCopies('Zij stond drie uur in de regen voor het loket, zei ze.', runsOf([story]))).toBe(
    'Zij ▇▇▇▇▇ ▇▇▇▇ ▇▇▇ ▇▇ ▇▇ ▇▇▇▇▇ ▇▇▇▇ ▇▇▇ ▇▇▇▇▇, zei ze.',
  );
});

test('what a correction leaves standing is not called lost', () => {
  const lost = runsLost([story], ['Ik stond drie uur in de regen voor het loket. Iemand hielp.']);
  expect(copies('stond drie uur in de regen voor het loket', lost)).toBe(false);
  expect(copies('in de regen voor het loket niemand zei iets', lost)).toBe(true);
});

test('after blanking nothing of the story is left to copy, whatever the texts are', () => {
  const words = fc
    .array(fc.constantFrom('de', 'het', 'een', 'regen', 'É', '雨', 'loket'), { minLength: 3, maxLength: 20 })
    .map((list) => list.join(' '));
  fc.assert(fc.property(words, words, (theirs, other) => !copies(blankCopies(other, runsOf([theirs])), runsOf([theirs]))));
});
