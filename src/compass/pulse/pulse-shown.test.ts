import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareInterval } from '#maths/share-interval.ts';
import { answersShown, atLeast, changeShown, fewestToTell, shareShown, type Answered, type GroupShown } from './pulse-shown.ts';

const of = (group: string, people: number, yes: number): Answered => ({ group, people, yes });

test('of fewer than eight people nothing is said, alone or together', () => {
  expect(answersShown([of('residents', 7, 5)])).toEqual([]);
  expect(answersShown([of('residents', 9, 9), of('deciders', 3, 0)]).map(({ groups }) => groups)).toEqual([['residents']]);
  expect(answersShown([of('residents', 4, 1), of('', 5, 5)])).toMatchObject([
    { groups: ['residents', ''], share: { people: 9, yes: 'most' } },
  ]);
});

test('of trust nobody is put together: who trusts whom is the answer', () => {
  expect(answersShown([of('residents', 4, 1), of('', 5, 5)])).toMatchObject([
    { groups: ['residents', ''], share: { people: 9, yes: 'most' } },
  ]);
});

test('that all or none of them say yes can be said; that a few do, only that they are few, and the interval holds for each of those few', () => {
  expect(shareShown(0, 8).yes).toBe(0);
  expect(shareShown(14, 14).yes).toBe(14);
  for (const yes of [1, 2, 3, 4]) {
    expect(shareShown(yes, 14)).toEqual(shareShown(1, 14));
    expect(shareShown(14 - yes, 14)).toEqual(shareShown(13, 14));
    expect(shareShown(yes, 14).between[0]).toBeLessThanOrEqual(shareInterval(yes, 14)[0]);
    expect(shareShown(yes, 14).between[1]).toBeGreaterThanOrEqual(shareInterval(yes, 14)[1]);
  }
});

/**
 * The attack: whoever sees the page tries every circle of these sizes and keeps those that would have shown the same. If a small number is
 * the same in all that are left, it has been found.
 */
test('whoever tries every circle that would show the same page finds no small number', () => {
  const most = 10;
  const sides: (readonly [number, number])[] = [];
  for (let people = 0; people <= most; people++) for (let yes = 0; yes <= people; yes++) sides.push([people, yes]);
  const pages = new Map<string, (readonly [number, number])[][]>();
  for (const a of sides)
    for (const b of sides) {
      const shown = answersShown([of('a', ...a), of('b', ...b)]);
      const page = seen(shown);
      pages.set(page, [...(pages.get(page) ?? []), [a, b]]);
    }
  for (const [page, worlds] of pages)
    for (const side of [0, 1])
      for (const [name, value] of [
        ['people', 0],
        ['yes', 1],
        ['no', 2],
      ] as const) {
        const values = new Set(worlds.map((world) => [world[side]![0], world[side]![1], world[side]![0] - world[side]![1]][value]));
        const found = values.size === 1 ? [...values][0]! : null;
        expect({ page, side, name, found: found !== null && found > 0 && found < 5 }).toEqual({ page, side, name, found: false });
      }
});

const seen = (shown: GroupShown[]) => JSON.stringify(shown);

test('how many changed is said of eight people or more, and points at nobody', () => {
  expect(changeShown({ more: 3, same: 2, less: 2 })).toBeNull();
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (more, same, less) => {
      const shown = changeShown({ more, same, less });
      if (!shown) {
        expect(more + same + less).toBeLessThan(fewestToTell);
        return;
      }
      for (const [count, is] of [
        [shown.more, more],
        [shown.same, same],
        [shown.less, less],
      ] as const)
        if (typeof count === 'number') expect(count === is && (count === 0 || count >= 5)).toBe(true);
    }),
  );
});

test('one answer more cannot be seen while a round is open', () => {
  expect([0, 4, 5, 9, 10, 23].map(atLeast)).toEqual([0, 0, 5, 5, 10, 20]);
});

/** Two hundred circles in which one side is not heard at all: the page never says that it is. */
test('a side that hardly anyone heard never gets a share, whatever the others say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 400 }), fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true }), (heard, hidden, trust) => {
      const shown = answersShown([of('heard', heard, Math.round(heard * trust)), of('hidden', hidden, hidden)]);
      expect(shown.flatMap(({ groups }) => groups)).toEqual(['heard']);
      expect(shown[0]!.share.people).toBe(heard);
    }),
    { numRuns: 200 },
  );
});
