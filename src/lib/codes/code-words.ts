import { englishWords } from './words-en.ts';
import { dutchWords } from './words-nl.ts';
import { differentLetters, isOneSlip, lettersIn, slipsBetween } from './slips.ts';

/** Six numbers from 0 to 7,775: what the six words of a story code stand for. A card shows them in one of the languages. */
export type CodeNumbers = readonly number[];

/** The languages that have words for codes. */
export const codeLanguages = ['nl', 'en'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** A code has six words, each one of 7,776. */
export const wordsInCode = 6;
export const codeWordCount = 7_776;

type List = { words: readonly string[]; letters: Int32Array; numberOf: ReadonlyMap<string, number>; bySound: ReadonlyMap<string, number> };

const lists: Record<CodeLanguage, List> = { nl: listOf(dutchWords), en: listOf(englishWords) };

/** All words of a language in the order of their numbers. */
export const codeWords = (language: CodeLanguage): readonly string[] => lists[language].words;

/** The six words of a code in a language; a screen language without words of its own gets English. */
export function wordsOfCode(numbers: CodeNumbers, language: string): string[] {
  const { words } = lists[language === 'nl' ? 'nl' : 'en'];
  return numbers.map((number) => {
    const word = words[number];
    if (word === undefined) throw new RangeError(`No code word has number ${number}`);
    return word;
  });
}

/** One way to read what was typed: the code, the language of its words, and the words that were mended. */
export type CodeCandidate = {
  numbers: CodeNumbers;
  language: CodeLanguage;
  mended: { typed: string; meant: string }[];
};
/** A typed word that is in no list, with up to three words that it may be. */
export type UnknownWord = { typed: string; near: string[] };
/** What was read: candidates (the likeliest first, to be looked up in turn, at most four), or what is wrong with it. */
export type ReadCode =
  | { candidates: [CodeCandidate, ...CodeCandidate[]]; problem?: undefined }
  | { candidates?: undefined; problem: 'tooFew' | 'tooMany'; found: number; words?: undefined }
  | { candidates?: undefined; problem: 'unknownWords'; words: UnknownWord[]; found?: undefined };

/**
 * Reads six words as people type them: any case, accents, order marks ("1."), commas, hyphens and line breaks, Dutch or English,
 * with spaces too many ("maan beer") or too few. A word that is in no list is mended when one word alone is near: written as it sounds
 * (Dutch) or one slip away, else two slips away for words of six letters and more. Takes a few milliseconds at most.
 */
export function readCode(typed: string): ReadCode {
  const tokens = plainLetters(typed.slice(0, 500)).match(/[a-z]+/g) ?? [];
  if (tokens.length === wordsInCode) return readWords(tokens);
  const joined = codeLanguages.flatMap((language) => cutIntoWords(tokens.join(''), language));
  const [first, ...others] = joined.slice(0, 4);
  if (first) return { candidates: [first, ...others] };
  return { problem: tokens.length < wordsInCode ? 'tooFew' : 'tooMany', found: tokens.length };
}

function readWords(tokens: string[]): ReadCode {
  // A word is in one list only: the language with the most words as they stand is the language of the card.
  const known = codeLanguages.map((language) => tokens.filter((token) => lists[language].numberOf.has(token)).length);
  const likeliest = codeLanguages.filter((_, nth) => known[nth] === Math.max(...known));
  const read = likeliest.map((language) => ({ language, meant: tokens.map((token) => mend(token, language)) }));
  const whole = read.filter(({ meant }) => meant.every((word) => word.number !== undefined));
  const [first, ...others] = whole.map(({ language, meant }): CodeCandidate => ({
    language,
    numbers: meant.map(({ number }) => number!),
    mended: meant.flatMap(({ number }, nth) => {
      const word = lists[language].words[number!]!;
      return word === tokens[nth] ? [] : [{ typed: tokens[nth]!, meant: word }];
    }),
  }));
  if (first) return { candidates: [first, ...others] };
  const unknown = tokens.flatMap((typed, nth): UnknownWord[] => {
    if (read.some(({ meant }) => meant[nth]!.number !== undefined)) return [];
    return [{ typed, near: read.flatMap(({ meant }) => meant[nth]!.near).slice(0, 3) }];
  });
  // Each language can mend some words and none all of them: then the words that the first cannot mend are the unknown ones.
  const fallback = () =>
    tokens.flatMap((typed, nth) =>
      read[0]!.meant[nth]!.number === undefined ? [{ typed, near: read[0]!.meant[nth]!.near.slice(0, 3) }] : [],
    );
  return { problem: 'unknownWords', words: unknown.length > 0 ? unknown : fallback() };
}

function mend(token: string, language: CodeLanguage): { number?: number; near: string[] } {
  const { words, letters, numberOf, bySound } = lists[language];
  const exact = numberOf.get(token);
  if (exact !== undefined) return { number: exact, near: [] };
  const sounding = language === 'nl' ? bySound.get(soundOf(token)) : undefined;
  const ours = lettersIn(token);
  const near = words.filter((_, number) => number === sounding || differentLetters(letters[number]!, ours) <= 4);
  const one = near.filter((word) => word === words[sounding ?? -1] || isOneSlip(token, word));
  if (one.length === 1) return { number: numberOf.get(one[0]!)!, near: [] };
  const two = near.filter((word) => slipsBetween(token, word, 2) <= 2 && !one.includes(word));
  if (one.length === 0 && two.length === 1 && token.length >= 6) return { number: numberOf.get(two[0]!)!, near: [] };
  return { near: [...one, ...two].slice(0, 3) };
}

/** All ways (at most four) to cut a run of letters into six words of one language. */
function cutIntoWords(letters: string, language: CodeLanguage): CodeCandidate[] {
  const { numberOf } = lists[language];
  const found: number[][] = [];
  const deadEnds = new Set<string>();
  const cut = (from: number, sofar: number[]): boolean => {
    if (sofar.length === wordsInCode) return from === letters.length && found.push(sofar) > 0;
    const place = `${from} ${sofar.length}`;
    if (deadEnds.has(place) || found.length >= 4) return false;
    let any = false;
    for (let length = 3; length <= 9 && from + length <= letters.length; length++) {
      const number = numberOf.get(letters.slice(from, from + length));
      if (number !== undefined && cut(from + length, [...sofar, number])) any = true;
    }
    if (!any) deadEnds.add(place);
    return any;
  };
  if (letters.length >= 3 * wordsInCode && letters.length <= 9 * wordsInCode) cut(0, []);
  return found.map((numbers) => ({ numbers, language, mended: [] }));
}

/** How a Dutch word sounds, roughly: words that sound alike have the same key, and no two words of the list do. */
function soundOf(word: string): string {
  const changes: [RegExp, string][] = [
    [/ij/g, 'ei'], [/y/g, 'i'], [/ou/g, 'au'], [/sch(?=[aeiou])/g, 'sg'], [/sch/g, 's'], [/ch/g, 'g'], [/th/g, 't'], [/ph/g, 'f'], [/qu/g, 'kw'],
    [/x/g, 'ks'], [/c(?=[eiy])/g, 's'], [/c/g, 'k'], [/d$/, 't'], [/b$/, 'p'], [/z/g, 's'], [/v/g, 'f'], [/([a-z])\1/g, '$1'],
  ]; // prettier-ignore
  return changes.reduce((sound, [from, to]) => sound.replace(from, to), word);
}

function plainLetters(text: string): string {
  const others: Record<string, string> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };
  return text
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ıłøđßæœ]/g, (letter) => others[letter]!);
}

function listOf(text: string): List {
  const words = text.trim().split(/\s+/);
  return {
    words,
    letters: Int32Array.from(words, lettersIn),
    numberOf: new Map(words.map((word, number) => [word, number])),
    bySound: new Map(words.map((word, number) => [soundOf(word), number])),
  };
}
