import { polisMap, scaledPositions } from './polis-map.ts';
import type { PolisMap } from './polis-map.ts';
import { principalComponents } from './principal-components.ts';
import { logistic } from './ordinal-model.ts';
import { cholesky, choleskySolve } from './small-matrix.ts';
import { seededRandom } from './random.ts';
import { votesOf } from './votes.ts';
import type { Votes } from './votes.ts';

/** The chance that a person agrees with a statement if they do not pass; -1 stands for an unknown person or statement. */
export type Chances = (person: number, statement: number) => number;

/**
 * What Polis' groups say of an answer not given: the share (agrees + 1) / (agrees + disagrees + 2) in the person's group;
 * among everybody for who is in no group.
 *
 * @example polisGroupChances(polisMap(votes))(0, 3) // 0.7
 */
export const polisGroupChances =
  ({ groupOf, groupCounts, counts }: Pick<PolisMap, 'groupOf' | 'groupCounts' | 'counts'>): Chances =>
  (person, statement) => {
    if (statement < 0) return 0.5;
    const group = person < 0 ? undefined : groupCounts[groupOf[person]!];
    const { agrees, disagrees } = (group ?? counts)[statement]!;
    return (agrees + 1) / (agrees + disagrees + 2);
  };

/**
 * What Polis' map says of an answer not given, made as good as it can be: logistic regression of the answer on the
 * statement's own log-odds of agreeing and on what Polis' places predict, x·component₁ + y·component₂. The three
 * coefficients are learned on a random tenth of the votes, from a map made without it (Platt 1999).
 *
 * @example polisMapChances(votes)(0, 3) // 0.7
 */
export function polisMapChances(votes: Votes, seed = 1): Chances {
  const random = seededRandom(seed);
  const kept = Uint8Array.from(votes.codes, () => (random() < 0.1 ? 0 : 1));
  const features = mapFeatures(votesOf(votes, Uint32Array.from(votes.people.keys()), (n) => kept[n] === 1));
  const rows: number[][] = [];
  const answers: number[] = [];
  for (let i = 0; i < votes.people.length; i++) {
    for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) {
      const vote = (votes.codes[n]! & 3) - 1;
      if (kept[n] || vote === 0) continue;
      rows.push(features(i, votes.codes[n]! >> 2));
      answers.push(vote === 1 ? 1 : 0);
    }
  }
  const coefficients = logisticRegression(rows, answers);
  const all = mapFeatures(votes);
  return (i, j) => logistic(all(i, j).reduce((sum, x, k) => sum + x * coefficients[k]!, 0));
}

function mapFeatures(votes: Votes): (person: number, statement: number) => number[] {
  const { mean, components } = principalComponents(votes, { count: 2, muted: votes.rejected });
  const positions = scaledPositions(votes, mean, components);
  const agrees = new Float64Array(mean.length);
  const disagrees = new Float64Array(mean.length);
  for (const code of votes.codes) {
    if ((code & 3) === 2) agrees[code >> 2]!++;
    if ((code & 3) === 0) disagrees[code >> 2]!++;
  }
  return (i, j) => {
    if (j < 0) return [1, 0, 0];
    const odds = Math.log((agrees[j]! + 1) / (disagrees[j]! + 1));
    if (i < 0) return [1, odds, 0];
    return [1, odds, positions[2 * i]! * components[j]! + positions[2 * i + 1]! * components[mean.length + j]!];
  };
}

/** Newton's method on the log-likelihood, with a prior of variance 100 so that it always has an end. */
function logisticRegression(rows: number[][], answers: number[]): Float64Array {
  const coefficients = Float64Array.of(0, 1, 1);
  const L = new Float64Array(6);
  for (let round = 0; round < 25; round++) {
    const step = coefficients.map((c) => -c / 100);
    const precision = Float64Array.of(0.01, 0, 0.01, 0, 0, 0.01);
    rows.forEach((x, n) => {
      const p = logistic(x.reduce((sum, value, k) => sum + value * coefficients[k]!, 0));
      for (let a = 0, c = 0; a < 3; a++) {
        step[a]! += (answers[n]! - p) * x[a]!;
        for (let b = 0; b <= a; b++) precision[c++]! += p * (1 - p) * x[a]! * x[b]!;
      }
    });
    cholesky(precision, 0, { size: 3, out: L });
    choleskySolve(L, step, 3);
    step.forEach((s, k) => (coefficients[k]! += Math.max(-2, Math.min(2, s))));
  }
  return coefficients;
}

/** Both predictions of one Polis map, for comparing. */
export const polisChances = (votes: Votes): { groups: Chances; map: Chances } => ({
  groups: polisGroupChances(polisMap(votes)),
  map: polisMapChances(votes),
});
