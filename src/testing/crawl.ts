import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { App } from '#routes/app.tsx';
import { allDoors } from '#routes/all-doors.ts';
import type { Visitor } from './visitor.ts';

/** What the names in addresses stand for: a table whose rows of the circle are tried, each. */
const tables: Record<string, string> = {
  story: 'story',
  fragment: 'fragment',
  theme: 'theme',
  insight: 'insight',
  session: 'session',
  finding: 'finding',
  decision: 'decision',
  agreement: 'agreement',
  change: 'change',
  review: 'review',
  copy: 'copy',
  table: 'sense_table',
};

/** Every address of a GET door that can be made for a circle: the names in it filled in with what is there; and some more. */
export async function addressesOf(db: Db, circle: { id: string; slug: string; door: string }, more: string[] = []): Promise<string[]> {
  const addresses: string[] = [];
  // A guess at a code opens nothing, and takes longer each time.
  for (const door of allDoors.filter(({ method, path }) => method === 'GET' && !path.includes(':code'))) {
    let made = [door.path.replace(':circle', circle.slug).replace(':door', circle.door)];
    for (const name of [...door.path.matchAll(/:(\w+)/g)].map(([, name]) => name!).filter((name) => name !== 'circle' && name !== 'door')) {
      const ids = tables[name] ? await idsIn(db, tables[name], circle.id) : ['x'];
      made = made.flatMap((path) => ids.map((id) => path.replace(`:${name}`, id)));
    }
    addresses.push(...made);
  }
  return [...addresses, ...more];
}

/** Which of these addresses answer this browser with any of these words in them. */
export async function whereSaid(app: App, browser: Visitor, addresses: readonly string[], words: readonly string[]): Promise<string[]> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const found: string[] = [];
  for (const address of addresses) {
    const answer = await app.request(address, { headers: { cookie, 'accept-language': 'en' } });
    const body = [await answer.text(), ...[...answer.headers].map(([, value]) => value)].join('\n');
    if (words.some((word) => body.includes(word))) found.push(address);
  }
  return found;
}

/** Every place in the database where any of these words stand, in any column that can hold text. */
export async function whereKept(db: Db, words: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
    select table_schema as schema, table_name as table, column_name as column from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema') and data_type not in ('integer', 'bigint', 'boolean', 'timestamp with time zone', 'date')`.execute(
    db,
  );
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const text = sql`case when pg_typeof(${sql.ref(column)})::text = 'bytea' then encode(${sql.ref(column)}::text::bytea, 'escape') else ${sql.ref(column)}::text end`;
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(`${schema}.${table}`)} where exists (select from unnest(${[...words]}::text[]) as word where position(word in ${text}) > 0)`.execute(
      db,
    );
    if (rows[0]!.n > 0) found.push(`${table}.${column}`);
  }
  return found;
}

async function idsIn(db: Db, table: string, circle: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where circle_id = ${circle} limit 20`.execute(db);
  return rows.length > 0 ? rows.map((row) => row.id) : ['x'];
}
