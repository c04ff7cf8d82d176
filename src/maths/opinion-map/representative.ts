import { normalBelow, normalQuantile } from './chance.ts';
import { everybodyElse } from './polis-statistics.ts';
import type { Counts } from './polis-statistics.ts';

/** A statement by which a group differs from everybody else. */
export type Representative = {
  statement: number;
  direction: 'agree' | 'disagree';
  /** The share that answers so in the group and among everybody else. */
  share: number;
  others: number;
  /** Where the difference of the two shares lies. */
  interval: [number, number];
};

/**
 * The statements that represent each group: more than half of the group answers so, and more of it than of the others.
 *
 * Both are tested with one agree and one disagree added to each side (Agresti and Caffo 2000); the weaker test counts.
 * Over all groups, statements and directions the false discovery rate is held at `rate` (Benjamini and Hochberg 1995), and
 * intervals are widened for having been picked (Benjamini and Yekutieli 2005). At most ten a group, surest first.
 *
 * Groups were drawn from the same votes, which makes every group look a little more different than it is.
 *
 * @example representatives(counts, rejected, 0.1)[0] // [{ statement: 4, direction: 'agree', interval: [0.3, 0.7], … }]
 */
export function representatives(counts: readonly (readonly Counts[])[], leftOut: Uint8Array, rate = 0.1): Representative[][] {
  if (counts.length < 2) return counts.map(() => []);
  const tests = counts.flatMap((group, g) =>
    group.flatMap((inside, statement) => {
      const outside = everybodyElse(counts, g, statement);
      if (leftOut[statement] || inside.seen === 0 || outside.seen === 0) return [];
      return [
        {
          g,
          statement,
          direction: 'agree' as const,
          ...compare([inside.agrees, inside.seen], [outside.agrees, outside.seen]),
        },
        {
          g,
          statement,
          direction: 'disagree' as const,
          ...compare([inside.disagrees, inside.seen], [outside.disagrees, outside.seen]),
        },
      ];
    }),
  );
  const found = discoveries(tests, rate);
  const z = normalQuantile(1 - (rate * found.length) / Math.max(1, tests.length) / 2);
  return counts.map((_, g) =>
    found
      .filter((test) => test.g === g)
      .slice(0, 10)
      .map(({ statement, direction, share, others, inside, outside }) => ({
        statement,
        direction,
        share,
        others,
        interval: differenceInterval(inside, outside, z),
      })),
  );
}

/**
 * The tests that stand when at most `rate` of those standing may be false (Benjamini and Hochberg 1995), surest first.
 *
 * @example discoveries([{ p: 0.001 }, { p: 0.4 }], 0.1) // [{ p: 0.001 }]
 */
export function discoveries<Test extends { p: number }>(tests: readonly Test[], rate: number): Test[] {
  const sorted = tests.toSorted((a, b) => a.p - b.p);
  const last = sorted.findLastIndex(({ p }, n) => p <= (rate * (n + 1)) / sorted.length);
  return sorted.slice(0, last + 1);
}

/**
 * Where the difference of two shares lies: the adjusted interval of Agresti and Caffo (2000) at z standard errors.
 *
 * @example differenceInterval([9, 10], [2, 10], 1.645) // [0.28, 0.89]
 */
export function differenceInterval(
  inside: [successes: number, seen: number],
  outside: [successes: number, seen: number],
  z: number,
): [number, number] {
  const { share, others, error } = compare(inside, outside);
  return [Math.max(-1, share - others - z * error), Math.min(1, share - others + z * error)];
}

function compare([s1, n1]: [number, number], [s2, n2]: [number, number]): Comparison {
  const share = (s1 + 1) / (n1 + 2);
  const others = (s2 + 1) / (n2 + 2);
  const error = Math.sqrt((share * (1 - share)) / (n1 + 2) + (others * (1 - others)) / (n2 + 2));
  const majority = (share - 0.5) / Math.sqrt(0.25 / (n1 + 2));
  return {
    inside: [s1, n1],
    outside: [s2, n2],
    share,
    others,
    error,
    p: 1 - normalBelow(Math.min(majority, (share - others) / error)),
  };
}

type Comparison = {
  inside: [number, number];
  outside: [number, number];
  share: number;
  others: number;
  error: number;
  p: number;
};
