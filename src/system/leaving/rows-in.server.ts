import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { searchVector } from '#cycle/1-gather/search.server.ts';
import { keptRespondentCode, respondentCode } from '#cycle/2-sense/respondent-codes.server.ts';
import { keptTableCode, tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { hashOfCode, seatCode, sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { Refused } from './refused.ts';
import type { MadeAnew, TableOut } from './tables.ts';

type Row = Record<string, unknown>;
type Shape = Map<string, { type: string; nullable: boolean }>;

/** Where rows arrive: which circle under which host, with which keys; who comes under another id; what was sealed, by table and key. */
export type Arriving = {
  circle: string;
  slug: string;
  organisation: string;
  keys: Keys;
  people: ReadonlyMap<string, string>;
  naming: readonly { table: string; column: string }[];
  shapes: ReadonlyMap<string, Shape>;
  sealed: ReadonlyMap<string, ReadonlyMap<string, Row>>;
};

const atOnce = 500;

/** The columns of every table, with what may stand in them. */
export async function shapesOf(db: Db): Promise<Map<string, Shape>> {
  const { rows } = await sql<{ table: string; column: string; type: string; nullable: boolean }>`
    select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema = 'public'`.execute(db);
  const shapes = new Map<string, Shape>();
  for (const { table, column, type, nullable } of rows) {
    if (!shapes.has(table)) shapes.set(table, new Map());
    shapes.get(table)!.set(column, { type, nullable });
  }
  return shapes;
}

/**
 * Puts the lines of one table in the database. Each must have exactly the columns that travel, of the right kind; what does not travel is
 * made anew. The database looks at the rest: what points to a row that is not there, or breaks a rule, is refused. Returns how many.
 */
export async function rowsIn(db: Db, out: TableOut, lines: AsyncIterable<string> | Iterable<string>, arriving: Arriving): Promise<number> {
  const file = `tables/${out.table}.ndjson`;
  let [count, batch] = [0, [] as Row[]];
  const put = async () => {
    if (batch.length > 0) await insert(db, out.table, batch).catch((error: unknown) => refuse(error, file));
    batch = [];
  };
  for await (const line of lines) {
    count++;
    batch.push(await arrived(out, readLine(line, out, { at: `${file}:${count}`, arriving }), arriving));
    if (batch.length >= atOnce) await put();
  }
  await put();
  return count;
}

/** What is kept of the words of stories to search them by is made here, in the way of this release. */
export async function findable(db: Db, circle: string): Promise<void> {
  const stories = await db.selectFrom('story').select(['id', 'text', 'language']).where('circle_id', '=', circle).execute();
  for (const { id, text, language } of stories)
    await db
      .updateTable('story')
      .set({ search: searchVector(text, language) })
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .execute();
}

/** Reads one line: a row with the columns that travel and nothing else. */
export function readLine(line: string, out: TableOut, { at, arriving }: { at: string; arriving: Pick<Arriving, 'shapes'> }): Row {
  const [file, number] = [at.slice(0, at.lastIndexOf(':')), at.slice(at.lastIndexOf(':') + 1)];
  const row = parsed(line);
  const columns = out.carries.length > 0 ? out.carries : (out.sealed ?? []);
  const shape = arriving.shapes.get(out.table)!;
  if (!row || Object.keys(row).length !== columns.length) throw new Refused('line', file, number);
  for (const column of columns) {
    if (!(column in row)) throw new Refused('line', file, number);
    const { type, nullable } = shape.get(column)!;
    if (row[column] === null ? !nullable : !fits(row[column], type)) throw new Refused('shape', file, `${number}, ${column}`);
  }
  if (out.table === 'story' && !hashOfText(row.text as string).equals(bytesOf(row.text_hash as string)))
    throw new Refused('changed', file, number);
  return row;
}

async function arrived(out: TableOut, row: Row, arriving: Arriving): Promise<Row> {
  const { table, anew = {}, key } = out;
  const named = arriving.naming.filter((name) => name.table === table).map(({ column }) => column);
  const whole: Row = {
    ...row,
    ...(table === 'circle' ? { id: arriving.circle, slug: arriving.slug } : table === 'person' ? {} : { circle_id: arriving.circle }),
  };
  for (const column of table === 'person' ? ['id'] : named)
    if (typeof whole[column] === 'string') whole[column] = arriving.people.get(whole[column]) ?? whole[column];
  for (const [column, how] of Object.entries(anew)) whole[column] = madeAnew(how, row, arriving);
  return { ...whole, ...arriving.sealed.get(table)?.get(keyOf(row, key)) };
}

/** How a row is found by its key in what was sealed. */
export const keyOf = (row: Row, key: readonly string[]) => JSON.stringify(key.map((column) => row[column]));

function madeAnew(how: MadeAnew, row: Row, { keys, organisation }: Arriving): unknown {
  const id = row.id as string;
  const bytes = (made: Buffer) => `\\x${made.toString('hex')}`;
  switch (how) {
    case 'here':
      return organisation;
    case 'search':
      return '';
    case 'table code':
      return bytes(keptTableCode(keys, tableCode(keys, id)));
    case 'session code':
      return bytes(hashOfCode(keys, sessionCode(keys, id)));
    case 'seat code':
      return bytes(hashOfCode(keys, seatCode(keys, id)));
    case 'respondent code':
      return bytes(keptRespondentCode(keys, respondentCode(keys, id)));
    case 'unknown secret':
      return bytes(randomBytes(32));
  }
}

// With its schema: "circle" alone is also a kind of thing that PostgreSQL can draw.
function insert(db: Db, table: string, batch: Row[]) {
  const columns = sql.join(Object.keys(batch[0]!).map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_recordset(null::${sql.table(`public.${table}`)}, ${JSON.stringify(batch)}::json)`.execute(
    db,
  );
}

// The message of the database may hold what stands in a row: only the name of the rule is passed on.
function refuse(error: unknown, file: string): never {
  const { code = '', constraint = '' } = error as { code?: string; constraint?: string };
  if (code === '23503') throw new Refused('refers', file, constraint);
  if (/^2[23]/.test(code)) throw new Refused('rule', file, constraint);
  throw error;
}

// A whole number beyond 2^53 would come out as another one: it goes on as it was written.
const keepLong = (_: string, value: unknown, context?: { source?: string }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '') ? context!.source : value;

function parsed(line: string): Row | null {
  try {
    const row: unknown = JSON.parse(line, keepLong);
    return typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as Row) : null;
  } catch {
    return null;
  }
}

const moment = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(\+00:00|Z)$/;

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string' && !value.includes('\0');
    case 'bytea':
      return typeof value === 'string' && /^\\x([0-9a-f]{2})*$/.test(value);
    case 'timestamp with time zone':
      return typeof value === 'string' && moment.test(value);
    case 'date':
      return typeof value === 'string' && /^\d{4,6}-\d\d-\d\d$/.test(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'smallint':
      return Number.isSafeInteger(value);
    case 'bigint':
      return Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{16,19}$/.test(value));
    case 'real':
    case 'double precision':
      return typeof value === 'number';
    case 'ARRAY':
      return Array.isArray(value) && value.every((one) => typeof one === 'string' && !one.includes('\0'));
    case 'jsonb':
      return true;
    default:
      return false;
  }
}

const bytesOf = (text: string) => Buffer.from(text.slice(2), 'hex');
