import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import type { Role } from './may.ts';
import { joinCircle } from './members.server.ts';
import { addPerson } from './people.server.ts';
import type { PersonWords } from './person.ts';

const day = 24 * 60 * 60 * 1000;
/** An invitation can be accepted for this long. */
export const invitationLasts = 14 * day;

export type Invitation = { id: string; circle: string; role: Role; side: string; sideName: string; expiresAt: Date };

/** Invites someone, nobody knows whom yet, to a role from a side. Returns the secret of the link; only its hash is kept. */
export async function invite(
  db: Db,
  circle: string,
  { role, side, by, now }: { role: Role; side: string; by: string; now: Date },
): Promise<string> {
  const [secret, id] = [newSecret(), newId()];
  await db
    .insertInto('invitation')
    .values({
      circle_id: circle,
      id,
      secret_hash: hashOf(secret),
      role,
      side_id: side,
      made_by: by,
      made_at: now,
      expires_at: new Date(now.getTime() + invitationLasts),
      used_at: null,
      used_by: null,
    })
    .execute();
  await noteActivity(db, { circle, what: 'invitation.made', about: id, role: 'steward', now });
  return secret;
}

/** The invitations of a circle that wait for someone. */
export const invitationsOpen = (db: Db, circle: string, now: Date): Promise<Invitation[]> =>
  invitations(db, now).where('invitation.circle_id', '=', circle).orderBy('expires_at').execute();

/** The invitation behind a link; null when it is unknown, used, withdrawn or too old. */
export async function invitationAt(db: Db, secret: string, now: Date): Promise<Invitation | null> {
  return (await invitations(db, now).where('secret_hash', '=', hashOf(secret)).executeTakeFirst()) ?? null;
}

/** Takes an invitation back before someone uses it. */
export async function withdrawInvitation(db: Db, circle: string, invitation: string, now: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ expires_at: now })
    .where('circle_id', '=', circle)
    .where('id', '=', invitation)
    .where('used_at', 'is', null)
    .execute();
}

/** Who accepts: someone who is signed in, or someone new. */
export type Accepting = { person: string } | { organisation: string; words: PersonWords };
/** `gone`: used or too old. `hasRole`: has that role here already, the invitation is still good for another. `emailTaken`: somebody else has this address. */
export type Accepted = { person: string } | { refused: 'gone' | 'hasRole' | 'emailTaken' };

/** Accepts an invitation, once: of two at the same moment the database lets one through. */
export async function acceptInvitation(db: Db, secret: string, who: Accepting, now: Date): Promise<Accepted> {
  return atomically<Accepted>(db, async (db) => {
    const invitation = await db
      .updateTable('invitation')
      .set({ used_at: now })
      .where('secret_hash', '=', hashOf(secret))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['circle_id', 'id', 'role', 'side_id'])
      .executeTakeFirst();
    if (!invitation) return { refused: 'gone' };
    const person = 'person' in who ? who.person : await addPerson(db, who.organisation, who.words, now);
    if (!person) throw new Undone({ refused: 'emailTaken' });
    if (!(await joinCircle(db, invitation.circle_id, { person, role: invitation.role, side: invitation.side_id, now })))
      throw new Undone({ refused: 'hasRole' });
    await db
      .updateTable('invitation')
      .set({ used_by: person })
      .where('circle_id', '=', invitation.circle_id)
      .where('id', '=', invitation.id)
      .execute();
    return { person };
  }).catch(undone);
}

function invitations(db: Db, now: Date) {
  return db
    .selectFrom('invitation')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'invitation.circle_id').onRef('side.id', '=', 'invitation.side_id'))
    .select([
      'invitation.id',
      'invitation.circle_id as circle',
      'invitation.role',
      'invitation.side_id as side',
      'side.name as sideName',
      'invitation.expires_at as expiresAt',
    ])
    .where('invitation.used_at', 'is', null)
    .where('invitation.expires_at', '>', now);
}

// Rolls the whole act back, so that the invitation stays good.
class Undone extends Error {
  readonly answer: Accepted;
  constructor(answer: Accepted) {
    super();
    this.answer = answer;
  }
}

function undone(error: unknown): Accepted {
  if (error instanceof Undone) return error.answer;
  throw error;
}
