import { expect, test } from 'vitest';
import { compared } from './compare.ts';
import { drawn, piecesOf, shortLabel } from './drawing.ts';
import { escaped, graphmlOf } from './graphml.ts';
import { readGraphml } from './graphml-in.ts';
import { moved, placesOf, type ToPlace } from './layout.ts';
import { drawnKinds } from './link-kinds.ts';
import type { ActorHere, NetworkMap } from './network-maps.server.ts';
import { overlaid } from './overlay.ts';
import type { PlainMap } from './plain-map.ts';
import { standsOut } from './stands-out.ts';
import { readXml } from './xml.ts';

test('the same map is laid out the same to the bit, in whatever order its rows come', () => {
  const { actors, links } = many(40, 90);
  const places = placesOf(actors, links);
  expect([...placesOf(actors, links)]).toEqual([...places]);
  const turned = placesOf(actors.toReversed(), links.toReversed());
  for (const { id } of actors) expect(turned.get(id)).toEqual(places.get(id));
});

test('everyone stands in the picture, nobody on another, and those with ties nearer than those without', () => {
  const { actors, links } = many(40, 60);
  const places = placesOf(actors, links);
  const far = (a: string, b: string) => Math.hypot(places.get(a)!.x - places.get(b)!.x, places.get(a)!.y - places.get(b)!.y);
  const pairs = actors.flatMap((a, nth) => actors.slice(nth + 1).map((b) => [a.id, b.id] as const));
  expect(Math.min(...pairs.map(([a, b]) => far(a, b)))).toBeGreaterThan(20);
  for (const { x, y } of places.values()) expect([x >= 0 && x <= 1000, y >= 0 && y <= 1000]).toEqual([true, true]);
  const tied = new Set(links.map(({ from, to }) => [from, to].sort().join(' ')));
  const mean = (all: readonly (readonly [string, string])[]) => all.reduce((sum, [a, b]) => sum + far(a, b), 0) / all.length;
  expect(mean(pairs.filter((pair) => tied.has([...pair].sort().join(' '))))).toBeLessThan(
    0.8 * mean(pairs.filter((pair) => !tied.has([...pair].sort().join(' ')))),
  );
});

test('who was placed by hand stays there exactly, also beyond what the walk would choose', () => {
  const { actors, links } = many(12, 14);
  const fixed = { x: 700, y: 300 };
  const places = placesOf(
    actors.map((actor, nth) => (nth === 3 ? { ...actor, fixed } : actor)),
    links,
  );
  expect(places.get(actors[3]!.id)).toEqual(fixed);
  expect(moved(moved(fixed, 'left'), 'right')).toEqual(fixed);
  expect(moved({ x: 100, y: 300 }, 'left').x).toBe(100); // the edge of the picture
});

test('nobody and one alone have a place too', () => {
  expect(placesOf([], []).size).toBe(0);
  expect(placesOf([{ id: 'a', number: 1, fixed: null }], []).get('a')).toEqual({ x: 500, y: 515 });
});

test('300 actors with 2,000 ties are hundreds of elements in a picture and not thousands, and each tie has its line and head', () => {
  const { actors, links } = many(300, 2_000);
  const places = placesOf(actors, links);
  const kinds = drawnKinds(['money', 'support'].map((kind) => ({ id: kind, kind: kind as 'money', called: kind })));
  const map = {
    actors: actors.map(({ id, number }) => ({
      id,
      mark: String(number),
      label: id,
      kind: 'role' as const,
      place: places.get(id)!,
      towers: [number % 9],
    })),
    links: links.map((link, nth) => ({ ...link, kind: nth % 2 ? 'money' : 'support', both: nth % 5 === 0 })),
    kinds,
  };
  const drawing = drawn(map);
  expect(drawing.kinds).toHaveLength(2);
  const count = (text: string, sign: string) => text.split(sign).length - 1;
  expect(drawing.kinds.reduce((sum, { lines }) => sum + count(lines, 'L'), 0)).toBe(2_000);
  expect(drawing.kinds.reduce((sum, { heads }) => sum + count(heads, 'Z'), 0)).toBe(2_400);
  expect(count(drawing.towers[0]!, 'h')).toBe(actors.reduce((sum, { number }) => sum + (number % 9), 0));
  expect(drawing.kinds.flatMap(({ letters }) => letters)).toEqual([]); // so many letters nobody reads
  expect(JSON.stringify(drawing)).not.toContain('NaN');
  // Closer by: each actor stands in one piece at least, and a piece holds fewer.
  const pieces = piecesOf(300).map((piece) => drawn(map, { piece }));
  expect(new Set(pieces.flatMap(({ actors }) => actors.map(({ id }) => id))).size).toBe(300);
  for (const { actors } of pieces) expect(actors.length).toBeLessThan(120);
  const around = drawn(map, { around: actors[0]!.id });
  const near = new Set(links.flatMap(({ from, to }) => (from === actors[0]!.id ? [to] : to === actors[0]!.id ? [from] : [])));
  expect(new Set(around.actors.map(({ id }) => id))).toEqual(near.add(actors[0]!.id));
});

