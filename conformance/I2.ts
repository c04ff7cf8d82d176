import { tellersAreas, translations } from '#lib/words/all-words.ts';
import { readOf } from '#lib/words/message.ts';
import { countReading, readingFormulas } from '#lib/words/reading-ease-formulas.ts';
import { readingLevel } from '#lib/words/reading-ease-level.ts';
import { easyAndHard, readingVectors } from '#lib/words/reading-ease-vectors.ts';
import { sentenceLengths } from '#lib/words/reading-ease.ts';

/** Languages that this check asks for and that have no formula with a publication of its own. Whoever finds one adds it and takes the name away here. */
const withoutSource = ['hu', 'et'];
/** Of the languages of our own pages: Ukrainian has none, and formulas for Arabic count vowel signs that nobody writes. */
const pagesWithoutSource = ['uk', 'ar'];
const asked = ['en', 'de', 'fr', 'es', 'it', 'sv', 'fi', 'et', 'hu', 'pl'];

/** How easy the pages of each language must read: at least (or, for FOG-PL, at most) this, all areas of a teller together. Raise it when they got easier. */
const thresholds: Record<string, number> = { en: 88, tr: 78, pl: 6.5 };
const most = { words: 24, mean: 13 };

/**
 * Every other language than Dutch is measured with a formula of its own, from its publication; the formulas give what their source gives, and an
 * easy text comes out easier than a hard one. The pages in English, Turkish and Polish are as easy as the table asks.
 */
export async function check(): Promise<string> {
  const wrong = [...missing(), ...notAsItsSource(), ...wrongWayRound()];
  const lines: string[] = [];
  for (const [language, bound] of Object.entries(thresholds)) {
    const texts = tellersAreas.flatMap((area) => Object.values(translations[language]![area]!).map((message) => readOf(message, language)));
    const sentences = texts.filter((text) => /[.?!:]$/.test(text));
    const [counts, formula] = [countReading(sentences, language), readingFormulas[language]!];
    const [score, mean] = [formula.of(counts), counts.words / counts.sentences];
    lines.push(`${language} ${formula.name} ${score.toFixed(1)}, ${mean.toFixed(1)} words a sentence`);
    if (formula.easier === 'higher' ? score < bound : score > bound)
      wrong.push(`${language} reads with ${score.toFixed(1)}, asked is ${bound}`);
    if (mean > most.mean) wrong.push(`${language} has ${mean.toFixed(1)} words a sentence`);
    wrong.push(
      ...sentences
        .filter((text) => sentenceLengths(text, language).some((length) => length > most.words))
        .map((text) => `${language}: too long: ${text}`),
    );
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} things are not right\n${wrong.join('\n')}`);
  return `${lines.join('; ')}; ${Object.keys(readingFormulas).length} formulas; no source known for ${[...withoutSource, ...pagesWithoutSource].join(', ')}`;
}

/** Every language that this check names, and every language of our pages, has a formula or is said not to; and nothing is said of both. */
function missing(): string[] {
  const needed = [...asked, ...Object.keys(translations).filter((language) => language !== 'nl-je')];
  const excused = [...withoutSource, ...pagesWithoutSource];
  return [
    ...needed
      .filter((language) => !readingFormulas[language] && !excused.includes(language))
      .map((language) => `${language} has no formula`),
    ...excused.filter((language) => readingFormulas[language]).map((language) => `${language} has a formula and is excused`),
    ...Object.entries(readingFormulas)
      .filter(([, { source }]) => !/\((19|20)\d\d\)/.test(source))
      .map(([language]) => `${language} names no publication`),
    ...Object.keys(readingFormulas)
      .filter((language) => !readingVectors.some((vector) => vector.language === language))
      .map((language) => `${language} has no vector`),
  ];
}

const notAsItsSource = (): string[] =>
  readingVectors
    .map(({ language, counts, score }) => ({ language, score, given: readingFormulas[language]!.of(counts) }))
    .filter(({ score, given }) => Math.abs(score - given) > 0.0005)
    .map(({ language, score, given }) => `${language} gives ${given} instead of ${score}`);

/** Some formulas go up when a text gets easier and some go down: the trap into which one well-known tool fell. */
function wrongWayRound(): string[] {
  return Object.entries(easyAndHard).flatMap(([language, [easy, hard]]) => {
    const levels = [readingLevel([easy], language)?.level, readingLevel([hard], language)?.level];
    return levels.join(' ') === 'easy hard' ? [] : [`${language}: the easy text is ${levels[0]} and the hard one ${levels[1]}`];
  });
}
