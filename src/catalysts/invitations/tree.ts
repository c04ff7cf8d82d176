import { fewest, inFives } from '#maths/small-cells.ts';

/** A card as it is counted. `side`: of who gave it, null when not said; `came`: the side of who took part with it (null: not said), undefined while nobody did. */
export type CardCounted = { id: string; taker: string; from: string | null; depth: number; side: string | null; came?: string | null };

/** So many fives that were reached; null is nobody to four, which are never told apart. By fives, so that nobody who looks each day sees one come. */
export type Cell = number | null;

/** The cards of one side (null: not said): who came with them, side by side, and how many nobody used. */
export type Branch = { side: string | null; came: Cell[]; unused: Cell };

/**
 * What may be seen of all cards together. It is no estimate of who there is: cards stay among people who know each other, and whoever nobody
 * invites is in none of these figures.
 *
 * Each cell is hidden or shown by itself alone, and no row has a total: so nothing follows by subtraction, also for who knows how cells are hidden.
 * (Hiding as few as possible, as `hideSmallTable` does, tells such a reader that no fewer would have done.)
 */
export type TreeShown = {
  /** By the sides of who came; the last one is who did not say. */
  columns: (string | null)[];
  branches: Branch[];
  /** All that came from a side, and all unused, where every part of it is hidden: else the parts say it. */
  together: { came: Cell[]; unused: Cell };
  /** From one side to another: cells off the diagonal. */
  bridges: { from: string; to: string; people: number }[];
  /** Sides whose cards brought five people or more of their own side, and fewer of any other. */
  apart: string[];
  /** Through how many hands cards went, as far as five people or more came at that distance. */
  hands: number;
  /** More than half of ten or more who came, trace back to the cards of one first giver. */
  oneRoot: boolean;
};

/** Sums up the cards by side. `sides`: all of the circle. Null while there is nothing of five or more: too early to tell anything. */
export function treeOf(cards: readonly CardCounted[], sides: readonly string[]): TreeShown | null {
  const columns: (string | null)[] = [...sides, null];
  const rows = columns.map((side) => countsOf(cards.filter((card) => card.side === side), columns)); // prettier-ignore
  const branches = columns.map((side, at): Branch => {
    const cells = rows[at]!.map(shown);
    return { side, came: cells.slice(0, -1), unused: cells.at(-1)! };
  });
  const together = rows[0]!.map((_, column) => sumShown(rows.map((row) => row[column]!)));
  if (![...branches.flatMap(({ came, unused }) => [...came, unused]), ...together].some((cell) => cell !== null)) return null;
  return {
    columns,
    branches,
    together: { came: together.slice(0, -1), unused: together.at(-1)! },
    bridges: branches.flatMap((branch) => bridgesFrom(branch, columns)),
    apart: branches.flatMap((branch) => (staysApart(branch, columns) ? [branch.side!] : [])),
    hands: handsOf(cards),
    oneRoot: hasOneRoot(cards),
  };
}

const shown = (count: number): Cell => (count >= fewest ? inFives(count) : null);

/** The sum of a column whose cells are all hidden; not where each of them would have to be four, also for who knows that everyone says their side. */
function sumShown(counts: readonly number[]): Cell {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.every((count) => shown(count) === null) && sum < (fewest - 1) * (counts.length - 1) ? shown(sum) : null;
}

const countsOf = (cards: readonly CardCounted[], columns: readonly (string | null)[]) => [
  ...columns.map((column) => cards.filter(({ came }) => came !== undefined && came === column).length),
  cards.filter(({ came }) => came === undefined).length,
];

const bridgesFrom = ({ side, came }: Branch, columns: readonly (string | null)[]) =>
  side === null
    ? []
    : columns.flatMap((to, at) => {
        const people = came[at] ?? null;
        return to !== null && to !== side && people !== null ? [{ from: side, to, people }] : [];
      });

const staysApart = ({ side, came }: Branch, columns: readonly (string | null)[]): boolean =>
  side !== null && columns.every((to, at) => (to === side ? came[at] !== null : to === null || came[at] === null));

const used = (cards: readonly CardCounted[]) => cards.filter(({ came }) => came !== undefined);

function handsOf(cards: readonly CardCounted[]): number {
  const depths = used(cards).map(({ depth }) => depth);
  return Math.max(0, ...new Set(depths.filter((depth) => depths.filter((other) => other === depth).length >= fewest)));
}

function hasOneRoot(cards: readonly CardCounted[]): boolean {
  const byId = new Map(cards.map((card) => [card.id, card]));
  const rootOf = (card: CardCounted): string => {
    let at = card;
    for (let steps = 0; at.from && byId.has(at.from) && steps < cards.length; steps++) at = byId.get(at.from)!;
    return at.taker;
  };
  const came = used(cards);
  const most = Math.max(0, ...[...Map.groupBy(came, rootOf).values()].map(({ length }) => length));
  return came.length >= 2 * fewest && most >= fewest && most * 2 > came.length;
}
