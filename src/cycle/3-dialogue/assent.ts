import { textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

/** Does the record hold? One answer a seat. */
export const answers = ['ok', 'not_ok', 'missing'] as const;
export type Assent = { answer: (typeof answers)[number]; words: string | null };

export const assentLength = 1000;

/** Reads someone's answer. Who misses their words gives them; who does not agree may say why, or not. */
export function readAssent(form: FormData): Reading<Assent, 'answer' | 'words'> {
  const answer = answers.find((one) => one === form.get('answer'));
  const words = textOf(form, 'words');
  if (!answer) return { problems: { answer: 'dialogue.assent.answer.missing' } };
  if (answer === 'missing' && words === '') return { problems: { words: 'dialogue.assent.words.missing' } };
  if (words.length > assentLength) return { problems: { words: 'dialogue.tooLong' } };
  return { value: { answer, words: answer === 'ok' || words === '' ? null : words } };
}
