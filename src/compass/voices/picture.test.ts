import { expect, test } from 'vitest';
import { seededRandom, type Random } from '#maths/opinion-map/random.ts';
import { richnessInterval } from '#maths/richness/richness.ts';
import { absenceAmong } from './absence.ts';
import { answersShown } from './answers-shown.ts';
import { pictureOf, type Kept, type SideHere } from './picture.ts';
import { rootOf } from './same.ts';

const side = (id: string, reader: SideHere['reader'], convenor: boolean): SideHere => ({ id, name: id, reader, convenor });
const residents = side('residents', 'residents', false);
const professionals = side('professionals', 'professionals', true);

const today = '2026-11-24';

type Answer = { sides: string[]; names: string[] };

/** The tables as they would be after these answers. */
function keptOf(answers: Answer[], sides = [residents, professionals], more: Partial<Kept> = {}): Kept {
  const things = [...new Set(answers.flatMap(({ names }) => names))].sort();
  return {
    sides,
    namings: answers.map(({ sides }, nth) => ({ id: `${nth}`, sides, day: '2026-11-23' })),
    nominations: answers.flatMap(({ names }, nth) => names.map((name) => ({ naming: `${nth}`, touched: name, text: name }))),
    touched: things.map((id) => ({
      id,
      kind: 'group',
      text: id,
      language: 'nl',
      namedOn: '2026-11-24',
      sameAs: null,
      looked: 'waiting',
      call: null,
    })),
    goings: [],
    ...more,
  };
}

test('who was named from outside the inviting organisation comes first, and whoever was reached last', () => {
  const answers: Answer[] = [
    ...Array.from({ length: 3 }, () => ({ sides: ['professionals'], names: ['drivers', 'cleaners'] })),
    ...Array.from({ length: 2 }, () => ({ sides: ['residents'], names: ['sleepers', 'walkers'] })),
  ];
  const going = {
    id: 'g',
    touched: 'walkers',
    who: 'Noor',
    way: 'visit',
    place: null,
    plannedOn: null,
    seen: null,
    doneOn: '2026-11-25',
  } as const;
  const { voices, novel } = pictureOf(keptOf(answers, undefined, { goings: [{ ...going, result: 'met' }] }), today);
  expect(voices.map(({ id }) => id)).toEqual(['sleepers', 'cleaners', 'drivers', 'walkers']);
  expect(novel).toMatchObject({ ofResidents: 2, voices: [{ id: 'sleepers' }, { id: 'walkers' }] });
  const { voices: without } = pictureOf(keptOf(answers, undefined, { goings: [{ ...going, result: 'not_met' }] }), today);
  expect(without.find(({ id }) => id === 'walkers')?.reached).toBe(false); // whoever was not found is still not here
});

test('what was said to be the same counts once, and a ring of sameness ends', () => {
  const answers = [
    { sides: ['residents'], names: ['imam', 'mosque'] },
    { sides: ['residents'], names: ['mosque'] },
  ];
  const kept = keptOf(answers);
  const touched = kept.touched.map((one) => (one.id === 'mosque' ? { ...one, sameAs: 'imam' } : one));
  expect(pictureOf({ ...kept, touched }, today).voices.map(({ id, otherwise }) => [id, otherwise])).toEqual([['imam', ['mosque']]]);
  expect(rootOf('a', new Map([['a', 'b'], ['b', 'a']]))).toMatch(/^[ab]$/); // prettier-ignore
});

/** Sixty that are there, as unequally visible as in background/methods.md, section 1; the last twenty are seen by residents alone. */
const there = Array.from({ length: 60 }, (_, at) => ({ name: `group ${at}`, seen: 0.08 + 0.5 * ((at * 37) % 60 / 60) ** 2, hidden: at >= 40 })); // prettier-ignore
const interview = (by: 'residents' | 'professionals', random: Random): Answer => ({
  sides: [by],
  names: there.filter(({ seen, hidden }) => random() < seen && (by === 'residents' || !hidden)).map(({ name }) => name),
});

