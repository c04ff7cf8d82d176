import type { SessionPlan } from '#cycle/3-dialogue/session.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import type { Step } from '#cycle/3-dialogue/live/step.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';

export type Pair = readonly [string, string];

/** Plans a conversation of two sides on how they see each other: its script begins with what they see differently. Returns the session. */
export function prepareTalk(
  db: Db,
  circle: string,
  { round, pair, plan, steps, person, keys, now }: TalkPlan & { person: string; keys: Keys; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const session = await planSession(db, circle, plan, { person, keys, now });
    await addSteps(db, circle, session, steps);
    await db
      .insertInto('relation_talk')
      .values({ circle_id: circle, session_id: session, round_id: round, one_side_id: pair[0], other_side_id: pair[1] })
      .execute();
    return session;
  });
}
export type TalkPlan = { round: string; pair: Pair; plan: SessionPlan; steps: (Step & { method: string | null })[] };

/** The conversations that were prepared from how two sides see each other, the first first. */
export function talksOf(db: Db, circle: string, pair: Pair) {
  return db
    .selectFrom('relation_talk')
    .innerJoin('session', (join) =>
      join.onRef('session.circle_id', '=', 'relation_talk.circle_id').onRef('session.id', '=', 'relation_talk.session_id'),
    )
    .select(['session.id', 'session.purpose', 'session.starts_at as startsAt', 'session.held_at as heldAt'])
    .where('relation_talk.circle_id', '=', circle)
    .where('one_side_id', 'in', [...pair])
    .where('other_side_id', 'in', [...pair])
    .orderBy('session.starts_at')
    .execute();
}
