import { expect, test } from 'vitest';
import { seededRandom } from '#maths/opinion-map/random.ts';
import { treeOf, type CardCounted } from './tree.ts';

const sides = ['residents', 'professionals'];
let last = 0;
const card = (side: string | null, came?: string | null, more: Partial<CardCounted> = {}): CardCounted => ({
  id: `card-${(last += 1)}`,
  taker: 'someone',
  from: null,
  depth: 1,
  side,
  ...(came !== undefined && { came }),
  ...more,
});
const times = (n: number, make: () => CardCounted) => Array.from({ length: n }, make);

test('who came with cards is told by side from five on, with the bridges between sides', () => {
  const tree = treeOf(
    [
      ...times(14, () => card('residents', 'residents')),
      ...times(6, () => card('residents', 'professionals')),
      ...times(8, () => card('residents')),
      ...times(7, () => card('professionals', 'professionals')),
    ],
    sides,
  )!;
  expect(tree.branches).toEqual([
    { side: 'residents', came: [10, 5, null], unused: 5 },
    { side: 'professionals', came: [null, 5, null], unused: null },
    { side: null, came: [null, null, null], unused: null },
  ]);
  expect(tree.bridges).toEqual([{ from: 'residents', to: 'professionals', people: 5 }]);
  expect(tree.apart).toEqual(['professionals']);
});

test('below five cards of a side nothing is told, and no chain of fewer than five', () => {
  expect(treeOf(times(4, () => card('residents', 'residents')), sides)).toBeNull(); // prettier-ignore
  expect(treeOf([], sides)).toBeNull();
  const deep = [1, 2, 3, 4].flatMap((depth) => times(6 - depth, () => card('residents', 'residents', { depth })));
  expect(treeOf(deep, sides)!.hands).toBe(1); // 5 at the first hand, then 4, 3, 2
  // Three of two sides each: together they are told, apart they are not.
  const few = treeOf([...times(3, () => card('residents')), ...times(3, () => card('professionals'))], sides)!;
  expect(few.branches.every(({ came, unused }) => [...came, unused].every((cell) => cell === null))).toBe(true);
  expect(few.together.unused).toBe(5);
});

test('that most came through one first giver is said only of ten and more', () => {
  const chain = (n: number) => {
    const root = card('residents', 'residents', { taker: 'first' });
    return [root, ...times(n - 1, () => card('residents', 'residents', { from: root.id, taker: 'invited', depth: 2 }))];
  };
  expect(treeOf(chain(9), sides)!.oneRoot).toBe(false);
  expect(treeOf(chain(10), sides)!.oneRoot).toBe(true);
  expect(
    treeOf([...chain(10), ...times(10, () => card('residents', 'residents', { taker: `other ${(last += 1)}` }))], sides)!.oneRoot,
  ).toBe(false);
});

test('in a network that is split in two, cards of one part show no green: they show that they stayed there', () => {
  // As in background/methods.md, section 1: 800 people, a quarter of them of the other part, all first givers from the majority.
  const random = seededRandom(12);
  for (let run = 0; run < 100; run++) {
    const stay = run < 50 ? 1 : 0.97; // the chance that a card stays within a part
    let givers = times(4, () => card('residents', 'residents', { taker: `first ${(last += 1)}` }));
    const all = [...givers];
    for (let depth = 2; all.length < 60; depth++) {
      givers = givers.flatMap((giver) =>
        times(3, () => {
          const to = random() < stay ? giver.came! : giver.came === 'residents' ? 'professionals' : 'residents';
          return card(giver.came!, random() < 0.7 ? to : undefined, { from: giver.id, taker: giver.id, depth });
        }),
      );
      all.push(...givers);
      givers = givers.filter(({ came }) => came !== undefined);
    }
    const tree = treeOf(all, sides)!;
    // Nothing that could be read as a grade, a share or an estimate; only counts, words and "too early".
    expect(Object.keys(tree).sort()).toEqual(['apart', 'branches', 'bridges', 'columns', 'hands', 'oneRoot', 'together']);
    if (stay === 1) {
      expect(tree.bridges).toEqual([]);
      expect(tree.apart).toEqual(['residents']);
    }
  }
});

// -- what follows from what is shown (P11)

test('no count of one to four follows from the tree: every tree of two sides and up to eleven cards is tried, by who knows how cells are hidden', () => {
  const cells = [
    ['residents', 'residents'],
    ['residents', 'professionals'],
    ['residents', undefined],
    ['professionals', 'residents'],
    ['professionals', 'professionals'],
    ['professionals', undefined],
  ] as const;
  const worlds = new Map<string, { values: Set<number>[]; small: boolean }>();
  const most = 11;
  for (const counts of allCounts(cells.length, most)) {
    const cards = cells.flatMap(([side, came], at) => times(counts[at]!, () => card(side, came)));
    const seen = JSON.stringify(treeOf(cards, sides));
    const known = worlds.get(seen) ?? { values: cells.map(() => new Set<number>()), small: false };
    counts.forEach((n, at) => known.values[at]!.add(n));
    // What is seen of the largest trees would also be seen of larger ones that are not tried here.
    known.small ||= cards.length <= 8;
    worlds.set(seen, known);
  }
  const recovered = [...worlds].flatMap(([seen, { values, small }]) =>
    values.flatMap((set, at) => {
      const [only] = set;
      return small && set.size === 1 && only! > 0 && only! < 5 ? [`${seen}: ${cells[at]!.join(' → ')} is ${only}`] : [];
    }),
  );
  expect(recovered).toEqual([]);
});

function allCounts(cells: number, most: number): number[][] {
  if (cells === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, n) => n).flatMap((n) => allCounts(cells - 1, most - n).map((rest) => [n, ...rest]));
}
