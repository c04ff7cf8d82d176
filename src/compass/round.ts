import { dateOf, fine, together, wrong, type One, type Reading } from '#lib/form/reading.ts';

/** A round of questions to all sides. It ends on its day by itself, so that nobody can hold back what was answered. */
export type Round = { id: string; openedAt: Date; until: string; closedAt: Date | null };

/** A round lasts a few weeks: long enough for everyone, short enough that all speak of the same time. */
export const roundDays = { usual: 28, most: 120 };

const dayAfter = (day: string, days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 864e5).toISOString().slice(0, 10);

/** The day that a form proposes. */
export const usualEnd = (today: string) => dayAfter(today, roundDays.usual);

/** Reads until which day people can answer. */
export const readRound = (form: FormData, today: string): Reading<{ until: string }> => together({ until: untilOf(form, today) });

function untilOf(form: FormData, today: string): One<string> {
  const day = dateOf(form, 'until', { words: 'power.round.until' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return wrong('power.round.until.missing');
  if (day.value < today) return wrong('power.round.until.past');
  return day.value > dayAfter(today, roundDays.most)
    ? wrong({ key: 'power.round.until.far', values: { days: roundDays.most } })
    : fine(day.value);
}

/** Whether people can still answer on this day. */
export const isOpen = ({ until, closedAt }: Pick<Round, 'until' | 'closedAt'>, today: string): boolean =>
  closedAt === null && until >= today;

/** As many rounds as a small picture holds: the first and the newest. The page of each round has the others. */
export const drawnOf = <One>(rounds: readonly One[]): One[] => (rounds.length > 6 ? [rounds[0]!, ...rounds.slice(-5)] : [...rounds]);
