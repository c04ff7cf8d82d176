import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { fewest, type Shown } from '#maths/small-cells.ts';
import { agreementsOf } from './agreements.server.ts';
import { changesOf } from './changes.server.ts';
import { decisionsOf } from './decisions.server.ts';
import { reviewsOf } from './reviews.server.ts';

/** What the council hears of a circle on one page: insights by how many stories they rest on, the newest decisions first. */
export type CouncilHears = Awaited<ReturnType<typeof councilHears>>;

export async function councilHears(db: Db, circle: string) {
  const [insights, decisions, agreements, changes, reviews, bySide, stories] = await Promise.all([
    insightsOf(db, circle),
    decisionsOf(db, circle),
    agreementsOf(db, circle),
    changesOf(db, circle),
    reviewsOf(db, circle),
    storiesBySide(db, circle),
    storiesHeard(db, circle),
  ]);
  return {
    stories: stories > 0 && stories < fewest ? ('small' as Shown) : stories,
    insights: insights.filter(({ returned }) => !returned).sort((a, b) => weight(b.stories) - weight(a.stories)),
    // From which sides few or no stories came, in words only: how few stays unsaid.
    missing: bySide.filter((side) => side.stories < fewest).map((side) => side.name),
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

function storiesBySide(db: Db, circle: string) {
  return db
    .selectFrom('side')
    .leftJoin('story_side', (join) => join.onRef('story_side.circle_id', '=', 'side.circle_id').onRef('story_side.side_id', '=', 'side.id'))
    .leftJoin('story', (join) =>
      join
        .onRef('story.circle_id', '=', 'story_side.circle_id')
        .onRef('story.id', '=', 'story_side.story_id')
        .on('story.accepted_at', 'is not', null)
        .on('story.refused_at', 'is', null)
        .on('story.hidden_at', 'is', null),
    )
    .select((eb) => ['side.name', eb.fn.count<number>('story.id').as('stories')])
    .where('side.circle_id', '=', circle)
    .groupBy(['side.id', 'side.name', 'side.position'])
    .orderBy('side.position')
    .execute();
}

async function storiesHeard(db: Db, circle: string): Promise<number> {
  const { count } = await db
    .selectFrom('story')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('circle_id', '=', circle)
    .where('accepted_at', 'is not', null)
    .where('refused_at', 'is', null)
    .where('hidden_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
