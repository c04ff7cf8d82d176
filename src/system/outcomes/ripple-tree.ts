import type { From } from './ripple.ts';

/** What is needed of a ripple to know where it belongs. */
type Rippled = { id: string; from: From };

/** A ripple with its number on the map and what came of it. */
export type Branch<R> = R & { number: number; branches: Branch<R>[] };

/** Where ripples begin: an outcome or a change, with what came of it. */
export type Root<R> = { kind: 'outcome' | 'change'; id: string; branches: Branch<R>[] };

/**
 * Ripples as trees, each from where it began, in the order in which they are given; numbered as one reads them: each before what came of it.
 *
 * treesOf([a from outcome o, b from a]) = [{ kind: 'outcome', id: 'o', branches: [a as 1, with b as 2] }]
 */
export function treesOf<R extends Rippled>(ripples: readonly R[]): Root<R>[] {
  const of = new Map<string, R[]>();
  for (const ripple of ripples) {
    const from = `${ripple.from.kind} ${ripple.from.id}`;
    of.set(from, [...(of.get(from) ?? []), ripple]);
  }
  let number = 0;
  const branch = (ripple: R): Branch<R> => {
    const nth = ++number;
    return { ...ripple, number: nth, branches: (of.get(`ripple ${ripple.id}`) ?? []).map(branch) };
  };
  return [...of.keys()]
    .filter((from) => !from.startsWith('ripple '))
    .map((from) => {
      const [kind, id] = from.split(' ') as ['outcome' | 'change', string];
      return { kind, id, branches: of.get(from)!.map(branch) };
    });
}

/** All ripples of a tree, each before what came of it. */
export const flat = <R>(branches: readonly Branch<R>[]): Branch<R>[] => branches.flatMap((one) => [one, ...flat(one.branches)]);
