import { sql } from 'kysely';
import { compiledOnce } from '#lib/server/compiled.server.ts';
import { noteActivity } from '#lib/server/activity.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { hashOf, newSecret } from '#lib/server/ids.ts';
import type { Membership, Person } from './may.ts';

const days = 24 * 60 * 60 * 1000;
/** A member stays signed in for this long after the last visit. */
export const visitLasts = 14 * days;
/** A sign-in link works once, for this long. */
export const linkLasts = 1 * days;

/** Makes a link that signs this person in, once; `by` when another member made it. Returns the secret; only its hash is kept. */
export async function makeSignInLink(db: Db, person: string, now: Date, by: string | null = null): Promise<string> {
  const secret = newSecret();
  await db
    .insertInto('sign_in.link')
    .values({
      secret_hash: hashOf(secret),
      person_id: person,
      made_by: by,
      made_at: now,
      expires_at: new Date(now.getTime() + linkLasts),
      used_at: null,
    })
    .execute();
  if (by !== null) {
    const { organisation_id: organisation } = await db
      .selectFrom('person')
      .select('organisation_id')
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
    await noteActivity(db, { organisation, what: 'link.made', about: person, role: 'steward', now });
  }
  return secret;
}

/** Signs in by a link: uses it up and starts a visit. Returns the visit's secret for a cookie, or null when the link is not good (any more). */
export async function signIn(db: Db, linkSecret: string, now: Date): Promise<string | null> {
  const person = await useLink(db, linkSecret, now);
  return person ? startVisit(db, person, now) : null;
}

/** Uses a link up, and says whose it is; null when it is not good (any more). */
export async function useLink(db: Db, linkSecret: string, now: Date): Promise<string | null> {
  const link = await db
    .updateTable('sign_in.link')
    .set({ used_at: now })
    .where('secret_hash', '=', hashOf(linkSecret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return link?.person_id ?? null;
}

/** Starts a visit of a person in this browser. */
export async function startVisit(db: Db, person: string, now: Date): Promise<string> {
  const secret = newSecret();
  await db
    .insertInto('sign_in.visit')
    .values({ secret_hash: hashOf(secret), person_id: person, started_at: now, seen_at: now, ended_at: null })
    .execute();
  return secret;
}

/** Whose visit this is, with the circles where they have a place. */
export async function whoVisits(db: Db, visitSecret: string, now: Date): Promise<{ person: Person; memberships: Membership[] } | null> {
  const [row] = await visitsAlive(db, hashOf(visitSecret), new Date(now.getTime() - visitLasts));
  if (!row) return null;
  const person = {
    id: row.id,
    organisation: row.organisation_id,
    name: row.name,
    employer: row.employer,
    opensCircles: row.opens_circles_since !== null,
  };
  return { person, memberships: row.memberships };
}

// With the visit in one question: this is asked at every page of a member.
const membershipsOfPerson = sql<Membership[]>`(
  select coalesce(json_agg(json_build_object('circle', member.circle_id, 'role', member.role, 'side', member.side_id, 'reader', side.reader) order by member.role, member.circle_id), '[]')
  from member join side on side.circle_id = member.circle_id and side.id = member.side_id
  where member.person_id = person.id and member.ended_at is null)`;

const visitsAlive = compiledOnce((db, secretHash: Buffer, seenSince: Date) =>
  db
    .selectFrom('sign_in.visit as visit')
    .innerJoin('person', 'person.id', 'visit.person_id')
    .select([
      'person.id',
      'person.organisation_id',
      'person.name',
      'person.employer',
      'person.opens_circles_since',
      membershipsOfPerson.as('memberships'),
    ])
    .where('visit.secret_hash', '=', secretHash)
    .where('visit.ended_at', 'is', null)
    .where('visit.seen_at', '>', seenSince),
);

/** Ends a visit everywhere. */
export async function signOut(db: Db, visitSecret: string, now: Date): Promise<void> {
  await db.updateTable('sign_in.visit').set({ ended_at: now }).where('secret_hash', '=', hashOf(visitSecret)).execute();
}

/** Says that a visit goes on; at most once an hour, so that reading stays cheap. */
export async function visitGoesOn(db: Db, visitSecret: string, now: Date): Promise<void> {
  await db
    .updateTable('sign_in.visit')
    .set({ seen_at: now })
    .where('secret_hash', '=', hashOf(visitSecret))
    .where('seen_at', '<', sql<Date>`${now}::timestamptz - interval '1 hour'`)
    .execute();
}
