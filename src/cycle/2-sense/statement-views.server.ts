import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Statement } from '#lib/server/schema.ts';
import type { StatementState } from './statement.ts';
import { restsOnNothingShown } from './statements.server.ts';

/** A statement on the list of those inside, with what it was taken from and what became of it. `text` is null when its words are hidden. */
export type StatementListed = {
  id: string;
  text: string | null;
  language: string;
  origin: Statement['origin'];
  side: string | null;
  at: Date;
  ground: string | null;
  because: Statement['taken_out_because'];
  contested: boolean;
  fragments: string[];
  insights: InsightBehind[];
};
/** `now`: the insight that says it better; null while it holds itself. */
export type InsightBehind = { id: string; text: string | null; now: string | null; returned: boolean };

/** How many statements there are, by where they stand. */
export async function statementCounts(db: Db, circle: string): Promise<Record<StatementState, number>> {
  const counted = (state: StatementState) => sql<number>`count(*) filter (where ${stands[state]})`.as(state);
  return db
    .selectFrom('statement')
    .select([counted('waiting'), counted('accepted'), counted('refused'), counted('taken_out')])
    .where('circle_id', '=', circle)
    .executeTakeFirstOrThrow();
}

/** The statements that stand so: what waits the longest first, all others the newest first. `from` of them are passed over. */
export async function statementsThat(
  db: Db,
  circle: string,
  state: StatementState,
  { from, most }: { from: number; most: number },
): Promise<StatementListed[]> {
  const order = state === 'waiting' ? ('asc' as const) : ('desc' as const);
  const rows = await db
    .selectFrom('statement')
    .leftJoin('side', (join) => join.onRef('side.circle_id', '=', 'statement.circle_id').onRef('side.id', '=', 'statement.side_id'))
    .leftJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'statement.circle_id').onRef('ground.id', '=', 'statement.ground_id'))
    .select(['statement.id', 'statement.language', 'statement.origin', 'statement.made_at as at', 'statement.taken_out_because as because'])
    .select(['side.name as side', 'ground.text as ground', restsOnNothingShown.as('contested')])
    .select(sql<string | null>`case when statement.hidden_at is null then statement.text end`.as('text'))
    .select(
      sql<
        string[]
      >`array(select fragment_id from statement_fragment rests where rests.circle_id = statement.circle_id and rests.statement_id = statement.id order by fragment_id)`.as(
        'fragments',
      ),
    )
    .select(
      sql<InsightBehind[]>`(
        select coalesce(json_agg(json_build_object('id', insight.id, 'text', case when insight.hidden_at is null then insight.text end,
          'now', insight.replaced_by, 'returned', insight.returned_at is not null and insight.replaced_by is null)), '[]')
        from statement_insight rests join insight on insight.circle_id = rests.circle_id and insight.id = rests.insight_id
        where rests.circle_id = statement.circle_id and rests.statement_id = statement.id)`.as('insights'),
    )
    .where('statement.circle_id', '=', circle)
    .where(stands[state])
    .orderBy('statement.made_at', order)
    .orderBy('statement.id', order)
    .offset(from)
    .limit(most)
    .execute();
  return rows;
}

// The same as `stateOf`, for the database.
const stands = {
  waiting: sql<boolean>`(accepted_at is null and refused_at is null and taken_out_at is null)`,
  accepted: sql<boolean>`(accepted_at is not null and refused_at is null and taken_out_at is null)`,
  refused: sql<boolean>`(refused_at is not null)`,
  taken_out: sql<boolean>`(taken_out_at is not null and refused_at is null)`,
} as const satisfies Record<StatementState, unknown>;
