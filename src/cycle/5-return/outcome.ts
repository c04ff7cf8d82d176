import { oneOf, required, together, wrong, fine, type Reading } from '#lib/form/reading.ts';

/** What a story can still miss when the promised day comes: it was never used, or it was used but nothing was decided that rests on it. */
export const gaps = ['unused', 'undecided'] as const;
export type Gap = (typeof gaps)[number];

/** Why: said once, to all tellers whom it is about. */
export type Explanation = { kind: Gap; because: string };

export const longestBecause = 1_000;

/** Reads the because that a steward writes for stories without an answer. */
export function readExplanation(form: FormData): Reading<Explanation> {
  const kind = oneOf(form, 'kind', gaps);
  return together<Explanation>({
    kind: kind ? fine(kind) : wrong('return.gap.kind.missing'),
    because: required(form, 'because', { words: 'return.gap.because', most: longestBecause }),
  });
}
