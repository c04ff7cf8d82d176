import { expect, test } from 'vitest';
import { adjustedRandIndex } from './adjusted-rand.ts';
import { betaAbove, logGamma, normalBelow, normalQuantile } from './chance.ts';
import { fitModel } from './fit-model.ts';
import { memberships } from './membership.ts';
import { kMeans } from './k-means.ts';
import { firstPlane, kringMap } from './kring-map.ts';
import { expectedInformation, nextStatement } from './next-statement.ts';
import { opinionMap } from './opinion-map.ts';
import { answerChances, chanceOfAgreeing, logistic } from './ordinal-model.ts';
import { planeOf } from './plane.ts';
import { normal, seededRandom } from './random.ts';
import { discoveries, differenceInterval, representatives } from './representative.ts';
import { sharedProbability } from './shared.ts';
import { canonicalVotes, voteLog } from './votes.ts';
import type { Vote } from './votes.ts';

/**
 * A neighbourhood of two streets: of 16 statements the even ones divide the streets and on the odd ones all mostly agree. A third of
 * the answers is missing, some are passes. Two newcomers have answered little.
 */
function twoStreets({ people = 80, gap = 2.5, seed = 1 } = {}): { votes: Vote[]; streetOf: (id: string) => number } {
  const random = seededRandom(seed);
  const votes: Vote[] = [];
  for (let i = 0; i < people; i++) {
    const street = i % 2 === 0 ? 1 : -1;
    const place = street * gap + 0.4 * normal(random);
    for (let j = 0; j < 16; j++) {
      if (random() < 1 / 3) continue;
      const noise = random();
      const leaning = (j % 2 === 0 ? (j % 4 === 0 ? place : -place) : 1.8) + Math.log(noise / (1 - noise));
      votes.push({ person: String(i), statement: String(j), vote: leaning > 0.4 ? 1 : leaning < -0.4 ? -1 : 0 });
    }
  }
  votes.push({ person: '900', statement: '1', vote: 1 }, { person: '901', statement: '0', vote: 1 });
  return { votes, streetOf: (id) => Number(id) % 2 };
}

const canonical = (votes: Vote[], rejected: string[] = []) => canonicalVotes(voteLog(votes), new Set(rejected));

test('two streets are found, and everybody who answered enough is on their own side', () => {
  const { votes, streetOf } = twoStreets();
  const voted = canonical(votes);
  const { groups } = kringMap(voted);
  expect(groups.stable.value).toBe(true);
  expect(groups.groups.length).toBe(2);
  const streets = voted.people.map((id, i) => (groups.groupOf[i]! < 0 ? -1 : streetOf(id)));
  expect(adjustedRandIndex(streets, groups.groupOf)).toBeGreaterThan(0.8);
});

test('a crowd without sides has no stable groups, and the map says so', () => {
  const map = kringMap(canonical(twoStreets({ gap: 0 }).votes));
  expect(map.groups.stable.value).toBe(false);
  expect(map.groups.stable.why).not.toBe('');
  expect([...map.groups.groupOf].every((g) => g === -1)).toBe(true);
});

test('who answered little stands near the centre, with a large ellipse and no group', () => {
  const voted = canonical(twoStreets().votes);
  const { plane, groups } = kringMap(voted);
  const mean = (of: (i: number) => number) => voted.people.reduce((sum, _, i) => sum + of(i) / voted.people.length, 0);
  const area = (i: number) => plane.covariances[3 * i]! + plane.covariances[3 * i + 2]!;
  const far = (i: number) => Math.hypot(plane.positions[2 * i]!, plane.positions[2 * i + 1]!);
  const newcomer = voted.people.indexOf('900');
  expect(area(newcomer)).toBeGreaterThan(1.5 * mean(area));
  expect(far(newcomer)).toBeLessThan(mean(far));
  expect(groups.groupOf[newcomer]).toBe(-1);
});

