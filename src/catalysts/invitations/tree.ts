import { fewest, type Shown } from '#maths/small-cells.ts';
import { hideSmallTable } from '#maths/small-table.ts';

/** A card as it is counted. `side`: of who gave it, null when not said; `came`: the side of who took part with it (null: not said), undefined while nobody did. */
export type CardCounted = { id: string; taker: string; from: string | null; depth: number; side: string | null; came?: string | null };

/** The cards of one side: how many were taken, who came with them side by side, and how many nobody used. */
export type Branch = { side: string | null | 'others'; taken: number; came: Shown[]; unused: Shown };

/**
 * What may be seen of all cards together: only counts of five and more, and nothing from which a smaller one follows. It is no estimate of who there
 * is: cards stay among people who know each other, and whoever nobody invites is in none of these figures.
 */
export type TreeShown = {
  /** By the sides of who came; the last one is who did not say. */
  columns: (string | null)[];
  branches: Branch[];
  /** Who came, side by side, with the cards of all branches shown. */
  came: Shown[];
  /** From one side to another: the cells of five and more off the diagonal. */
  bridges: { from: string; to: string; people: number }[];
  /** Sides whose cards, five or more of them used, brought nobody of another side. */
  apart: string[];
  /** Through how many hands cards went, as far as five people or more came at that distance. */
  hands: number;
  /** More than half of ten or more who came, trace back to the cards of one first giver. */
  oneRoot: boolean;
};

/** Sums up the cards by side. `sides`: all of the circle. Null: too early to tell anything. */
export function treeOf(cards: readonly CardCounted[], sides: readonly string[]): TreeShown | null {
  const columns: (string | null)[] = [...sides, null];
  const rows = branchesOf(cards, sides).map(({ side, cards }) => ({ side, counts: countsOf(cards, columns) }));
  const table = rows.length > 0 ? hideSmallTable(rows.map(({ counts }) => counts)) : null;
  if (!table) return null;
  const branches = rows.map(({ side }, at): Branch => ({
    side,
    taken: table.rows[at]!,
    came: table.cells[at]!.slice(0, -1),
    unused: table.cells[at]!.at(-1)!,
  }));
  return {
    columns,
    branches,
    came: table.columns.slice(0, -1),
    bridges: branches.flatMap((branch) => bridgesFrom(branch, columns)),
    apart: branches.flatMap((branch) => (staysApart(branch, columns) ? [branch.side as string] : [])),
    hands: handsOf(cards),
    oneRoot: hasOneRoot(cards),
  };
}

type Grown = { side: Branch['side']; cards: CardCounted[] };

/** One branch a side that gave five cards or more; the rest together, when they are five. */
function branchesOf(cards: readonly CardCounted[], sides: readonly string[]): Grown[] {
  const all = [...sides, null].map((side): Grown => ({ side, cards: cards.filter((card) => card.side === side) }));
  const small = all.filter(({ cards }) => cards.length > 0 && cards.length < fewest).flatMap(({ cards }) => cards);
  const large = all.filter(({ cards }) => cards.length >= fewest);
  return small.length >= fewest ? [...large, { side: 'others', cards: small }] : large;
}

const countsOf = (cards: readonly CardCounted[], columns: readonly (string | null)[]) => [
  ...columns.map((column) => cards.filter(({ came }) => came !== undefined && came === column).length),
  cards.filter(({ came }) => came === undefined).length,
];

const bridgesFrom = ({ side, came }: Branch, columns: readonly (string | null)[]) =>
  side === null || side === 'others'
    ? []
    : columns.flatMap((to, at) => {
        const people = came[at];
        return to !== null && to !== side && typeof people === 'number' && people >= fewest ? [{ from: side, to, people }] : [];
      });

function staysApart({ side, came }: Branch, columns: readonly (string | null)[]): boolean {
  if (side === null || side === 'others') return false;
  const own = came[columns.indexOf(side)];
  return typeof own === 'number' && own >= fewest && columns.every((to, at) => to === side || came[at] === 0);
}

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
  const roots = new Map<string, number>();
  for (const card of came) roots.set(rootOf(card), (roots.get(rootOf(card)) ?? 0) + 1);
  const most = Math.max(0, ...roots.values());
  return came.length >= 2 * fewest && most >= fewest && most * 2 > came.length;
}
