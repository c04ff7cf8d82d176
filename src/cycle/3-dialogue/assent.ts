import { fine, oneOf, optional, required, together, wrong, type Reading } from '#lib/form/reading.ts';

/** Does the record hold? One answer a seat. */
export const answers = ['ok', 'not_ok', 'missing'] as const;
export type Assent = { answer: (typeof answers)[number]; words: string | null };

export const assentLength = 800;

/** Reads someone's answer. Who misses their words gives them; who does not agree may say why, or not. */
export function readAssent(form: FormData): Reading<Assent> {
  const answer = oneOf(form, 'answer', answers);
  const rules = { words: 'phone.assent.words', most: assentLength };
  return together<Assent>({
    answer: answer ? fine(answer) : wrong('phone.assent.answer.missing'),
    words: answer === 'ok' ? fine(null) : answer === 'missing' ? required(form, 'words', rules) : optional(form, 'words', rules),
  });
}
