import { noteActivity } from '#lib/server/activity.server.ts';
import { stepNeeded } from '#lib/people/second-steps.server.ts';
import { signOut, startVisit } from '#lib/people/visits.server.ts';
import { cookieOf, forget, keepHalf, keepVisit } from '../cookies.server.ts';
import type { Here } from '../door.ts';

/** Someone showed a link, or came from the sign-in of the organisation: they are in, or take the second step first. */
export async function comeIn(c: Here, person: string, { strong = false } = {}): Promise<Response> {
  if (!strong && (await stepNeeded(c.var.db, person))) {
    keepHalf(c, person);
    return c.redirect('/second-step', 303);
  }
  await beginVisit(c, person);
  return c.redirect('/home', 303);
}

/** A new visit in this browser; the one that was there ends, so that no cookie from before opens anything. */
export async function beginVisit(c: Here, person: string): Promise<void> {
  const { db, now } = c.var;
  const before = cookieOf(c, 'visit');
  if (before) await signOut(db, before, now);
  keepVisit(c, await startVisit(db, person, now));
  forget(c, 'half');
  await noteVisit(c, person, 'visit.begun');
}

/** A line in the record of acts: someone came in, was refused, or left. */
export async function noteVisit(c: Here, person: string, what: 'visit.begun' | 'visit.refused' | 'visit.ended'): Promise<void> {
  const { db, now } = c.var;
  const row = await db.selectFrom('person').select('organisation_id').where('id', '=', person).executeTakeFirst();
  if (!row) return;
  await noteActivity(db, {
    organisation: row.organisation_id,
    what,
    about: person,
    role: 'anyone',
    result: what === 'visit.refused' ? 'refused' : 'done',
    now,
  });
}
