import type { Points } from './k-means.ts';

/**
 * The mean silhouette of a clustering (Rousseeuw 1987): for each point (b - a) / max(a, b), a the mean distance to the
 * others of its cluster, b the least mean distance to another cluster; 0 for a point alone. Between -1 and 1.
 *
 * Work grows with the square of the number of points: for at most some hundreds.
 *
 * @example silhouette(Float64Array.of(0, 0, 0, 0, 1, 0, 1, 0), Int32Array.of(0, 0, 1, 1), 2) // 1
 */
export function silhouette(points: Points, clusterOf: Int32Array, clusters: number): number {
  const n = clusterOf.length;
  const sizes = new Float64Array(clusters);
  for (const c of clusterOf) sizes[c]!++;
  let total = 0;
  const sums = new Float64Array(clusters);
  for (let i = 0; i < n; i++) {
    const own = clusterOf[i]!;
    if (sizes[own] === 1) continue;
    sums.fill(0);
    for (let j = 0; j < n; j++) {
      const dx = points[2 * i]! - points[2 * j]!;
      const dy = points[2 * i + 1]! - points[2 * j + 1]!;
      sums[clusterOf[j]!]! += Math.sqrt(dx * dx + dy * dy);
    }
    const a = sums[own]! / (sizes[own]! - 1);
    let b = Infinity;
    for (let c = 0; c < clusters; c++) if (c !== own && sizes[c]! > 0) b = Math.min(b, sums[c]! / sizes[c]!);
    if (b < Infinity && Math.max(a, b) > 0) total += (b - a) / Math.max(a, b);
  }
  return n === 0 ? 0 : total / n;
}
