/** A part of a text: offsets in UTF-16 units. */
export type Span = { start: number; end: number };

/**
 * Where typed words stand in a text. White space, capitals, kinds of quotes, dashes and dots make no difference. The first place, when
 * there are more; a place that has them exactly as typed goes before one that does not. Null when they are not there.
 */
export function findWords(text: string, words: string): Span | null {
  if (words.length > 4 * text.length + 100) return null; // two million letters take seconds to read, and cannot stand there
  const [plain, wanted] = [plainly(text), plainly(words).letters.trim()];
  if (wanted === '') return null;
  const exact = text.indexOf(words.trim());
  if (exact >= 0) return wholeSpan(text, exact, exact + words.trim().length);
  const at = plain.letters.indexOf(wanted);
  return at < 0 ? null : wholeSpan(text, plain.starts[at]!, plain.ends[at + wanted.length - 1]!);
}

/** A span without white space at its ends and with whole characters only, never half an emoji; null when nothing is left or it lies outside the text. */
export function wholeSpan(text: string, start: number, end: number): Span | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) return null;
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from]!)) from += 1;
  while (to > from && /\s/u.test(text[to - 1]!)) to -= 1;
  if (from >= to) return null;
  const around = characters.segment(text);
  const last = around.containing(to - 1)!;
  return { start: around.containing(from)!.index, end: last.index + last.segment.length };
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
  return character.normalize('NFC').toLowerCase().replace('i\u0307', 'i'); // the Turkish İ
}

/** Everywhere that a part stands in a text, also where it overlaps itself. */
export function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
