import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { Shown } from '#maths/small-cells.ts';
import { evidenceOf, storiesBehindInsights } from './evidence.server.ts';
import type { Insight } from './insight.ts';
import { keptVoice, type Voice } from './voice.ts';

/** Writes an insight with the fragments that it cites, and marks the trail of every story behind them. */
export async function writeInsight(
  db: Db,
  circle: string,
  insight: Insight & { theme: string | null },
  { voice, now }: { voice: Voice; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    const { text, theme, fragments } = insight;
    await db
      .insertInto('insight')
      .values({ circle_id: circle, id, text, theme_id: theme, ...keptVoice(voice), written_at: now, returned_at: null, hidden_at: null })
      .execute();
    await db
      .insertInto('insight_fragment')
      .columns(['circle_id', 'insight_id', 'fragment_id', 'at'])
      .expression((from) =>
        from
          .selectFrom('fragment')
          .select(['circle_id', sql<string>`${id}::text`.as('insight_id'), 'id', sql<Date>`${now}::timestamptz`.as('at')])
          .where('circle_id', '=', circle)
          .where('id', 'in', fragments),
      )
      .execute();
    await markTrail(db, circle, await storiesBehindInsights(db, circle, [id]), { what: 'insight.written', about: id, now });
    return id;
  });
}

/** Says an insight better: a new one takes its place in the circle. The old one stays, with all that rests on it, and points to the new one. */
export async function changeInsight(
  db: Db,
  circle: string,
  insight: string,
  better: Insight,
  by: { voice: Voice; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const old = await db
      .selectFrom('insight')
      .select(['theme_id', 'replaced_by'])
      .where('circle_id', '=', circle)
      .where('id', '=', insight)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (old.replaced_by) return old.replaced_by; // someone was first: nothing is lost, both texts are read there
    const id = await writeInsight(db, circle, { ...better, theme: old.theme_id }, by);
    await db.updateTable('insight').set({ replaced_by: id }).where('circle_id', '=', circle).where('id', '=', insight).execute();
    return id;
  });
}

/**
 * The insights that hold in a circle, newest first, for whoever lists or cites them. `stories` is safe to show to anyone.
 * Hidden ones come without their words.
 */
export async function insightsOf(db: Db, circle: string): Promise<InsightHere[]> {
  const rows = await db
    .selectFrom('insight')
    .select(['id', 'text', 'theme_id as theme', 'written_at as at', 'returned_at', 'hidden_at'])
    .where('circle_id', '=', circle)
    .where('replaced_by', 'is', null)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .execute();
  const evidence = await evidenceOf(
    db,
    circle,
    rows.map((row) => row.id),
    { listener: false },
  );
  return rows.map(({ returned_at, hidden_at, text, ...insight }) => ({
    ...insight,
    text: hidden_at ? null : text,
    hidden: hidden_at !== null,
    returned: returned_at !== null,
    stories: evidence.get(insight.id)!.stories,
  }));
}
export type InsightHere = {
  id: string;
  text: string | null;
  theme: string | null;
  at: Date;
  hidden: boolean;
  returned: boolean;
  stories: Shown;
};
