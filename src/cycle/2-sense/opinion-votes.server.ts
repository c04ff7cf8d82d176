import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { byId, type Votes } from '#maths/opinion-map/votes.ts';
import { answerable } from './statements.server.ts';

/** The answers of a circle in the engine's canonical form, with the ids of the rows that its people and statements are, in the same order. */
export type CircleVotes = { votes: Votes; rows: { people: string[]; statements: string[] } };

type Named = { row: string; name: string };
type Asked = Named & { rejected: boolean };

/**
 * All answers of a circle. What was brought in goes by the number that it had there: brought in twice it gives the same map, the one that
 * `kring opinion-map` makes of the files. There is one row a person and statement, so that no order can matter.
 * The database packs each person's row, and reading takes a breath every fifty people: no request waits for it.
 */
export async function votesOf(db: Db, circle: string): Promise<CircleVotes> {
  const statements = (await statementsToCount(db, circle)).toSorted(byName);
  const { rows } = await sql<Named & { codes: string }>`
    select respondent.id as row, coalesce(respondent.imported_as, respondent.id) as name, answered.codes from respondent join (
      select response.respondent_id as id, string_agg((4 * (asked.place - 1) + response.answer + 1)::text, ',') as codes
      from response join unnest(${statements.map(({ row }) => row)}::text[]) with ordinality as asked (id, place) on asked.id = response.statement_id
      where response.circle_id = ${circle} group by 1
    ) answered on answered.id = respondent.id where respondent.circle_id = ${circle}`.execute(db);
  const people = rows.toSorted(byName);
  const perPerson: Uint16Array[] = [];
  for (const [n, { codes }] of people.entries()) {
    if (n % 50 === 49) await new Promise((resolve) => setImmediate(resolve));
    perPerson.push(Uint16Array.from(codes.split(','), Number).sort());
  }
  return withoutUnanswered({ people, statements, perPerson });
}

/** Those that people answer now, and those that were turned down where they come from: like in the file, these take no part in the map. */
async function statementsToCount(db: Db, circle: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select id as row, coalesce(imported_as, id) as name, not ${answerable} as rejected from statement where circle_id = ${circle}
      and (${answerable} or (imported_as is not null and refused_at is not null and ground_id is null and hidden_at is null))`.execute(db);
  return rows;
}

const byName = (a: Named, b: Named) => byId(a.name, b.name) || byId(a.row, b.row);

/** Canonical votes name only statements to which somebody answered. */
function withoutUnanswered({
  people,
  statements,
  perPerson,
}: {
  people: Named[];
  statements: Asked[];
  perPerson: Uint16Array[];
}): CircleVotes {
  const answered = new Uint8Array(statements.length);
  for (const codes of perPerson) for (const code of codes) answered[code >> 2] = 1;
  const place = new Int32Array(statements.length);
  for (let j = 1; j < statements.length; j++) place[j] = place[j - 1]! + answered[j - 1]!;
  const rowStart = new Uint32Array(people.length + 1);
  perPerson.forEach((codes, i) => (rowStart[i + 1] = rowStart[i]! + codes.length));
  const codes = new Uint16Array(rowStart.at(-1)!);
  perPerson.forEach((own, i) => own.forEach((code, n) => (codes[rowStart[i]! + n] = 4 * place[code >> 2]! + (code & 3))));
  const kept = statements.filter((_, j) => answered[j]);
  const rejected = Uint8Array.from(kept, (one) => (one.rejected ? 1 : 0));
  const named = { people: people.map(({ name }) => name), statements: kept.map(({ name }) => name) };
  return {
    votes: { ...named, rowStart, codes, rejected },
    rows: { people: people.map(({ row }) => row), statements: kept.map(({ row }) => row) },
  };
}
