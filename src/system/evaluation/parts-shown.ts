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
