import { countReading, readingFormulas } from './reading-ease-formulas.ts';
import { sentenceLengths } from './reading-ease.ts';

/**
 * How a text reads. `level` is null where the language has no formula with a source. `longest`: the words of its longest sentence.
 * It shows and proposes nothing: whoever wrote it judges.
 */
export type ReadingLevel = { level: 'easy' | 'middle' | 'hard' | null; score: number | null; formula: string | null; longest: number };

/** Of fewer words a figure says nothing. */
const fewestWords = 12;
/** A longer sentence is hard for many, whatever the formula says. */
export const longSentence = 20;

/** How texts of one language read together; null when there is too little to read. */
export function readingLevel(texts: readonly string[], language: string): ReadingLevel | null {
  const counts = countReading(texts, language);
  if (counts.words < fewestWords) return null;
  const longest = Math.max(...texts.flatMap((text) => sentenceLengths(text, language)));
  const formula = readingFormulas[language];
  if (!formula) return { level: null, score: null, formula: null, longest };
  const score = formula.of(counts);
  const beyond = (bound: number) => (formula.easier === 'higher' ? score >= bound : score <= bound);
  return { level: beyond(formula.easy) ? 'easy' : beyond(formula.hard) ? 'middle' : 'hard', score, formula: formula.name, longest };
}
