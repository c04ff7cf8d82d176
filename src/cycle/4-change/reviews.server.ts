import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { storiesBehindDecision } from './decisions.server.ts';

/** Says on which day the circle looks again at a decision. Returns the review's id. */
export async function planReview(db: Db, circle: string, decision: string, onDay: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('review')
    .values({ circle_id: circle, id, decision_id: decision, on_day: onDay, reminded_at: null, held_at: null, seen: null, hidden_at: null })
    .execute();
  return id;
}

/** The circle looked again: what was seen, told to everyone behind the decision. */
export function holdReview(db: Db, circle: string, review: string, { seen, now }: { seen: string; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    const held = await db
      .updateTable('review')
      .set({ held_at: now, seen })
      .where('circle_id', '=', circle)
      .where('id', '=', review)
      .where('held_at', 'is', null)
      .returning('decision_id')
      .executeTakeFirst();
    if (held)
      await markTrail(db, circle, await storiesBehindDecision(db, circle, held.decision_id), { what: 'review.held', about: review, now });
  });
}

export type ReviewHere = Awaited<ReturnType<typeof reviewsOf>>[number];

/** The days on which a circle looks again, and what was seen. */
export function reviewsOf(db: Db, circle: string) {
  return db
    .selectFrom('review')
    .select([
      'id',
      'decision_id as decision',
      'on_day as onDay',
      'held_at as heldAt',
      sql<string | null>`case when hidden_at is null then seen end`.as('seen'),
    ])
    .where('circle_id', '=', circle)
    .orderBy('on_day')
    .orderBy('id')
    .execute();
}
