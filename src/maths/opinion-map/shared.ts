import { betaAbove } from './chance.ts';
import { answerChances, chanceOfAgreeing } from './ordinal-model.ts';
import type { OrdinalModel } from './ordinal-model.ts';
import type { Counts } from './polis-statistics.ts';

/**
 * The chance that in every group more than half of the people agree with a statement (who passes does not agree).
 *
 * In a group with `agrees` of `seen` votes the share that agrees has the distribution Beta(agrees + 2m, seen − agrees +
 * 2(1 − m)): two imaginary votes, as the model expects the group's members to answer (m). With many votes the votes
 * decide; without votes little is claimed. Groups are multiplied, so adding a group that agrees does not lower the chance.
 *
 * @example sharedProbability([{ agrees: 9, seen: 10, expected: 0.8 }, { agrees: 3, seen: 10, expected: 0.4 }]) // 0.08
 */
export const sharedProbability = (groups: readonly { agrees: number; seen: number; expected: number }[]): number =>
  groups.reduce(
    (chance, { agrees, seen, expected }) => chance * betaAbove(0.5, agrees + 2 * expected, seen - agrees + 2 * (1 - expected)),
    1,
  );

/** `sharedProbability` of every statement, for groups given as lists of people with their counts. */
export function sharedProbabilities(
  model: OrdinalModel,
  groups: readonly { members: readonly number[]; counts: readonly Counts[] }[],
): Float64Array {
  const asked = groups.map(({ members }) => evenly(members, 100));
  return Float64Array.from(model.statements.threshold, (_, j) =>
    sharedProbability(
      groups.map(({ counts }, g) => ({
        ...counts[j]!,
        expected: meanOf(asked[g]!, (i) => answerChances(model, i, j).agree),
      })),
    ),
  );
}

/**
 * How far a statement bridges: the geometric mean, over people, of the chance that each agrees if they do not pass.
 *
 * It needs no groups, so it cannot depend on how they were drawn; one side that disagrees pulls it down far, as a product
 * does, and it does not shrink as people are added. Compare the intercept of Community Notes (Wojcik et al. 2022).
 *
 * @example bridging(model, [0, 1, 2], 4) // 0.74
 */
export const bridging = (model: OrdinalModel, people: readonly number[], statement: number): number =>
  Math.exp(meanOf(people, (i) => Math.log(chanceOfAgreeing(model, i, statement))));

/** At most `most` of these, evenly spaced. */
export function evenly(people: readonly number[], most: number): number[] {
  const step = Math.ceil(people.length / most);
  return people.filter((_, n) => n % step === 0);
}

const meanOf = (people: readonly number[], of: (i: number) => number): number =>
  people.reduce((sum, i) => sum + of(i), 0) / Math.max(1, people.length);
