import { expect, test } from 'vitest';
import { connectionsOf, type Ties } from './connections.ts';

test('a chain hangs on everyone in its middle, and on each of its ties', () => {
  expect(
    connectionsOf({
      size: 4,
      ties: [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    }),
  ).toEqual({
    alone: [],
    parts: [[0, 1, 2, 3]],
    between: [
      { actor: 1, groups: [[0], [2, 3]] },
      { actor: 2, groups: [[3], [0, 1]] },
    ],
    onlyTies: [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
  });
});

test('a ring hangs on nobody; two rings that share one actor hang on that actor', () => {
  const ring: [number, number][] = [
    [0, 1],
    [1, 2],
    [2, 0],
  ];
  expect(connectionsOf({ size: 3, ties: ring })).toMatchObject({ between: [], onlyTies: [] });
  const two = connectionsOf({ size: 5, ties: [...ring, [2, 3], [3, 4], [4, 2]] });
  expect(two.between).toEqual([
    {
      actor: 2,
      groups: [
        [0, 1],
        [3, 4],
      ],
    },
  ]);
  expect(two.onlyTies).toEqual([]);
});

test('direction, doubles and a tie to oneself make no difference', () => {
  const said = connectionsOf({
    size: 3,
    ties: [
      [0, 1],
      [1, 0],
      [0, 1],
      [2, 2],
    ],
  });
  expect(said).toEqual({ alone: [2], parts: [[0, 1]], between: [], onlyTies: [[0, 1]] });
});

test('nobody, and one alone', () => {
  expect(connectionsOf({ size: 0, ties: [] })).toEqual({ alone: [], parts: [], between: [], onlyTies: [] });
  expect(connectionsOf({ size: 1, ties: [] })).toEqual({ alone: [0], parts: [], between: [], onlyTies: [] });
});

test('in 600 random networks it finds what taking each actor and each tie away finds', () => {
  for (let seed = 1; seed <= 600; seed++) {
    const network = aNetwork(seed);
    const found = connectionsOf(network);
    expect({ seed, between: found.between.map(({ actor, groups }) => [actor, groups.length]) }).toEqual({
      seed,
      between: cutByHand(network),
    });
    expect({ seed, onlyTies: found.onlyTies }).toEqual({ seed, onlyTies: bridgesByHand(network) });
    expect(
      found.parts
        .flat()
        .concat(found.alone)
        .sort((a, b) => a - b),
    ).toEqual([...Array(network.size).keys()]);
  }
});

test('numbering the actors otherwise finds the same actors', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const network = aNetwork(seed);
    const renamed = (actor: number) => (actor * 7 + 3) % network.size;
    if (new Set([...Array(network.size).keys()].map(renamed)).size < network.size) continue;
    const other = connectionsOf({ size: network.size, ties: network.ties.map(([a, b]) => [renamed(a), renamed(b)] as const).toReversed() });
    expect(other.between.map(({ actor }) => actor)).toEqual(
      connectionsOf(network)
        .between.map(({ actor }) => renamed(actor))
        .sort((a, b) => a - b),
    );
  }
});

test('a chain of 20,000 does not fill the stack', () => {
  const size = 20_000;
  const ties = Array.from({ length: size - 1 }, (_, n) => [n, n + 1] as const);
  expect(connectionsOf({ size, ties: ties.slice(0, 200) }).between).toHaveLength(199);
  expect(connectionsOf({ size, ties: [...ties, [size - 1, 0]] }).onlyTies).toEqual([]);
});

/** How many groups there are when an actor or a tie is left out, counted by colouring: as slow and plain as can be. */
function groups({ size, ties }: Ties, without: { actor?: number; tie?: readonly [number, number] } = {}): number {
  const colour = [...Array(size).keys()];
  const same = ([a, b]: readonly [number, number]) =>
    without.tie && ((a === without.tie[0] && b === without.tie[1]) || (b === without.tie[0] && a === without.tie[1]));
  for (let round = 0; round < size; round++)
    for (const tie of ties) {
      const [a, b] = tie;
      if (a === without.actor || b === without.actor || same(tie)) continue;
      colour[a] = colour[b] = Math.min(colour[a]!, colour[b]!);
    }
  return new Set(colour.filter((_, actor) => actor !== without.actor)).size;
}

function cutByHand(network: Ties): [number, number][] {
  const whole = groups(network);
  return [...Array(network.size).keys()].flatMap((actor) => {
    const more = groups(network, { actor }) - whole + 1;
    return more > 1 ? [[actor, more] as [number, number]] : [];
  });
}

function bridgesByHand(network: Ties): [number, number][] {
  const ties = new Map(
    network.ties
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)] as [number, number]]),
  );
  return [...ties.values()].filter((tie) => groups(network, { tie }) > groups(network)).sort(([a, b], [c, d]) => a - c || b - d);
}

function aNetwork(seed: number): Ties {
  let state = seed * 2_654_435_761;
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  const size = 2 + Math.floor(random() * 9);
  const ties = Array.from({ length: Math.floor(random() * 14) }, () => [Math.floor(random() * size), Math.floor(random() * size)] as const);
  return { size, ties };
}
