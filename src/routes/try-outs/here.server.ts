import { observationsOf, seenOnPage, sidesThatLooked } from '#catalysts/try-outs/observations.server.ts';
import { seenCounts, tryOutsOf, type TryOutHere } from '#catalysts/try-outs/try-out-views.server.ts';
import type { By } from '#catalysts/try-outs/try-outs.server.ts';
import { may } from '#lib/people/may.ts';
import { answeringHere } from '../compass/power/answering.server.ts';
import type { Door, Here } from '../door.ts';
import { showNotHere } from '../problems.tsx';
import { todayHere } from '../today.ts';

export const tryOutsPath = (c: Here, more = '') => `/circles/${c.var.circle.slug}/try-outs${more}`;

/** Whoever is here takes part, and reads what was seen and what is still a plan. */
export const takesPart = (c: Here) => may(c.var.actor, 'tryOut', c.var.circle.id);

/** Is it of whoever is here: the person, or the seat where one sits? */
export const isOwnHere = ({ var: { actor } }: Here, { person, seat }: { person: string | null; seat: string | null }): boolean =>
  (person !== null && person === actor.person?.id) || (seat !== null && seat === actor.seat?.id);

/** Whoever made a try-out changes it and says what becomes of it; and so does who runs the circle. */
export const keepsIt = (c: Here, made: Pick<TryOutHere, 'person' | 'seat'>): boolean =>
  takesPart(c) && (isOwnHere(c, made) || may(c.var.actor, 'decide', c.var.circle.id));

/** Who does it, and when: the person, or the seat where one sits. */
export async function byHere(c: Here): Promise<By & { sides: { id: string; name: string }[]; speaking: { id: string; name: string }[] }> {
  const { sides, speaking, namer } = await answeringHere(c);
  return { person: namer.person, seat: namer.seat, now: c.var.now, today: todayHere(c), sides, speaking };
}

/** The try-outs that may be seen from here. What did not begin yet is there for who takes part alone. */
export async function tryOutsHere(c: Here, of: { id?: string; insight?: string; agreement?: string; follows?: string } = {}) {
  const all = await tryOutsOf(c.var.db, c.var.circle.id, { today: todayHere(c), ...of });
  return takesPart(c) ? all : all.filter(({ startedOn }) => startedOn !== null);
}

/** A door of one try-out. */
export const withTryOut =
  (open: (c: Here, tryOut: TryOutHere) => Response | Promise<Response>): Door['open'] =>
  async (c) => {
    const [tryOut] = await tryOutsHere(c, { id: c.req.param('tryOut')! });
    return tryOut ? open(c, tryOut) : showNotHere(c);
  };

/** What was seen of a try-out, as far as these eyes may see it. */
export async function seenHere(c: Here, tryOut: TryOutHere) {
  const { db, circle } = c.var;
  const page = /^[1-9]\d{0,2}$/.test(c.req.query('seen') ?? '') ? Number(c.req.query('seen')) : 0;
  const [counts, sides, seen] = await Promise.all([
    seenCounts(db, circle.id),
    sidesThatLooked(db, circle.id, tryOut.id),
    takesPart(c) ? observationsOf(db, circle.id, tryOut.id, { skip: page * seenOnPage }) : null,
  ]);
  return { counts: counts(tryOut.id), sides, seen, page };
}
export type SeenHere = Awaited<ReturnType<typeof seenHere>>;
