import { expect, test } from 'vitest';
import { seededRandom } from '../opinion-map/random.ts';
import { chanceOfNone, chao2, fromHowMany, namedByNobodyElse, richness, richnessOfSides } from './richness.ts';

test('Chao2 and its standard error are those that are published for the trees of Barro Colorado Island', () => {
  // 225 kinds in 50 plots, 21 in one plot alone, 19 in two: R package vegan, manual of specpool, data BCI: 236.3732 and 6.54361.
  const { estimate, standardError } = chao2({ m: 50, observed: 225, once: 21, twice: 19 });
  expect(estimate).toBeCloseTo(236.3732, 4);
  expect(standardError).toBeCloseTo(6.54361, 5);
});

test('a small case by hand', () => {
  // a in 3, b in 2, c and d in 1 of 3 interviews: Q1 = 2, Q2 = 1, U = 7, A = 2/3
  const found = richness([['a', 'b', 'c'], ['a', 'b', 'd', 'd'], ['a']])!;
  expect(found).toMatchObject({ samples: 3, observed: 4, once: 2, twice: 1 });
  expect(found.estimate).toBeCloseTo(4 + (2 / 3) * (4 / 2), 12);
  expect(found.coverage).toBeCloseTo(1 - (2 / 7) * (4 / (4 + 2)), 12);
});

test('where nothing was named exactly twice the corrected form holds; where nothing was named once there is nothing left to find', () => {
  expect(richness([['a', 'b'], ['c']])).toMatchObject({ estimate: 3 + 0.5 * 3, once: 3, twice: 0 });
  const all = richness([
    ['a', 'b'],
    ['a', 'b'],
  ])!;
  expect(all).toMatchObject({ estimate: 2, standardError: 0, coverage: 1 });
  expect(richness([])).toBeNull();
  expect(richness([[], []])).toMatchObject({ observed: 0, estimate: 0, coverage: 0 });
});

test('the estimate comes near the truth, and the order in which people were asked changes nothing', () => {
  const random = seededRandom(4);
  let total = 0;
  for (let run = 0; run < 200; run++) {
    const samples = Array.from({ length: 12 }, () => actors.filter(({ seen }) => random() < seen).map(({ name }) => name));
    total += richness(samples)!.estimate;
    expect(richness([...samples].reverse())).toEqual(richness(samples));
  }
  expect(total / 200).toBeGreaterThan(54);
  expect(total / 200).toBeLessThan(66); // 60 there are
});

test('a side that was not asked never gives a figure, however many of the others were', () => {
  const professionals = Array.from({ length: 40 }, () => ['school', 'clinic']);
  expect(
    richnessOfSides(
      new Map([
        ['residents', []],
        ['professionals', professionals],
      ]),
    ),
  ).toEqual({ tooEarly: ['residents'] });
  expect(
    richnessOfSides(
      new Map([
        ['residents', [['school']]],
        ['professionals', professionals],
      ]),
    ),
  ).toEqual({ tooEarly: ['residents'] });
  expect(
    richnessOfSides(
      new Map([
        ['residents', [['school'], ['imam']]],
        ['professionals', professionals],
      ]),
    ).tooEarly,
  ).toBeNull();
  expect(richnessOfSides(new Map())).toEqual({ tooEarly: [] });
});

test('an empty chair says nothing in a small group', () => {
  expect([0.05, 0.1, 0.2, 0.3].map(fromHowMany)).toEqual([59, 29, 14, 9]);
  for (const share of [0.01, 0.05, 0.1, 0.25, 0.5, 0.9]) {
    const n = fromHowMany(share);
    expect(chanceOfNone(n, share)).toBeLessThan(0.05);
    if (n > 1) expect(chanceOfNone(n - 1, share)).toBeGreaterThanOrEqual(0.05);
  }
  expect(fromHowMany(0)).toBe(Infinity);
  expect(fromHowMany(1)).toBe(1);
});

test('what residents name and no professional does', () => {
  expect(namedByNobodyElse([['imam', 'school'], ['neighbour']], [['school']])).toBeCloseTo(2 / 3, 12);
  expect(namedByNobodyElse([[]], [['school']])).toBeNull();
});

/** Sixty actors that are seen very unequally: the chance to be named in one interview. */
const actors = Array.from({ length: 60 }, (_, at) => ({ name: `actor ${at}`, seen: 0.08 + 0.5 * (at / 60) ** 2 }));
