import { required, together } from '#lib/form/reading.ts';
import { requiredDay } from './day.ts';

export const seenLength = 1500;

/** Reads on which day the circle looks again at a decision. */
export const readReviewDay = (form: FormData) => together({ on_day: requiredDay(form, 'on_day') });

/** Reads what was seen when the circle looked again. */
export const readSeen = (form: FormData) => together({ seen: required(form, 'seen', { words: 'change.review.seen', most: seenLength }) });