test('what everybody agrees on is shared, and what divides the streets is not', () => {
  const voted = canonical(twoStreets().votes);
  const { sharedProbability: shared, bridging } = kringMap(voted);
  voted.statements.forEach((id, j) => {
    if (Number(id) % 2 === 1) expect(shared[j]).toBeGreaterThan(0.9);
    else expect(shared[j]).toBeLessThan(0.05);
  });
  const ofKind = (odd: number) => voted.statements.flatMap((id, j) => (Number(id) % 2 === odd ? [bridging[j]!] : []));
  expect(Math.min(...ofKind(1))).toBeGreaterThan(Math.max(...ofKind(0)));
});

test('only what divides the streets represents them', () => {
  const voted = canonical(twoStreets().votes);
  const { representative } = kringMap(voted);
  for (const group of representative) {
    expect(group.length).toBeGreaterThan(0);
    for (const { statement, share, interval } of group) {
      expect(Number(voted.statements[statement]) % 2).toBe(0);
      expect(share).toBeGreaterThan(0.5);
      expect(interval[0]).toBeGreaterThan(0);
    }
  }
});

test('the same votes in any order give the same bits', () => {
  const { votes } = twoStreets();
  const random = seededRandom(3);
  const shuffled = votes
    .map((vote) => [random(), vote] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, vote]) => vote);
  const { meta: a, ...first } = opinionMap(canonical(votes), { seed: 7 });
  const { meta: b, ...second } = opinionMap(canonical(shuffled), { seed: 7 });
  expect(second).toEqual(first);
  expect(b.inputHash).toBe(a.inputHash);
});

test('answers that were not given are foretold better than by chance', () => {
  const { votes } = twoStreets({ people: 120 });
  const random = seededRandom(11);
  const hidden = votes.filter((vote) => vote.vote !== 0 && random() < 0.1);
  const learn = canonical(votes.filter((vote) => !hidden.includes(vote)));
  const model = fitModel(learn, { dimensions: 4 });
  const logLoss = hidden.reduce((sum, { person, statement, vote }) => {
    const p = chanceOfAgreeing(model, learn.people.indexOf(person), learn.statements.indexOf(statement));
    return sum - Math.log(vote === 1 ? p : 1 - p) / hidden.length;
  }, 0);
  expect(logLoss).toBeLessThan(0.4);
});

test('a statement that was turned down moves nobody, and still has its numbers', () => {
  const { votes } = twoStreets();
  const without = kringMap(canonical(votes.filter(({ statement }) => statement !== '4')));
  const voted = canonical(votes, ['4']);
  const turnedDown = kringMap(voted);
  turnedDown.plane.positions.forEach((x, n) => expect(x).toBeCloseTo(without.plane.positions[n]!, 5));
  const four = voted.statements.indexOf('4');
  expect(Math.abs(turnedDown.plane.loadings[2 * four]!)).toBeGreaterThan(0.3);
  expect(turnedDown.representative.flat().some(({ statement }) => statement === four)).toBe(false);
});

test('the three answers together are certain, and the unknown are answered for too', () => {
  const voted = canonical(twoStreets().votes);
  const model = fitModel(voted, { dimensions: 3 });
  for (const [i, j] of [
    [0, 0],
    [-1, 2],
    [3, -1],
    [-1, -1],
    [999, 999],
  ] as const) {
    const { agree, pass, disagree } = answerChances(model, i, j);
    expect(agree + pass + disagree).toBeCloseTo(1, 12);
    expect(chanceOfAgreeing(model, i, j)).toBeGreaterThan(0);
  }
});

test('the plane keeps what the model says: place times loading is the leaning', () => {
  const voted = canonical(twoStreets().votes);
  const model = fitModel(voted, { dimensions: 2 });
  const { positions, loadings } = planeOf(model, voted);
  for (const [i, j] of [
    [0, 0],
    [5, 3],
    [20, 8],
  ] as const) {
    const direct = [1, 2].reduce((sum, k) => sum + model.people.mean[4 * i + k]! * model.statements.mean[3 * j + k]!, 0);
    expect(positions[2 * i]! * loadings[2 * j]! + positions[2 * i + 1]! * loadings[2 * j + 1]!).toBeCloseTo(direct, 9);
  }
});

