import { assignNearest } from './k-means.ts';
import type { Points } from './k-means.ts';
import type { Plane } from './plane.ts';

/**
 * The chance of each person to belong to each group: the share of their plausible places that lie nearest its centre,
 * over 64 places spread evenly through the normal distribution.
 */
export function memberships({ positions, covariances }: Plane, centres: Points): Float64Array {
  const people = positions.length / 2;
  const k = centres.length / 2;
  const membership = new Float64Array(people * k);
  const places = new Float64Array(normalSpread.length);
  const nearest = new Int32Array(places.length / 2);
  for (let i = 0; i < people; i++) {
    const [xx, xy, yy] = [covariances[3 * i]!, covariances[3 * i + 1]!, covariances[3 * i + 2]!];
    const a = Math.sqrt(Math.max(xx, 0));
    const b = a > 0 ? xy / a : 0;
    const c = Math.sqrt(Math.max(0, yy - b * b));
    for (let n = 0; n < places.length; n += 2) {
      places[n] = positions[2 * i]! + a * normalSpread[n]!;
      places[n + 1] = positions[2 * i + 1]! + b * normalSpread[n]! + c * normalSpread[n + 1]!;
    }
    assignNearest(places, centres, nearest);
    for (const g of nearest) membership[i * k + g]! += 1 / nearest.length;
  }
  return membership;
}

/** 64 points like draws of a round normal distribution: equal steps of chance outward, golden-angle turns. */
const normalSpread = Float64Array.from({ length: 128 }, (_, n) => {
  const step = n >> 1;
  const radius = Math.sqrt(-2 * Math.log(1 - (step + 0.5) / 64));
  const angle = step * Math.PI * (3 - Math.sqrt(5));
  return radius * (n & 1 ? Math.sin(angle) : Math.cos(angle));
});
