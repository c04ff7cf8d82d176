import { seededRandom } from '../opinion-map/random.ts';
import { toLengthOne, type TextPoints } from './truncated-svd.ts';

/** Which group each point is in (-1 for a point without length), and how well it fits there: the cosine with the middle of its group. */
export type Grouping = { groupOf: Int32Array; fit: Float32Array; groups: number; cohesion: number };

const mostRounds = 30;

/**
 * Divides points of length 1 into `k` groups by their direction (spherical k-means, Dhillon and Modha 2001), begun anew `restarts` times from
 * middles that lie far apart (k-means++ with 1 - cosine); the division with the highest sum of cosines is taken. Groups are numbered by the
 * first point in them. Equal fits go to the lower number, and the same points and seed give the same bits.
 *
 * @example sphericalKMeans({ points, dimensions: 60 }, { k: 40, restarts: 3, seed: 1 })
 */
export function sphericalKMeans(
  { points, dimensions }: TextPoints,
  { k, restarts, seed, tick }: { k: number; restarts: number; seed: number; tick?: (done: number) => void },
): Grouping {
  const counted = pointsWithLength(points, dimensions);
  const groups = Math.min(k, counted.length);
  const random = seededRandom(seed);
  let best: Settled | undefined;
  for (let restart = 0; restart < restarts && groups > 0; restart++) {
    const settled = settle(points, { counted, dimensions, middles: farApart(points, { counted, dimensions, groups, random }), groups });
    if (!best || settled.cohesion > best.cohesion) best = settled;
    tick?.((restart + 1) / restarts);
  }
  return inOrder(points.length / Math.max(1, dimensions), counted, best);
}

type Settled = { groupOf: Int32Array; fit: Float32Array; cohesion: number };

function pointsWithLength(points: Float32Array, dimensions: number): Int32Array {
  const counted: number[] = [];
  for (let r = 0; r * dimensions < points.length; r++)
    for (let d = 0; d < dimensions; d++)
      if (points[r * dimensions + d] !== 0) {
        counted.push(r);
        break;
      }
  return Int32Array.from(counted);
}

type Sown = { counted: Int32Array; dimensions: number; groups: number; random: () => number };

function farApart(points: Float32Array, { counted, dimensions, groups, random }: Sown): Float32Array {
  const middles = new Float32Array(groups * dimensions);
  const far = new Float64Array(counted.length).fill(1);
  for (let g = 0; g < groups; g++) {
    const chosen = counted[drawn(far, random)]!;
    middles.set(points.subarray(chosen * dimensions, (chosen + 1) * dimensions), g * dimensions);
    for (let i = 0; i < counted.length; i++) {
      const apart = Math.max(0, 1 - product(points, counted[i]! * dimensions, { other: middles, at: g * dimensions, dimensions }));
      far[i] = g === 0 ? apart : Math.min(far[i]!, apart);
    }
  }
  return middles;
}

function drawn(weights: Float64Array, random: () => number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random() * total;
  for (let i = 0; i < weights.length; i++) if ((left -= weights[i]!) < 0) return i;
  return Math.floor(random() * weights.length); // all points are the same
}

function settle(
  points: Float32Array,
  { counted, dimensions, middles, groups }: { counted: Int32Array; dimensions: number; middles: Float32Array; groups: number },
): Settled {
  const groupOf = new Int32Array(counted.length).fill(-1);
  const fit = new Float32Array(counted.length);
  for (let round = 0; round < mostRounds; round++) {
    let changed = 0;
    for (let i = 0; i < counted.length; i++) {
      let [best, nearest] = [-Infinity, 0];
      for (let g = 0; g < groups; g++) {
        // Written out: this line runs a thousand million times for ten thousand texts.
        let cosine = 0;
        for (let d = 0, p = counted[i]! * dimensions, m = g * dimensions; d < dimensions; d++) cosine += points[p + d]! * middles[m + d]!;
        if (cosine > best) [best, nearest] = [cosine, g];
      }
      if (groupOf[i] !== nearest) changed++;
      [groupOf[i], fit[i]] = [nearest, best];
    }
    if (changed === 0) break;
    middles.fill(0);
    for (let i = 0; i < counted.length; i++)
      for (let d = 0; d < dimensions; d++) middles[groupOf[i]! * dimensions + d]! += points[counted[i]! * dimensions + d]!;
    toLengthOne(middles, groups, dimensions);
  }
  return { groupOf, fit, cohesion: fit.reduce((sum, one) => sum + one, 0) };
}

function inOrder(rows: number, counted: Int32Array, settled: Settled | undefined): Grouping {
  const [groupOf, fit] = [new Int32Array(rows).fill(-1), new Float32Array(rows)];
  const numbers = new Map<number, number>();
  counted.forEach((row, i) => {
    const group = settled!.groupOf[i]!;
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    [groupOf[row], fit[row]] = [numbers.get(group)!, settled!.fit[i]!];
  });
  return { groupOf, fit, groups: numbers.size, cohesion: settled?.cohesion ?? 0 };
}

/** The cosine of two points of length 1, each given by where it begins. */
export function product(
  points: Float32Array,
  from: number,
  { other, at, dimensions }: { other: Float32Array; at: number; dimensions: number },
): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += points[from + d]! * other[at + d]!;
  return sum;
}
