import { chanceOfNone, fromHowMany } from '#maths/richness/richness.ts';

/** Shares that a group may have of all whom it touches; which it is nobody knows here. */
export const shares = [0.05, 0.1, 0.2, 0.3] as const;

/** What it means that nobody of a group is there, for a share it may have: from how many people on that is more than chance, and how likely chance is now. */
export type Absence = { share: number; from: number; chance: number; early: boolean };

/**
 * What an empty chair says among so many people, by the exact binomial. `early`: chance explains it well enough, so that it says nothing yet.
 * Otherwise it is no grade either: it says that chance alone seldom does this.
 */
export function absenceAmong(people: number): Absence[] {
  return shares.map((share) => {
    const from = fromHowMany(share);
    return { share, from, chance: chanceOfNone(people, share), early: people < from };
  });
}
