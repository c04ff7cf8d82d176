import { dateOf, fine, wrong, type One } from '#lib/form/reading.ts';

/** A day that must be there. */
export function requiredDay(form: FormData, name: string): One<string> {
  const day = dateOf(form, name, { words: 'change.day' });
  if (day.problem !== undefined) return day;
  return day.value === null ? wrong('change.day.missing') : fine(day.value);
}
