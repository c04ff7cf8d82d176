import { sentencesOf } from './sentences.ts';

/** How much there is to read: whole counts. */
export type Counted = { words: number; sentences: number; syllables: number };

/**
 * How easy a Dutch text reads, from 0 (very hard) to 100 (very easy) and beyond; 70 and more is easy for most people.
 * Flesch-Douma (Douma 1960): 206.835 - 0.93 words per sentence - 77 syllables per word.
 * 100 words in 8 sentences with 150 syllables: 79.71. Without words or sentences: NaN.
 */
export const readingEase = ({ words, sentences, syllables }: Counted): number =>
  206.835 - 0.93 * (words / sentences) - 77 * (syllables / words);

/** The words of a text: letters and figures, with what holds them together ("zo’n", "e-mail"). */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’.@-][\p{L}\p{N}]+)*/gu) ?? [];

// One sound, one syllable; the longer ones first. A letter with dots begins a new one: "kopi-ë-ren".
const sounds = /eeu|ieu|aai|ooi|oei|aa|ee|ie|oo|oe|uu|eu|ui|ij|ei|ou|au|[aeiouyáàâéèêëíìîïóòôöúùûü]/g;

/** The syllables of a Dutch word, counted by its vowels: "verhaal" 2, "groeien" 2, "situatie" 4; a number counts each figure. At least 1. Where vowels meet without dots it may be one too few ("museum"). */
export function syllablesIn(word: string): number {
  const figures = (word.match(/\p{N}/gu) ?? []).length;
  return Math.max(1, figures + (word.toLowerCase().match(sounds) ?? []).length);
}

/** Counts whole texts together. Each text ends its last sentence. */
export function count(texts: readonly string[], language: string): Counted {
  const words = texts.flatMap(wordsOf);
  const sentences = texts.flatMap((text) => sentenceLengths(text, language));
  return { words: words.length, sentences: sentences.length, syllables: words.reduce((sum, word) => sum + syllablesIn(word), 0) };
}

/** How many words each sentence of a text has. */
export const sentenceLengths = (text: string, language: string): number[] =>
  sentencesOf(text, language)
    .map(({ start, end }) => wordsOf(text.slice(start, end)).length)
    .filter((length) => length > 0);
