/**
 * What reading a form gives: the value, or the problems by field. `const { value, problems } = readStory(form)`.
 * A problem is the key of the words that say it ('gather.story.tooShort'), or the key with its values.
 */
export type Reading<T, Field extends string = string> =
  { value: T; problems?: undefined } | { value?: undefined; problems: Partial<Record<Field, Problem>> };
export type Problem = string | { key: string; values: Values };
export type Values = Record<string, string | number>;

/** A problem as its key and values, whichever way it was written. */
export const problemOf = (problem: Problem): { key: string; values: Values } =>
  typeof problem === 'string' ? { key: problem, values: {} } : problem;

/** The value of a reading; throws when there is none. For tests, and for forms that our own code made. */
export function valueOf<T>(reading: Reading<T>): T {
  if (reading.problems) throw new Error(`A form that should be right has problems: ${JSON.stringify(reading.problems)}`);
  return reading.value;
}

/** Puts fields that were each read by themselves together: `together({ name: required(...), by: dateOf(...) })` is one reading of all. */
export function together<T extends object>(fields: { [Name in keyof T]: One<T[Name]> }): Reading<T, keyof T & string> {
  const problems: Record<string, Problem> = {};
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries<One<unknown>>(fields)) {
    if (field.problem !== undefined) problems[name] = field.problem;
    else value[name] = field.value;
  }
  return Object.keys(problems).length > 0 ? { problems: problems as Partial<Record<keyof T & string, Problem>> } : { value: value as T };
}

/** One field that was read: its value or its problem. */
export type One<T> = { value: T; problem?: undefined } | { value?: undefined; problem: Problem };

export const fine = <T>(value: T): One<T> => ({ value });
export const wrong = (problem: Problem): One<never> => ({ problem });

/** What someone wrote in a field, with LF line ends and without white space around it; '' when the field is missing or is a file. */
export function textOf(form: FormData, name: string): string {
  const sent = form.get(name);
  return typeof sent === 'string' ? sent.replace(/\r\n?/g, '\n').trim() : '';
}

/** A text that must be there and be no longer than `most` UTF-16 units. `words` begins both keys: 'circle.name' gives 'circle.name.missing' and 'circle.name.tooLong'. */
export function required(form: FormData, name: string, { words, most }: { words: string; most: number }): One<string> {
  const text = textOf(form, name);
  return text === '' ? wrong(`${words}.missing`) : within(text, { words, most });
}

/** A text that may be left out (null), but be no longer than `most` UTF-16 units. */
export function optional(form: FormData, name: string, { words, most }: { words: string; most: number }): One<string | null> {
  const text = textOf(form, name);
  return text === '' ? fine(null) : within(text, { words, most });
}

/** A text of at most `most` UTF-16 units. The problem carries `most` and `length`. */
export function within(text: string, { words, most }: { words: string; most: number }): One<string> {
  return text.length <= most ? fine(text) : wrong({ key: `${words}.tooLong`, values: { most, length: text.length } });
}

/** One of these choices, or null when none of them was sent. */
export function oneOf<Choice extends string>(form: FormData, name: string, choices: readonly Choice[]): Choice | null {
  const sent = textOf(form, name);
  return choices.find((choice) => choice === sent) ?? null;
}

/** Those of the choices that were ticked, in the order of the choices, each once; what is not a choice is left out. */
export function severalOf<Choice extends string>(form: FormData, name: string, choices: readonly Choice[]): Choice[] {
  const sent = new Set(form.getAll(name));
  return choices.filter((choice) => sent.has(choice));
}

/** Whether a box was ticked. */
export const isTicked = (form: FormData, name: string): boolean => form.has(name) && form.get(name) !== '' && form.get(name) !== 'off';

/**
 * A day, as a date field sends it (2026-11-24) or as people write it (24-11-2026, 24/11/2026, 24.11.2026, day first), in the form 2026-11-24.
 * Null when left empty. A day that does not exist (31-02-2026) or a text that is no day is a problem.
 */
export function dateOf(form: FormData, name: string, { words }: { words: string }): One<string | null> {
  const text = textOf(form, name);
  if (text === '') return fine(null);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const written = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : (written?.slice(1).reverse() ?? []);
  if (!year || !month || !day) return wrong(`${words}.noDay`);
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) >= 1900;
  return exists ? fine(date.toISOString().slice(0, 10)) : wrong(`${words}.noDay`);
}
