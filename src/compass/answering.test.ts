import { expect, test } from 'vitest';
import { dividedSides, saidApart, standingOf, type Said } from './answering.ts';

/** Every way in which so many people can answer with so many answers: how many gave each. */
function* everySet(people: number, answers: number): Generator<number[]> {
  if (answers === 1) {
    yield [people];
    return;
  }
  for (let first = 0; first <= people; first++) for (const rest of everySet(people - first, answers - 1)) yield [first, ...rest];
}
const answersOf = (counts: number[]) => counts.flatMap((count, answer) => Array<number>(count).fill(answer));

test('of fewer than five people nothing is said, and of five the middle answer', () => {
  expect(saidApart([3, 3, 3, 3])).toBeNull();
  expect(saidApart([5, 0, 4, 1, 0])).toEqual({ from: 1, to: 1 });
  expect(saidApart([0, 0, 0, 0, 1, 1, 5, 5, 5, 5])).toEqual({ from: 1, to: 1 });
  expect(saidApart([0, 0, 0, 0, 0, 5, 5, 5, 5, 5])).toEqual({ from: 0, to: 5 });
});

test('in another order the same is said', () => {
  const answers = [0, 1, 1, 2, 3, 3, 3, 4, 5, 5, 5];
  expect(saidApart([...answers].reverse())).toEqual(saidApart(answers));
});

test('whatever a side answers, nobody can work out that one to four people gave some answer', () => {
  // Of fewer than five people nothing is shown, also not how many they are.
  for (let people = 5; people <= 16; people++) {
    const possible = new Map<string, { single: Set<number>[]; below: Set<number>[] }>();
    for (const counts of everySet(people, 6)) {
      const shown = JSON.stringify(saidApart(answersOf(counts)));
      const known = possible.get(shown) ?? { single: counts.map(() => new Set<number>()), below: counts.map(() => new Set<number>()) };
      counts.forEach((count, answer) => {
        known.single[answer]!.add(count);
        known.below[answer]!.add(counts.slice(0, answer + 1).reduce((sum, one) => sum + one, 0));
      });
      possible.set(shown, known);
    }
    for (const [shown, { single, below }] of possible) {
      const sums = below.slice(0, -1).flatMap((set) => [set, new Set([...set].map((count) => people - count))]);
      for (const counts of [...single, ...sums]) {
        const few = [...counts].every((count) => count > 0 && count < 5);
        expect(few, `${people} people, shown ${shown}`).toBe(false);
      }
    }
  }
});

const at = (place: number): Said => ({ from: place, to: place });

test('two sides that contradict each other stand beside each other, and no third figure comes of it', () => {
  const voices = [
    { by: 'residents', said: at(1) },
    { by: 'professionals', said: at(5) },
  ];
  expect(standingOf(voices)).toBe('far');
  expect(standingOf([voices[0]!])).toBe('one');
  expect(standingOf([])).toBe('nobody');
  expect(standingOf([...voices, { by: 'deciders', said: at(3) }])).toBe('far');
  expect(standingOf([voices[0]!, { by: 'deciders', said: at(2) }])).toBe('apart');
  expect(standingOf([voices[0]!, { by: 'deciders', said: { from: 0, to: 3 } }])).toBe('alike');
});

test('a side of which a table says something else than its people, is divided', () => {
  expect(
    dividedSides([
      { by: 'residents', said: at(1) },
      { by: 'residents', said: at(3) },
    ]),
  ).toEqual(['residents']);
  expect(dividedSides([{ by: 'residents', said: { from: 1, to: 3 } }])).toEqual(['residents']);
  expect(
    dividedSides([
      { by: 'residents', said: at(1) },
      { by: 'deciders', said: at(3) },
    ]),
  ).toEqual([]);
});
