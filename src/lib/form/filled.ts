import { isKey, type Words } from '#lib/words/words.ts';
import { problemOf, type Problem } from './reading.ts';

/** What came back with slips. */
export type Sent = { form: FormData; problems: Partial<Record<string, Problem>> };

/** How a form is filled: with what was sent when it had slips, else with what is kept. Gives each field its name, value and slip. */
export function filledWith(words: Words, kept: Record<string, string | null | undefined>, sent?: Sent) {
  return (name: string) => {
    const said = sent?.form.get(name);
    const problem = sent?.problems[name];
    return { name, value: sent ? (typeof said === 'string' ? said : '') : (kept[name] ?? ''), problem: problem && inWords(words, problem) };
  };
}

/** The slips of a form as lines that lead to their fields. */
export const slipLines = (words: Words, sent?: Sent) =>
  Object.entries(sent?.problems ?? {}).flatMap(([field, problem]) => (problem ? [{ field, text: inWords(words, problem) }] : []));

/** A problem in the reader's own words. */
export function inWords(words: Words, problem: Problem): string {
  const { key, values } = problemOf(problem);
  if (!isKey(key)) throw new Error(`There are no words for the problem ${key}`);
  return words(key, values);
}
