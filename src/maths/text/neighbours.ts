import { product } from './spherical-k-means.ts';
import type { TextPoints } from './truncated-svd.ts';

/** Another text and how near it is: the cosine, 1 for the same direction, 0 for nothing in common. */
export type Neighbour = { row: number; cosine: number };

/**
 * The texts nearest to one, nearest first; at most `most`, and none that is not nearer than `beyond`. Of equally near ones the lower row comes first.
 *
 * @example neighboursOf(points, 0, { most: 5, beyond: 0.3 }) // [{ row: 7, cosine: 0.81 }, …]
 */
export function neighboursOf(
  { points, dimensions }: TextPoints,
  row: number,
  { most, beyond }: { most: number; beyond: number },
): Neighbour[] {
  const near: Neighbour[] = [];
  for (let other = 0; other * dimensions < points.length; other++) {
    if (other === row) continue;
    const cosine = product(points, row * dimensions, { other: points, at: other * dimensions, dimensions });
    if (cosine > beyond) near.push({ row: other, cosine });
  }
  return near.sort((a, b) => b.cosine - a.cosine || a.row - b.row).slice(0, most);
}
