import { alike, linesOf } from '#lib/form/lines.ts';
import { oneOf, severalOf, textOf, type Problem, type Reading } from '#lib/form/reading.ts';
import { faces, nobody, orders, type AskKind } from './model.ts';

/** What someone answered on one card: words (of a list one on a line), and what they chose. Nothing of both: the card was left open. */
export type Saying = { text: string | null; chosen: string[] };

/** How much fits on one card, in UTF-16 units, and how many lines a list has. */
export const sayingLimits = { text: 600, lines: 20, line: 160 } as const;

/** Reads one card. `sides`: those of the circle. A card may be left open, or emptied again. */
export function readSaying(form: FormData, kind: AskKind, sides: readonly string[]): Reading<Saying> {
  const text = kind === 'list' ? linesOf(textOf(form, 'text')).join('\n') : textOf(form, 'text');
  if (kind === 'sides') {
    const chosen = severalOf(form, 'chosen', [...sides, nobody]);
    return chosen.includes(nobody) && chosen.length > 1
      ? { problems: { chosen: 'models.slip.nobody' } }
      : { value: { text: null, chosen } };
  }
  if (kind === 'order') return { value: { text: null, chosen: only(oneOf(form, 'chosen', orders)) } };
  const problem = tooMuch(text, kind);
  if (problem) return { problems: { text: problem } };
  return { value: { text: text || null, chosen: kind === 'moment' ? only(oneOf(form, 'chosen', faces)) : [] } };
}

const only = <One>(one: One | null): One[] => (one === null ? [] : [one]);

function tooMuch(text: string, kind: AskKind): Problem | null {
  if (kind !== 'list') return text.length > sayingLimits.text ? { key: 'models.slip.long', values: { most: sayingLimits.text } } : null;
  const lines = linesOf(text);
  if (lines.length > sayingLimits.lines) return { key: 'models.slip.lines', values: { most: sayingLimits.lines } };
  return lines.some((line) => line.length > sayingLimits.line) ? { key: 'models.slip.line', values: { most: sayingLimits.line } } : null;
}

/** Was anything said on this card? */
export const isSaid = ({ text, chosen }: Saying): boolean => text !== null || chosen.length > 0;

/** Two answers that say the same: as a set, so that the order of lines makes no difference. */
export const sameSaying = (one: Saying, other: Saying): boolean => keyOf(one) === keyOf(other);
const keyOf = ({ text, chosen }: Saying): string =>
  JSON.stringify([
    linesOf(text ?? '')
      .map(alike)
      .sort(),
    [...chosen].sort(),
  ]);

/** The very same answer, letter by letter: then there is no new version. */
export const identical = (one: Saying, other: Saying): boolean =>
  one.text === other.text && JSON.stringify(one.chosen) === JSON.stringify(other.chosen);
