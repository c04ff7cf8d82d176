import { eyesOf, type Eyes } from '#cycle/1-gather/eyes.ts';
import { sessionAt, type Session } from '#cycle/3-dialogue/sessions.server.ts';
import { capacitiesOf, may } from '#lib/people/may.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { keepLanguage } from '../cookies.server.ts';
import type { Door, Here } from '../door.ts';
import { speak } from '../language.server.ts';
import { showNotHere } from '../problems.tsx';

type InSession = (c: Here, session: Session) => Response | Promise<Response>;

/** A door of a session of this circle; one that is not there, or elsewhere, is not here. */
export const inSession =
  (open: InSession): Door['open'] =>
  async (c) => {
    const session = await sessionAt(c.var.db, c.var.circle.id, c.req.param('session')!);
    return session ? open(c, session) : showNotHere(c);
  };

/** A door for those who take part: with a seat in this very session, or a place in the circle. */
export const forThoseIn = (open: InSession): Door['open'] =>
  inSession((c, session) => (whoIsHere(c, session).takesPart ? open(c, session) : showNotHere(c)));

/** A door of the record while it is made: for who keeps it. */
export const forWhoKeeps = (open: InSession): Door['open'] =>
  inSession((c, session) => (whoIsHere(c, session).keeps ? open(c, session) : showNotHere(c)));

/**
 * As what someone is here: leads this session or could, keeps its record (who leads it, and a steward), has a place in the circle, has a seat in this session.
 * Exact numbers, and words of others, are a steward's alone: `answers`.
 */
export function whoIsHere(c: Here, session: Session) {
  const { actor, circle } = c.var;
  const able = capacitiesOf(actor, circle.id);
  const inside = (['reader', 'member', 'listener', 'steward'] as const).some((role) => able.has(role));
  const seat = actor.seat?.circle === circle.id && actor.seat.session === session.id ? actor.seat : null;
  const answers = able.has('steward');
  return {
    answers,
    leads: may(actor, 'leadSession', circle.id),
    keeps: may(actor, 'keepRecord', circle.id) && (answers || (session.ledBy !== null && session.ledBy === actor.person?.id)),
    prints: may(actor, 'printStories', circle.id),
    inside,
    seat,
    takesPart: inside || seat !== null,
  };
}

/**
 * With whose eyes the stories of a session are read here: with a seat, with all who were to come and with one's own, since others than planned
 * may come; with a place in the circle, with one's own as well.
 */
export async function eyesInSession(c: Here, session: Session): Promise<Eyes> {
  const { db, circle, actor } = c.var;
  const { inside, seat } = whoIsHere(c, session);
  if (!seat || inside) return eyesOf({ ...actor, seat: null }, circle.id);
  const own = (await sidesOf(db, circle.id)).filter(({ id }) => seat.sides.includes(id)).map(({ reader }) => reader);
  return { everyOf: [...new Set([...session.readers, ...own])] };
}

/** Whoever sits in the room goes on in their own language, also on a page that has two for everyone else. Kept when it is chosen there. */
export function speakToSeat(c: Here, session: Session): void {
  if (!whoIsHere(c, session).seat) return;
  speak(c, 'takePart');
  if (c.req.query('lang') === c.var.lang) keepLanguage(c, c.var.lang);
}

/** The address of a session, or of a part of it. */
export const sessionPath = (c: Here, session: string, part = '') => `/circles/${c.var.circle.slug}/sessions/${session}${part}`;
