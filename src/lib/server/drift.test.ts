import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';

test('schema.ts says exactly what the database has, column by column', async () => {
  const { db } = await testDatabase();
  const { rows } = await sql<{ table: string; column: string; nullable: boolean }>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name as table, column_name as column, is_nullable = 'YES' as nullable
    from information_schema.columns
    where table_schema in ('public', 'sign_in') and table_name <> 'migration'`.execute(db);
  const inDatabase = rows.map(({ table, column, nullable }) => `${table}.${column}${nullable ? ' or null' : ''}`).sort();
  expect(columnsInSchema()).toEqual(inDatabase);
});

function columnsInSchema(): string[] {
  const text = readFileSync(join(import.meta.dirname, 'schema.ts'), 'utf8');
  const tables = new Map(
    [.../export interface Schema \{([^}]*)\}/.exec(text)![1]!.matchAll(/^ {2}'?([\w.]+)'?: (\w+);/gm)].map(([, table, type]) => [
      type!,
      table!,
    ]),
  );
  const found: string[] = [];
  for (const [, type, body] of text.matchAll(/export interface (\w+) \{([^}]*)\}/g)) {
    if (type === 'Schema') continue;
    for (const [, column, kind] of body!.matchAll(/^ {2}(\w+): ([^;]+);/gm))
      found.push(`${tables.get(type!)}.${column}${/\| null/.test(kind!) ? ' or null' : ''}`);
  }
  return found.sort();
}
