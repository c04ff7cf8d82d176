/** A part of a printed sheet: its texts, the most important first, over the whole width or half of it. */
export type SheetPart<Name extends string> = { name: Name; width: 'whole' | 'half'; texts: readonly string[] };
/** What of a part fits, and how many are left out. */
export type Fitting = { texts: string[]; left: number };

const lettersOnALine = { whole: 108, half: 50 }; // at 9 points over 18 cm, counted low
const headingLines = 2.4;

/** The lines of body text on one A4 in small letters, without its head and foot. */
export const linesOfASheet = 54;

/**
 * Chooses what stands on exactly one sheet. `rows` are parts under each other, or two halves side by side. Each part gets its first
 * text, then each its second, and so on, as long as the sheet has room; longer texts are cut at a word (`longest` letters).
 */
export function onOneSheet<Name extends string>(rows: readonly SheetPart<Name>[][], { lines = linesOfASheet, longest = 300 } = {}): Record<Name, Fitting> {
  const parts = rows.flat();
  const fitting = Object.fromEntries(parts.map(({ name, texts }) => [name, { texts: [] as string[], left: texts.length }])) as Record<Name, Fitting>;
  const tall = () => rows.reduce((sum, row) => sum + Math.max(...row.map((part) => heightOf(part, fitting[part.name].texts))), 0);
  const rounds = Math.max(0, ...parts.map(({ texts }) => texts.length));
  for (let round = 0; round < rounds; round++) {
    for (const { name, texts } of parts) {
      const [text, fits] = [texts[round], fitting[name]];
      if (text === undefined || fits.texts.length < round) continue; // a part that had no room once gets nothing after it
      fits.texts.push(shortened(text, longest));
      if (tall() > lines) fits.texts.pop();
      else fits.left -= 1;
    }
  }
  return fitting;
}

/** A text cut at a word, with a sign that there is more. */
export const shortened = (text: string, longest: number) => (text.length <= longest ? text : `${text.slice(0, longest - 2).replace(/\s+\S*$/, '')} …`);

const heightOf = ({ width }: { width: 'whole' | 'half' }, texts: readonly string[]) =>
  headingLines + texts.reduce((sum, text) => sum + text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / lettersOnALine[width])), 0) + 0.3, 0);
