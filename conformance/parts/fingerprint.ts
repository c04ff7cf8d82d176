import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';

/** A hash of all rows of each table: what was written anywhere shows, and where. */
export async function fingerprintOf(db: Db): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1, 2`.execute(db);
  const hashes = tables.map(
    ({ schema, name }) =>
      sql`select ${`${schema}.${name}`} as name, (select md5(coalesce(string_agg(kept::text, '\n' order by kept::text), '')) from ${sql.table(`${schema}.${name}`)} kept) as hash`,
  );
  const { rows } = await sql<{ name: string; hash: string }>`${sql.join(hashes, sql` union all `)}`.execute(db);
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

/** The tables in which something is other than before. */
export const changedSince = (before: Map<string, string>, now: Map<string, string>): string[] =>
  [...now].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
