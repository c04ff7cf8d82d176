/** A part of a text: offsets in UTF-16 units. */
export type Span = { start: number; end: number };

/** Why nothing was marked; the key of the words that say so is `sense.fragment.<problem>`. */
export type PointingProblem = 'nothing' | 'notInText' | 'moreThanOnce' | 'apart' | 'noSuchLine';
export type Pointed = { value: Span; problem?: undefined } | { value?: undefined; problem: PointingProblem };

/** The words of a fragment. A quote is always read from the story itself; it is never kept as a copy. */
export const quoteOf = (text: string, { start, end }: Span): string => text.slice(start, end);

/**
 * Finds typed words in a text. White space, capitals, kinds of quotes, dashes and dots make no difference. Words that stand
 * there more than once are not guessed at, unless one place has them exactly as typed.
 */
export function findWords(text: string, quote: string): Pointed {
  const [plain, typed] = [plainly(text), plainly(quote)];
  const wanted = typed.letters.trim();
  if (wanted === '') return { problem: 'nothing' };
  const places = placesOf(plain.letters, wanted);
  const exact = placesOf(text, quote.trim());
  if (places.length === 0) return { problem: 'notInText' };
  if (places.length > 1 && exact.length !== 1) return { problem: 'moreThanOnce' };
  if (places.length > 1) return tidySpan(text, exact[0]!, exact[0]! + quote.trim().length);
  const [from, to] = [places[0]!, places[0]! + wanted.length - 1];
  return tidySpan(text, plain.starts[from]!, plain.ends[to]!);
}

/** A span with white space taken off its ends and with whole characters only. */
export function tidySpan(text: string, start: number, end: number): Pointed {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end)
    return { problem: 'notInText' };
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from]!)) from += 1;
  while (to > from && /\s/u.test(text[to - 1]!)) to -= 1;
  if (from === to) return { problem: 'nothing' };
  const around = characters.segment(text);
  const last = around.containing(to - 1)!;
  return { value: { start: around.containing(from)!.index, end: last.index + last.segment.length } };
}

/** A text without what people type differently, and where each of its letters came from. */
function plainly(text: string): { letters: string; starts: number[]; ends: number[] } {
  const plain = { letters: '', starts: [] as number[], ends: [] as number[] };
  for (const { segment, index } of characters.segment(text)) {
    const letters = sameLetters(segment);
    if (letters === ' ' && (plain.letters === '' || plain.letters.endsWith(' '))) continue;
    for (const unit of letters.split('')) {
      plain.letters += unit;
      plain.starts.push(index);
      plain.ends.push(index + segment.length);
    }
  }
  return plain;
}

function sameLetters(character: string): string {
  if (/^\s/u.test(character)) return ' ';
  if (/^['‘’‚‛`´"“”„‟«»‹›]/u.test(character)) return '"';
  if (/^[-‐‑‒–—―−]/u.test(character)) return '-';
  if (character === '…') return '...';
  return character.normalize('NFC').toLowerCase();
}

/** Everywhere that a part stands in a text, also where it overlaps itself. */
export function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
