import type { Beside, Compared } from './compare.ts';
import type { ToDraw } from './drawing.ts';
import type { DrawnKind } from './link-kinds.ts';
import { inPicture, placesOf, type Place } from './layout.ts';

/** In which maps something stands, as the letter that is drawn: A, B or both. */
export const markOf = ({ one, other }: Beside): 'A' | 'B' | 'AB' => (one && other ? 'AB' : one ? 'A' : 'B');

/** How a tie is drawn that both maps have, or only one: told apart by its pattern and by its letters. */
const tieOn: Record<'both' | 'one' | 'other', DrawnKind> = {
  both: { id: 'both', letter: 'AB', pattern: '' },
  one: { id: 'one', letter: 'A', pattern: '16 6' },
  other: { id: 'other', letter: 'B', pattern: '3 8' },
};
export const overlayKinds = [tieOn.both, tieOn.one, tieOn.other] as const;

/** More than this is not placed anew for a page that is only looked at. */
const mostPlaced = 100;

/**
 * Two maps in one picture: every actor once, with a tower for each map. They find a place together; only where there are very many, each stands
 * where its own map has it.
 */
export function overlaid({ actors, ties }: Compared): ToDraw {
  const taken: Place[] = [];
  const together =
    actors.length <= mostPlaced
      ? placesOf(
          actors.map(({ id }, nth) => ({ id, number: nth + 1, fixed: null })),
          ties.map(({ from, to }) => ({ from: from.id, to: to.id })),
        )
      : null;
  return {
    actors: actors.map((beside) => {
      const actor = (beside.one ?? beside.other)!;
      const place = together?.get(beside.id) ?? freeNear(actor.place, taken);
      taken.push(place);
      const towers = [beside.one?.height ?? null, beside.other?.height ?? null];
      return { id: beside.id, mark: markOf(beside), label: beside.label, kind: actor.kind, place, towers };
    }),
    links: ties.map(({ from, to, on, both }) => ({ from: from.id, to: to.id, kind: on, both })),
    kinds: overlayKinds,
  };
}

const apart = 55;

/** The nearest spot where nobody stands yet, looked for in a spiral: two maps may have put different actors on one spot. */
function freeNear(place: Place, taken: readonly Place[]): Place {
  for (let nth = 0; nth < 12; nth++) {
    const [angle, reach] = [nth * 2.4, 18 * Math.sqrt(nth)];
    const spot = inPicture({ x: place.x + reach * Math.cos(angle), y: place.y + reach * Math.sin(angle) });
    if (taken.every(({ x, y }) => Math.abs(x - spot.x) > apart || Math.abs(y - spot.y) > apart)) return spot;
  }
  return place;
}
