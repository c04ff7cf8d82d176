import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';

/** An insight with what belongs to it; also one that was replaced, because decisions may rest on it. */
export async function insightAt(db: Db, circle: string, id: string) {
  const row = await db
    .selectFrom('insight')
    .leftJoin('theme', (join) =>
      join.onRef('theme.circle_id', '=', 'insight.circle_id').onRef('theme.id', '=', 'insight.theme_id').on('theme.hidden_at', 'is', null),
    )
    .select([
      'insight.id',
      'insight.text',
      'insight.theme_id as theme',
      'theme.name as themeName',
      'insight.side_id as side',
      'written_at as at',
      'replaced_by as replacedBy',
      'returned_at as returnedAt',
      'insight.hidden_at as hiddenAt',
    ])
    .select([
      sql<
        string[]
      >`array(select fragment_id from insight_fragment cites where cites.circle_id = insight.circle_id and cites.insight_id = insight.id order by at, fragment_id)`.as(
        'fragments',
      ),
      sql<string[]>`array(select id from insight before where before.circle_id = insight.circle_id and before.replaced_by = insight.id)`.as(
        'replaces',
      ),
    ])
    .where('insight.circle_id', '=', circle)
    .where('insight.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, text: row.hiddenAt ? null : row.text } : null;
}
export type InsightAt = NonNullable<Awaited<ReturnType<typeof insightAt>>>;
