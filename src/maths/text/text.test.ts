import { expect, test } from 'vitest';
import { seededRandom } from '../opinion-map/random.ts';
import { alikeGroups, layOut } from './alike.ts';
import { classTfIdf } from './class-tf-idf.ts';
import { neighboursOf } from './neighbours.ts';
import { sphericalKMeans } from './spherical-k-means.ts';
import { tfIdf, type TextMatrix } from './tf-idf.ts';
import { truncatedSvd } from './truncated-svd.ts';

const said = [
  { id: 'bus-1', words: ['bus', 'laat', 'halte', 'wacht'] },
  { id: 'bus-2', words: ['bus', 'laat', 'chauffeur', 'wacht'] },
  { id: 'bus-3', words: ['bus', 'halte', 'chauffeur', 'laat'] },
  { id: 'boom-1', words: ['boom', 'schaduw', 'bank', 'park'] },
  { id: 'boom-2', words: ['boom', 'schaduw', 'park', 'water'] },
  { id: 'boom-3', words: ['boom', 'bank', 'water', 'park'] },
];

test('a word weighs by how often it stands there and how rare it is elsewhere: counted by hand', () => {
  const { terms, starts, columns, weights } = tfIdf([
    { id: 'b', words: ['bus', 'bus', 'laat'] },
    { id: 'a', words: ['bus', 'laat'] },
    { id: 'c', words: ['laat', 'alleen'] },
    { id: 'd', words: ['niets'] },
  ]);
  expect(terms).toEqual(['bus', 'laat']);
  const [bus, late] = [(1 + Math.log(2)) * Math.log(1 + 4 / 2), Math.log(1 + 4 / 3)];
  const row = (r: number) => [...weights.subarray(starts[r], starts[r + 1])];
  expect([...columns]).toEqual([0, 1, 0, 1, 1]);
  expect(row(1)[0]).toBeCloseTo(bus / Math.hypot(bus, late), 12);
  expect(row(1)[1]).toBeCloseTo(late / Math.hypot(bus, late), 12);
  expect(row(2)).toEqual([1]);
  expect(row(3)).toEqual([]);
});

test('what the SVD keeps is what exact singular vectors keep, also where no direction stands out', () => {
  const matrix = someMatrix({ texts: 30, words: 20, each: 5 });
  const { points, dimensions } = truncatedSvd(matrix, { dimensions: 4, seed: 7 });
  const exact = exactPoints(matrix, 4);
  for (let r = 0; r < 30; r++)
    for (let s = 0; s < 30; s++) {
      const cosine = (of: ArrayLike<number>) => [0, 1, 2, 3].reduce((sum, k) => sum + of[r * dimensions + k]! * of[s * dimensions + k]!, 0);
      expect(Math.abs(cosine(points) - cosine(exact))).toBeLessThan(0.02);
    }
});

test('the same texts in another order give the same bits', () => {
  const texts = manyTexts(120);
  const random = seededRandom(5);
  const other = texts.map((text) => ({ text, at: random() })).sort((a, b) => a.at - b.at);
  const [one, two] = [layOut(texts), layOut(other.map(({ text }) => ({ ...text, words: [...text.words].reverse() })))];
  expect(two.matrix.ids).toEqual(one.matrix.ids);
  expect(Buffer.from(two.points.points.buffer).equals(Buffer.from(one.points.points.buffer))).toBe(true);
  expect(alikeGroups(two)).toEqual(alikeGroups(one));
});

test('texts about the bus lie together, and those about trees', () => {
  const laid = layOut(said);
  const groups = sphericalKMeans(laid.points, { k: 2, restarts: 4, seed: 1 });
  const of = Object.fromEntries(laid.matrix.ids.map((id, row) => [id, groups.groupOf[row]]));
  expect(new Set([of['bus-1'], of['bus-2'], of['bus-3']]).size).toBe(1);
  expect(new Set([of['boom-1'], of['boom-2'], of['boom-3']]).size).toBe(1);
  expect(of['bus-1']).not.toBe(of['boom-1']);
  expect(
    neighboursOf(laid.points, laid.matrix.ids.indexOf('bus-1'), { most: 2, beyond: 0.2 }).map(({ row }) => laid.matrix.ids[row]),
  ).toEqual(expect.arrayContaining(['bus-2', 'bus-3']));
  const labels = classTfIdf(laid.matrix, groups, 2);
  expect(labels[of['bus-1']!]).toEqual(['bus', 'laat']);
});

