import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { tablesOut, type TableOut } from './tables.ts';

/** Rows are asked for so many at a time, so that a large circle is never in memory whole. */
const atOnce = 1_000;

/**
 * Sets this transaction to see one moment, whatever others write meanwhile, and to say every moment in UTC. Everything that leaves together
 * is read in it.
 */
export async function atOneMoment(db: Db): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(db);
  await sql`set local timezone = 'UTC'`.execute(db);
  await sql`set local extra_float_digits = 3`.execute(db);
}

/**
 * The rows of one table of a circle as lines of JSON, in the order of their key: only what travels open, or (`sealed`) only what travels
 * sealed, with the key. Text, moments and numbers stand as the database writes them, so that nothing is lost on the way.
 */
export async function* rowsOut(db: Db, circle: string, out: TableOut, sealed = false): AsyncGenerator<string> {
  const columns = sealed ? [...new Set([...out.key, ...(out.sealed ?? [])])] : out.carries;
  const order = sql.join(out.key.map((column) => sql`${sql.ref(`kept.${column}`)}::text collate "C"`));
  const cursor = sql.id(`leaving_${out.table}`);
  const rows = sql`select row_to_json(leaving)::text as line from ${sql.table(out.table)} kept, lateral (select ${sql.join(columns.map((column) => sql.ref(`kept.${column}`)))}) leaving
    where ${await whose(db, circle, out)} order by ${order}`;
  await sql`declare ${cursor} no scroll cursor for ${rows}`.execute(db);
  for (;;) {
    const { rows: found } = await sql<{ line: string }>`fetch ${sql.lit(atOnce)} from ${cursor}`.execute(db);
    for (const { line } of found) yield line;
    if (found.length < atOnce) break;
  }
  await sql`close ${cursor}`.execute(db);
}

async function whose(db: Db, circle: string, { table, only }: TableOut) {
  if (table === 'circle') return sql`kept.id = ${circle}`;
  if (table === 'person') return sql`kept.id in (${sql.join(await peopleNamed(db, circle), sql` union `)})`;
  return sql`kept.circle_id = ${circle} and ${only ? sql.raw(only) : sql`true`}`;
}

/** Where people are named in what travels: each column that points to a person. */
async function peopleNamed(db: Db, circle: string) {
  const columns = (await columnsThatName(db)).filter(({ table, column }) =>
    tablesOut.find((out) => out.table === table)?.carries.includes(column),
  );
  return columns.map(
    ({ table, column }) =>
      sql`select ${sql.ref(column)} from ${sql.table(table)} where ${sql.ref(table === 'circle' ? 'id' : 'circle_id')} = ${circle}`,
  );
}

/** Every column of the database that points to a person. */
export async function columnsThatName(db: Db): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as table, attname as column from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'person'::regclass order by 1, 2`.execute(db);
  return rows.map(({ table, column }) => ({ table: table.replaceAll('"', ''), column }));
}
