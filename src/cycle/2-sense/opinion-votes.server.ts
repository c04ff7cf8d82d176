import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { byId, type Votes } from '#maths/opinion-map/votes.ts';
import { answerable } from './statements.server.ts';

/** The ids of the statements of a circle that count now. */
export async function statementsThatCount(db: Db, circle: string): Promise<Set<string>> {
  const rows = await db.selectFrom('statement').select('id').where('circle_id', '=', circle).where(answerable).execute();
  return new Set(rows.map((row) => row.id));
}

/**
 * All answers of a circle in the engine's canonical form. There is one row a person and statement, so that no order can matter.
 * The database packs each person's row, and reading takes a breath every fifty people: no request waits for it.
 */
export async function votesOf(db: Db, circle: string): Promise<Votes> {
  const statements = [...(await statementsThatCount(db, circle))].sort(byId);
  const { rows } = await sql<{ person: string; codes: string }>`
    select response.respondent_id as person, string_agg((4 * (asked.place - 1) + response.answer + 1)::text, ',') as codes
    from response join unnest(${statements}::text[]) with ordinality as asked (id, place) on asked.id = response.statement_id
    where response.circle_id = ${circle} group by 1`.execute(db);
  const people = rows.toSorted((a, b) => byId(a.person, b.person));
  const perPerson: Uint16Array[] = [];
  for (const [n, { codes }] of people.entries()) {
    if (n % 50 === 49) await new Promise((resolve) => setImmediate(resolve));
    perPerson.push(Uint16Array.from(codes.split(','), Number).sort());
  }
  return withoutUnanswered({ people: people.map(({ person }) => person), statements, perPerson });
}

/** Canonical votes name only statements to which somebody answered. */
function withoutUnanswered({ people, statements, perPerson }: { people: string[]; statements: string[]; perPerson: Uint16Array[] }): Votes {
  const answered = new Uint8Array(statements.length);
  for (const codes of perPerson) for (const code of codes) answered[code >> 2] = 1;
  const place = new Int32Array(statements.length);
  for (let j = 1; j < statements.length; j++) place[j] = place[j - 1]! + answered[j - 1]!;
  const rowStart = new Uint32Array(people.length + 1);
  perPerson.forEach((codes, i) => (rowStart[i + 1] = rowStart[i]! + codes.length));
  const codes = new Uint16Array(rowStart.at(-1)!);
  perPerson.forEach((own, i) => own.forEach((code, n) => (codes[rowStart[i]! + n] = 4 * place[code >> 2]! + (code & 3))));
  const kept = statements.filter((_, j) => answered[j]);
  return { people, statements: kept, rowStart, codes, rejected: new Uint8Array(kept.length) };
}
