import { expect, test } from 'vitest';
import { seededRandom } from '../opinion-map/random.ts';
import { evenTables, judgeSeating, planSeating, type Guest, type SeatingAsked } from './seating.ts';

const people = (count: number, sides: string[] = []): Guest[] =>
  Array.from({ length: count }, (_, at) => ({ id: `p${at}`, sides: sides.length > 0 ? [sides[at % sides.length]!] : [] }));

const pairsOf = (table: readonly string[]) => table.flatMap((a, at) => table.slice(at + 1).map((b) => `${a} ${b}`));

/** Counted anew, without the code under test. */
function meetings(rounds: readonly (readonly (readonly string[])[])[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const pair of rounds.flat().flatMap((table) => pairsOf([...table].sort()))) times.set(pair, (times.get(pair) ?? 0) + 1);
  return times;
}
const twice = (rounds: readonly (readonly (readonly string[])[])[]) => [...meetings(rounds).values()].filter((times) => times > 1).length;

test('sixteen people at four tables meet everybody exactly once in five rounds', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { rounds, repeats, broken } = planSeating({ guests: people(16), tables: [4, 4, 4, 4], rounds: 5 }, seededRandom(seed));
    expect(repeats, `seed ${seed}`).toBe(0);
    expect(meetings(rounds).size).toBe(120); // every pair there is
    expect(broken).toEqual([]);
  }
});

test('a hundred people at twenty tables meet nobody twice in three rounds', () => {
  const { rounds, repeats } = planSeating(
    { guests: people(100, ['a', 'b', 'c']), tables: evenTables(100, 20), rounds: 3 },
    seededRandom(1),
  );
  expect(repeats).toBe(0);
  expect(twice(rounds)).toBe(0);
});

test('everybody sits once in each round, at no more than there are seats', () => {
  const guests = people(23, ['residents', 'professionals']);
  const tables = [5, 7, 6, 6];
  const { rounds } = planSeating({ guests, tables, rounds: 4 }, seededRandom(3));
  for (const round of rounds) {
    expect(round.flat().sort()).toEqual(guests.map(({ id }) => id).sort());
    round.forEach((table, t) => expect(table.length).toBeLessThanOrEqual(tables[t]!));
  }
});

test('in a thousand meetings with wishes that can be met, none is broken', () => {
  const random = seededRandom(11);
  for (let nth = 0; nth < 1000; nth++) {
    const asked = aMeetingThatCanBe(random);
    const seating = planSeating(asked, seededRandom(nth));
    expect(seating.broken, `meeting ${nth}`).toEqual([]);
    for (const round of seating.rounds) {
      const tableOf = new Map(round.flatMap((table, t) => table.map((id) => [id, t])));
      for (const [a, b] of asked.apart!) expect(tableOf.get(a)).not.toBe(tableOf.get(b));
      for (const [a, b] of asked.together!) expect(tableOf.get(a)).toBe(tableOf.get(b));
    }
  }
}, 120_000);

test('pairs meet again less often than by chance, and sides are spread better', () => {
  const random = seededRandom(5);
  let [planned, byChance, uneven, unevenByChance] = [0, 0, 0, 0];
  for (let nth = 0; nth < 30; nth++) {
    const asked: SeatingAsked = { guests: people(24, ['a', 'b', 'c']), tables: evenTables(24, 6), rounds: 3 };
    const seating = planSeating(asked, seededRandom(nth));
    const chance = Array.from({ length: 3 }, () => dealt(asked, random));
    planned += seating.repeats;
    byChance += judgeSeating(asked, chance).repeats;
    uneven += seating.uneven;
    unevenByChance += judgeSeating(asked, chance).uneven;
  }
  expect(planned).toBe(0);
  expect(byChance).toBeGreaterThan(300);
  expect(uneven).toBeLessThan(unevenByChance / 10);
  expect(unevenByChance).toBeGreaterThan(30);
});

