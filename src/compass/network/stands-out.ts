import { connectionsOf } from '#maths/network/connections.ts';
import { holdsTogether } from './link-kinds.ts';
import type { ActorHere, NetworkMap } from './network-maps.server.ts';

/**
 * What stands out on a map, for words: who has no tie, who stands alone between others, which tie is the only one between two parts, who
 * stands highest. It speaks of the roles on the map. A tie that only disturbs holds nobody together, and is left out.
 */
export type StandsOut = {
  alone: ActorHere[];
  /** How many groups there are that cannot reach each other. */
  parts: ActorHere[][];
  between: { actor: ActorHere; groups: ActorHere[][] }[];
  onlyTies: [ActorHere, ActorHere][];
  /** From high to low, those with a tower of one disc at least. */
  highest: ActorHere[];
  /** Who has no tower yet, which is something else than a tower of no discs. */
  notStacked: ActorHere[];
};

/** Looks at a map. */
export function standsOut({ actors, links, kinds }: Pick<NetworkMap, 'actors' | 'links' | 'kinds'>): StandsOut {
  const at = new Map(actors.map(({ id }, nth) => [id, nth]));
  const holding = new Set(kinds.filter(({ kind }) => holdsTogether(kind)).map(({ id }) => id));
  const ties = links.filter(({ kind }) => holding.has(kind)).map(({ from, to }) => [at.get(from)!, at.get(to)!] as const);
  const found = connectionsOf({ size: actors.length, ties });
  const here = (nth: number) => actors[nth]!;
  return {
    alone: found.alone.map(here),
    parts: found.parts.map((part) => part.map(here)),
    between: found.between.map(({ actor, groups }) => ({ actor: here(actor), groups: groups.map((group) => group.map(here)) })),
    onlyTies: found.onlyTies.map(([a, b]) => [here(a), here(b)]),
    highest: actors.filter(({ height }) => (height ?? 0) > 0).sort((a, b) => b.height! - a.height! || a.number - b.number),
    notStacked: actors.filter(({ height }) => height === null),
  };
}
