import type { Slips } from '#lib/form/fields.ts';
import { textOf, type Reading } from '#lib/form/reading.ts';

/** A short text in a list that a circle keeps: an open question, a ground for refusing. Without an id it is new. */
export type Line = { id: string | null; text: string };

export const mostLines = 12;
export const longestText = 300;

/** Reads the rows `text-1`, `id-1`, … of a form, without the empty ones. */
export function readLines(form: FormData): Reading<Line[], string> {
  const lines: Line[] = [];
  const problems: Slips = {};
  for (let row = 1; row <= mostLines && form.has(`text-${row}`); row++) {
    const text = textOf(form, `text-${row}`);
    if (text.length > longestText) problems[`text-${row}`] = 'circle.slip.textLong';
    if (text) lines.push({ id: textOf(form, `id-${row}`) || null, text });
  }
  if (lines.length === 0) problems['text-1'] = 'circle.slip.linesFew';
  return Object.keys(problems).length > 0 ? { problems } : { value: lines };
}

/** Where people who need help now can call. */
export type HelpNumber = { name: string; number: string; about: string | null };

/** Reads the rows `name-1`, `number-1`, `about-1`, …, and those of the suggestions that were accepted, by their number. */
export function readHelpNumbers(form: FormData, suggested: HelpNumber[]): Reading<HelpNumber[], string> {
  const numbers = suggested.filter((suggestion) => form.getAll('suggested').includes(suggestion.number));
  const problems: Slips = {};
  for (let row = 1; row <= mostLines && form.has(`name-${row}`); row++) {
    const [name, number, about] = [textOf(form, `name-${row}`), textOf(form, `number-${row}`), textOf(form, `about-${row}`)];
    if (!name && !number) continue;
    if (!name || name.length > 60) problems[`name-${row}`] = 'circle.slip.helpName';
    if (!/^\+?[\d][\d\s().-]{1,24}$/.test(number)) problems[`number-${row}`] = 'circle.slip.helpNumber';
    if (about.length > 200) problems[`about-${row}`] = 'circle.slip.textLong';
    numbers.push({ name, number, about: about || null });
  }
  if (numbers.length === 0) problems[suggested.length > 0 ? 'suggested' : 'name-1'] ??= 'circle.slip.helpFew';
  return Object.keys(problems).length > 0 ? { problems } : { value: numbers };
}
