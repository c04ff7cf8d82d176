import { assignNearest, meanPerCluster } from './k-means.ts';
import type { Clustering, Points } from './k-means.ts';

/**
 * Lloyd's k-means as Polis does it (polismath `clusters.clj`): starts at the first k different points, stops when every
 * centre, in sorted order, moved less than 0.01 or after `most + 1` rounds; clusters without points are dropped.
 *
 * Distances are Euclidean; weights count a point several times. Of equally near centres the first is taken.
 *
 * @example polisKMeans(Float64Array.of(0, 0, 1, 0, 9, 0), { k: 2, most: 20 }).clusterOf // [0, 0, 1] after two rounds
 */
export function polisKMeans(points: Points, { k, most, weights }: { k: number; most: number; weights?: Float64Array }): Clustering {
  let centres = firstDifferent(points, k);
  const clusterOf = new Int32Array(points.length / 2);
  for (let round = most; ; round--) {
    assignNearest(points, centres, clusterOf);
    const moved = meanPerCluster(points, clusterOf, { clusters: centres.length / 2, weights });
    const settled = sameCentres(centres, moved);
    centres = moved;
    if (round === 0 || settled) return { centres, clusterOf };
  }
}

function firstDifferent(points: Points, k: number): Points {
  const seen = new Set<string>();
  const centres: number[] = [];
  for (let n = 0; n < points.length / 2 && seen.size < k; n++) {
    const key = `${points[2 * n]! + 0} ${points[2 * n + 1]! + 0}`;
    if (!seen.has(key)) centres.push(points[2 * n]!, points[2 * n + 1]!);
    seen.add(key);
  }
  return Float64Array.from(centres);
}

/** Polis compares the sorted centres pair by pair, as many as there are on both sides. */
function sameCentres(a: Points, b: Points): boolean {
  const sortedA = sortedPoints(a);
  const sortedB = sortedPoints(b);
  return sortedA.every((point, n) => {
    const other = sortedB[n];
    return !other || Math.hypot(point[0] - other[0], point[1] - other[1]) < 0.01;
  });
}

const sortedPoints = (points: Points): [number, number][] =>
  Array.from({ length: points.length / 2 }, (_, n): [number, number] => [points[2 * n]!, points[2 * n + 1]!]).sort(
    (a, b) => a[0] - b[0] || a[1] - b[1],
  );
