import type { Key } from '#lib/words/words.ts';

/** What is not right yet, by field, as keys of words that the compiler knows. */
export type Slips = Record<string, Key>;

/** The day it is for people here, as 2027-01-31. */
export function dayAt(moment: Date, timeZone = 'Europe/Amsterdam'): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(moment);
}

// Making a format costs as much as the rest of a page.
const formats = new Map<string, Intl.DateTimeFormat>();
