import { expect, test } from 'vitest';
import { polisKMeans } from './polis-k-means.ts';
import { silhouette } from './silhouette.ts';
import { polisMap } from './polis-map.ts';
import {
  commentPriority,
  groupInformedConsensus,
  polisConsensus,
  polisRepresentatives,
  proportionTest,
  twoProportionTest,
} from './polis-statistics.ts';
import { principalComponents } from './principal-components.ts';
import { seededRandom } from './random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { canonicalVotes, voteLog } from './votes.ts';
import type { Vote, Votes } from './votes.ts';

/** A conversation by chance: two sides that mostly disagree on half of the statements, and people who see part of it. */
function twoSides(people: number, statements: number, seed: number): Vote[] {
  const random = seededRandom(seed);
  const votes: Vote[] = [];
  for (let i = 0; i < people; i++) {
    for (let j = 0; j < statements; j++) {
      if (random() < 0.4) continue;
      const leaning = j % 2 === 0 ? (i % 2 === 0 ? 0.8 : 0.2) : 0.7;
      votes.push({ person: String(i), statement: String(j), vote: random() < 0.15 ? 0 : random() < leaning ? 1 : -1 });
    }
  }
  return votes;
}

/** The matrix Polis fills in: votes, means where there is none, zeros for statements that were turned down. */
function filledIn(votes: Votes): number[][] {
  const cells: (number | undefined)[][] = votes.people.map((_, i) => {
    const row: (number | undefined)[] = votes.statements.map(() => undefined);
    for (let n = votes.rowStart[i]!; n < votes.rowStart[i + 1]!; n++) row[votes.codes[n]! >> 2] = (votes.codes[n]! & 3) - 1;
    return row.map((x, j) => (votes.rejected[j] ? 0 : x));
  });
  const mean = votes.statements.map((_, j) => {
    const cast = cells.map((row) => row[j]).filter((x) => x !== undefined);
    return cast.reduce((sum, x) => sum + x, 0) / cast.length;
  });
  return cells.map((row) => row.map((x, j) => (x ?? mean[j]!) - mean[j]!));
}

test('the components are those of the filled-in matrix, which is never made', () => {
  const votes = canonicalVotes(voteLog(twoSides(40, 12, 1)), new Set(['3', '8']));
  const matrix = filledIn(votes);
  const C = votes.statements.length;
  const gram = Float64Array.from({ length: C * C }, (_, n) => matrix.reduce((sum, row) => sum + row[Math.floor(n / C)]! * row[n % C]!, 0));
  const { values, vectors } = symmetricEigen(gram, C);
  const found = principalComponents(votes, { count: 2, muted: votes.rejected });
  for (const k of [0, 1]) {
    expect(found.variances[k]).toBeCloseTo(values[k]!, 8);
    for (let j = 0; j < C; j++) expect(found.components[k * C + j]).toBeCloseTo(vectors[k * C + j]!, 7);
  }
});

test('a place is √(C / n) · Σ (vote − mean) · component, and a turned-down statement counts in n', () => {
  const votes = canonicalVotes(voteLog(twoSides(20, 8, 2)), new Set(['5']));
  const { positions, components, mean } = polisMap(votes);
  const matrix = filledIn(votes);
  votes.people.forEach((_, i) => {
    const cast = new Set(Array.from(votes.codes.subarray(votes.rowStart[i], votes.rowStart[i + 1]), (code) => code >> 2)).add(
      votes.statements.indexOf('5'),
    );
    for (const axis of [0, 1]) {
      const sum = matrix[i]!.reduce((total, x, j) => total + x * components[axis * 8 + j]!, 0);
      expect(positions[2 * i + axis]).toBeCloseTo(Math.sqrt(8 / cast.size) * sum, 10);
    }
  });
  expect(mean[votes.statements.indexOf('5')]).toBe(0);
});

test('two people who always disagree stand opposite each other', () => {
  const votes = canonicalVotes(
    voteLog(
      ['0', '1'].flatMap((statement): Vote[] => [
        { person: 'a', statement, vote: 1 },
        { person: 'b', statement, vote: -1 },
      ]),
    ),
  );
  const { positions, components, extremity } = polisMap(votes);
  expect([...components.subarray(0, 2)].map((x) => x.toFixed(6))).toEqual(['0.707107', '0.707107']);
  expect(positions[0]).toBeCloseTo(Math.SQRT2, 9);
  expect(positions[2]).toBeCloseTo(-Math.SQRT2, 9);
  expect(extremity[0]).toBeCloseTo(Math.SQRT2 * Math.SQRT1_2, 9);
});

test('k-means starts at the first different points and gives each its nearest centre', () => {
  const points = Float64Array.of(0, 0, 0, 0, 1, 0, 9, 0, 10, 0);
  const { centres, clusterOf } = polisKMeans(points, { k: 2, most: 20 });
  expect([...clusterOf]).toEqual([0, 0, 0, 1, 1]);
  expect(centres[0]).toBeCloseTo(1 / 3, 12);
  expect(centres[2]).toBeCloseTo(9.5, 12);
});

