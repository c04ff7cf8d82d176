import { normalQuantile } from './opinion-map/chance.ts';

/**
 * Between which shares the true one lies, nine times of ten: the score interval of Wilson (1927), which stays within 0 and 1 and holds for
 * small numbers too (Agresti and Coull 1998).
 *
 * shareInterval(8, 10) = [0.54, 0.93]
 */
export function shareInterval(successes: number, trials: number, level = 0.9): [number, number] {
  if (trials === 0) return [0, 1];
  const z = normalQuantile(1 - (1 - level) / 2);
  const share = successes / trials;
  const middle = (share + z ** 2 / (2 * trials)) / (1 + z ** 2 / trials);
  const half = (z / (1 + z ** 2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
