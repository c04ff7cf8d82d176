import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { keptSeed, type Drawn } from './next-question.ts';
import type { Answers } from './opinion-map.ts';
import { numberOf, type AnswerGiven } from './response.ts';
import { answerable } from './statements.server.ts';

/** An answer as its respondent sees it again. `text` is null when the statement may not be shown now. */
export type OwnAnswer = { statement: string; text: string | null; language: string; answer: -1 | 0 | 1; at: Date };

type Answering = { answer: AnswerGiven; drawn?: Drawn | undefined; now: Date };

/**
 * Keeps what someone answered, with why they were asked; the last answer wins, why they were asked stays. `gone`: the statement or the
 * respondent is not there any more, and nothing is kept.
 */
export async function answerStatement(
  db: Db,
  circle: string,
  { respondent, statement }: { respondent: string; statement: string },
  { answer, drawn, now }: Answering,
): Promise<'kept' | 'gone'> {
  const { rows } = await sql<{ at: Date }>`
    insert into response (circle_id, respondent_id, statement_id, answer, at, shown_because, shown_chance, shown_of, shown_seed)
    select ${circle}, respondent.id, statement.id, ${numberOf[answer]}::smallint, ${now}::timestamptz,
      ${drawn?.because ?? 'chosen'}, ${drawn?.chance ?? null}::real, ${drawn?.of ?? null}::int, ${drawn ? keptSeed(drawn) : null}
    from respondent join statement on statement.circle_id = respondent.circle_id and statement.id = ${statement}
    where respondent.circle_id = ${circle} and respondent.id = ${respondent} and ${answerable}
    on conflict (circle_id, respondent_id, statement_id) do update set answer = excluded.answer, at = excluded.at
    returning at`.execute(db);
  return rows.length > 0 ? 'kept' : 'gone';
}

/** What someone answered, as numbers. */
export async function answersFor(db: Db, circle: string, respondent: string): Promise<Answers> {
  const rows = await db
    .selectFrom('response')
    .select(['statement_id as statement', 'answer'])
    .where('circle_id', '=', circle)
    .where('respondent_id', '=', respondent)
    .orderBy('at')
    .orderBy('statement_id')
    .execute();
  return rows as Answers;
}

/** What someone answered, the last first, with the statements: so many of them, from a place in the row. */
export function ownAnswers(
  db: Db,
  circle: string,
  respondent: string,
  { from, most }: { from: number; most: number },
): Promise<OwnAnswer[]> {
  return own(db, circle, respondent).offset(from).limit(most).execute();
}

/** One of someone's own answers: the last, or the one to this statement. */
export async function ownAnswer(db: Db, circle: string, respondent: string, statement?: string): Promise<OwnAnswer | null> {
  const asked = own(db, circle, respondent).limit(1);
  return (await (statement ? asked.where('statement_id', '=', statement) : asked).executeTakeFirst()) ?? null;
}

const own = (db: Db, circle: string, respondent: string) =>
  db
    .selectFrom('response')
    .innerJoin('statement', (join) =>
      join.onRef('statement.circle_id', '=', 'response.circle_id').onRef('statement.id', '=', 'response.statement_id'),
    )
    .select([
      'statement.id as statement',
      sql<string | null>`case when ${answerable} then statement.text end`.as('text'),
      'statement.language',
      sql<-1 | 0 | 1>`response.answer`.as('answer'),
      'response.at',
    ])
    .where('response.circle_id', '=', circle)
    .where('respondent_id', '=', respondent)
    .orderBy('response.at', 'desc')
    .orderBy('statement.id');
