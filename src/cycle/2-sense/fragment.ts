import { printedLinesOf } from '#lib/words/printed-lines.ts';
import { sentencesOf } from '#lib/words/sentences.ts';
import { findWords, placesOf, tidySpan, type Pointed, type Span } from './span.ts';

/** A marked part of a story: offsets in UTF-16 units of its text, and the hash of that text (SHA-256, hex), so that a correction is noticed. */
export type Fragment = { start: number; end: number; textHash: string };

/** How someone points at a part of a story. */
export type Pointing =
  | { by: 'sentences'; numbers: readonly number[] } // boxes ticked, counted from 1, without JavaScript
  | { by: 'lines'; from: number; to: number } // numbered lines of a printed story, counted from 1
  | { by: 'words'; quote: string } // typed or pasted
  | { by: 'offsets'; start: number; end: number }; // selected, with JavaScript

/** Reads what someone pointed at, without white space at its ends and never cutting a character in two. */
export function readFragment(text: string, pointing: Pointing, language: string): Pointed {
  switch (pointing.by) {
    case 'sentences':
      return spanOfSentences(text, pointing.numbers, language);
    case 'lines':
      return linesToSpan(text, pointing.from, pointing.to);
    case 'words':
      return findWords(text, pointing.quote);
    case 'offsets':
      return tidySpan(text, pointing.start, pointing.end);
  }
}

/** Reads how someone points from a form: `start` and `end`, else `lines` ("12-14"), else `sentence` (several), else `quote`. Null when nothing was filled in. */
export function readPointing(form: FormData): Pointing | null {
  const said = (name: string) => String(form.get(name) ?? '').trim();
  const [start, end] = [said('start'), said('end')];
  if (/^\d+$/.test(start) && /^\d+$/.test(end)) return { by: 'offsets', start: Number(start), end: Number(end) };
  const lines = /^\D*(\d{1,5})(?:\D+(\d{1,5}))?\D*$/.exec(said('lines'));
  if (lines) return { by: 'lines', from: Number(lines[1]), to: Number(lines[2] ?? lines[1]) };
  const numbers = form
    .getAll('sentence')
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0);
  if (numbers.length > 0) return { by: 'sentences', numbers };
  return said('quote') === '' ? null : { by: 'words', quote: said('quote') };
}

function spanOfSentences(text: string, numbers: readonly number[], language: string): Pointed {
  const sentences = sentencesOf(text, language);
  const chosen = [...new Set(numbers)].sort((a, b) => a - b);
  const [first, last] = [sentences[chosen[0]! - 1], sentences[chosen.at(-1)! - 1]];
  if (chosen.length === 0) return { problem: 'nothing' };
  if (!first || !last) return { problem: 'notInText' };
  // Sentences that do not follow each other are two fragments: what stands between them was not meant.
  if (chosen.at(-1)! - chosen[0]! !== chosen.length - 1) return { problem: 'apart' };
  return tidySpan(text, first.start, last.end);
}

/**
 * Finds a fragment again in the corrected text of a story: the same words, exactly. When they stand there more than once, the place
 * is taken where most of what stood before and after them still does. Null when the words are gone, or when two places fit equally well.
 */
export function reanchor(oldText: string, fragment: Span, newText: string): Span | null {
  const quote = oldText.slice(fragment.start, fragment.end);
  if (quote === '') return null;
  const places = placesOf(newText, quote).map((start) => ({
    start,
    kept:
      sameEnd(oldText.slice(0, fragment.start), newText.slice(0, start)) +
      sameBegin(oldText.slice(fragment.end), newText.slice(start + quote.length)),
  }));
  const [best, next] = places.sort((a, b) => b.kept - a.kept);
  return !best || best.kept === next?.kept ? null : { start: best.start, end: best.start + quote.length };
}

/** The part of a text from one printed line to another, counted from 1, in either order. */
export function linesToSpan(text: string, from: number, to: number): Pointed {
  const lines = printedLinesOf(text);
  const [first, last] = [lines[Math.min(from, to) - 1], lines[Math.max(from, to) - 1]];
  return first && last ? tidySpan(text, first.start, last.end) : { problem: 'noSuchLine' };
}

function sameBegin(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

function sameEnd(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same;
}
