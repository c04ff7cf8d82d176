import { translations } from '#lib/words/all-words.ts';
import { readOf } from '#lib/words/message.ts';
import { readingLevel, type ReadingLevel } from '#lib/words/reading-ease-level.ts';

/**
 * Our own ways in: how many pages until the first word is kept, what someone needs, and which words of Kring stand on the way. A test walks
 * each of them and counts the pages.
 */
export type WayIn = {
  key: 'tell' | 'respond' | 'missing' | 'pulse' | 'barrier' | 'table' | 'session';
  pages: number;
  needs: 'nothing' | 'code';
  words: RegExp;
};

export const waysIn: readonly WayIn[] = [
  { key: 'tell', pages: 1, needs: 'nothing', words: /^teller\.tell\./ },
  { key: 'respond', pages: 1, needs: 'nothing', words: /^respond\.(title|lead|answer\.|sees)/ },
  { key: 'missing', pages: 1, needs: 'nothing', words: /^missing\./ },
  { key: 'pulse', pages: 1, needs: 'nothing', words: /^pulse\.(title|lead|sees|q\.|value\.|side|word|own|government)/ },
  { key: 'barrier', pages: 1, needs: 'nothing', words: /^barrier\.(add|lead|kind|text|language|side|looked)/ },
  { key: 'table', pages: 2, needs: 'code', words: /^sense\.join\./ },
  { key: 'session', pages: 2, needs: 'code', words: /^phone\.join\./ },
];

/** How the words of Kring on a way in read, in the language of the circle; null where that language has too few of them. */
export function levelOfWay({ words }: WayIn, language: string): ReadingLevel | null {
  const texts = Object.entries(translations[language] ?? {}).flatMap(([area, said]) =>
    Object.entries(said).flatMap(([key, message]) => (words.test(`${area}.${key}`) ? [readOf(message, language)] : [])),
  );
  // Labels and buttons would make it look easier than it is.
  return readingLevel(
    texts.filter((text) => /[.?!:]$/.test(text)),
    language,
  );
}
