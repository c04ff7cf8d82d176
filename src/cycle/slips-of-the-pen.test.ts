import { expect, test } from 'vitest';
import { oneSlipAway } from './slips-of-the-pen.ts';

test.each([
  ['trafic', 'traffic'],
  ['refugeees', 'refugees'],
  ['lanldord', 'landlord'],
  ['marihuana', 'marijuana'],
  ['fietsn', 'fiets'],
  ['автобуз', 'автобус'],
  ['geleceğim', 'gelecegim'],
  ['cafe', 'café'],
])('“%s” is one slip away from “%s”', (typed, meant) => {
  expect(oneSlipAway(typed)).toContain(meant);
});

test('two slips, a short word and what is no word are left alone', () => {
  expect(oneSlipAway('trfic')).not.toContain('traffic');
  expect(oneSlipAway('bus')).toEqual([]);
  expect(oneSlipAway("it's")).toEqual([]);
  expect(oneSlipAway('traffic')).not.toContain('traffic');
});