test('ties between the same two run beside each other, whichever way they go', () => {
  const actor = (id: string, x: number) => ({ id, mark: id, label: id, kind: 'role' as const, place: { x, y: 500 }, towers: [null] });
  const { kinds } = drawn({
    actors: [actor('a', 200), actor('b', 800)],
    links: [
      { from: 'a', to: 'b', kind: 'money', both: false },
      { from: 'b', to: 'a', kind: 'money', both: false },
    ],
    kinds: [{ id: 'money', letter: 'M', pattern: '' }],
  });
  const heights = [...kinds[0]!.lines.matchAll(/M\d+ (\d+)L/g)].map(([, y]) => Number(y));
  expect(new Set(heights).size).toBe(2);
});

test('a kind takes the first letter of its name that is free, and each has its own pattern', () => {
  const kinds = drawnKinds([
    { id: '1', kind: 'money', called: 'Geld' },
    { id: '2', kind: 'own', called: 'Gezag' },
    { id: '3', kind: 'own', called: 'ge' },
    { id: '4', kind: 'own', called: '123' },
  ]);
  expect(kinds.map(({ letter }) => letter)).toEqual(['G', 'E', 'A', 'B']);
  expect(new Set(kinds.map(({ pattern }) => pattern)).size).toBe(4);
});

test('a long name stands in two lines at most', () => {
  expect(shortLabel('Bus driver')).toEqual(['Bus driver']);
  expect(shortLabel('Mensen die werk zoeken in Houten')).toEqual(['Mensen die werk', 'zoeken in Houten']);
  for (const label of ['Arbeidsmarktregiobestuurdersoverleg', 'a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9'])
    for (const line of shortLabel(label)) expect(line.length).toBeLessThan(20);
});

test('what stands out leaves out what only disturbs', () => {
  const map = aMap(
    ['A', 'B', 'C'],
    [
      ['A', 'B', 'support'],
      ['B', 'C', 'disturbance'],
    ],
  );
  const { alone, between, parts } = standsOut(map);
  expect([alone, between, parts].map((some) => some.length)).toEqual([1, 0, 1]);
  expect(alone[0]!.label).toBe('C');
});

test('two maps on each other: the same by name, by what people said, and through a map in between', () => {
  const one = aMap(['Council', 'The team', 'Only here'], [['Council', 'The team', 'money']], { Council: 8, 'The team': 1 });
  const other = aMap(
    [' council', 'Neighbourhood team', 'Only there'],
    [
      [' council', 'Neighbourhood team', 'money'],
      ['Only there', ' council', 'support'],
    ],
    { ' council': 4 },
  );
  expect(
    compared(one, other)
      .actors.filter(({ one, other }) => one && other)
      .map(({ label }) => label),
  ).toEqual(['Council']);
  const said: [string, string][] = [
    [one.actors[1]!.id, 'of a map in between'],
    ['of a map in between', other.actors[1]!.id],
  ];
  const laid = compared(one, other, said);
  expect(laid.actors.map(({ label, one, other }) => [label, one !== null, other !== null])).toEqual([
    ['Council', true, true],
    ['The team', true, true],
    ['Only here', true, false],
    ['Only there', false, true],
  ]);
  expect(laid.ties.map(({ from, to, on }) => [from.label, to.label, on])).toEqual([
    ['Council', 'The team', 'both'],
    ['Only there', 'Council', 'other'],
  ]);
  expect(laid.towersDiffer.map(({ label }) => label)).toEqual(['Council']);
  expect(overlaid(laid).actors.map(({ mark, towers }) => [mark, towers])).toEqual([
    ['AB', [8, 4]],
    ['AB', [1, null]],
    ['A', [null, null]],
    ['B', [null, null]],
  ]);
});

