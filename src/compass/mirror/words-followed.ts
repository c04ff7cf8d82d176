import { fewest, type Shown } from '#maths/small-cells.ts';
import { partsShown, sidesShown } from '#system/evaluation/parts-shown.ts';

/** Accepted stories of one group of tellers: all, and how far their words came. Each story counts where it came furthest. */
export type Told = { group: string; unread: number; read: number; used: number; insight: number; decision: number };
/** How far the words of a group came, as anyone may see it: how many told, and of those in an insight only, and under a decision. */
export type Followed = { group: string; told: Shown; neither: Shown; insight: Shown; decision: Shown };

/** How many told, by group. The same parts stand in the evaluation, so that nothing follows from the two together. */
export const toldOf = ({ unread, read, used, insight, decision }: Told): number => unread + read + used + insight + decision;

/**
 * Whose words became insights and decisions. Only of groups whose number of stories may be shown, and only of a group in which no cell is small:
 * else its whole row is hidden. A rule that hides no more than it must would give small ones away to whoever knows the rule (a test tries it).
 *
 * followed([{ group: 'resident', unread: 2, read: 3, used: 1, insight: 5, decision: 6 }]) = [{ group: 'resident', told: 17, neither: 6, insight: 5, decision: 6 }]
 */
export function followed(told: readonly Told[]): Followed[] {
  return sidesShown(told.map((one) => ({ name: one.group, count: toldOf(one) }))).map(({ name, count }) => {
    const { unread, read, used, insight, decision } = told.find(({ group }) => group === name)!;
    const cells = typeof count === 'number' ? allOrNone([unread + read + used, insight, decision]) : none;
    return { group: name, told: count, neither: cells[0]!, insight: cells[1]!, decision: cells[2]! };
  });
}

/** Of the stories whose words came into no insight and no decision: that nobody read but those who listen, that were read, and that were used. Only where every row above stands there. */
export function useOf(told: readonly Told[]): { unread: Shown; read: Shown; used: Shown } {
  const sum = (of: (one: Told) => number) => told.reduce((all, one) => all + of(one), 0);
  const rows = followed(told);
  const allStand = rows.length === told.length && rows.every(({ neither }) => typeof neither === 'number');
  const cells = allStand ? allOrNone([sum(({ unread }) => unread), sum(({ read }) => read), sum(({ used }) => used)]) : none;
  return { unread: cells[0]!, read: cells[1]!, used: cells[2]! };
}

const none: readonly Shown[] = ['hidden', 'hidden', 'hidden'];
const allOrNone = (cells: readonly number[]): readonly Shown[] => (cells.some((count) => count > 0 && count < fewest) ? none : cells);

/** By which way stories came; the same parts stand in the evaluation. */
export const waysOf = (ways: readonly { name: string; count: number }[]) => partsShown(ways);
