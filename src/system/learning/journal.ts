import { fine, required, textOf, together, type Reading } from '#lib/form/reading.ts';
import { lessonOf } from './lessons.ts';

/** A page of someone's journal: what they thought, and the lesson that lay beside it. */
export type JournalWords = { text: string; lesson: string | null };
export const journalLength = 20_000;

/** Reads what someone writes for themselves. */
export const readJournal = (form: FormData): Reading<JournalWords> =>
  together({
    text: required(form, 'text', { words: 'learning.journal.text', most: journalLength }),
    lesson: fine(lessonOf(textOf(form, 'lesson'))?.id ?? null),
  });

/** The first line of a page, so short that it fits in a list. */
export function beginningOf(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
}
