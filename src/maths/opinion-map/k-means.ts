/** Points in the plane: point n at `xy[2 * n]` and `xy[2 * n + 1]`. */
export type Points = Float64Array;

/** A division of points into clusters; `clusterOf[n]` is the cluster of point n. */
export type Clustering = { centres: Points; clusterOf: Int32Array };

/**
 * The best of several k-means, each from other first centres (k-means++, Arthur and Vassilvitskii 2007): the one with the
 * least weighted sum of squared distances. Clusters are numbered from left to right.
 *
 * @example kMeans(points, { k: 3, restarts: 10, random: seededRandom(1) })
 */
export function kMeans(
  points: Points,
  { k, restarts, random, weights }: { k: number; restarts: number; random: () => number; weights?: Float64Array },
): Clustering {
  let best: Clustering | undefined;
  let least = Infinity;
  for (let restart = 0; restart < restarts; restart++) {
    const clustering = settle(points, spreadOut(points, { k, random, weights }), weights);
    const sum = sumOfSquares(points, clustering, weights);
    if (sum < least * (1 - 1e-9)) [best, least] = [clustering, sum];
  }
  return fromLeftToRight(best ?? settle(points, spreadOut(points, { k, random, weights }), weights));
}

/**
 * Gives each point its nearest centre, exactly, and returns how many points changed. Of equally near centres the first is
 * taken. Few centres are all tried; many from the nearest in x outward, until x alone is farther than the best.
 *
 * @example assignNearest(points, centres, clusterOf) // fills clusterOf
 */
export function assignNearest(points: Points, centres: Points, clusterOf: Int32Array): number {
  return centres.length <= 32 ? assignByTryingAll(points, centres, clusterOf) : assignOutward(points, centres, clusterOf);
}

function assignByTryingAll(points: Points, centres: Points, clusterOf: Int32Array): number {
  let changed = 0;
  for (let n = 0; n < clusterOf.length; n++) {
    const x = points[2 * n]!;
    const y = points[2 * n + 1]!;
    let best = Infinity;
    let nearest = -1;
    for (let c = 0; c < centres.length; c += 2) {
      const dx = x - centres[c]!;
      const dy = y - centres[c + 1]!;
      const distance = dx * dx + dy * dy;
      if (distance < best) {
        best = distance;
        nearest = c >> 1;
      }
    }
    if (clusterOf[n] !== nearest) changed++;
    clusterOf[n] = nearest;
  }
  return changed;
}

function assignOutward(points: Points, centres: Points, clusterOf: Int32Array): number {
  const k = centres.length / 2;
  const byX = Array.from({ length: k }, (_, c) => c).sort((a, b) => centres[2 * a]! - centres[2 * b]! || a - b);
  const xs = Float64Array.from(byX, (c) => centres[2 * c]!);
  const ys = Float64Array.from(byX, (c) => centres[2 * c + 1]!);
  let changed = 0;
  for (let n = 0; n < clusterOf.length; n++) {
    const x = points[2 * n]!;
    const y = points[2 * n + 1]!;
    let low = 0;
    let high = k;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (xs[middle]! < x) low = middle + 1;
      else high = middle;
    }
    let best = Infinity;
    let nearest = -1;
    let left = low - 1;
    let right = low;
    while (left >= 0 || right < k) {
      const goLeft = right >= k || (left >= 0 && x - xs[left]! <= xs[right]! - x);
      const at = goLeft ? left-- : right++;
      const dx = x - xs[at]!;
      if (dx * dx > best) break;
      const dy = y - ys[at]!;
      const distance = dx * dx + dy * dy;
      if (distance < best || (distance === best && byX[at]! < nearest)) {
        best = distance;
        nearest = byX[at]!;
      }
    }
    if (clusterOf[n] !== nearest) changed++;
    clusterOf[n] = nearest;
  }
  return changed;
}

/** The centres of the clusters that have points; renumbers `clusterOf` when some have none. */
export function meanPerCluster(
  points: Points,
  clusterOf: Int32Array,
  { clusters, weights }: { clusters: number; weights?: Float64Array | undefined },
): Points {
  const sums = new Float64Array(3 * clusters);
  for (let n = 0; n < clusterOf.length; n++) {
    const weight = weights?.[n] ?? 1;
    const c = 3 * clusterOf[n]!;
    sums[c]! += weight * points[2 * n]!;
    sums[c + 1]! += weight * points[2 * n + 1]!;
    sums[c + 2]! += weight;
  }
  const newNumber = new Int32Array(clusters);
  const centres: number[] = [];
  for (let c = 0; c < clusters; c++) {
    newNumber[c] = centres.length / 2;
    const weight = sums[3 * c + 2]!;
    if (weight > 0) centres.push(sums[3 * c]! / weight, sums[3 * c + 1]! / weight);
  }
  if (centres.length < 2 * clusters) for (let n = 0; n < clusterOf.length; n++) clusterOf[n] = newNumber[clusterOf[n]!]!;
  return Float64Array.from(centres);
}

type Weights = Float64Array | undefined;

function settle(points: Points, start: Points, weights: Weights): Clustering {
  let centres = start;
  const clusterOf = new Int32Array(points.length / 2).fill(-1);
  for (let round = 0; round < 100; round++) {
    if (assignNearest(points, centres, clusterOf) === 0) break;
    centres = meanPerCluster(points, clusterOf, { clusters: centres.length / 2, weights });
  }
  return { centres, clusterOf };
}

/** First centres: each next one is a point, chosen with chance proportional to its squared distance from the others. */
function spreadOut(points: Points, { k, random, weights }: { k: number; random: () => number; weights: Weights }): Points {
  const n = points.length / 2;
  const distance = new Float64Array(n).fill(1);
  const centres: number[] = [];
  for (let c = 0; c < k; c++) {
    let total = 0;
    for (let i = 0; i < n; i++) total += distance[i]! * (weights?.[i] ?? 1);
    if (!(total > 0)) break;
    let left = random() * total;
    let chosen = 0;
    while (chosen < n - 1 && (left -= distance[chosen]! * (weights?.[chosen] ?? 1)) >= 0) chosen++;
    const [x, y] = [points[2 * chosen]!, points[2 * chosen + 1]!];
    centres.push(x, y);
    for (let i = 0; i < n; i++) {
      const d = (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2;
      distance[i] = c === 0 ? d : Math.min(distance[i]!, d);
    }
  }
  return Float64Array.from(centres);
}

function sumOfSquares(points: Points, { centres, clusterOf }: Clustering, weights: Weights): number {
  return clusterOf.reduce((sum, c, n) => {
    const [dx, dy] = [points[2 * n]! - centres[2 * c]!, points[2 * n + 1]! - centres[2 * c + 1]!];
    return sum + (weights?.[n] ?? 1) * (dx * dx + dy * dy);
  }, 0);
}

function fromLeftToRight({ centres, clusterOf }: Clustering): Clustering {
  const order = Array.from({ length: centres.length / 2 }, (_, c) => c);
  order.sort((a, b) => centres[2 * a]! - centres[2 * b]! || centres[2 * a + 1]! - centres[2 * b + 1]!);
  const newNumber = new Int32Array(order.length);
  order.forEach((c, n) => (newNumber[c] = n));
  return {
    centres: Float64Array.from({ length: centres.length }, (_, n) => centres[2 * order[n >> 1]! + (n & 1)]!),
    clusterOf: clusterOf.map((c) => newNumber[c]!),
  };
}
