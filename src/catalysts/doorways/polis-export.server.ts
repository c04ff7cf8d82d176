import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { answerable } from '#cycle/2-sense/statements.server.ts';
import { byId } from '#maths/opinion-map/votes.ts';

/** The files of a conversation as Polis exports it, by name. The votes are there only when every row of them was open data already. */
export type PolisFiles = { 'comments.csv': string; 'votes.csv'?: string; 'participants-votes.csv'?: string };

/**
 * Writes a circle's statements and answers in the formats of Polis. Rows of answers leave only when everyone who answered was brought in
 * with open data; else the statements leave alone, and without counts, which would tell of the last few who answered.
 */
export async function polisFiles(db: Db, circle: string): Promise<PolisFiles> {
  const statements = await statementsOut(db, circle);
  const open = await allOpen(db, circle);
  const people = open ? await answersOut(db, circle, new Map(statements.map(({ id, number }) => [id, number]))) : [];
  const comments = commentsCsv(statements, open ? countsOf(people) : null);
  return open
    ? { 'comments.csv': comments, 'votes.csv': votesCsv(people), 'participants-votes.csv': wideCsv(statements, people) }
    : { 'comments.csv': comments };
}

/** Was everyone who answered in this circle brought in with open data? */
async function allOpen(db: Db, circle: string): Promise<boolean> {
  const own = await db
    .selectFrom('respondent')
    .select('id')
    .where('circle_id', '=', circle)
    .where('imported_as', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const any = await db.selectFrom('respondent').select('id').where('circle_id', '=', circle).limit(1).executeTakeFirst();
  return any !== undefined && own === undefined;
}

type StatementOut = { id: string; number: string; text: string; madeAt: Date; moderated: -1 | 0 | 1 };

/** What was brought in keeps its number, also when it was turned down; of our own only what people answer leaves, numbered on from there. */
async function statementsOut(db: Db, circle: string): Promise<StatementOut[]> {
  const rows = await db
    .selectFrom('statement')
    .select(['id', 'imported_as', 'text', 'made_at', 'refused_at', 'taken_out_at', 'accepted_at'])
    .where('circle_id', '=', circle)
    .where(sql<boolean>`hidden_at is null and (imported_as is not null or ${answerable})`)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  let next = rows.reduce((most, row) => Math.max(most, Number(row.imported_as ?? -1)), -1) + 1;
  return rows
    .map((row) => ({
      ...{ id: row.id, text: row.text, madeAt: row.made_at, number: row.imported_as ?? String(next++) },
      moderated: row.refused_at || row.taken_out_at ? (-1 as const) : row.accepted_at ? (1 as const) : (0 as const),
    }))
    .sort((a, b) => byId(a.number, b.number));
}

type PersonOut = { number: string; votes: { statement: string; answer: number; at: Date }[] };

async function answersOut(db: Db, circle: string, numbers: Map<string, string>): Promise<PersonOut[]> {
  const { rows } = await sql<{ number: string; statements: string[]; answers: number[]; times: string[] }>`
    select respondent.imported_as as number, array_agg(statement_id) as statements, array_agg(answer::int) as answers,
      array_agg((extract(epoch from at) * 1000)::bigint::text) as times
    from response join respondent on respondent.circle_id = response.circle_id and respondent.id = response.respondent_id
    where response.circle_id = ${circle} group by respondent.imported_as`.execute(db);
  return rows
    .map(({ number, statements, answers, times }) => ({
      number,
      votes: statements
        .flatMap((id, n) => {
          const statement = numbers.get(id);
          return statement === undefined ? [] : [{ statement, answer: answers[n]!, at: new Date(Number(times[n])) }];
        })
        .sort((a, b) => byId(a.statement, b.statement)),
    }))
    .sort((a, b) => byId(a.number, b.number));
}

function countsOf(people: readonly PersonOut[]): Map<string, { agrees: number; disagrees: number }> {
  const counts = new Map<string, { agrees: number; disagrees: number }>();
  for (const { votes } of people)
    for (const { statement, answer } of votes) {
      const count = counts.get(statement) ?? { agrees: 0, disagrees: 0 };
      if (answer === 1) count.agrees += 1;
      if (answer === -1) count.disagrees += 1;
      counts.set(statement, count);
    }
  return counts;
}

function commentsCsv(statements: readonly StatementOut[], counts: ReturnType<typeof countsOf> | null): string {
  const none = counts ? { agrees: 0, disagrees: 0 } : { agrees: '', disagrees: '' };
  return csv([
    ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'comment-body'],
    ...statements.map(({ number, text, madeAt, moderated }) => {
      const { agrees, disagrees } = counts?.get(number) ?? none;
      return [madeAt.getTime(), madeAt.toISOString(), number, '', agrees, disagrees, moderated, text];
    }),
  ]);
}

const votesCsv = (people: readonly PersonOut[]) =>
  csv([
    ['timestamp', 'comment-id', 'voter-id', 'vote'],
    ...people.flatMap(({ number, votes }) => votes.map(({ statement, answer, at }) => [at.getTime(), statement, number, answer])),
  ]);

function wideCsv(statements: readonly StatementOut[], people: readonly PersonOut[]): string {
  const numbers = statements.map(({ number }) => number);
  return csv([
    ['participant', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', ...numbers],
    ...people.map(({ number, votes }) => {
      const said = new Map(votes.map(({ statement, answer }) => [statement, answer]));
      const many = (answer: number) => votes.filter((vote) => vote.answer === answer).length;
      return [number, '', '', votes.length, many(1), many(-1), ...numbers.map((statement) => said.get(statement) ?? '')];
    }),
  ]);
}

// As the other programs read it (RFC 4180, LF): for programs, not for a spreadsheet, so that nothing is put before a text.
const csv = (rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.map(cell).join(',')).join('\n') + '\n';
const cell = (value: string | number) => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
