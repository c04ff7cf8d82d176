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
 * The same for what is counted on other pages in parts as well: where no part is shown, it is not said either which of them are nought. Beside an
 * insight that counts five of one part, the others would follow.
 *
 * partsShownBesideOthers([{ name: 'page', count: 5 }, { name: 'paper', count: 1 }, { name: 'telephone', count: 0 }]) = all 'hidden'
 */
export function partsShownBesideOthers(parts: readonly { name: string; count: number }[]): Division {
  const shown = partsShown(parts);
  return shown.some(({ count }) => count === 'hidden') &&
    !shown.some(({ count }) => count === 'small' || (typeof count === 'number' && count > 0))
    ? shown.map(({ name }) => ({ name, count: 'hidden' }))
    : shown;
}

/**
 * From which sides people told, on every page that counts them. Where no side is counted, it stays unsaid too that some spoke from several, or from
 * none that was said.
 *
 * sidesShown([{ name: 'resident', count: 5 }, { name: 'decider', count: 0 }, { name: 'unsaid', count: 1 }]) = resident and decider, both 'hidden'
 */
export function sidesShown(sides: readonly { name: string; count: number }[]): Division {
  const shown = partsShownBesideOthers(sides);
  return noneCounted(shown) ? shown.filter(({ name }) => isSide(name)) : shown;
}

/** Whether of no side anything is said: then it is not said either which of them are silent. */
export const noneCounted = (sides: Division): boolean => sides.every(({ count }) => count === 'hidden');

const isSide = (name: string) => name !== 'several' && name !== 'unsaid';

/**
 * The sides from which few or no stories came, as far as that stands in the counts already: naming one behind a hidden count would give it away.
 * Null where nothing can be said of any.
 */
export function missingShown(sides: Division): string[] | null {
  const named = sides.filter(({ name }) => isSide(name));
  const missing = named.filter(({ count }) => count === 0 || count === 'small').map(({ name }) => name);
  const allHidden = !sides.some(({ count }) => count === 'small') && named.some(({ count }) => count === 'hidden');
  return missing.length === 0 && allHidden ? null : missing;
}
