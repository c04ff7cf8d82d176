/** A part of a printed sheet: its texts, the most important first, over the whole width or half of it. */
export type SheetPart<Name extends string> = { name: Name; width: 'whole' | 'half'; texts: readonly string[] };
/** What of a part fits, and how many are left out. */
export type Fitting = { texts: string[]; left: number };

/** How many lines of body text one A4 takes without its head and foot, and how many letters a line: counted low, so that it never is a second sheet. */
const sizes = {
  large: { lines: 42, whole: 92, half: 42 }, // 10.5 points
  small: { lines: 54, whole: 108, half: 50 }, // 9 points: `dense`
};
type Size = (typeof sizes)['large' | 'small'];
const headingLines = 2.4;

/**
 * Chooses what stands on exactly one sheet. `rows` are parts under each other, or two halves side by side. Each part gets its first
 * text, then each its second, and so on, as long as the sheet has room; longer texts are cut at a word (`longest` letters).
 * Only when not everything fits in large letters are they small.
 */
export function onOneSheet<Name extends string>(rows: readonly SheetPart<Name>[][], { longest = 300 } = {}) {
  const large = fittingIn(rows, sizes.large, longest);
  const dense = leftOf(large) > 0;
  const fits = dense ? fittingIn(rows, sizes.small, longest) : large;
  return { dense, fits, left: leftOf(fits) };
}

const leftOf = (fits: Record<string, Fitting>) => Object.values(fits).reduce((sum, { left }) => sum + left, 0);

function fittingIn<Name extends string>(rows: readonly SheetPart<Name>[][], size: Size, longest: number): Record<Name, Fitting> {
  const parts = rows.flat();
  const fitting = Object.fromEntries(parts.map(({ name, texts }) => [name, { texts: [] as string[], left: texts.length }])) as Record<
    Name,
    Fitting
  >;
  const tall = () =>
    rows.reduce((sum, row) => sum + Math.max(...row.map((part) => heightOf(fitting[part.name].texts, size[part.width]))), 0);
  const rounds = Math.max(0, ...parts.map(({ texts }) => texts.length));
  for (let round = 0; round < rounds; round++) {
    for (const { name, texts } of parts) {
      const [text, fits] = [texts[round], fitting[name]];
      if (text === undefined || fits.texts.length < round) continue; // a part that had no room once gets nothing after it
      fits.texts.push(shortened(text, longest));
      if (tall() > size.lines) fits.texts.pop();
      else fits.left -= 1;
    }
  }
  return fitting;
}

/** A text cut at a word, with a sign that there is more; in the midst of one where a language puts hardly a space between them. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest - 2);
  const end = start.search(/\s+\S*$/);
  return `${end > longest / 2 ? start.slice(0, end) : start} …`;
}

const heightOf = (texts: readonly string[], letters: number) =>
  headingLines +
  texts.reduce(
    (sum, text) => sum + text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / letters)), 0) + 0.3,
    0,
  );
