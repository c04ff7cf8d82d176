import { hideSmallCells, type Shown } from '#maths/small-cells.ts';

/** How a number of people divides over names, as anyone may see it. */
export type Division = { name: string; count: Shown }[];

/**
 * The parts of a total that stands on other pages too. Where a small part would follow from the total, no part is shown: the total cannot be hidden here.
 *
 * partsShown([{ name: 'page', count: 5 }, { name: 'paper', count: 1 }]) = both 'hidden'
 */
export function partsShown(parts: readonly { name: string; count: number }[]): Division {
  const { cells, total } = hideSmallCells(parts.map(({ count }) => count));
  return parts.map(({ name, count }, at) => ({ name, count: total === 'hidden' && count > 0 ? 'hidden' : cells[at]! }));
}

/**
 * The sides from which few or no stories came, as far as that stands in the counts already: naming one behind a hidden count would give it away.
 * Null where nothing can be said of any.
 */
export function missingShown(sides: Division): string[] | null {
  const named = sides.filter(({ name }) => name !== 'several' && name !== 'unsaid');
  const missing = named.filter(({ count }) => count === 0 || count === 'small').map(({ name }) => name);
  const allHidden = !sides.some(({ count }) => count === 'small') && named.some(({ count }) => count === 'hidden');
  return missing.length === 0 && allHidden ? null : missing;
}
