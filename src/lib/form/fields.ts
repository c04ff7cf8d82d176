import type { Key } from '#lib/words/words.ts';

/** What is not right yet, by field, as keys of words that the compiler knows. */
export type Slips = Record<string, Key>;

/** The day it is for people here, as 2027-01-31. */
export const dayAt = (moment: Date, timeZone = 'Europe/Amsterdam') =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(moment);