test('a hidden side never yields a score: however many professionals answer, there is no figure until residents do', () => {
  const random = seededRandom(8);
  for (let run = 0; run < 100; run++) {
    const answers = Array.from({ length: 8 + run }, () => interview('professionals', random));
    if (run % 2) answers.push(interview('residents', random));
    const { coverage, novel, answers: shown } = pictureOf(keptOf(answers), today);
    expect(coverage).toBeNull();
    expect(novel).toBeNull();
    expect(shown.enough).toBe(false);
  }
});

test('with two residents the estimate comes near what there is, and much of what they name no professional named', () => {
  const random = seededRandom(9);
  let [inside, novelShare, runs] = [0, 0, 0];
  for (let run = 0; run < 200; run++) {
    const answers = [
      ...Array.from({ length: 8 }, () => interview('professionals', random)),
      ...Array.from({ length: 2 }, () => interview('residents', random)),
    ];
    const { coverage, novel } = pictureOf(keptOf(answers), today);
    runs += 1;
    if (coverage!.estimate.low <= 60 && 60 <= coverage!.estimate.high) inside += 1;
    novelShare += novel!.voices.length / novel!.ofResidents;
    expect(coverage!.share).toBeLessThanOrEqual(0.95); // never all
  }
  expect(inside / runs).toBeGreaterThan(0.7);
  expect(novelShare / runs).toBeGreaterThan(0.3);
});

test('there is nothing in what is shown that could be a grade', () => {
  const answers = Array.from({ length: 12 }, (_, nth) => ({ sides: [nth % 2 ? 'residents' : 'professionals'], names: ['one', 'two'] }));
  const picture = pictureOf(keptOf(answers), today);
  expect(picture.coverage).toEqual({ named: 2, estimate: { low: 2, high: 2 }, share: 0.95 }); // all named all, and still not "complete"
  expect(Object.keys(picture).sort()).toEqual(['answers', 'convenorSaid', 'coverage', 'novel', 'sides', 'voices']);
});

test('an empty chair says nothing in a small group, by the exact binomial', () => {
  expect(absenceAmong(14).map(({ share, from, early }) => [share, from, early])).toEqual([
    [0.05, 59, true],
    [0.1, 29, true],
    [0.2, 14, false],
    [0.3, 9, false],
  ]);
  // Brute force: draw groups of 14 of a population in which one in five is of the group.
  const random = seededRandom(3);
  let none = 0;
  for (let run = 0; run < 20_000; run++) if (Array.from({ length: 14 }, random).every((drawn) => drawn >= 0.2)) none += 1;
  expect(none / 20_000).toBeCloseTo(absenceAmong(14)[2]!.chance, 2);
});

test('the bounds of an estimate are those of Chao (1987), and lie where nineteen of twenty truths are', () => {
  // The trees of Barro Colorado (vegan, specpool): 225 seen, 236.3732 by estimate, standard error 6.54361. By hand: f = 11.3732, C = exp(1.96 sqrt(ln(1 + 0.33103))) = 2.8521.
  const { low, high } = richnessInterval({ observed: 225, estimate: 236.3732, standardError: 6.54361 });
  expect(low).toBeCloseTo(225 + 11.3732 / 2.8522, 2);
  expect(high).toBeCloseTo(225 + 11.3732 * 2.8522, 1);
  expect(richnessInterval({ observed: 4, estimate: 4, standardError: 0 })).toEqual({ low: 4, high: 4 });
});

test('what is said in numbers is counted until the day before, and moves by five', () => {
  const kept = keptOf(Array.from({ length: 9 }, () => ({ sides: ['residents'], names: ['one'] })));
  const namings = kept.namings.map((naming, nth) => ({ ...naming, day: nth < 4 ? '2026-11-23' : today }));
  expect(pictureOf({ ...kept, namings }, today).answers.sides[0]).toBe('some');
  expect(pictureOf({ ...kept, namings }, '2026-11-25').answers.sides[0]).toBe(5);
});

