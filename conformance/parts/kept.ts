import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';

/** Every column of the database in which one of these words stands, in whatever type: text, lists, search vectors, JSON and bytes too. */
export async function whereKept(db: Db, words: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string; type: string }>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE'`.execute(db);
  const found: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const text = type === 'bytea' ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`;
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(`${schema}.${table}`)}
      where exists (select from unnest(${[...words]}::text[]) word where position(lower(word) in lower(${text})) > 0)`.execute(db);
    if (rows[0]!.n > 0) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}

/** Every file below a folder in which one of these words stands; PostgreSQL's own files are left out. */
export function filesWith(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('postgres'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && words.some((word) => readFileSync(path).includes(word)));
}
