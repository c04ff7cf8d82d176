import type { Db } from '#lib/server/db.server.ts';
import type { Role } from '#lib/people/may.ts';

/** What someone did in circles, as far as it was done openly in a role: which role from which side, and conversations they led. */
export type Deed =
  | { key: string; is: 'role'; circle: string; role: Role; side: string; since: Date; until: Date | null }
  | { key: string; is: 'led'; circle: string; purpose: string; on: Date };

/** What this person can show of themselves, the newest first. */
export async function deedsOf(db: Db, person: string): Promise<Deed[]> {
  const [roles, led] = await Promise.all([
    db
      .selectFrom('member')
      .innerJoin('circle', 'circle.id', 'member.circle_id')
      .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'member.circle_id').onRef('side.id', '=', 'member.side_id'))
      .select(['member.id', 'circle.subject as circle', 'member.role', 'side.name as side', 'member.since', 'member.ended_at as until'])
      .where('member.person_id', '=', person)
      .orderBy('member.since', 'desc')
      .orderBy('member.id')
      .execute(),
    db
      .selectFrom('session_run')
      .innerJoin('session', (join) =>
        join.onRef('session.circle_id', '=', 'session_run.circle_id').onRef('session.id', '=', 'session_run.session_id'),
      )
      .innerJoin('circle', 'circle.id', 'session.circle_id')
      .select(['session.id', 'circle.subject as circle', 'session.purpose', 'session.held_at'])
      .where('session_run.led_by', '=', person)
      .where('session.held_at', 'is not', null)
      .orderBy('session.held_at', 'desc')
      .execute(),
  ]);
  return [
    ...roles.map(({ id, ...row }): Deed => ({ key: `role-${id}`, is: 'role', ...row })),
    ...led.map(({ id, circle, purpose, held_at }): Deed => ({ key: `led-${id}`, is: 'led', circle, purpose, on: held_at! })),
  ];
}
