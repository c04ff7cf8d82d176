import { sql } from 'kysely';
import { noteActivity } from './activity.server.ts';
import { atomically, type Db } from './db.server.ts';
import { newId } from './ids.ts';
import { stepsBetween, type Row, type Step, type UndoAct, type Watched } from './undo.ts';

/** Who did it, and so may undo it: a person, or a place at a table. */
export type Doer = { person: string | null; seat: string | null };

/** For so long something can be undone, in milliseconds. */
export const undoWithin = 60 * 60 * 1000;

type Act<T> = { act: UndoAct; by: Doer; now: Date; watch: Watched[]; work: (db: Db) => Promise<T> };

/**
 * Does something that can be a slip, and keeps how the rows that it touches were before, for an hour. Gives what the act gives, and under which id
 * it can be undone; null when nothing changed.
 */
export function undoably<T>(db: Db, circle: string, { act, by, now, watch, work }: Act<T>): Promise<{ result: T; undo: string | null }> {
  return atomically(db, async (db) => {
    const look = () => Promise.all(watch.map((watched) => rowsOf(db, circle, watched)));
    const before = await look();
    const result = await work(db);
    const after = await look();
    const steps = watch.flatMap((watched, nth) => stepsBetween(watched, before[nth]!, after[nth]!));
    if (steps.length === 0) return { result, undo: null };
    const id = newId();
    await db
      .insertInto('undoable')
      .values({ circle_id: circle, id, act, person_id: by.person, seat_id: by.seat, before: JSON.stringify(steps), at: now })
      .execute();
    return { result, undo: id };
  });
}

type Undoing = { id: string; by: Doer; now: Date };

/** What this doer did under this id, and whether it is too late to undo it; null for anyone else. */
export async function undoableAt(
  db: Db,
  circle: string,
  { id, by, now }: Undoing,
): Promise<{ act: UndoAct; steps: Step[]; late: boolean } | null> {
  const row = await db
    .selectFrom('undoable')
    .select(['act', 'before', 'person_id', 'seat_id', 'at'])
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .executeTakeFirst();
  const theirs = row && ((row.person_id !== null && row.person_id === by.person) || (row.seat_id !== null && row.seat_id === by.seat));
  if (!theirs) return null;
  const late = row.at.getTime() <= now.getTime() - undoWithin;
  return { act: row.act as UndoAct, steps: row.before as unknown as Step[], late };
}

/** Puts everything back as it was, whole or not at all; false when something changed since, or a teller heard of it already. */
export async function undo(db: Db, circle: string, undoing: Undoing): Promise<boolean> {
  try {
    return await atomically(db, async (db) => {
      const found = await undoableAt(db, circle, undoing);
      if (!found || found.late) return false;
      // What the act made goes first, the last first; then what it changed, and what it took away.
      const [made, others] = [found.steps.filter((step) => 'made' in step), found.steps.filter((step) => !('made' in step))];
      for (const step of [...made.reverse(), ...others]) await backStep(db, circle, step);
      await db.deleteFrom('undoable').where('circle_id', '=', circle).where('id', '=', undoing.id).execute();
      await noteActivity(db, { circle, what: 'act.undone', about: undoing.id, role: 'member', now: undoing.now });
      return true;
    });
  } catch (error) {
    if (error instanceof TooLate || restsOnOthers(error)) return false;
    throw error;
  }
}

class TooLate extends Error {}

/** What it pointed to is gone, or stands there again. */
const restsOnOthers = (error: unknown) => ['23503', '23505'].includes((error as { code?: string }).code ?? '');

async function backStep(db: Db, circle: string, step: Step): Promise<void> {
  const here = sql`${at(circle, step.key)}`;
  const table = sql.table(step.table);
  if ('gone' in step) {
    await sql`insert into ${table} select * from jsonb_populate_record(null::${table}, ${JSON.stringify(step.gone)}::jsonb)`.execute(db);
    return;
  }
  if ('made' in step) {
    const unheard = step.table === 'trail' ? sql`and heard_at is null` : sql``;
    const { numAffectedRows } = await sql`delete from ${table} where ${here} ${unheard}`.execute(db);
    if (numAffectedRows !== 1n) throw new TooLate();
    return;
  }
  const [now] = (await sql<{ row: Row }>`select to_jsonb(${table}) as row from ${table} where ${here} for update`.execute(db)).rows;
  if (!now || Object.entries(step.is).some(([column, value]) => JSON.stringify(now.row[column]) !== JSON.stringify(value)))
    throw new TooLate();
  const put = sql.join(Object.keys(step.was).map((column) => sql`${sql.ref(column)} = former.${sql.ref(column)}`));
  await sql`update ${table} set ${put} from jsonb_populate_record(null::${table}, ${JSON.stringify(step.was)}::jsonb) former
    where ${at(circle, step.key, step.table)}`.execute(db);
}

const at = (circle: string, key: Record<string, unknown>, table?: string) => {
  const column = (name: string) => sql.ref(table ? `${table}.${name}` : name);
  return sql.join(
    [sql`${column('circle_id')} = ${circle}`, ...Object.entries(key).map(([name, value]) => sql`${column(name)} = ${value}`)],
    sql` and `,
  );
};

async function rowsOf(db: Db, circle: string, { table, where }: Watched): Promise<Row[]> {
  const found = await sql<{
    row: Row;
  }>`select to_jsonb(${sql.table(table)}) as row from ${sql.table(table)} where ${at(circle, where)}`.execute(db);
  return found.rows.map(({ row }) => row);
}
