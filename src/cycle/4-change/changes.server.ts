import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { storiesBehindAgreement } from './agreements.server.ts';
import type { Change } from './change.ts';
import { storiesBehindDecision } from './decisions.server.ts';

/** Tells what was really done, and marks the stories behind the decision that it follows from. Returns its id. */
export function makeChange(
  db: Db,
  circle: string,
  { text, happened_on, follows }: Change,
  by: { person: string; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    const { decision = null, agreement = null } = { ...(follows as { decision?: string; agreement?: string } | null) };
    await db
      .insertInto('change')
      .values({
        circle_id: circle,
        id,
        decision_id: decision,
        agreement_id: agreement,
        text,
        happened_on,
        made_by: by.person,
        made_at: by.now,
        hidden_at: null,
      })
      .execute();
    const stories = decision
      ? await storiesBehindDecision(db, circle, decision)
      : agreement
        ? await storiesBehindAgreement(db, circle, agreement)
        : [];
    await markTrail(db, circle, stories, { what: 'change.made', about: id, now: by.now });
    return id;
  });
}

export type ChangeHere = Awaited<ReturnType<typeof changesOf>>[number];

/** What was done in a circle, the newest first. `decision` also when it followed through an agreement; hidden words are left out. */
export function changesOf(db: Db, circle: string) {
  return db
    .selectFrom('change')
    .leftJoin('agreement', (join) =>
      join.onRef('agreement.circle_id', '=', 'change.circle_id').onRef('agreement.id', '=', 'change.agreement_id'),
    )
    .select(['change.id', 'change.agreement_id as agreement', 'happened_on as happenedOn'])
    .select(sql<string | null>`coalesce(change.decision_id, agreement.decision_id)`.as('decision'))
    .select(sql<string | null>`case when change.hidden_at is null then change.text end`.as('text'))
    .where('change.circle_id', '=', circle)
    .orderBy('happened_on', 'desc')
    .orderBy('change.id')
    .execute();
}
