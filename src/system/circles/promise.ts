import type { Slips } from '#lib/form/fields.ts';
import { dateOf, textOf, type Problem, type Reading } from '#lib/form/reading.ts';

/** The lines of the promise before asking (constitution 10), in the order in which they are read. */
export const promiseLines = ['open', 'decider', 'means', 'by_when', 'off_the_table', 'give_back', 'no_control'] as const;
export type PromiseLineName = (typeof promiseLines)[number];

/** A line is known (text), or says by which day it will be; both is fine: what is thought now, and when it is sure. Days as 2027-01-31. */
export type PromiseLine = { text: string | null; knownBy: string | null };
export type PromiseWords = {
  lines: Record<PromiseLineName, PromiseLine>;
  /** By this day everyone who told hears what was done, also when nothing was. */
  answerBy: string | null;
  /** Why this promise takes the place of an earlier one. */
  changedBecause: string | null;
};

export const longestLine = 1_000;

export const emptyPromise = (): PromiseWords => ({
  lines: Object.fromEntries(promiseLines.map((line) => [line, { text: null, knownBy: null }])) as PromiseWords['lines'],
  answerBy: null,
  changedBecause: null,
});

/** Reads a draft of the promise: it may still have holes. */
export function readPromise(form: FormData): Reading<PromiseWords, string> {
  const promise = emptyPromise();
  const problems: Problems = {};
  for (const line of promiseLines) {
    const text = textOf(form, line);
    if (text.length > longestLine) problems[line] = 'circle.slip.lineLong';
    promise.lines[line] = { text: text || null, knownBy: readDay(form, `${line}_known_by`, problems) };
  }
  promise.answerBy = readDay(form, 'answer_by', problems);
  promise.changedBecause = textOf(form, 'changed_because') || null;
  return Object.keys(problems).length > 0 ? { problems } : { value: promise };
}

/**
 * What a promise still misses before it can be published, by field. That no story is used to control anyone cannot be
 * "not known yet". `today` as 2027-01-31; `changes`: an earlier promise stands.
 */
export function promiseMisses(promise: PromiseWords, { today, changes }: { today: string; changes: boolean }): Slips {
  const misses: Slips = {};
  for (const line of promiseLines) {
    const { text, knownBy } = promise.lines[line];
    if (!text && !knownBy) misses[line] = line === 'no_control' ? 'circle.slip.noControl' : 'circle.slip.lineEmpty';
    else if (!text && line === 'no_control') misses[line] = 'circle.slip.noControl';
    if (knownBy && knownBy < today) misses[`${line}_known_by`] = 'circle.slip.dayPast';
  }
  if (!promise.answerBy) misses.answer_by = 'circle.slip.answerBy';
  else if (promise.answerBy < today) misses.answer_by = 'circle.slip.dayPast';
  if (changes && !promise.changedBecause) misses.changed_because = 'circle.slip.changedBecause';
  return misses;
}

type Problems = Record<string, Problem>;

function readDay(form: FormData, name: string, problems: Problems): string | null {
  const { value, problem } = dateOf(form, name, { words: 'circle.slip.day' });
  if (problem) problems[name] = problem;
  return value ?? null;
}
