import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { parse } from 'yaml';
import type { Db } from '#lib/server/db.server.ts';

const classes = ['open', 'circle', 'personal', 'special', 'secret', 'technical'] as const;
export type Class = (typeof classes)[number];
/** What the register says of one column. */
export type Entry = { table: string; column: string; class: Class; purpose: string; basis: string; term: string };

type Said = { purpose?: string; basis?: string; term?: string };
type Table = Said & Partial<Record<Class, string[]>> & { other?: Record<string, Said> };
type Register = Record<'purposes' | 'bases' | 'terms' | 'classes', Record<string, string>> & { tables: Record<string, Table> };

/** Every column of the privacy register. */
export function readRegister(path = 'privacy/register.yml'): { entries: Entry[]; problems: string[] } {
  const register = parse(readFileSync(path, 'utf8')) as Register;
  const entries = Object.entries(register.tables).flatMap(([table, said]) =>
    classes.flatMap((kind) =>
      (said[kind] ?? []).map((column) => {
        const { purpose = '', basis = '', term = '' } = { ...said, ...said.other?.[column] };
        return { table, column, class: kind, purpose, basis, term };
      }),
    ),
  );
  return { entries, problems: [...entries.flatMap((entry) => unexplained(entry, register)), ...strays(register)] };
}

/** What differs between the register and the database; empty when every column is accounted for. */
export async function registerProblems(db: Db, path?: string): Promise<{ problems: string[]; columns: number }> {
  const { entries, problems } = readRegister(path);
  const { rows } = await sql<{ name: string }>`
    select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name
    from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker') and table_name <> 'migration'`.execute(db);
  const kept = rows.map(({ name }) => name);
  const said = entries.map(({ table, column }) => `${table}.${column}`);
  return {
    columns: kept.length,
    problems: [
      ...problems,
      ...kept.filter((name) => !said.includes(name)).map((name) => `${name} is kept, and the register does not say why`),
      ...said.filter((name) => !kept.includes(name)).map((name) => `${name} stands in the register and is not kept`),
      ...said.filter((name, at) => said.indexOf(name) !== at).map((name) => `${name} stands in the register twice`),
    ],
  };
}

function unexplained({ table, column, class: kind, purpose, basis, term }: Entry, register: Register): string[] {
  const asked = [
    ['purpose', register.purposes[purpose]],
    ['basis', register.bases[basis]],
    ['term', register.terms[term]],
    ['class', register.classes[kind]],
  ] as const;
  const missing = asked.filter(([, words]) => !words).map(([what]) => `${table}.${column} has no ${what} that is explained`);
  return basis === 'none' && ['personal', 'special'].includes(kind)
    ? [...missing, `${table}.${column} is about a person, and has no basis`]
    : missing;
}

// A slip in a name would otherwise be passed over in silence.
function strays(register: Register): string[] {
  return Object.entries(register.tables).flatMap(([table, said]) => {
    const columns = classes.flatMap((kind) => said[kind] ?? []);
    const known = ['purpose', 'basis', 'term', 'other', ...classes];
    return [
      ...Object.keys(said)
        .filter((key) => !known.includes(key))
        .map((key) => `${table}: ${key} means nothing in the register`),
      ...Object.keys(said.other ?? {})
        .filter((column) => !columns.includes(column))
        .map((column) => `${table}.${column} differs, but has no class`),
    ];
  });
}
