import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { stateOf, type StatementState } from './statement.ts';

/** What someone who responds proposed, and what became of it; `text` is null when its words are hidden. */
export type Proposal = { id: string; text: string | null; language: string; at: Date; outcome: StatementState; ground: string | null };

/** The statements that a respondent proposed, the newest first, each with its outcome and the ground of a refusal. */
export async function proposalsOf(db: Db, circle: string, respondent: string): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('statement')
    .leftJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'statement.circle_id').onRef('ground.id', '=', 'statement.ground_id'))
    .select([
      'statement.id',
      'statement.language',
      'statement.made_at as at',
      'ground.text as ground',
      'accepted_at',
      'refused_at',
      'taken_out_at',
    ])
    .select(sql<string | null>`case when statement.hidden_at is null then statement.text end`.as('text'))
    .where('statement.circle_id', '=', circle)
    .where('statement.proposed_by', '=', respondent)
    .orderBy('statement.made_at', 'desc')
    .orderBy('statement.id')
    .execute();
  return rows.map(({ accepted_at, refused_at, taken_out_at, ...row }) => ({
    ...row,
    outcome: stateOf({ accepted_at, refused_at, taken_out_at }),
  }));
}
