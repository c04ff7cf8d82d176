import { dayOf, textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

export const seenLength = 1500;

/** Reads on which day the circle looks again at a decision. */
export function readReviewDay(form: FormData): Reading<string> {
  const day = dayOf(textOf(form, 'on_day'));
  return day ? { value: day } : { problems: { on_day: 'change.day.missing' } };
}

/** Reads what was seen when the circle looked again. */
export function readSeen(form: FormData): Reading<string> {
  const seen = textOf(form, 'seen');
  if (seen === '') return { problems: { seen: 'change.review.seen.missing' } };
  if (seen.length > seenLength) return { problems: { seen: 'change.tooLong' } };
  return { value: seen };
}