test('a person with one answer gets the place that brute force finds', () => {
  const voted = canonical(twoStreets().votes);
  const model = fitModel(voted, { dimensions: 1 });
  const person = voted.people.indexOf('901');
  const statement = voted.statements.indexOf('0');
  const [ease, loading] = model.statements.mean.subarray(2 * statement, 2 * statement + 2) as unknown as [number, number];
  const { leniency, reserve } = model.spread;
  const variances = [model.statements.covariance[3 * statement]!, model.statements.covariance[3 * statement + 2]!] as const;
  let best = { density: -Infinity, place: NaN };
  for (let place = -2; place <= 2; place += 0.02) {
    const scale = 1 / Math.sqrt(1 + (Math.PI / 8) * (variances[0] + variances[1] * place * place));
    for (let a = -1; a <= 1; a += 0.05) {
      for (let r = -1.5; r <= 1.5; r += 0.05) {
        const cut = Math.exp(model.statements.threshold[statement]! + r);
        const density =
          Math.log(logistic((ease + a + loading * place - cut) * scale)) - (place * place + (a * a) / leniency + (r * r) / reserve) / 2;
        if (density > best.density) best = { density, place };
      }
    }
  }
  expect(Math.abs(model.people.mean[3 * person + 1]! - best.place)).toBeLessThan(0.1);
});

test('membership is nearly certain far from the border and even on it', () => {
  const plane = { positions: Float64Array.of(-3, 0, 0, 0), covariances: Float64Array.of(0.5, 0, 0.5, 0.5, 0, 0.5) };
  const chances = memberships(plane as Parameters<typeof memberships>[0], Float64Array.of(-2, 0, 2, 0));
  expect(chances[0]).toBeGreaterThan(0.98);
  expect(Math.abs(chances[2]! - 0.5)).toBeLessThan(0.05);
  expect(chances[2]! + chances[3]!).toBeCloseTo(1, 12);
});

test('k-means finds three clear heaps from any seed', () => {
  const random = seededRandom(1);
  const points = Float64Array.from({ length: 120 }, (_, n) => normal(random) + (n % 2 === 0 ? 10 * ((n >> 1) % 3) : 0));
  for (const seed of [1, 2, 3]) {
    const { clusterOf } = kMeans(points, { k: 3, restarts: 5, random: seededRandom(seed) });
    expect([...clusterOf]).toEqual(Array.from({ length: 60 }, (_, n) => n % 3));
  }
});

test('the adjusted Rand index is 1 for other names and about 0 for chance', () => {
  expect(adjustedRandIndex([0, 0, 1, 1, 2], [5, 5, 3, 3, 4])).toBe(1);
  // Pairs together: 1 in both; expected 2·2/6; most (2 + 2) / 2.
  expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo((0 - 4 / 6) / (2 - 4 / 6), 12);
  expect(adjustedRandIndex([0, 0, -1, 1], [1, 1, 0, 0])).toBe(1);
});

test('chances are those of the tables', () => {
  expect(normalBelow(1.959964)).toBeCloseTo(0.975, 6);
  expect(normalQuantile(0.95)).toBeCloseTo(1.644854, 5);
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
  expect(betaAbove(0.5, 2, 5)).toBeCloseTo(7 / 64, 12);
  expect(betaAbove(0.3, 1, 1)).toBeCloseTo(0.7, 12);
  expect(betaAbove(0.5, 600, 400)).toBeGreaterThan(0.999999);
});

test('adding a group that agrees does not make a statement less shared', () => {
  const agreeing = { agrees: 40, seen: 45, expected: 0.8 };
  expect(sharedProbability([agreeing, agreeing, agreeing])).toBeGreaterThan(0.999);
  expect(sharedProbability([agreeing, { agrees: 1, seen: 30, expected: 0.2 }])).toBeLessThan(1e-6);
  expect(sharedProbability([{ agrees: 0, seen: 0, expected: 0.5 }])).toBeCloseTo(0.5, 12);
});

