/** Fewer people than this are never counted aloud. */
export const fewest = 5;

/** So many fives as a count reaches: it moves by five, never by the one who came today. */
export const inFives = (count: number): number => count - (count % fewest);

/** What a reader sees of a count: the number, that it is small (1 to 4), or nothing, because it would give a small one away. */
export type Shown = number | 'small' | 'hidden';

/**
 * Hides the small cells of a row of counts whose total is known, and as many others as needed so that no small one follows by subtraction
 * (complementary cell suppression: Willenborg and De Waal, Elements of Statistical Disclosure Control, 2001, ch. 6), also not for who knows
 * this rule and asks why so much was hidden and not less. Several small ones hide each other when their sum is not close to the least or the
 * most that it can be; else the largest goes along; and when also that sum is close to its least, all go, with the total. Nought is nobody, and stays.
 *
 * hideSmallCells([8, 4, 0]) = { cells: ['hidden', 'small', 0], total: 12 }
 */
export function hideSmallCells(counts: readonly number[]): { cells: Shown[]; total: Shown } {
  const total = sumOf(counts);
  const small = counts.filter(isSmall);
  const few = sumOf(small);
  if (small.length === 0) return { cells: [...counts], total };
  if (total < fewest) return { cells: shownBut(counts, isSmall), total: small.length < fewest - 1 ? 'small' : 'hidden' };
  if (few >= small.length + room && few <= small.length * (fewest - 1) - room) return { cells: shownBut(counts, isSmall), total };
  const [largest, next = fewest] = counts.filter((count) => count >= fewest).sort((a, b) => b - a) as [number?, number?];
  // Who knows the rule knows that the largest is no smaller than the next one.
  if (largest === undefined || few + largest < small.length + next + room)
    return { cells: shownBut(counts, (count) => count > 0), total: 'hidden' };
  const at = counts.indexOf(largest);
  return { cells: shownBut(counts, (_, nth) => nth === at), total };
}

/** So much must lie between what is hidden and the least or most that it can be: with one, the edge itself would be known. */
const room = 2;

const isSmall = (count: number) => count > 0 && count < fewest;
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const shownBut = (counts: readonly number[], hides: (count: number, nth: number) => boolean): Shown[] =>
  counts.map((count, nth) => (isSmall(count) ? 'small' : hides(count, nth) ? 'hidden' : count));