test('who comes late and who leaves is planned anew from the next round, and earlier meetings count', () => {
  const guests = people(16, ['a', 'b']);
  const asked = { guests, tables: [4, 4, 4, 4], rounds: 3 };
  const { rounds } = planSeating(asked, seededRandom(2));
  const now = [...guests.filter(({ id }) => id !== 'p3'), { id: 'late', sides: ['a'] }];
  const rest = planSeating({ guests: now, tables: [4, 4, 4, 4], rounds: 2, held: [rounds[0]!] }, seededRandom(2));
  expect(rest.rounds.flat(2)).not.toContain('p3');
  expect(rest.rounds.every((round) => round.flat().includes('late'))).toBe(true);
  expect(rest.repeats).toBe(0);
  expect(twice([rounds[0]!, ...rest.rounds])).toBe(0);
});

test('the same people, wishes and seed give the same tables', () => {
  const asked: SeatingAsked = {
    guests: people(30, ['a', 'b']),
    tables: evenTables(30, 5),
    rounds: 4,
    apart: [['p1', 'p2']],
    together: [['p3', 'p4']],
  };
  expect(planSeating(asked, seededRandom(9))).toEqual(planSeating(asked, seededRandom(9)));
});

test('what cannot be is said: wishes that contradict, and a table for everyone', () => {
  const four = planSeating(
    {
      guests: people(4),
      tables: [2, 2],
      rounds: 1,
      together: [
        ['p0', 'p1'],
        ['p1', 'p2'],
      ],
    },
    seededRandom(1),
  );
  expect(four.broken.length).toBeGreaterThan(0);
  const both = planSeating(
    { guests: people(4), tables: [2, 2], rounds: 1, together: [['p0', 'p1']], apart: [['p0', 'p1']] },
    seededRandom(1),
  );
  expect(both.broken).toEqual([]); // who must be both is kept apart
  const one = planSeating({ guests: people(6, ['a']), tables: [6], rounds: 2 }, seededRandom(1));
  expect(one.repeats).toBe(15);
  expect(() => planSeating({ guests: people(5), tables: [2, 2], rounds: 1 }, seededRandom(1))).toThrow(RangeError);
  expect(planSeating({ guests: [], tables: [4], rounds: 1 }, seededRandom(1)).rounds).toEqual([[[]]]);
});

test('a seating changed by hand is judged by the same rules', () => {
  const asked: SeatingAsked = { guests: people(4, ['a', 'b']), tables: [2, 2], rounds: 2, apart: [['p0', 'p2']] };
  const judged = judgeSeating(asked, [
    [
      ['p0', 'p2'],
      ['p1', 'p3'],
    ],
    [
      ['p0', 'p1'],
      ['p2', 'p3'],
    ],
  ]);
  expect(judged).toEqual({ repeats: 0, broken: [{ wish: 'apart', pair: ['p0', 'p2'], round: 0 }], uneven: 1 });
});

/** A meeting whose wishes come from a seating that keeps them all, so that they can be met. */
function aMeetingThatCanBe(random: () => number): SeatingAsked {
  const count = 6 + Math.floor(random() * 24);
  const tables = evenTables(count, Math.max(2, Math.floor(count / (3 + random() * 3))));
  const guests = people(count, ['a', 'b', 'c'].slice(0, Math.floor(random() * 4)));
  const fixed = dealt({ guests, tables, rounds: 1 }, random);
  const [together, apart]: [[string, string][], [string, string][]] = [[], []];
  for (const [t, table] of fixed.entries()) {
    if (table.length > 2 && random() < 0.5) together.push([table[0]!, table[1]!]);
    const next = fixed[(t + 1) % fixed.length]!;
    for (const id of table) if (random() < 0.3) apart.push([id, next[Math.floor(random() * next.length)]!]);
  }
  return { guests, tables, rounds: 1 + Math.floor(random() * 4), together, apart };
}

function dealt({ guests, tables }: SeatingAsked, random: () => number): string[][] {
  const order = guests
    .map(({ id }) => ({ id, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
  return tables.map((size) => order.splice(0, size));
}
