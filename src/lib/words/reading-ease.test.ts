import { expect, test } from 'vitest';
import { english, tellersAreas, translations } from './all-words.ts';
import { readOf } from './message.ts';
import { count, readingEase, sentenceLengths, syllablesIn, wordsOf } from './reading-ease.ts';

test('a text of 100 words, 8 sentences and 150 syllables has a reading ease of 79.71', () => {
  expect(readingEase({ words: 100, sentences: 8, syllables: 150 })).toBeCloseTo(79.71, 2);
});

test('Dutch syllables are counted as people clap them', () => {
  const clapped = {
    kring: 1,
    verhaal: 2,
    verhaalcode: 4,
    groeien: 2,
    mooie: 2,
    nieuws: 1,
    leeuw: 1,
    situatie: 4,
    kopiëren: 4,
    geïnd: 2,
    bijeen: 2,
    geopend: 3,
    'e-mail': 3,
    12: 2,
  };
  expect(Object.fromEntries(Object.keys(clapped).map((word) => [word, syllablesIn(word)]))).toEqual(clapped);
});

test('words hold together and sentences stand apart', () => {
  expect(wordsOf('Verandert u zo’n stukje? Mail naam@voorbeeld.nl.')).toEqual([
    'Verandert',
    'u',
    'zo’n',
    'stukje',
    'Mail',
    'naam@voorbeeld.nl',
  ]);
  expect(sentenceLengths('Bent u klaar? Dan blijft er niets staan.', 'nl')).toEqual([3, 5]);
  expect(count(['Bent u klaar?', 'Ja, ik ben klaar.'], 'nl')).toEqual({ words: 7, sentences: 2, syllables: 7 });
});

/** What is a sentence: labels and buttons of a few words would make it look better than it is. */
const sentencesIn = (area: string) =>
  Object.values(translations.nl![area]!)
    .map((message) => readOf(message, 'nl'))
    .filter((text) => /[.?!:]$/.test(text));

test.each(tellersAreas)('the Dutch of %s is easy to read', (area) => {
  const texts = sentencesIn(area);
  const counted = count(texts, 'nl');
  const long = texts.filter((text) => sentenceLengths(text, 'nl').some((length) => length > 20));
  expect(readingEase(counted)).toBeGreaterThanOrEqual(70);
  expect(counted.words / counted.sentences).toBeLessThanOrEqual(12);
  expect(long).toEqual([]);
});

test.each(Object.keys(english))('no sentence of %s has more than 20 words in Dutch', (area) => {
  const long = Object.entries(translations.nl![area]!).filter(([, message]) =>
    sentenceLengths(readOf(message, 'nl'), 'nl').some((length) => length > 20),
  );
  expect(long).toEqual([]);
});
