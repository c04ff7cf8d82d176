import { Logger, run, type Runner } from 'graphile-worker';
import type pg from 'pg';
import { errorFacts, log } from './log.ts';

/** Work that goes on by itself. Each looks in the tables for what is due, so that a missed or repeated run changes nothing. */
export type Chore = { name: string; /** When, as a crontab says it. */ every: string; work: (now: Date) => Promise<void> };

/** Starts the chores on this database; with several app processes each run happens once. Returns how to stop. */
export async function startChores(pool: pg.Pool, chores: readonly Chore[], clock: () => Date): Promise<{ stop: () => Promise<void> }> {
  const runner: Runner = await run({
    pgPool: pool,
    noHandleSignals: true,
    concurrency: 1,
    crontab: chores.map((chore) => `${chore.every} ${taskOf(chore)} ?jobKey=${taskOf(chore)}&jobKeyMode=replace`).join('\n'),
    taskList: Object.fromEntries(chores.map((chore) => [taskOf(chore), () => doChore(chore, clock())])),
    logger: quiet,
  });
  return { stop: () => runner.stop() };
}

// A crontab has no place for a space in a name.
const taskOf = (chore: Chore) => chore.name.replaceAll(' ', '_');

async function doChore(chore: Chore, now: Date) {
  const started = performance.now();
  try {
    await chore.work(now);
    log({ event: 'chore', chore: chore.name, ms: Math.round(performance.now() - started) });
  } catch (error) {
    log({ event: 'chore failed', chore: chore.name, ...errorFacts(error) });
    throw error;
  }
}

// The worker's own lines may hold a payload; ours say all that is needed.
const quiet = new Logger(() => () => {});
