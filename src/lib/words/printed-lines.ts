/** How long a printed line is at most, in characters as people count them. */
export const lineLength = 70;

/** A printed line: its part of the text. Lines cover the text without gaps; a line end belongs to its line. */
export type PrintedLine = { start: number; end: number };

/**
 * The numbered lines of a printed story (number = place + 1): broken between words at 70 characters at most, always at a line end of the
 * text itself. It depends on the text alone, so that line 12 is line 12 on every print. Lines of white space only have no number of their
 * own: they are part of the line before.
 */
export function printedLinesOf(text: string): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let start = 0;
  let length = 0;
  let breakAt = 0; // where the last word began
  const close = (end: number) => {
    const last = lines.at(-1);
    if (last && text.slice(start, end).trim() === '') last.end = end;
    else lines.push({ start, end });
    [start, length] = [end, 0];
  };
  for (const { segment, index } of characters.segment(text)) {
    if (length >= lineLength && segment !== '\n' && !/^\s/u.test(segment)) {
      close(breakAt > start ? breakAt : index);
      length = Array.from(characters.segment(text.slice(start, index))).length;
    }
    length += 1;
    if (/^\s/u.test(segment) || wideScript.test(segment)) breakAt = index + segment.length;
    if (segment === '\n') close(index + 1);
  }
  if (start < text.length) close(text.length);
  return lines;
}

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });
// Scripts without spaces between words may be broken after any sign.
const wideScript = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
