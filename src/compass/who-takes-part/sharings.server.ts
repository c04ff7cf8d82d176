import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { SharedKind, Sharing } from './sharing.ts';

/** Records that means or say are shared. */
export async function shareMeans(
  db: Db,
  circle: string,
  sharing: Sharing,
  { person, now }: { person: string; now: Date },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('shared_means')
    .values({
      ...{ circle_id: circle, id, kind: sharing.kind, text: sharing.text, side_id: sharing.side, since: sharing.since },
      ...{ until: null, ended_because: null, made_by: person, made_at: now, hidden_at: null },
    })
    .execute();
  return id;
}

/** The sharing ends, with a reason; that it was there stays to be read. */
export async function endSharing(
  db: Db,
  circle: string,
  id: string,
  { until, because }: { until: string; because: string },
): Promise<void> {
  await db
    .updateTable('shared_means')
    .set({ until, ended_because: because })
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('until', 'is', null)
    .execute();
}

export type SharedHere = Awaited<ReturnType<typeof sharedMeansOf>>[number];

/** What is or was shared in a circle, with which side; the oldest first. */
export async function sharedMeansOf(db: Db, circle: string) {
  const rows = await db
    .selectFrom('shared_means')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'shared_means.circle_id').onRef('side.id', '=', 'shared_means.side_id'))
    .select(['shared_means.id', 'shared_means.kind', 'side.name as side', 'shared_means.since', 'shared_means.until'])
    .select(sql<string | null>`case when hidden_at is null then shared_means.text end`.as('text'))
    .select(sql<string | null>`case when hidden_at is null then ended_because end`.as('because'))
    .where('shared_means.circle_id', '=', circle)
    .orderBy('shared_means.since')
    .orderBy('shared_means.id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as SharedKind }));
}

/** The sides of whoever runs the circle now: stewardship that is shared is seen from the roles themselves. */
export async function sidesOfStewards(db: Db, circle: string): Promise<{ name: string; reader: string }[]> {
  return db
    .selectFrom('member')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'member.circle_id').onRef('side.id', '=', 'member.side_id'))
    .select(['side.name', 'side.reader'])
    .distinct()
    .where('member.circle_id', '=', circle)
    .where('member.role', '=', 'steward')
    .where('member.ended_at', 'is', null)
    .orderBy('side.name')
    .execute();
}
