import { readCorrection } from '#cycle/1-gather/story.ts';
import { oneOf, textOf, type Reading } from '#lib/form/reading.ts';

/** Did it help? */
export const helps = ['yes', 'a_little', 'no', 'unknown'] as const;
export type Helped = (typeof helps)[number];

/** What a teller says about a decision or a change. The words, when there are any, become a story of their own. */
export type HelpAnswer = { helped: Helped; words: string | null };

/** Reads the answer; its words (`text`) keep to what a story keeps to. */
export function readHelpAnswer(form: FormData): Reading<HelpAnswer, 'helped' | 'text'> {
  const helped = oneOf(form, 'helped', helps);
  const words: Reading<string | null, 'text'> = textOf(form, 'text') === '' ? { value: null } : readCorrection(form);
  const problems = { ...(!helped && { helped: 'letters.helped.missing' }), ...words.problems };
  return helped && words.value !== undefined ? { value: { helped, words: words.value } } : { problems };
}
