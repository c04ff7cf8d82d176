import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideEachOther, gathered, groupsOf, type Voice } from './side-by-side.ts';

let nth = 0;
const voice = (side: string, showSide: boolean, answers: Record<string, string> = {}): Voice => ({
  ...{ id: `v${String(nth++).padStart(4, '0')}`, side, showSide, how: 'apart' },
  answers: new Map(Object.entries(answers).map(([card, text]) => [card, { text, chosen: [] }])),
});
const times = (count: number, side: string, showSide: boolean) => Array.from({ length: count }, () => voice(side, showSide));
const sides = ['residents', 'professionals', 'deciders'];
const shown = (voices: Voice[]) => groupsOf(voices, sides).groups.map((group) => [group.side, group.voices.length]);

test('a side stands beside answers with the yes of who gave them, or when five of that side answered', () => {
  expect(shown([voice('residents', true), voice('professionals', false)])).toEqual([['residents', 1]]);
  expect(shown(times(5, 'professionals', false))).toEqual([['professionals', 5]]);
  expect(shown([...times(4, 'professionals', false), voice('residents', true)])).toEqual([['residents', 1]]);
  expect(shown([{ ...voice('deciders', false), how: 'together' }])).toEqual([['deciders', 1]]);
});

test('people without their side stand together from five on, and of fewer is only said that there is more', () => {
  expect(groupsOf(times(3, 'residents', false), sides)).toEqual({ groups: [], tooFew: true });
  expect(shown([...times(3, 'residents', false), ...times(2, 'deciders', false)])).toEqual([[null, 5]]);
  expect(groupsOf([], sides)).toEqual({ groups: [], tooFew: false });
});

test('whoever did not say yes never stands with their side among fewer than five, and never without it among fewer than five', () => {
  const some = fc.array(fc.record({ side: fc.constantFrom(...sides), showSide: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(some, (people) => {
      const { groups } = groupsOf(people.map(({ side, showSide }) => voice(side, showSide)), sides); // prettier-ignore
      for (const group of groups) {
        const quiet = group.voices.filter(({ showSide }) => !showSide);
        expect(quiet.length === 0 || quiet.length >= 5).toBe(true);
        if (group.side === null) expect(quiet).toHaveLength(group.voices.length);
      }
    }),
  );
});

test('cards on which people differ come first; the same lines in another order are the same answer', () => {
  const { groups } = groupsOf(
    [
      voice('residents', true, { why: 'Trust.\nA job', uses: 'Neighbours' }),
      voice('professionals', true, { why: 'a job\nTRUST', uses: 'Clients', gains: 'All' }),
    ],
    sides,
  );
  const beside = besideEachOther(['why', 'uses', 'gains', 'needs'], groups);
  expect(beside.map(({ card, differs }) => [card, differs])).toEqual([
    ['uses', true],
    ['why', false],
    ['gains', false],
  ]);
  expect(beside[1]!.answers[0]!.by).toEqual([0, 1]);
});

test('the drawing of a side has every line that its people said once', () => {
  const voices = [voice('residents', true, { why: 'Trust\nA job' }), voice('residents', true, { why: 'a job.\nRest' })];
  expect(gathered(voices, 'why')).toEqual({ text: 'Trust\nA job\nRest', chosen: [] });
  expect(gathered(voices, 'uses')).toEqual({ text: null, chosen: [] });
});
