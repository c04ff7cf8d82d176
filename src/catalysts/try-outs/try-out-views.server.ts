import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { hideSmallCells, type Shown } from '#maths/small-cells.ts';
import { seenFromOutside } from './try-outs.server.ts';
import { standingOn, standings, type Standing } from './try-out.ts';
import { signs, type Sign } from './observation.ts';

/** A try-out as pages show it; hidden words are left out, the try-out itself is not. */
export type TryOutHere = Awaited<ReturnType<typeof tryOutsOf>>[number];

/** The try-outs of a circle (or one of them, those of an insight or an agreement, those that follow one): what asks for a word first, then by day. */
export async function tryOutsOf(
  db: Db,
  circle: string,
  { today, ...one }: { today: string; id?: string; insight?: string; agreement?: string; follows?: string },
) {
  const words = (column: string) => sql<string | null>`case when try_out.hidden_at is null then ${sql.ref(column)} end`;
  const rows = await db
    .selectFrom('try_out')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'try_out.circle_id').onRef('side.id', '=', 'owner_side_id'))
    .leftJoin('side as decider', (join) =>
      join.onRef('decider.circle_id', '=', 'try_out.circle_id').onRef('decider.id', '=', 'decided_side_id'),
    )
    .select(['try_out.id', 'until_day as until', 'started_on as startedOn', 'made_at as madeAt', 'outcome', 'decided_on as decidedOn'])
    .select(['side.name as side', 'owner_side_id as sideId', 'decider.name as decidedSide', 'decided_side_id as decidedSideId'])
    .select(['agreement_id as agreement', 'follows_id as follows', 'method', 'person_id as person', 'seat_id as seat'])
    .select([words('belief').as('belief'), words('trying').as('trying'), words('with_whom').as('withWhom')])
    .select([words('good_sign').as('goodSign'), words('bad_sign').as('badSign'), words('amplify').as('amplify')])
    .select([words('dampen').as('dampen'), words('owner_name').as('owner'), words('decided_by').as('decidedBy')])
    .select([words('because').as('because'), words('learned').as('learned'), seenFromOutside.as('seenFromOutside')])
    .select(sql<boolean>`try_out.hidden_at is not null`.as('hidden'))
    .select(
      sql<
        string[]
      >`array(select insight_id from try_out_insight link where link.circle_id = try_out.circle_id and link.try_out_id = try_out.id order by insight_id)`.as(
        'insights',
      ),
    )
    .where('try_out.circle_id', '=', circle)
    .$if(one.id !== undefined, (query) => query.where('try_out.id', '=', one.id!))
    .$if(one.agreement !== undefined, (query) => query.where('agreement_id', '=', one.agreement!))
    .$if(one.follows !== undefined, (query) => query.where('follows_id', '=', one.follows!))
    .$if(one.insight !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from try_out_insight link where link.circle_id = try_out.circle_id and link.try_out_id = try_out.id and link.insight_id = ${one.insight!})`,
      ),
    )
    .execute();
  return rows.map((row) => ({ ...row, standing: standingOn(today, row) })).sort(byStanding);
}

const byStanding = (one: Seen, other: Seen) =>
  standings.indexOf(one.standing) - standings.indexOf(other.standing) ||
  (one.until ?? '9999').localeCompare(other.until ?? '9999') ||
  one.id.localeCompare(other.id);
type Seen = { standing: Standing; until: string | null; id: string };

/**
 * A try-out as the world may know it, also for reports: what is tried, since when and until when, how it stands, who decided and why, and
 * how much was seen. Counts below five are hidden, with what would give them away. `trying` null: hidden until someone has looked.
 */
export type TryOutShown = {
  id: string;
  belief: string | null;
  trying: string | null;
  side: string;
  since: string | null;
  until: string | null;
  standing: Standing;
  goodSign: string | null;
  badSign: string | null;
  decidedOn: string | null;
  decidedBy: string | null;
  decidedSide: string | null;
  because: string | null;
  learned: string | null;
  follows: string | null;
  /** Did someone from outside the team look along? */
  fromOutside: boolean;
  seen: SeenShown;
};

/** How much was seen, by sign. */
export type SeenShown = { signs: Record<Sign, Shown>; total: Shown };

/** All try-outs of a circle that began, as the world may know them; a plan is nobody's news yet. */
export async function tryOutsShown(db: Db, circle: string, today: string): Promise<TryOutShown[]> {
  const [tryOuts, seen] = await Promise.all([tryOutsOf(db, circle, { today }), seenCounts(db, circle)]);
  return tryOuts
    .filter(({ startedOn }) => startedOn !== null)
    .map(({ seenFromOutside, startedOn, ...tryOut }) => ({
      ...pick(tryOut),
      since: startedOn,
      fromOutside: seenFromOutside,
      seen: seen(tryOut.id),
    }));
}

const pick = (row: Omit<TryOutHere, 'seenFromOutside' | 'startedOn'>) => ({
  ...{ id: row.id, belief: row.belief, trying: row.trying, side: row.side, until: row.until, standing: row.standing },
  ...{ goodSign: row.goodSign, badSign: row.badSign, decidedOn: row.decidedOn, decidedBy: row.decidedBy },
  ...{ decidedSide: row.decidedSide, because: row.because, learned: row.learned, follows: row.follows },
});

/** How much was seen of each try-out of a circle, as anyone may know it. */
export async function seenCounts(db: Db, circle: string): Promise<(tryOut: string) => SeenShown> {
  const { rows } = await sql<{ of: string; sign: Sign; n: number }>`
    select try_out_id as of, sign, count(*) as n from observation where circle_id = ${circle} and hidden_at is null group by 1, 2`.execute(
    db,
  );
  return (tryOut) => {
    const counts = signs.map((sign) => Number(rows.find((row) => row.of === tryOut && row.sign === sign)?.n ?? 0));
    const { cells, total } = hideSmallCells(counts);
    return { signs: Object.fromEntries(signs.map((sign, nth) => [sign, cells[nth]!])) as Record<Sign, Shown>, total };
  };
}
