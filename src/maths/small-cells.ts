/** Fewer people than this are never counted aloud. */
export const fewest = 5;

/** What a reader sees of a count: the number, that it is small (1 to 4), or nothing, because it would give a small one away. */
export type Shown = number | 'small' | 'hidden';

/**
 * Hides the small cells of a row of counts whose total is known, and as many others as needed so that no small one follows
 * by subtraction (complementary cell suppression: Willenborg and De Waal, Elements of Statistical Disclosure Control, 2001, ch. 6).
 * Nought is nobody, and stays. When nothing can be shown safely beside it, the total is hidden too.
 *
 * hideSmallCells([8, 4, 0]) = { cells: ['hidden', 'small', 0], total: 12 }
 */
export function hideSmallCells(counts: readonly number[]): { cells: Shown[]; total: Shown } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const cells: Shown[] = counts.map((count) => (count > 0 && count < fewest ? 'small' : count));
  if (!cells.includes('small')) return { cells, total };
  if (total < fewest) return { cells, total: 'small' };
  for (const at of [...counts.keys()].filter((at) => counts[at]! >= fewest).sort((a, b) => counts[a]! - counts[b]!)) {
    if (nothingFollows(cells, counts)) break;
    cells[at] = 'hidden';
  }
  return { cells, total: nothingFollows(cells, counts) ? total : 'hidden' };
}

// A small cell follows when what is hidden can be made up in one way only.
function nothingFollows(cells: readonly Shown[], counts: readonly number[]): boolean {
  const small = cells.filter((cell) => cell === 'small').length;
  const large = cells.filter((cell) => cell === 'hidden').length;
  const sum = counts.reduce((sum, count, at) => sum + (typeof cells[at] === 'number' ? 0 : count), 0);
  const least = large > 0 ? 1 : Math.max(1, sum - (small - 1) * (fewest - 1));
  const most = Math.min(fewest - 1, sum - (small - 1) - large * fewest);
  return most > least;
}
