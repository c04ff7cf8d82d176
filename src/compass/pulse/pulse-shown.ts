import { shareInterval } from '#maths/share-interval.ts';
import { fewest } from '#maths/small-cells.ts';

/** Of fewer people nothing is said: too early to tell. */
export const fewestToTell = 8;

/** How many of a group answered yes. `few` and `most`: one to four did, or did not; which number it was is nobody's business. */
export type ShareShown = { people: number; yes: number | 'few' | 'most'; between: [number, number] };

/**
 * A share with its interval. Where fewer than five said yes, or fewer than five did not, only that is said, and the interval holds for each
 * of those numbers.
 *
 * shareShown(9, 14) = { people: 14, yes: 9, between: [0.42, 0.82] }; shareShown(2, 14) = { people: 14, yes: 'few', between: [0.02, 0.5] }
 */
export function shareShown(yes: number, people: number): ShareShown {
  const no = people - yes;
  if (yes > 0 && yes < fewest) return { people, yes: 'few', between: [shareInterval(1, people)[0], shareInterval(fewest - 1, people)[1]] };
  if (no > 0 && no < fewest)
    return { people, yes: 'most', between: [shareInterval(people - fewest + 1, people)[0], shareInterval(people - 1, people)[1]] };
  return { people, yes, between: shareInterval(yes, people) };
}

/** Answers of one group to one question in one wave. */
export type Answered = { group: string; people: number; yes: number };
/** Groups that are counted together, with what they answered. */
export type GroupShown = { groups: string[]; share: ShareShown };

/**
 * What may be shown of one question in one wave: each group of eight people or more, and the others together where they are eight or more.
 * No total stands anywhere beside it, so that who is left out cannot be found by subtraction. Empty when it is too early to tell.
 */
export function answersShown(
  answered: readonly Answered[],
  { apart = false }: { /** Nobody is put together: of each other is what they answer. */ apart?: boolean } = {},
): GroupShown[] {
  const many = answered.filter(({ people }) => people >= fewestToTell);
  const others = answered.filter(({ people }) => people > 0 && people < fewestToTell);
  const together = { people: 0, yes: 0 };
  for (const { people, yes } of others) Object.assign(together, { people: together.people + people, yes: together.yes + yes });
  return [
    ...many.map(({ group, people, yes }) => ({ groups: [group], share: shareShown(yes, people) })),
    ...(apart || together.people < fewestToTell
      ? []
      : [{ groups: others.map(({ group }) => group), share: shareShown(together.yes, together.people) }]),
  ];
}

/** How the same people answered in two waves: more, the same or less; each only where it points at nobody. */
export type ChangeShown = { people: number; more: number | 'hidden'; same: number | 'hidden'; less: number | 'hidden' };

/** What may be shown of people who answered twice, found by their own word; null from fewer than eight. */
export function changeShown({ more, same, less }: { more: number; same: number; less: number }): ChangeShown | null {
  const people = more + same + less;
  if (people < fewestToTell) return null;
  // All or none: hiding no more than needed would give small ones away to whoever knows that rule.
  const few = [more, same, less].some((count) => count > 0 && count < fewest);
  return few ? { people, more: 'hidden', same: 'hidden', less: 'hidden' } : { people, more, same, less };
}

/** So many answered at least, in steps of five: while a wave is open, nobody can count one answer more. */
export const atLeast = (answers: number): number => (answers < fewest ? 0 : answers - (answers % fewest));
