import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import type { Here } from '../door.ts';
import { placeOf } from '../place.server.ts';

/** A community house tells forty stories in ten minutes; of more than this from one place, a listener looks first. Nobody is refused. */
const fromOnePlace = 60;
const pace = paceOver(10);

/** Counts one more story from this place, by whichever door; many take longer. Says whether a listener looks at it first. */
export async function isFlood(c: Here): Promise<boolean> {
  const came = pace.note(placeOf(c), c.var.now);
  await wait(waitAfter(came, { free: fromOnePlace, step: 20, longest: 2_000 }));
  return came > fromOnePlace;
}
