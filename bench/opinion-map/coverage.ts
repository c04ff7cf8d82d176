import { fitModel, knowledgeOf } from '../../src/maths/opinion-map/fit-model.ts';
import { mostDimensions } from '../../src/maths/opinion-map/kring-map.ts';
import { emptyModel } from '../../src/maths/opinion-map/ordinal-model.ts';
import type { OrdinalModel } from '../../src/maths/opinion-map/ordinal-model.ts';
import { placePeople } from '../../src/maths/opinion-map/place-people.ts';
import { planeOf } from '../../src/maths/opinion-map/plane.ts';
import { packedAt, packedSize } from '../../src/maths/opinion-map/small-matrix.ts';
import { seededRandom } from '../../src/maths/opinion-map/random.ts';
import { votesOf } from '../../src/maths/opinion-map/votes.ts';
import type { Votes } from '../../src/maths/opinion-map/votes.ts';
import type { Simulated } from './simulate.ts';

/** χ² with two degrees of freedom is below this with chance 0.9. */
const ninety = -2 * Math.log(0.1);

/**
 * How many true places lie in their 90% region. The map has its own turn and scale: its places and regions are carried to
 * the true plane by the affine map that fits best (least squares of truth on place, which for expected places has no
 * attenuation).
 */
export function coverageOfTruth({ votes, places }: Simulated): number {
  const plane = planeOf(fitModel(votes, { dimensions: mostDimensions }), votes);
  const truths = rows(places, 2);
  const found = rows(plane.positions, 2).map(([x, y]) => [x!, y!, 1]);
  const carry = solve(times(transposed(found), found), times(transposed(found), truths));
  const turn = transposed(carry.slice(0, 2));
  let inside = 0;
  found.forEach((place, i) => {
    const [carried] = times([place], carry);
    const off: [number, number] = [truths[i]![0]! - carried![0]!, truths[i]![1]! - carried![1]!];
    const [xx, xy, yy] = plane.covariances.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
    const region = times(
      times(turn, [
        [xx, xy],
        [xy, yy],
      ]),
      transposed(turn),
    );
    if (squaredDistance(region, off) <= ninety) inside++;
  });
  return inside / truths.length;
}

/**
 * How many people, placed by one half of their votes, lie within the 90% region that the other half foretells for them.
 *
 * A place t has variance 1 in each direction of the model. With covariance S from half A, half B (covariance R) will find
 * (I − R)t plus its own noise: mean (I − R)a, covariance (I − R)S(I − R) + R(I − R). Statements are learned from all votes.
 */
export function coverageOfHalves(votes: Votes, seed: number): number {
  const model = fitModel(votes, { dimensions: mostDimensions });
  const random = seededRandom(seed);
  const side = Uint8Array.from(votes.codes, () => (random() < 0.5 ? 1 : 0));
  const halves = [0, 1].map((half) =>
    placed(
      model,
      votesOf(votes, Uint32Array.from(votes.people.keys()), (n) => side[n] === half),
    ),
  );
  const axes = planeOf(model, votes).axes;
  let inside = 0;
  let counted = 0;
  for (let i = 0; i < votes.people.length; i++) {
    if (votes.rowStart[i + 1]! - votes.rowStart[i]! < 10) continue;
    counted++;
    const gap = foretold(halves as [OrdinalModel, OrdinalModel], axes, i);
    if (gap <= ninety) inside++;
  }
  return inside / counted;
}

function placed(model: OrdinalModel, votes: Votes): OrdinalModel {
  const anew = { ...emptyModel(votes.people.length, 0, model.dimensions), ...knowledgeOf(model) };
  placePeople(anew, votes, { people: Uint32Array.from(votes.people.keys()), steps: 6 });
  return anew;
}

/** The squared distance, in the plane and in units of its foretold covariance, between half B's place and the expectation. */
function foretold([first, second]: [OrdinalModel, OrdinalModel], axes: Float64Array, i: number): number {
  const K = first.dimensions;
  const A = rows(axes, K);
  const [S, R] = [covarianceOf(first, i), covarianceOf(second, i)];
  const keep = R.map((row, k) => row.map((x, l) => (k === l ? 1 : 0) - x));
  const spread = plus(times(times(keep, S), keep), times(R, keep));
  const expected = times(keep, placeOf(first, i));
  const off = placeOf(second, i).map((row, k) => [row[0]! - expected[k]![0]!]);
  const [dx, dy] = times(A, off).map((row) => row[0]!);
  return squaredDistance(times(times(A, spread), transposed(A)), [dx!, dy!]);
}

const placeOf = (model: OrdinalModel, i: number): number[][] =>
  Array.from({ length: model.dimensions }, (_, k) => [model.people.mean[i * (model.dimensions + 2) + 1 + k]!]);

const covarianceOf = (model: OrdinalModel, i: number): number[][] =>
  Array.from({ length: model.dimensions }, (_, k) =>
    Array.from(
      { length: model.dimensions },
      (_, l) => model.people.covariance[i * packedSize(model.dimensions + 2) + packedAt(k + 1, l + 1)]!,
    ),
  );

const rows = (numbers: Float64Array, width: number): number[][] =>
  Array.from({ length: numbers.length / width }, (_, n) => Array.from(numbers.subarray(n * width, (n + 1) * width)));
const transposed = (a: number[][]) => a[0]!.map((_, c) => a.map((row) => row[c]!));
const times = (a: number[][], b: number[][]) => a.map((row) => b[0]!.map((_, c) => row.reduce((sum, x, k) => sum + x * b[k]![c]!, 0)));
const plus = (a: number[][], b: number[][]) => a.map((row, k) => row.map((x, l) => x + b[k]![l]!));

/** Solves a·x = b by Gauss's elimination with pivots. */
function solve(a: number[][], b: number[][]): number[][] {
  const m = a.map((row, k) => [...row, ...b[k]!]);
  const n = a.length;
  for (let c = 0; c < n; c++) {
    const pivot = m.reduce((best, row, r) => (r >= c && Math.abs(row[c]!) > Math.abs(m[best]![c]!) ? r : best), c);
    [m[c], m[pivot]] = [m[pivot]!, m[c]!];
    m.forEach((row, r) => {
      if (r === c) return;
      const times = row[c]! / m[c]![c]!;
      row.forEach((_, k) => (row[k]! -= times * m[c]![k]!));
    });
  }
  return m.map((row, c) => row.slice(n).map((x) => x / row[c]!));
}

function squaredDistance(covariance: number[][], off: [number, number]): number {
  const [[x], [y]] = solve(covariance, [[off[0]], [off[1]]]) as [[number], [number]];
  return off[0] * x + off[1] * y;
}
