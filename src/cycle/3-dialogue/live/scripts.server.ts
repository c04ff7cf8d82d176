import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { changed } from '#lib/server/live.server.ts';
import type { Step, StepRule } from './step.ts';

/** A step as it stands in the script of a session. */
export type StepHere = Step & { id: string; method: string | null; revealed: boolean };

/** The steps of a session in their order. Hidden words are left out. */
export async function stepsOf(db: Db, circle: string, session: string): Promise<StepHere[]> {
  const rows = await db
    .selectFrom('session_step')
    .select(['id', 'rule', 'title', 'instruction', 'minutes', 'method', 'revealed_at', 'hidden_at'])
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ revealed_at, hidden_at, ...step }) => ({
    ...step,
    rule: step.rule as StepRule,
    ...(hidden_at && { title: '▇▇▇', instruction: '▇▇▇' }),
    revealed: revealed_at !== null,
  }));
}

/** Adds steps at the end of the script, as from a method card. Returns their ids. */
export function addSteps(db: Db, circle: string, session: string, steps: readonly (Step & { method: string | null })[]): Promise<string[]> {
  return atomically(db, async (db) => {
    const last = await lastPosition(db, circle, session);
    const rows = steps.map((step, nth) => ({ circle_id: circle, session_id: session, id: newId(), position: last + 1 + nth, ...step }));
    if (rows.length > 0)
      await db
        .insertInto('session_step')
        .values(rows.map((row) => ({ ...row, revealed_at: null, hidden_at: null })))
        .execute();
    await changed(db, circle, session);
    return rows.map(({ id }) => id);
  });
}

/** Says a step otherwise, also while the session runs. */
export async function changeStep(db: Db, circle: string, id: string, step: Step): Promise<void> {
  const row = await db
    .updateTable('session_step')
    .set(step)
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .returning('session_id')
    .executeTakeFirst();
  if (row) await changed(db, circle, row.session_id);
}

/** Moves a step one place up or down. A step that runs or is past stays where it is, and nothing moves before it: `from` is the first place that may change. */
export function moveStep(
  db: Db,
  circle: string,
  { session, id, by, from }: { session: string; id: string; by: -1 | 1; from: number },
): Promise<void> {
  return atomically(db, async (db) => {
    const ids = await lockedOrder(db, circle, session);
    const [at, to] = [ids.indexOf(id), ids.indexOf(id) + by];
    if (at < from || to < from || to >= ids.length) return;
    [ids[at], ids[to]] = [ids[to]!, ids[at]!];
    await keepOrder(db, circle, session, ids);
  });
}

/** Takes a step out of the script; one that runs or is past stays. */
export function dropStep(db: Db, circle: string, { session, id, from }: { session: string; id: string; from: number }): Promise<boolean> {
  return atomically(db, async (db) => {
    const ids = await lockedOrder(db, circle, session);
    if (ids.indexOf(id) < from) return false;
    await db.deleteFrom('session_step').where('circle_id', '=', circle).where('id', '=', id).execute();
    await keepOrder(
      db,
      circle,
      session,
      ids.filter((one) => one !== id),
    );
    return true;
  });
}

async function lockedOrder(db: Db, circle: string, session: string): Promise<string[]> {
  const rows = await db
    .selectFrom('session_step')
    .select('id')
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

async function keepOrder(db: Db, circle: string, session: string, ids: readonly string[]): Promise<void> {
  await sql`update session_step set position = place.at from unnest(${ids}::text[]) with ordinality as place (id, at)
    where session_step.circle_id = ${circle} and session_step.id = place.id`.execute(db);
  await changed(db, circle, session);
}

async function lastPosition(db: Db, circle: string, session: string): Promise<number> {
  await db.selectFrom('session').select('id').where('circle_id', '=', circle).where('id', '=', session).forUpdate().execute(); // two who add at once
  const row = await db
    .selectFrom('session_step')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .executeTakeFirst();
  return row?.last ?? -1;
}
