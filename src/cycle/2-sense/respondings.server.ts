import { atomically, type Db } from '#lib/server/db.server.ts';
import { fewestStatements, resultsLeft, type RespondingHere, type Results } from './responding.ts';
import { statementCount } from './statements.server.ts';

/** The circle's asking, or null when it never asked. */
export async function respondingOf(db: Db, circle: string): Promise<RespondingHere | null> {
  const row = await db
    .selectFrom('responding')
    .select(['results', 'opened_at as openedAt', 'closed_at as closedAt'])
    .where('circle_id', '=', circle)
    .executeTakeFirst();
  return row ?? null;
}

/** Has anyone answered here? */
export async function hasAnswers(db: Db, circle: string): Promise<boolean> {
  const row = await db.selectFrom('response').select('at').where('circle_id', '=', circle).limit(1).executeTakeFirst();
  return row !== undefined;
}

type Asking = { results: Results; by: string | null; now: Date };
/** Why asking does not begin: too few statements, or it would be more open than people were told when they answered. */
export type NotAsked = 'few' | 'more open';

/** Opens asking, for the first time or again, and says who will see what comes out. Returns why not, or null when it is open. */
export function openResponding(db: Db, circle: string, { results, by, now }: Asking): Promise<NotAsked | null> {
  return atomically(db, async (db) => {
    if ((await statementCount(db, circle)) < fewestStatements) return 'few';
    const kept = await heldResponding(db, circle);
    if (!kept) {
      await db.insertInto('responding').values({ circle_id: circle, results, opened_at: now, opened_by: by, closed_at: null }).execute();
      return null;
    }
    if (!resultsLeft(kept.results, await hasAnswers(db, circle)).includes(results)) return 'more open';
    await db.updateTable('responding').set({ results, closed_at: null }).where('circle_id', '=', circle).execute();
    return null;
  });
}

/** Shows what comes out to fewer people (or, before the first answer, to more). Returns why not, or null when it is done. */
export function changeResults(db: Db, circle: string, results: Results): Promise<NotAsked | null> {
  return atomically(db, async (db) => {
    const kept = await heldResponding(db, circle);
    if (!kept || !resultsLeft(kept.results, await hasAnswers(db, circle)).includes(results)) return 'more open';
    await db.updateTable('responding').set({ results }).where('circle_id', '=', circle).execute();
    return null;
  });
}

/** Stops asking. What was answered stays. */
export async function closeResponding(db: Db, circle: string, now: Date): Promise<void> {
  await db.updateTable('responding').set({ closed_at: now }).where('circle_id', '=', circle).where('closed_at', 'is', null).execute();
}

// Two stewards at once: the second reads what the first kept.
const heldResponding = (db: Db, circle: string) =>
  db.selectFrom('responding').select('results').where('circle_id', '=', circle).forUpdate().executeTakeFirst();
