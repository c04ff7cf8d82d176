import { sql } from 'kysely';
import { storiesCounted } from '#cycle/1-gather/counted.server.ts';
import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { fewest, hideSmallCells, type Shown } from '#maths/small-cells.ts';
import { agreementsOf } from './agreements.server.ts';
import { changesOf } from './changes.server.ts';
import { decisionsOf } from './decisions.server.ts';
import { reviewsOf } from './reviews.server.ts';

/** What the council hears of a circle on one page: insights by how many stories they rest on, the newest decisions first. */
export type CouncilHears = Awaited<ReturnType<typeof councilHears>>;

export async function councilHears(db: Db, circle: string, now: Date) {
  const [insights, decisions, agreements, changes, reviews, bySide, stories] = await Promise.all([
    insightsOf(db, circle),
    decisionsOf(db, circle),
    agreementsOf(db, circle),
    changesOf(db, circle),
    reviewsOf(db, circle),
    storiesBySide(db, circle, now),
    storiesHeard(db, circle, now),
  ]);
  return {
    stories: stories > 0 && stories < fewest ? ('small' as Shown) : stories,
    insights: insights.filter(({ returned }) => !returned).sort((a, b) => weight(b.stories) - weight(a.stories)),
    missing: missingFrom(bySide),
    decisions,
    agreements,
    changes,
    reviews,
  };
}

const weight = (stories: Shown) => (typeof stories === 'number' ? stories : stories === 'hidden' ? fewest : 0);

/** The fragments that can be quoted for the council: of the insights that rest on most stories, one an insight first. */
export async function fragmentsToQuote(db: Db, circle: string): Promise<string[]> {
  const insights = [...(await insightsOf(db, circle))]
    .filter(({ hidden, returned }) => !hidden && !returned)
    .sort((a, b) => weight(b.stories) - weight(a.stories));
  if (insights.length === 0) return [];
  const rows = await db
    .selectFrom('insight_fragment')
    .select(['insight_id', 'fragment_id'])
    .where('circle_id', '=', circle)
    .where(
      'insight_id',
      'in',
      insights.slice(0, 10).map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('fragment_id')
    .limit(500)
    .execute();
  const of = (insight: string) => rows.filter((row) => row.insight_id === insight).map((row) => row.fragment_id);
  const each = insights.slice(0, 10).map(({ id }) => of(id));
  return [...new Set([...each.flatMap((fragments) => fragments.slice(0, 1)), ...each.flat()])].slice(0, 60);
}

/**
 * From which sides few or no stories came, in words only: how few stays unsaid. Where no count could stand beside the total of all stories, null: who
 * is named and who is not would let the few be reckoned.
 */
function missingFrom(cells: { name: string | null; only: number; stories: number }[]): string[] | null {
  const { cells: shown, total } = hideSmallCells(cells.map(({ only }) => only));
  const missing = cells.flatMap(({ name, only, stories }, at) =>
    name !== null && stories < fewest && (only === 0 || shown[at] === 'small') ? [name] : [],
  );
  return total === 'hidden' ? null : missing;
}

/** Of each side the stories told from it, and from it only; of several sides, and of none that was said, with no name: those cells add up to all. */
async function storiesBySide(db: Db, circle: string, now: Date) {
  const { rows } = await sql<{ name: string | null; only: number; stories: number }>`
    with told as (
      select sides from ${storiesCounted(circle, now)} counted where cells ->> 'state' = 'accepted'
    )
    (select name, (select count(*) from told where told.sides = array[side.id]) as only, (select count(*) from told where side.id = any(told.sides)) as stories
      from side where circle_id = ${circle} order by position)
    union all select null, count(*), count(*) from told where cardinality(sides) = 0
    union all select null, count(*), count(*) from told where cardinality(sides) > 1`.execute(db);
  return rows.map((row) => ({ ...row, only: Number(row.only), stories: Number(row.stories) }));
}

async function storiesHeard(db: Db, circle: string, now: Date): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${storiesCounted(circle, now)} told where cells ->> 'state' = 'accepted'`.execute(db);
  return Number(rows[0]!.count);
}