test('the silhouette is the textbook one, and a point alone counts 0', () => {
  const points = Float64Array.of(0, 0, 2, 0, 10, 0);
  // First: a = 2, b = 10. Second: a = 2, b = 8. Third is alone.
  expect(silhouette(points, Int32Array.of(0, 0, 1), 2)).toBeCloseTo((8 / 10 + 6 / 8 + 0) / 3, 12);
});

test("the tests of shares are Polis' own", () => {
  expect(proportionTest(8, 8)).toBeCloseTo(2 * Math.sqrt(9) * (1 - 0.5), 12);
  expect(proportionTest(0, 3)).toBeCloseTo(2 * Math.sqrt(4) * (0.25 - 0.5), 12);
  const z = (4 / 4 - 1 / 4) / Math.sqrt((5 / 8) * (3 / 8) * (1 / 4 + 1 / 4));
  expect(twoProportionTest({ successes: 3, trials: 3 }, { successes: 0, trials: 3 })).toBeCloseTo(z, 12);
  expect(twoProportionTest({ successes: 3, trials: 3 }, { successes: 2, trials: 2 })).toBe(0);
});

test('a statement that one group backs and the other does not represents both', () => {
  const none = { agrees: 0, disagrees: 0, seen: 0 };
  const counts = [
    [{ agrees: 9, disagrees: 1, seen: 10 }, { agrees: 5, disagrees: 5, seen: 10 }, none],
    [{ agrees: 1, disagrees: 9, seen: 10 }, { agrees: 5, disagrees: 5, seen: 10 }, none],
  ];
  const [first, second] = polisRepresentatives(counts, new Uint8Array(3));
  expect(first!.map(({ statement, direction, bestAgree }) => [statement, direction, bestAgree])).toEqual([[0, 'agree', true]]);
  expect(second!.map(({ statement, direction }) => [statement, direction])).toEqual([[0, 'disagree']]);
  expect(first![0]!.ratio).toBeCloseTo(10 / 12 / (2 / 12), 12);
  expect(polisRepresentatives(counts, Uint8Array.of(1, 0, 0))[0]!.map(({ statement }) => statement)).not.toContain(0);
});

test('consensus, group-informed consensus and priority follow their formulas', () => {
  const counts = [
    { agrees: 9, disagrees: 0, seen: 10 },
    { agrees: 5, disagrees: 5, seen: 10 },
  ];
  expect(polisConsensus(counts, new Uint8Array(2)).agree.map(({ statement, share }) => [statement, share])).toEqual([[0, 10 / 12]]);
  expect(groupInformedConsensus([counts, [{ agrees: 1, disagrees: 2, seen: 3 }, counts[1]!]], 0)).toBeCloseTo((10 / 12) * (2 / 5), 12);
  // P = 1 pass of S = 10: p = 2/12, a = 10/12, E = 0.5.
  const importance = (1 - 2 / 12) * 1.5 * (10 / 12);
  expect(commentPriority(counts[0]!, 0.5)).toBeCloseTo((importance * (1 + 8 / 4)) ** 2, 12);
});

test('who voted fewer than seven times is in no group', () => {
  const votes = canonicalVotes(voteLog([...twoSides(60, 20, 3), { person: 'passer-by', statement: '0', vote: 1 }]));
  const { groupOf, groups } = polisMap(votes);
  expect(groupOf[votes.people.indexOf('passer-by')]).toBe(-1);
  expect(groups.reduce((sum, { size }) => sum + size, 0)).toBe(groupOf.filter((g) => g >= 0).length);
});

test('the same votes in another order give the same bits', () => {
  const votes = twoSides(50, 15, 4);
  expect(polisMap(canonicalVotes(voteLog(votes.toReversed())))).toEqual(polisMap(canonicalVotes(voteLog(votes))));
});

test('answering the other way round mirrors the map and keeps the groups', () => {
  const votes = twoSides(50, 15, 5);
  const map = polisMap(canonicalVotes(voteLog(votes)));
  const mirrored = polisMap(canonicalVotes(voteLog(votes.map((v): Vote => ({ ...v, vote: -v.vote as Vote['vote'] })))));
  map.positions.forEach((x, n) => expect(Math.abs(mirrored.positions[n]!)).toBeCloseTo(Math.abs(x), 6));
  expect(mirrored.groupOf).toEqual(map.groupOf);
});

test.each<[string, Vote[]]>([
  ['nobody', []],
  ['one vote', [{ person: 'a', statement: '0', vote: 1 }]],
  ['all the same', ['a', 'b', 'c'].flatMap((person) => ['0', '1'].map((statement): Vote => ({ person, statement, vote: 1 })))],
  ['nobody overlaps', ['0', '1', '2'].map((statement): Vote => ({ person: statement, statement, vote: 1 }))],
])('a conversation with %s has a map without surprises', (_, votes) => {
  const map = polisMap(canonicalVotes(voteLog(votes)));
  for (const x of [...map.positions, ...map.extremity, ...map.priority, ...map.groupInformedConsensus]) expect(x).toBeTypeOf('number');
  expect([...map.positions].every(Number.isFinite)).toBe(true);
});
