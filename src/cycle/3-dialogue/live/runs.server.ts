import { randomInt } from 'node:crypto';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { changed } from '#lib/server/live.server.ts';
import { afterAct, notBegun, type Run, type RunAct } from './run.ts';
import { stepsOf } from './scripts.server.ts';

/** Where a session is, with who leads it and whose sides begin a round. */
export type RunHere = Run & { seed: number; firstSides: string[]; ledBy: string | null };

/** Where a session is; before anyone prepared it, it has not begun. */
export async function runOf(db: Db, circle: string, session: string): Promise<RunHere> {
  const row = await db
    .selectFrom('session_run')
    .selectAll()
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .executeTakeFirst();
  if (!row) return { ...notBegun, seed: 1, firstSides: [], ledBy: null };
  const { step, since, extra, version, seed } = row;
  return {
    step,
    since,
    extra,
    version,
    seed,
    pausedAt: row.paused_at,
    pausedFor: row.paused_for,
    firstSides: row.first_sides,
    ledBy: row.led_by,
  };
}

/**
 * An act of whoever leads: what it changes is one row, in one transaction. False when it was done already or cannot be done. Whoever acts leads from then on;
 * another who leads sees that. The first act of a session makes its seed, from which every order by lot follows.
 */
export function actOnRun(
  db: Db,
  circle: string,
  session: string,
  { act, seen, by, now }: { act: RunAct; seen: number; by: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    await lockRun(db, circle, session);
    const run = await runOf(db, circle, session);
    const steps = await stepsOf(db, circle, session);
    const next = afterAct(run, act, { seen, steps: steps.length, now });
    if (!next) return false;
    await db
      .updateTable('session_run')
      .set({
        step: next.step,
        since: next.since,
        paused_at: next.pausedAt,
        paused_for: next.pausedFor,
        extra: next.extra,
        version: next.version,
        led_by: by,
      })
      .where('circle_id', '=', circle)
      .where('session_id', '=', session)
      .execute();
    await changed(db, circle, session);
    return true;
  });
}

/** Takes over leading, without changing where the session is. */
export async function lead(db: Db, circle: string, session: string, by: string): Promise<void> {
  await prepareRun(db, circle, session);
  await db.updateTable('session_run').set({ led_by: by }).where('circle_id', '=', circle).where('session_id', '=', session).execute();
  await changed(db, circle, session);
}

/** Chooses the sides that begin each round: those with least formal power, when the circle wishes so. */
export async function chooseFirstSides(db: Db, circle: string, session: string, sides: readonly string[]): Promise<void> {
  await prepareRun(db, circle, session);
  await db
    .updateTable('session_run')
    .set({ first_sides: [...sides] })
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .execute();
  await changed(db, circle, session);
}

/** Shows what was written in silence in a step: from now on everyone may read it, in an order by chance. */
export async function revealNotes(
  db: Db,
  circle: string,
  { session, step, now }: { session: string; step: string; now: Date },
): Promise<void> {
  await db
    .updateTable('session_step')
    .set({ revealed_at: now })
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('id', '=', step)
    .where('revealed_at', 'is', null)
    .execute();
  await changed(db, circle, session);
}

/** Holds where a session is, until the transaction ends: who comes at the same moment waits. */
export async function lockRun(db: Db, circle: string, session: string): Promise<void> {
  await prepareRun(db, circle, session);
  await db
    .selectFrom('session_run')
    .select('version')
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .forUpdate()
    .execute();
}

async function prepareRun(db: Db, circle: string, session: string): Promise<void> {
  await db
    .insertInto('session_run')
    .values({ circle_id: circle, session_id: session, step: -1, since: null, paused_at: null, seed: randomInt(2 ** 47), led_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