test('a map goes out as GraphML and comes in the same, whatever people wrote in it', () => {
  const signs = ['<script>alert(1)</script>', ']]>', '&amp; & &lt;', '"\'`', 'a\tb\nc', 'ar: قصة', '😀', '=1+1', '\\', '%00', '\u200fرتل'];
  const map: PlainMap = {
    kinds: [{ kind: 'money' }, { kind: 'own', name: 'Gezag & "roddel" <b>' }],
    actors: signs.map((label, nth) => ({
      ...{ label, kind: nth % 2 ? 'group' : 'place', goals: [label, `${label} 2`], height: nth % 3 ? nth % 9 : null, why: label },
      ...{ place: { x: 100 + nth * 50, y: 200 + nth * 40 }, byHand: nth % 2 === 0, sameAs: null },
    })),
    links: signs.slice(1).map((_, nth) => ({ from: nth, to: nth + 1, kind: nth % 2, both: nth % 3 === 0 })),
  };
  const file = graphmlOf({ map, question: 'Wie <i>beslist</i> & betaalt?', side: 'Bewoner', seenOn: '2026-11-24', copy: 3, names: null });
  expect(readXml(file)).not.toBeNull();
  expect(readGraphml(file)).toEqual({ map, question: 'Wie <i>beslist</i> & betaalt?', seenOn: '2026-11-24' });
  expect(escaped('\u0000\u000b\ud800x\ufffe')).toBe('x');
});

test('names of people leave only where asked, and never come in', () => {
  const map: PlainMap = {
    kinds: [],
    actors: [{ label: 'R', kind: 'role', goals: [], height: null, why: null, place: null, byHand: false, sameAs: null }],
    links: [],
  };
  const leaving = { map, question: 'q', side: 's', seenOn: '2026-11-24', copy: 1 };
  expect(graphmlOf({ ...leaving, names: null })).not.toContain('name">');
  const named = graphmlOf({ ...leaving, names: ['Zeldzaam'] });
  expect(named).toContain('Zeldzaam');
  expect(JSON.stringify(readGraphml(named))).not.toContain('Zeldzaam');
});

test.each([
  ['a document type', '<!DOCTYPE graphml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml><graph/></graphml>'],
  ['an entity that is not known', '<graphml><graph><node id="&b;"/></graph></graphml>'],
  ['what does not close', '<graphml><graph></graphml>'],
  ['two roots', '<graphml/><graphml/>'],
  ['a very deep file', `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`],
  ['no XML', 'Wie doet ertoe?'],
  ['nothing', ''],
])('%s is refused, in a moment', (_, file) => {
  const began = performance.now();
  expect(readGraphml(file)).toEqual({ problem: 'noGraph' });
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('a file of another program comes in with what it has', () => {
  const read = readGraphml(`<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="edge" attr.name="type" attr.type="string"/>
    <graph edgedefault="undirected"><node id="0"><data key="d0">Council</data></node><node id="1"/>
    <edge source="0" target="1"><data key="d1">knows</data></edge><edge source="0" target="0"/></graph></graphml>`);
  expect(read).toMatchObject({
    map: {
      kinds: [{ kind: 'own', name: 'knows' }, { kind: 'information' }],
      actors: [{ label: 'Council', kind: 'role' }, { label: '1' }],
      links: [{ from: 0, to: 1, kind: 0, both: true }],
    },
  });
});

function many(size: number, ties: number) {
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const actors: ToPlace[] = Array.from({ length: size }, (_, nth) => ({ id: `actor${nth}`, number: nth + 1, fixed: null }));
  const links = Array.from({ length: ties }, () => {
    const from = Math.floor(random() * size);
    return { from: `actor${from}`, to: `actor${(from + 1 + Math.floor(random() * (size - 1))) % size}` };
  });
  return { actors, links };
}

let ids = 0;

function aMap(
  labels: string[],
  ties: [string, string, 'money' | 'support' | 'disturbance'][],
  heights: Record<string, number> = {},
): NetworkMap {
  const actors = labels.map((label, nth): ActorHere => ({
    ...{ id: `id${ids++}`, number: nth + 1, label, kind: 'role', name: null, nameUntil: null, place: { x: 500, y: 500 } },
    ...{ byHand: false, sameAs: null, goals: [], height: heights[label] ?? null, why: null },
  }));
  const idOf = (label: string) => actors.find((actor) => actor.label === label)!.id;
  return {
    kinds: (['money', 'support', 'disturbance'] as const).map((kind) => ({ id: kind, kind, name: null })),
    links: ties.map(([from, to, kind], nth) => ({ id: String(nth), from: idOf(from), to: idOf(to), kind, both: false })),
    actors,
  } as NetworkMap;
}
