import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { takeOutWithInsight } from './falling-statements.server.ts';

/** An insight needs at least so many stories. */
export const storiesForAnInsight = 3;

/** The insights that cite a fragment of this story (or only one fragment of it). */
export async function insightsCiting(db: Db, circle: string, cited: { story: string } | { fragment: string }): Promise<string[]> {
  const rows = await db
    .selectFrom('insight_fragment as cites')
    .innerJoin('fragment', (join) =>
      join.onRef('fragment.circle_id', '=', 'cites.circle_id').onRef('fragment.id', '=', 'cites.fragment_id'),
    )
    .select('cites.insight_id')
    .distinct()
    .where('cites.circle_id', '=', circle)
    .where('story' in cited ? 'fragment.story_id' : 'fragment.id', '=', 'story' in cited ? cited.story : cited.fragment)
    .execute();
  return rows.map((row) => row.insight_id);
}

/**
 * Insights that lost evidence and are left with fewer than three stories go back to the circle: what rests on them stays, statements
 * taken from them are taken out, and the tellers of the remaining stories hear it.
 */
export async function returnThinInsights(db: Db, circle: string, insights: readonly string[], now: Date): Promise<void> {
  for (const insight of insights) {
    const left = await db
      .selectFrom('insight_fragment as cites')
      .innerJoin('fragment', (join) =>
        join.onRef('fragment.circle_id', '=', 'cites.circle_id').onRef('fragment.id', '=', 'cites.fragment_id'),
      )
      .select('fragment.story_id')
      .distinct()
      .where('cites.circle_id', '=', circle)
      .where('cites.insight_id', '=', insight)
      .execute();
    if (left.length >= storiesForAnInsight) continue;
    const returned = await db
      .updateTable('insight')
      .set({ returned_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', insight)
      .where('returned_at', 'is', null)
      .where('replaced_by', 'is', null)
      .returning(sql<number>`1`.as('one'))
      .executeTakeFirst();
    if (!returned) continue;
    await takeOutWithInsight(db, circle, insight, now);
    await markTrail(
      db,
      circle,
      left.map((row) => row.story_id),
      { what: 'insight.returned', about: insight, now },
    );
  }
}
