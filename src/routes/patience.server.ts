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

/** Wrong codes of tables and sessions from one place within a quarter of an hour. */
const wrongShort = paceOver(15);
const patience = { free: 20, step: 500, longest: 5_000 };
const queues = new Map<string, Promise<void>>();

/**
 * Looks up the short code of a table, a session or a seat. Short codes can be guessed: beyond twenty wrong ones, tries from a place go one
 * after another, each half a second slower, so that asking many at once is no quicker. A right code is still taken.
 */
export async function inTurn<Found>(c: Here, look: () => Promise<Found | null>): Promise<Found | null> {
  const place = placeOf(c);
  await turnOf(place, waitAfter(wrongShort.seen(place, c.var.now), patience));
  const found = await look();
  if (!found) wrongShort.note(place, c.var.now);
  return found;
}

async function turnOf(place: string, ms: number) {
  if (ms === 0) return;
  const turn = (queues.get(place) ?? Promise.resolve()).then(() => wait(ms));
  queues.set(place, turn);
  await turn;
  if (queues.get(place) === turn) queues.delete(place);
}