test('false discoveries are held by Benjamini and Hochberg', () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
  expect(
    discoveries(
      p.map((x) => ({ p: x })),
      0.05,
    ).map((test) => test.p),
  ).toEqual([0.001, 0.008]);
  const none = Array.from({ length: 60 }, () => ({ agrees: 5, disagrees: 5, seen: 10 }));
  expect(representatives([none, none], new Uint8Array(60))).toEqual([[], []]);
  const [low, high] = differenceInterval([9, 10], [2, 10], 1.645);
  expect([low, high].map((x) => x.toFixed(2))).toEqual(['0.31', '0.85']);
});

test('a new statement is seen, a telling one is preferred, and the draw can be repeated', () => {
  const voted = canonical(twoStreets().votes);
  const model = fitModel(voted, { dimensions: 2 });
  const at = (id: string) => voted.statements.indexOf(id);
  const newcomer = voted.people.indexOf('900');
  expect(expectedInformation(model, newcomer, at('0'))).toBeGreaterThan(2 * expectedInformation(model, newcomer, at('1')));
  expect(expectedInformation(model, newcomer, at('0'))).toBeGreaterThan(expectedInformation(model, 0, at('0')));

  const ask = (seed: number, votesOn: number[]) =>
    nextStatement(model, { person: newcomer, unseen: [at('0'), at('1'), 99], votesOn, random: seededRandom(seed) })!;
  expect(ask(5, [50, 50, 0])).toEqual(ask(5, [50, 50, 0]));
  const drawn = Array.from({ length: 400 }, (_, seed) => ask(seed, [50, 50, 0]));
  const share = (statement: number) => drawn.filter((next) => next.statement === statement).length / drawn.length;
  for (const { statement, chance } of drawn[0]!.candidates) expect(Math.abs(share(statement) - chance)).toBeLessThan(0.08);
  expect(drawn[0]!.candidates.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
  expect(ask(1, [50, 50, 50]).because).toBe('telling');
  expect(nextStatement(model, { person: 0, unseen: [], votesOn: [], random: seededRandom(1) })).toBeUndefined();
});

test('a first map comes early and looks like the last', () => {
  const voted = canonical(twoStreets().votes);
  const first = firstPlane(voted);
  const { plane } = kringMap(voted);
  const x = (p: Float64Array) => Array.from({ length: p.length / 2 }, (_, n) => p[2 * n]!);
  const [a, b] = [x(first.positions), x(plane.positions)];
  const dot = (u: number[], v: number[]) => u.reduce((sum, value, n) => sum + value * v[n]!, 0);
  expect(Math.abs(dot(a, b)) / Math.sqrt(dot(a, a) * dot(b, b))).toBeGreaterThan(0.95);
});

test.each<[string, Vote[]]>([
  ['nobody', []],
  ['one person', [{ person: 'a', statement: '0', vote: 1 }]],
  ['one statement', ['a', 'b', 'c'].map((person): Vote => ({ person, statement: '0', vote: 1 }))],
  [
    'all the same vote',
    ['a', 'b', 'c', 'd'].flatMap((person) => ['0', '1', '2'].map((statement): Vote => ({ person, statement, vote: 0 }))),
  ],
  [
    'nobody who overlaps',
    Array.from({ length: 30 }, (_, n): Vote => ({
      person: String(n),
      statement: String(n),
      vote: n % 2 === 0 ? 1 : -1,
    })),
  ],
])('a conversation with %s has a map in finite numbers and no groups', (_, votes) => {
  for (const mode of ['kring', 'polis'] as const) {
    const map = opinionMap(canonical(votes), { mode });
    if (mode === 'kring') expect(map.stable.value).toBe(false);
    expect(map.participants.length).toBe(new Set(votes.map(({ person }) => person)).size);
    // JSON writes null for what is not a finite number; only what is meant to be null may be.
    const numbers =
      JSON.stringify(map.statements) + JSON.stringify(map.participants.map(({ position, membership }) => [position, membership]));
    expect(numbers).not.toContain('null');
  }
});
