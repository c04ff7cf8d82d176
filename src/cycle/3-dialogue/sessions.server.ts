import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { hashOfCode, sessionCode } from './codes.server.ts';
import type { SessionPlan } from './session.ts';

/** Plans a session. Its code can be printed from then on. Returns the session's id. */
export async function planSession(db: Db, circle: string, plan: SessionPlan, by: { person: string; keys: Keys; now: Date }) {
  const id = newId();
  const code_hash = hashOfCode(by.keys, sessionCode(by.keys, id));
  await db
    .insertInto('session')
    .values({ circle_id: circle, id, ...plan, code_hash, made_by: by.person, made_at: by.now })
    .execute();
  return id;
}

/** Changes the plan; also afterwards, when the place or the hour turned out differently. It is as old as its newest words. */
export async function changePlan(db: Db, circle: string, session: string, plan: SessionPlan, now: Date) {
  await db
    .updateTable('session')
    .set({ ...plan, made_at: now })
    .where('circle_id', '=', circle)
    .where('id', '=', session)
    .where('record_agreed_at', 'is', null)
    .execute();
}

/**
 * The session begins: from now on everyone in it may read the stories brought to it. That is the moment at which they are shown,
 * so that a plan that is called off tells no teller anything.
 */
export function holdSession(db: Db, circle: string, session: string, now: Date) {
  return atomically(db, async (db) => {
    const begun = await db
      .updateTable('session')
      .set({ held_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', session)
      .where('held_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!begun) return;
    const shown = await db
      .selectFrom('session_story')
      .select('story_id')
      .where('circle_id', '=', circle)
      .where('session_id', '=', session)
      .execute();
    await markTrail(
      db,
      circle,
      shown.map((row) => row.story_id),
      { what: 'session.shown', about: session, now },
    );
  });
}

const sessions = (db: Db, circle: string) =>
  db
    .selectFrom('session')
    .select([
      'id',
      'purpose',
      'change_wanted as changeWanted',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'place',
      'readers',
      'held_at as heldAt',
    ])
    .select([
      'record_changed_at as recordChangedAt',
      'record_opened_at as recordOpenedAt',
      'record_agreed_at as recordAgreedAt',
      'record_hidden_at as recordHiddenAt',
    ])
    .select(['record', sql<boolean>`record is not null`.as('hasRecord'), 'made_at as madeAt'])
    .select((eb) =>
      eb
        .selectFrom('session_run')
        .select('led_by')
        .whereRef('session_run.circle_id', '=', 'session.circle_id')
        .whereRef('session_run.session_id', '=', 'session.id')
        .as('ledBy'),
    )
    .where('circle_id', '=', circle);

/** A session as its pages need it. */
export type Session = NonNullable<Awaited<ReturnType<typeof sessionAt>>>;

/** The sessions of a circle, the newest first. */
export const sessionsOf = (db: Db, circle: string) => sessions(db, circle).orderBy('starts_at', 'desc').orderBy('id').execute();

/** One session; null when it is not of this circle. */
export async function sessionAt(db: Db, circle: string, session: string) {
  return (await sessions(db, circle).where('id', '=', session).executeTakeFirst()) ?? null;
}
