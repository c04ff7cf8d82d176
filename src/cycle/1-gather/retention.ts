import type { Slips } from '#lib/form/fields.ts';
import { dateOf, type Reading } from '#lib/form/reading.ts';

/** So many days before the end every teller is told, and what is the least time between setting an end and reaching it. */
export const toldBefore = [30, 7] as const;
export const leastDays = 14;

/** The end that is suggested: a year after the day on which everyone hears what was done, or two years after today. */
export const suggestedEnd = (answerBy: string | null, today: string): string => (answerBy ? yearsAfter(answerBy, 1) : yearsAfter(today, 2));

/** Is the last day over? Stories are kept until the end of it, as it is counted where the circle is. */
export const isOver = (keepUntil: string, today: string): boolean => today > keepUntil;

/** Which of the days of warning have come: 30 and 7 days before the end. A day that was missed is made good; after the end there is nothing to warn of. */
export const warningsDue = (keepUntil: string, today: string): number[] =>
  isOver(keepUntil, today) ? [] : toldBefore.filter((days) => daysBetween(today, keepUntil) <= days);

/**
 * Reads the day until which a circle keeps its stories. Once it asks for stories the end can only come nearer: whoever told was shown a day.
 * `now`: the end as it stands, when people may have told already.
 */
export function readKeepUntil(form: FormData, { today, now }: { today: string; now: string | null }): Reading<string, 'keepUntil'> {
  const { value, problem } = dateOf(form, 'keepUntil', { words: 'circle.retention' });
  if (problem) return { problems: { keepUntil: problem } };
  const slips: Slips = {};
  if (!value) slips.keepUntil = 'circle.retention.missing';
  else if (daysBetween(today, value) < leastDays) slips.keepUntil = 'circle.retention.soon';
  else if (now && value > now) slips.keepUntil = 'circle.retention.later';
  else if (value > yearsAfter(today, 10)) slips.keepUntil = 'circle.retention.long';
  return value && !slips.keepUntil ? { value } : { problems: slips };
}

/** The same day in another year; 29 February becomes 28 February where there is none. yearsAfter('2028-02-29', 1) === '2029-02-28' */
export function yearsAfter(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return iso(Date.UTC(year + years, month - 1, Math.min(date, last)));
}

/** Whole days from one day to another, whatever the clock does in between. daysBetween('2028-02-28', '2028-03-01') === 2 */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
export const daysAfter = (day: string, days: number): string => iso(Date.parse(day) + days * 86_400_000);

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