test('no division of six points into two groups holds better together: all 62 were tried', () => {
  const laid = layOut(manyTexts(6));
  const { points, dimensions } = laid.points;
  const found = sphericalKMeans(laid.points, { k: 2, restarts: 10, seed: 3 }).cohesion;
  let best = 0;
  for (let division = 1; division < 63; division++) {
    const sums = [new Float64Array(dimensions), new Float64Array(dimensions)];
    for (let r = 0; r < 6; r++) for (let d = 0; d < dimensions; d++) sums[(division >> r) & 1]![d]! += points[r * dimensions + d]!;
    // The sum of the cosines with the middle of a group is the length of the sum of its points.
    best = Math.max(best, Math.hypot(...sums[0]!) + Math.hypot(...sums[1]!));
  }
  expect(found).toBeCloseTo(best, 4);
});

test('neighbours are those that trying all pairs finds', () => {
  const { points } = layOut(manyTexts(60));
  for (const row of [0, 17, 59]) {
    const all = Array.from({ length: 60 }, (_, other) => ({
      row: other,
      cosine: Array.from({ length: points.dimensions }, (_, d) => d).reduce(
        (sum, d) => sum + points.points[row * points.dimensions + d]! * points.points[other * points.dimensions + d]!,
        0,
      ),
    }));
    const nearest = all.filter((one) => one.row !== row && one.cosine > 0.1).sort((a, b) => b.cosine - a.cosine || a.row - b.row);
    expect(neighboursOf(points, row, { most: 5, beyond: 0.1 })).toEqual(nearest.slice(0, 5));
  }
});

test.each([
  ['no text', []],
  ['one text', said.slice(0, 1)],
  [
    'texts without words',
    [
      { id: 'a', words: [] },
      { id: 'b', words: [] },
      { id: 'c', words: [] },
    ],
  ],
  [
    'texts that share no word',
    [
      { id: 'a', words: ['x'] },
      { id: 'b', words: ['y'] },
      { id: 'c', words: ['z'] },
    ],
  ],
])('%s: nothing is suggested, and nothing breaks', (_, texts) => {
  expect(alikeGroups(layOut(texts))).toEqual([]);
});

test('texts that are all the same are one group, not many', () => {
  const same = Array.from({ length: 5 }, (_, n) => ({ id: `s${n}`, words: ['bus', 'laat'] }));
  const groups = alikeGroups(layOut([...same, ...said.slice(3)]));
  expect(groups[0]!.ids).toEqual(['s0', 's1', 's2', 's3', 's4']);
});

/** Texts of five subjects, each with words of its own and some that all use. */
function manyTexts(count: number) {
  const random = seededRandom(11);
  return Array.from({ length: count }, (_, n) => ({
    id: `t${String(n).padStart(4, '0')}`,
    words: Array.from({ length: 12 }, () => (random() < 0.7 ? `s${n % 5}-${Math.floor(random() * 8)}` : `w${Math.floor(random() * 30)}`)),
  }));
}

function someMatrix({ texts, words, each }: { texts: number; words: number; each: number }): TextMatrix {
  const random = seededRandom(2);
  return tfIdf(
    Array.from({ length: texts }, (_, n) => ({
      id: String(n).padStart(3, '0'),
      words: Array.from({ length: each }, () => `w${String(Math.floor(random() * words)).padStart(2, '0')}`),
    })),
  );
}

/** The exact way, for small matrices: the eigenvectors of A·Aᵀ by repeated multiplication, each taken out before the next. */
function exactPoints(matrix: TextMatrix, dimensions: number): Float64Array {
  const n = matrix.ids.length;
  const dense = Array.from({ length: n }, (_, r) => {
    const row = new Float64Array(matrix.terms.length);
    for (let at = matrix.starts[r]!; at < matrix.starts[r + 1]!; at++) row[matrix.columns[at]!] = matrix.weights[at]!;
    return row;
  });
  const gram = dense.map((a) => dense.map((b) => a.reduce((sum, value, c) => sum + value * b[c]!, 0)));
  const points = new Float64Array(n * dimensions);
  for (let k = 0; k < dimensions; k++) {
    let vector = Array.from({ length: n }, (_, r) => Math.sin(r + k + 1));
    let value = 0;
    for (let round = 0; round < 3000; round++) {
      const next = gram.map((row) => row.reduce((sum, one, c) => sum + one * vector[c]!, 0));
      value = Math.hypot(...next);
      vector = next.map((one) => one / value);
    }
    for (let r = 0; r < n; r++) points[r * dimensions + k] = vector[r]! * Math.sqrt(value);
    for (let r = 0; r < n; r++) for (let c = 0; c < n; c++) gram[r]![c]! -= value * vector[r]! * vector[c]!;
  }
  for (let r = 0; r < n; r++) {
    const row = points.subarray(r * dimensions, (r + 1) * dimensions);
    const length = Math.hypot(...row);
    for (let k = 0; k < dimensions; k++) row[k]! /= length;
  }
  return points;
}
