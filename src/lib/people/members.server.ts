import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Role } from './may.ts';

/** Someone's place in a circle, as those who prepare it see it. */
export type Member = {
  id: string;
  person: string;
  name: string;
  employer: string | null;
  hasEmail: boolean;
  role: Role;
  side: string;
  sideName: string;
  since: Date;
};

/** Who has a place in a circle, by side. */
export async function membersOf(db: Db, circle: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'member.circle_id').onRef('side.id', '=', 'member.side_id'))
    .select([
      'member.id',
      'member.person_id as person',
      'person.name',
      'person.employer',
      'person.email',
      'member.role',
      'member.side_id as side',
      'side.name as sideName',
      'member.since',
    ])
    .where('member.circle_id', '=', circle)
    .where('member.ended_at', 'is', null)
    .orderBy('side.position')
    .orderBy('person.name')
    .orderBy('member.role')
    .execute();
  return rows.map(({ email, ...row }) => ({ ...row, hasEmail: email !== null }));
}

/** Gives someone a place in a circle; who has that role already keeps it. Returns whether the place is new. */
export async function joinCircle(
  db: Db,
  circle: string,
  { person, role, side, now }: { person: string; role: Role; side: string; now: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('member')
    .values({ circle_id: circle, id: newId(), person_id: person, side_id: side, role, since: now, ended_at: null })
    .onConflict((conflict) => conflict.columns(['circle_id', 'person_id', 'role']).where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await noteActivity(db, { circle, what: 'role.given', about: row.id, role, side, now });
  return row !== undefined;
}

/** Why a place cannot end: a circle keeps a steward, and while it gathers two listeners of different sides. */
export type StaysBecause = 'lastSteward' | 'listenersNeeded';

/** Ends someone's place in a circle. What they did stays. Returns why not, when it cannot. */
export function endMembership(db: Db, circle: string, member: string, now: Date): Promise<StaysBecause | null> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // two who leave at once do not both pass
    const members = await membersOf(db, circle);
    const leaves = members.find(({ id }) => id === member);
    if (!leaves) return null;
    const others = members.filter((other) => other !== leaves && other.role === leaves.role);
    if (leaves.role === 'steward' && others.length === 0) return 'lastSteward';
    if (leaves.role === 'listener' && new Set(others.map((other) => other.side)).size < 2 && (await gathers(db, circle)))
      return 'listenersNeeded';
    await db.updateTable('member').set({ ended_at: now }).where('circle_id', '=', circle).where('id', '=', member).execute();
    await noteActivity(db, { circle, what: 'role.ended', about: member, role: 'steward', now });
    return null;
  });
}

async function gathers(db: Db, circle: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('gathering')
      .select('circle_id')
      .where('circle_id', '=', circle)
      .where('closed_at', 'is', null)
      .executeTakeFirst()) !== undefined
  );
}
