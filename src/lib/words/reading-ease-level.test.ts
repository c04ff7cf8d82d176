import { expect, test } from 'vitest';
import { readingFormulas, syllablesOf } from './reading-ease-formulas.ts';
import { readingLevel } from './reading-ease-level.ts';
import { readingVectors, easyAndHard } from './reading-ease-vectors.ts';

test.each(readingVectors)('$language: the formula gives what its source gives', ({ language, counts, score }) => {
  expect(readingFormulas[language]!.of(counts)).toBeCloseTo(score, 3);
});

test('every formula has a vector, and texts that are easy and hard', () => {
  expect(Object.keys(readingFormulas).filter((language) => !readingVectors.some((vector) => vector.language === language))).toEqual([]);
  expect(Object.keys(readingFormulas).filter((language) => !easyAndHard[language])).toEqual([]);
});

test.each(Object.entries(easyAndHard))(
  '%s: an easy text comes out easier than a hard one, whichever way the figure runs',
  (language, [easy, hard]) => {
    const [one, two] = [readingLevel([easy], language)!, readingLevel([hard], language)!];
    const better = readingFormulas[language]!.easier === 'higher' ? one.score! - two.score! : two.score! - one.score!;
    expect(better).toBeGreaterThan(10);
    expect([one.level, two.level]).toEqual(['easy', 'hard']);
  },
);

test('syllables are counted as people of the language clap them', () => {
  const words: Record<string, Record<string, number>> = {
    nl: { verhaal: 2, gemeente: 3 },
    en: { story: 2, people: 2, table: 2, made: 1, asked: 1, wanted: 2, municipality: 6 },
    de: { Geschichte: 3, Leute: 2, Straße: 2, Frauen: 2 },
    fr: { histoire: 2, parlent: 1, café: 2, municipalité: 6 },
    es: { historia: 3, ciudad: 2, poeta: 3, país: 2, agua: 2, bueno: 2 },
    pl: { historia: 3, ludzie: 2, gmina: 2, niedziela: 3 },
    tr: { hikâye: 3, belediye: 4, iş: 1 },
  };
  for (const [language, clapped] of Object.entries(words))
    expect({ language, ...Object.fromEntries(Object.keys(clapped).map((word) => [word, syllablesOf(word, language)])) }).toEqual({
      language,
      ...clapped,
    });
});

test('a language without a formula still hears of its longest sentence, and a few words get no figure', () => {
  expect(readingLevel(['Я чекала на автобус цілу годину, і ніхто не міг сказати мені, чому він не приїхав.'], 'uk')).toEqual({
    level: null,
    score: null,
    formula: null,
    longest: 16,
  });
  expect(readingLevel(['Wat ging er mis?'], 'nl')).toBeNull();
});