// -- what follows from what is shown (P11)

/** What an attacker sees of how many answered. */
const seenOf = (counts: number[], unsaid: number) =>
  JSON.stringify(
    answersShown(
      counts,
      counts.reduce((sum, n) => sum + n, unsaid),
    ),
  );

test('no number of one to four answers follows from what is shown of all sides: every world of up to three sides is tried', () => {
  for (const sides of [1, 2, 3]) {
    const worlds = new Map<string, number[][]>();
    const most = sides === 3 ? 7 : 14;
    for (const world of allWorlds(sides + 1, most)) {
      const seen = seenOf(world.slice(0, -1), world.at(-1)!);
      worlds.set(seen, [...(worlds.get(seen) ?? []), world]);
    }
    const recovered: string[] = [];
    for (const [seen, alike] of worlds) {
      // What is seen of the largest worlds would also be seen of larger ones that are not tried here.
      const sure = alike.some((world) => world.reduce((sum, n) => sum + n, 0) <= most / 2);
      for (let cell = 0; sure && cell <= sides; cell++) {
        const values = new Set(alike.map((world) => world[cell]!));
        const [only] = values;
        if (values.size === 1 && only! > 0 && only! < 5) recovered.push(`${seen}: cell ${cell} is ${only}`);
      }
    }
    expect(recovered).toEqual([]);
  }
});

function allWorlds(cells: number, most: number): number[][] {
  if (cells === 0) return [[]];
  return allWorlds(cells - 1, most).flatMap((world) => Array.from({ length: most + 1 }, (_, n) => [...world, n]));
}

test('nor from the whole picture: every set of answers of two sides is tried, up to eight about two groups and four about three', () => {
  const twoGroups = [['a'], ['b'], ['a', 'b']];
  const threeGroups = [...twoGroups, ['c'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']];
  for (const [groups, most] of [
    [twoGroups, 8],
    [threeGroups, 4],
  ] as const)
    expect(recoveredFrom(groups, most)).toEqual([]);
});

function recoveredFrom(groups: readonly string[][], most: number): string[] {
  const kinds: Answer[] = [['residents'], ['professionals'], []].flatMap((sides) => groups.map((names) => ({ sides, names })));
  const worlds = new Map<string, { residents: Set<number>; professionals: Set<number>; small: boolean }>();
  const chosen: number[] = [];
  const walk = (from: number, left: number) => {
    if (chosen.length > 0) {
      const answers = chosen.map((nth) => kinds[nth]!);
      const picture = pictureOf(keptOf(answers), today);
      const seen = JSON.stringify([picture.answers, picture.coverage, picture.novel?.ofResidents, picture.voices.map(({ id, sides, outside }) => [id, sides.map((s) => s.id), outside])]); // prettier-ignore
      const known = worlds.get(seen) ?? { residents: new Set(), professionals: new Set(), small: false };
      for (const name of ['residents', 'professionals'] as const)
        known[name].add(answers.filter(({ sides }) => sides.includes(name)).length);
      // What is seen of the largest sets would also be seen of larger ones that are not tried here.
      known.small ||= answers.length <= (most === 8 ? 5 : 3);
      worlds.set(seen, known);
    }
    if (left === 0) return;
    for (let nth = from; nth < kinds.length; nth++) {
      chosen.push(nth);
      walk(nth, left - 1);
      chosen.pop();
    }
  };
  walk(0, most);
  return [...worlds].flatMap(([seen, { residents, professionals, small }]) =>
    [residents, professionals].flatMap((values) => {
      const [only] = values;
      return small && values.size === 1 && only! > 0 && only! < 5 ? [`${seen}: ${only}`] : [];
    }),
  );
}
