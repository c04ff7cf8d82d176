/** How wide a letter is, in parts of its height: measured on Atkinson Hyperlegible Next, rounded up, so that a line never runs out of its box. */
const widthOf = (letter: string): number => {
  if (/[ilj.,;:'|!ıíì]/.test(letter)) return 0.32;
  if (/[ frt()[\]/-]/.test(letter)) return 0.4;
  if (/[mwMW@—…%]/.test(letter)) return 0.95;
  if (/[A-ZÀ-Þ]/.test(letter)) return 0.7;
  return /[^\u0000-\u06ff]/.test(letter) ? 1 : 0.58;
};

/** The width of a text in units of the picture, for letters of this size. */
export const measure = (text: string, size: number): number => [...text].reduce((sum, letter) => sum + widthOf(letter) * size, 0);

/**
 * Breaks a text into lines no wider than `width`; a word that is wider itself is cut.
 *
 * @example wrapped('Een kop koffie', { width: 70, size: 16 }) // ['Een kop', 'koffie']
 */
export function wrapped(text: string, { width, size }: { width: number; size: number }): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter(Boolean);
  for (const word of words.flatMap((one) => pieces(one, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number, size: number): string[] {
  if (measure(word, size) <= width) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter, size) > width) {
      cut.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...cut, piece];
}
