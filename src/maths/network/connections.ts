/** A network of `size` actors, numbered from 0, and who is tied to whom; direction, doubles and ties to oneself make no difference here. */
export type Ties = { size: number; ties: readonly (readonly [number, number])[] };

/**
 * What holds a network together.
 * `alone`: actors without any tie. `parts`: the groups of actors that can reach each other, the largest first, those alone left out.
 * `between`: cut vertices, without whom their part falls apart, and into which groups. `onlyTies`: bridges, ties without which a part falls in two.
 */
export type Connections = {
  alone: number[];
  parts: number[][];
  between: { actor: number; groups: number[][] }[];
  onlyTies: [number, number][];
};

/**
 * Finds parts, cut vertices and bridges in one walk, in time that grows with actors and ties together.
 * R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972): v is a cut vertex when a child c has low(c) >= entered(v);
 * the tie v–c is a bridge when low(c) > entered(v). `connectionsOf({ size: 3, ties: [[0, 1], [1, 2]] }).between` is actor 1, between [0] and [2].
 */
export function connectionsOf({ size, ties }: Ties): Connections {
  const beside = besideEach({ size, ties });
  const walk = walked(beside);
  const parts = partsOf(beside, walk.order).filter((part) => part.length > 1);
  return {
    alone: beside.flatMap((others, actor) => (others.length === 0 ? [actor] : [])),
    parts: parts.toSorted((a, b) => b.length - a.length || a[0]! - b[0]!),
    between: [...walk.cuts].sort((a, b) => a - b).map((actor) => ({ actor, groups: groupsWithout(beside, actor) })),
    onlyTies: walk.bridges.sort(([a, b], [c, d]) => a - c || b - d),
  };
}

/** Everyone's neighbours, each once, in order. */
function besideEach({ size, ties }: Ties): number[][] {
  const beside = Array.from({ length: size }, () => new Set<number>());
  for (const [a, b] of ties) {
    if (a === b) continue;
    beside[a]!.add(b);
    beside[b]!.add(a);
  }
  return beside.map((others) => [...others].sort((a, b) => a - b));
}

/** One walk in depth through all, without recursion: a chain of thousands must not fill the stack. */
function walked(beside: readonly (readonly number[])[]) {
  const entered = new Array<number>(beside.length).fill(-1);
  const low = new Array<number>(beside.length).fill(0);
  const order: number[] = [];
  const cuts = new Set<number>();
  const bridges: [number, number][] = [];
  for (const root of beside.keys()) {
    if (entered[root] !== -1) continue;
    let children = 0;
    const stack = [{ at: root, from: -1, next: 0 }];
    while (stack.length > 0) {
      const step = stack.at(-1)!;
      if (step.next === 0) {
        entered[step.at] = low[step.at] = order.length;
        order.push(step.at);
      }
      const to = beside[step.at]![step.next++];
      if (to === undefined) {
        stack.pop();
        const { from } = step;
        if (from === -1) continue;
        low[from] = Math.min(low[from]!, low[step.at]!);
        if (from === root) children++;
        else if (low[step.at]! >= entered[from]!) cuts.add(from);
        if (low[step.at]! > entered[from]!) bridges.push([Math.min(from, step.at), Math.max(from, step.at)]);
      } else if (to !== step.from) {
        if (entered[to] === -1) stack.push({ at: to, from: step.at, next: 0 });
        else low[step.at] = Math.min(low[step.at]!, entered[to]!);
      }
      // A step without neighbours has `next` 1 by now: it is never entered twice.
    }
    if (children > 1) cuts.add(root);
  }
  return { order, cuts, bridges };
}

function partsOf(beside: readonly (readonly number[])[], order: readonly number[]): number[][] {
  const seen = new Set<number>();
  return order.flatMap((root) => {
    const part = reachedFrom(beside, root, seen);
    return part.length > 0 ? [part] : [];
  });
}

/** Into which groups the part of an actor falls when that actor is taken out, the smallest first. */
function groupsWithout(beside: readonly (readonly number[])[], actor: number): number[][] {
  const seen = new Set([actor]);
  return beside[actor]!.flatMap((neighbour) => {
    const group = reachedFrom(beside, neighbour, seen);
    return group.length > 0 ? [group] : [];
  }).sort((a, b) => a.length - b.length || a[0]! - b[0]!);
}

/** Who can be reached from one actor, in order of number; empty when seen before. */
function reachedFrom(beside: readonly (readonly number[])[], from: number, seen: Set<number>): number[] {
  if (seen.has(from)) return [];
  seen.add(from);
  const reached = [from];
  for (let at = 0; at < reached.length; at++) {
    for (const to of beside[reached[at]!]!) {
      if (seen.has(to)) continue;
      seen.add(to);
      reached.push(to);
    }
  }
  return reached.sort((a, b) => a - b);
}
