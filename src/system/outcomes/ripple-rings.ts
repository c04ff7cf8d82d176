import type { Branch, Root } from './ripple-tree.ts';

export type Point = { x: number; y: number };

/** How far a ring lies beyond the one before it, at least; how far two points on it are apart; and the edge round it all. */
const [step, apart, edge] = [110, 52, 40];

/** A point of the drawing: a ripple by its number, or where ripples begin by its letter. */
export type Drawn<R> = Point & ({ ripple: Branch<R>; letter?: undefined } | { letter: string; root: Root<R>; ripple?: undefined });

/** The map of ripples, drawn round (0, 0): half of its width, the rings, lines from each point to what came of it, and the points. */
export type Rings<R> = { half: number; radii: number[]; lines: { from: Point; to: Point }[]; points: Drawn<R>[] };

/**
 * Draws ripples as rings in water: where they begin on the first ring (in the middle when there is one), each ripple one ring further out than what it
 * came from. Every ripple that nothing came of has an equal share of the round. The same ripples give the same drawing.
 */
export function ringsOf<R>(roots: readonly Root<R>[]): Rings<R> {
  const placed = placedIn(roots);
  const radii = radiiOf(placed);
  const pointOf = ({ ring, turn }: Placed<R>): Point => {
    const [radius, angle] = [radii[ring]!, 2 * Math.PI * turn - Math.PI / 2];
    return { x: round(radius * Math.cos(angle)), y: round(radius * Math.sin(angle)) };
  };
  return {
    half: (radii.at(-1) ?? 0) + edge,
    radii: radii.filter((radius) => radius > 0),
    lines: placed.flatMap((one) => (one.from ? [{ from: pointOf(one.from), to: pointOf(one) }] : [])),
    points: placed.map((one) => ({ ...pointOf(one), ...one.is })),
  };
}

/** A to Z, then AA. */
export const letterOf = (nth: number): string =>
  (nth < 26 ? '' : letterOf(Math.floor(nth / 26) - 1)) + String.fromCharCode(65 + (nth % 26));

/** On which ring something lies, and how much of the round it has turned: 0 is above, 0.25 to the right. */
type Placed<R> = { ring: number; turn: number; from: Placed<R> | null; is: { ripple: Branch<R> } | { letter: string; root: Root<R> } };

function placedIn<R>(roots: readonly Root<R>[]): Placed<R>[] {
  const shares = roots.reduce((sum, root) => sum + sharesOf(root.branches), 0);
  const placed: Placed<R>[] = [];
  let passed = 0;
  const turnOf = (branches: readonly Branch<R>[]) => (passed + sharesOf(branches) / 2) / shares;
  const place = (branches: readonly Branch<R>[], from: Placed<R>) => {
    for (const ripple of branches) {
      const here: Placed<R> = { ring: from.ring + 1, turn: turnOf([ripple]), from, is: { ripple } };
      placed.push(here);
      if (ripple.branches.length > 0) place(ripple.branches, here);
      else passed += 1;
    }
  };
  for (const [nth, root] of roots.entries()) {
    const here: Placed<R> = {
      ring: roots.length > 1 ? 1 : 0,
      turn: turnOf(root.branches),
      from: null,
      is: { letter: letterOf(nth), root },
    };
    placed.push(here);
    place(root.branches, here);
  }
  return placed;
}

// Each ring is so wide that its two nearest points do not touch.
function radiiOf<R>(placed: readonly Placed<R>[]): number[] {
  const radii = [0];
  for (let ring = 1; placed.some((one) => one.ring >= ring); ring++) {
    const turns = placed.filter((one) => one.ring === ring).map(({ turn }) => turn).sort((a, b) => a - b); // prettier-ignore
    const gaps = turns.map((turn, nth) => (nth === 0 ? turn + 1 - turns.at(-1)! : turn - turns[nth - 1]!));
    const nearest = turns.length < 2 ? 1 : Math.min(...gaps);
    radii.push(Math.ceil(Math.max(radii.at(-1)! + step, apart / (2 * Math.PI * nearest))));
  }
  return radii;
}

const sharesOf = <R>(branches: readonly Branch<R>[]): number =>
  branches.reduce((sum, { branches: further }) => sum + Math.max(1, sharesOf(further)), 0);
const round = (n: number) => Math.round(n * 10) / 10;
