import { paceOver, wait, waitAfter } from '#lib/server/pace.ts';
import type { Here } from './door.ts';
import { placeOf } from './place.server.ts';

/** Wrong codes from one place in ten minutes, whichever door they came to. */
const wrong = paceOver(10);

/**
 * Looks a code up; the more wrong ones came from a place, the longer its next one takes, right or wrong.
 * A house where forty people mistype waits three seconds at most; a script that guesses 77 bits waits for ever.
 */
export async function patiently<Found>(c: Here, look: () => Promise<Found | null>): Promise<Found | null> {
  const place = placeOf(c);
  await wait(waitAfter(wrong.seen(place, c.var.now), { free: 10, step: 100, longest: 3_000 }));
  const found = await look();
  if (!found) wrong.note(place, c.var.now);
  return found;
}
