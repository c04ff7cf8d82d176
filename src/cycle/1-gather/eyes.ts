import { capacitiesOf, type Actor } from '#lib/people/may.ts';
import type { Reader } from './consent.ts';

/**
 * With whose eyes stories are read. `all`: a listener of the circle. `oneOf`: one person, who may stand on several sides.
 * `everyOf`: a table, where all sides present read together, so that a story must allow each. `open`: the whole world.
 */
export type Eyes = { all: true } | { oneOf: Reader[] } | { everyOf: Reader[] } | { open: true };

/** The eyes of an actor in a circle. A steward has no wider eyes than the side that they stand on. `table` are the readers of the table where the actor sits. */
export function eyesOf(actor: Actor, circle: string, table: Reader[] | null = null): Eyes {
  const able = capacitiesOf(actor, circle);
  if (able.has('listener')) return { all: true };
  if (able.has('table') && table) return { everyOf: table };
  const readers = [...new Set(actor.memberships.filter((member) => member.circle === circle).map((member) => member.reader))];
  return readers.length > 0 ? { oneOf: readers } : { open: true };
}
