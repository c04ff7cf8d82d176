import { capacitiesOf, type Actor } from '#lib/people/may.ts';

/** Who will see what all share: everyone, those who responded and those inside, or those inside alone. From most to least open. */
export const resultsFor = ['everyone', 'respondents', 'inside'] as const;
export type Results = (typeof resultsFor)[number];

/** The circle asks: who sees the picture, since when, and whether it has stopped asking. */
export type RespondingHere = { results: Results; openedAt: Date; closedAt: Date | null };

/** A circle asks when it has at least so many statements that were let in: of fewer no picture can be made. */
export const fewestStatements = 5;

/** Is it asking now? */
export const isAsking = (responding: RespondingHere | null): boolean => responding !== null && responding.closedAt === null;

/**
 * May this actor see what comes out? As openly as the promise said. Those inside (a table too) always may;
 * before the circle ever asked, only they.
 */
export function maySeeResults(actor: Actor, responding: Pick<RespondingHere, 'results'> | null, circle: string): boolean {
  const able = capacitiesOf(actor, circle);
  if ((['table', 'reader', 'member', 'listener', 'steward'] as const).some((inside) => able.has(inside))) return true;
  if (!responding) return false;
  return responding.results === 'everyone' || (responding.results === 'respondents' && able.has('respondent'));
}

/** To whom the results may still be shown: anything before the first answer, afterwards only to as many or fewer. */
export const resultsLeft = (now: Results, answered: boolean): readonly Results[] =>
  answered ? resultsFor.slice(resultsFor.indexOf(now)) : resultsFor;
