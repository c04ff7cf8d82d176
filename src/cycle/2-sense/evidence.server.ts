import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { hideSmallCells, type Shown } from '#maths/small-cells.ts';

/** The stories that these fragments come from. */
export async function storiesBehindFragments(db: Db, circle: string, fragments: readonly string[]): Promise<string[]> {
  if (fragments.length === 0) return [];
  const rows = await db
    .selectFrom('fragment')
    .select('story_id')
    .distinct()
    .where('circle_id', '=', circle)
    .where('id', 'in', fragments)
    .execute();
  return rows.map((row) => row.story_id);
}

/** The stories that these insights rest on, by the fragments that they cite. */
export async function storiesBehindInsights(db: Db, circle: string, insights: readonly string[]): Promise<string[]> {
  if (insights.length === 0) return [];
  const rows = await db
    .selectFrom('insight_fragment')
    .innerJoin('fragment', (join) =>
      join.onRef('fragment.circle_id', '=', 'insight_fragment.circle_id').onRef('fragment.id', '=', 'insight_fragment.fragment_id'),
    )
    .select('fragment.story_id')
    .distinct()
    .where('insight_fragment.circle_id', '=', circle)
    .where('insight_fragment.insight_id', 'in', insights)
    .execute();
  return rows.map((row) => row.story_id);
}

/** How many stories an insight rests on and from which sides they were told; `several` and `unsaid` keep the cells apart, so that they add up. */
export type Evidence = { stories: Shown; sides: { side: string | 'several' | 'unsaid'; stories: Shown }[] };

/**
 * Counts the stories behind insights by side. Fewer than five stay hidden, and what would give them away; a listener sees all, as they are now.
 * Others see them as they were when at least five had moved.
 * Every side of the circle has its cell, so that a side that told nothing is seen too.
 */
export async function evidenceOf(
  db: Db,
  circle: string,
  insights: readonly string[],
  { listener }: { listener: boolean },
): Promise<Map<string, Evidence>> {
  if (insights.length === 0) return new Map();
  const sides = (await db.selectFrom('side').select('id').where('circle_id', '=', circle).orderBy('position').execute()).map(
    (side) => side.id,
  );
  const { rows } = await sql<{ insight: string; told_from: string; stories: number }>`
    ${listener ? sql`` : keptCounts(circle, insights)}
    select insight_id as insight, told_from, count(*) as stories
    from (
      select distinct cites.insight_id, fragment.story_id,
        (select case count(*) when 0 then 'unsaid' when 1 then min(side_id) else 'several' end
         from story_side where story_side.circle_id = fragment.circle_id and story_side.story_id = fragment.story_id) as told_from
      from insight_fragment cites join fragment on fragment.circle_id = cites.circle_id and fragment.id = cites.fragment_id
      where cites.circle_id = ${circle} and cites.insight_id = any(${[...insights]}::text[])
        ${listener ? sql`` : sql`and not exists (select from kept where about = cites.insight_id)`}
    ) behind
    group by insight_id, told_from
    ${listener ? sql`` : sql`union all select about, told_from, stories from kept`}`.execute(db);
  return new Map(
    insights.map((insight) => [
      insight,
      shown(
        [...sides, 'several', 'unsaid'],
        new Map(rows.filter((row) => row.insight === insight).map((row) => [row.told_from, row.stories])),
        listener,
      ),
    ]),
  );
}

function shown(cells: string[], told: Map<string, number>, listener: boolean): Evidence {
  const counts = cells.map((cell) => told.get(cell) ?? 0);
  const { cells: safe, total } = listener ? { cells: counts, total: counts.reduce((sum, n) => sum + n, 0) } : hideSmallCells(counts);
  // Where not even the sum can be shown, it is not said of any side whether it told at all: beside the sum of all stories the few would follow.
  if (total === 'hidden') return { stories: total, sides: cells.slice(0, -2).map((side) => ({ side, stories: 'hidden' })) };
  return {
    stories: total,
    sides: cells
      .map((side, at) => ({ side, stories: safe[at]! }))
      .filter(({ side }, at) => counts[at]! > 0 || !['several', 'unsaid'].includes(side)),
  };
}

// That an insight went back to the circle says that fewer than three are left: more is not said of it then.
const keptCounts = (circle: string, abouts: readonly string[]) => sql`with kept as (
    select about, cells ->> 'side' as told_from, count(*) as stories from counted_story
    where circle_id = ${circle} and about = any(${[...abouts]}::text[])
      and not exists (select from insight where insight.circle_id = ${circle} and insight.id = about and returned_at is not null)
    group by 1, 2
  )`;

/**
 * How many stories behind something (an insight, a decision) were told from each side, from several, and without a side: cells that add up to all of
 * them. As they were when at least five had moved; `stories`: those that it rests on now, while they were never counted.
 */
export async function countsBySide(
  db: Db,
  circle: string,
  { about, stories }: { about: string; stories: readonly string[] },
): Promise<number[]> {
  const kept = await sql<{ stories: number }>`${keptCounts(circle, [about])} select stories from kept`.execute(db);
  if (kept.rows.length > 0) return kept.rows.map((row) => Number(row.stories));
  if (stories.length === 0) return [];
  const { rows } = await sql<{ stories: number }>`
    select count(*) as stories from (
      select (select case count(*) when 0 then 'unsaid' when 1 then min(side_id) else 'several' end
        from story_side where story_side.circle_id = ${circle} and story_side.story_id = story.id) as told_from
      from unnest(${[...stories]}::text[]) as story (id)
    ) behind group by told_from`.execute(db);
  return rows.map((row) => Number(row.stories));
}
