import { sql } from 'kysely';
import { answerable } from './2-sense/statements.server.ts';
import type { Db } from '#lib/server/db.server.ts';

/**
 * What rests on an insight: the conversations it was brought to, the statements that were taken from it and that people answer, and the
 * decisions that cite it or a finding that cites it. Hidden words are left out.
 */
export async function whatRestsOn(db: Db, circle: string, insight: string) {
  const sessions = await db
    .selectFrom('session')
    .innerJoin('session_insight as brought', (join) =>
      join.onRef('brought.circle_id', '=', 'session.circle_id').onRef('brought.session_id', '=', 'session.id'),
    )
    .select(['session.id', 'session.purpose', 'session.starts_at as at'])
    .where('session.circle_id', '=', circle)
    .where('brought.insight_id', '=', insight)
    .orderBy('session.starts_at')
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .select(['id', 'kind', 'decided_on as on', sql<string | null>`case when hidden_at is null then text end`.as('text')])
    .where('circle_id', '=', circle)
    .where('published_at', 'is not', null)
    .where(
      sql<boolean>`(exists (select from decision_insight cites where cites.circle_id = decision.circle_id and cites.decision_id = decision.id and cites.insight_id = ${insight})
        or exists (select from decision_finding rests join finding_insight cites on cites.circle_id = rests.circle_id and cites.finding_id = rests.finding_id
          where rests.circle_id = decision.circle_id and rests.decision_id = decision.id and cites.insight_id = ${insight}))`,
    )
    .orderBy('decided_on')
    .execute();
  const statements = await db
    .selectFrom('statement')
    .innerJoin('statement_insight as rests', (join) =>
      join.onRef('rests.circle_id', '=', 'statement.circle_id').onRef('rests.statement_id', '=', 'statement.id'),
    )
    .select(['statement.id', 'statement.text'])
    .where('statement.circle_id', '=', circle)
    .where('rests.insight_id', '=', insight)
    .where(answerable)
    .orderBy('statement.made_at')
    .orderBy('statement.id')
    .execute();
  return { sessions, decisions, statements };
}
