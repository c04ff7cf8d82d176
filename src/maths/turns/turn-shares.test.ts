import { expect, test } from 'vitest';
import { seededRandom } from '../opinion-map/random.ts';
import { quantile, turnShare } from './turn-shares.ts';

test('quantiles of the binomial distribution are those found by adding every way', () => {
  for (const total of [1, 2, 5, 12, 40]) {
    for (const chance of [0.05, 0.25, 0.5, 0.8]) {
      for (const at of [0.05, 0.5, 0.95]) {
        let [k, reached] = [0, term(total, 0, chance)];
        while (reached < at - 1e-12) reached += term(total, ++k, chance);
        expect(quantile(at, { total, chance }), `${total} ${chance} ${at}`).toBe(k);
      }
    }
  }
});

test('half the room that takes a fifth of forty turns is said to have fewer, the other half more', () => {
  expect(turnShare({ turns: 8, total: 40, people: 5, all: 10 })).toMatchObject({ least: 15, most: 25, says: 'fewer' });
  expect(turnShare({ turns: 32, total: 40, people: 5, all: 10 }).says).toBe('more');
  expect(turnShare({ turns: 18, total: 40, people: 5, all: 10 }).says).toBe('within');
});

test('from a few turns, or of one person among many, nothing is said: not even silence differs from chance', () => {
  expect(turnShare({ turns: 0, total: 4, people: 5, all: 10 }).says).toBe('early');
  expect(turnShare({ turns: 0, total: 20, people: 1, all: 10 }).says).toBe('early');
  expect(turnShare({ turns: 0, total: 0, people: 5, all: 10 }).says).toBe('early');
  expect(turnShare({ turns: 9, total: 9, people: 10, all: 10 }).says).toBe('early');
});

test('when everyone is as likely to speak, a side falls outside its band about one time in ten', () => {
  const random = seededRandom(8);
  let outside = 0;
  for (let run = 0; run < 4000; run++) {
    let turns = 0;
    for (let turn = 0; turn < 60; turn++) if (random() < 0.4) turns++;
    if (turnShare({ turns, total: 60, people: 4, all: 10 }).says !== 'within') outside++;
  }
  expect(outside / 4000).toBeGreaterThan(0.05);
  expect(outside / 4000).toBeLessThan(0.11);
});

test('more than there are is refused', () => {
  expect(() => turnShare({ turns: 5, total: 4, people: 1, all: 2 })).toThrow(RangeError);
  expect(() => turnShare({ turns: 1, total: 4, people: 3, all: 2 })).toThrow(RangeError);
});

/** n over k · p^k · (1-p)^(n-k), by multiplying it out. */
function term(n: number, k: number, p: number): number {
  let ways = 1;
  for (let at = 0; at < k; at++) ways = (ways * (n - at)) / (at + 1);
  return ways * p ** k * (1 - p) ** (n - k);
}
