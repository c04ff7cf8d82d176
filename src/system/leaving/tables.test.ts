import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { tablesOut, tablesThatStay } from './tables.ts';

const { db } = await testDatabase();
const ofTheCircle = (table: string) => (table === 'person' ? [] : [table === 'circle' ? 'id' : 'circle_id']);

test('every table and every column goes along when a circle leaves, or is named with the reason why it stays', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name as table, column_name as column
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker') and table_type = 'BASE TABLE' and table_name <> 'migration'`.execute(
    db,
  );
  const named = tablesOut.flatMap(({ table, carries, anew = {}, sealed = [], stays = {} }) =>
    [...new Set([...ofTheCircle(table), ...carries, ...Object.keys(anew), ...sealed, ...Object.keys(stays)])].map(
      (column) => `${table}.${column}`,
    ),
  );
  const kept = rows.filter(({ table }) => !(table in tablesThatStay)).map(({ table, column }) => `${table}.${column}`);
  expect(kept.filter((column) => !named.includes(column))).toEqual([]);
  expect(named.filter((column) => !kept.includes(column))).toEqual([]);
});

test('no secret of the privacy register leaves open', async () => {
  const { readRegister } = await import('#testing/privacy-register.ts');
  // What a text comes to is public to whoever has the text, and tells whether it was changed on the way.
  const checksums = ['text_hash', 'wording_hash', 'hash'];
  const secrets = readRegister().entries.filter((entry) => entry.class === 'secret' && !checksums.includes(entry.column));
  const open = secrets.filter(({ table, column }) => tablesOut.find((out) => out.table === table)?.carries.includes(column));
  expect(open).toEqual([]);
});

test('each row finds what it points to: a table stands behind those that it refers to', async () => {
  const { rows } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f' and conrelid <> confrelid`.execute(
    db,
  );
  const at = (table: string) => tablesOut.findIndex((out) => out.table === table);
  const wrong = rows.filter(({ from, to }) => at(from) >= 0 && at(to) >= 0 && at(to) > at(from));
  expect(wrong).toEqual([]);
});

test('the key of each table is one in the database too, so that a file has one order', async () => {
  const { rows } = await sql<{ table: string; columns: string }>`
    select indrelid::regclass::text as table,
      (select string_agg(attname, ' ' order by attname) from pg_attribute where attrelid = indrelid and attnum = any(indkey)) as columns
    from pg_index where indisunique and indpred is null`.execute(db);
  const oneRow = ['gathering', 'responding', 'open_data', 'closing']; // one a circle
  const wrong = tablesOut
    .filter(({ table }) => !oneRow.includes(table))
    .filter(({ table, key }) => {
      const names = [key, ['circle_id', ...key]].map((columns) => [...columns].sort().join(' '));
      return !rows.some((row) => row.table.replaceAll('"', '') === table && names.includes(row.columns));
    });
  expect(wrong.map(({ table }) => table)).toEqual([]);
});
