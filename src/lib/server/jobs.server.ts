import { Logger, run, type Runner } from 'graphile-worker';
import type pg from 'pg';
import { keepGoing } from './keep-going.server.ts';
import { errorFacts, log } from './log.ts';

/** Work that goes on by itself. Each looks in the tables for what is due, so that a missed or repeated run changes nothing. */
export type Chore = { name: string; /** When, as a crontab says it. */ every: string; work: (now: Date) => Promise<void> };

const again = 1000; // milliseconds between two tries to reach the database

/**
 * Keeps the chores going on this database; with several app processes each run happens once. When the database is away, now or later, they
 * begin again as soon as it is back: an app that cannot do its chores still takes stories. Returns how to stop.
 */
export function keepChores(pool: pg.Pool, chores: readonly Chore[], clock: () => Date): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  let runner: Runner | null = null;
  const work = async (begun: () => void) => {
    runner = await startChores(pool, chores, clock);
    begun();
    await (signal.aborted ? runner.stop() : runner.promise); // it may be asked to end while it begins
  };
  const going = keepGoing(work, { signal, lost: 'chores lost', again });
  return {
    stop: async () => {
      ending.abort();
      await runner?.stop().catch(() => {}); // it ended by itself
      await going;
    },
  };
}

const startChores = (pool: pg.Pool, chores: readonly Chore[], clock: () => Date): Promise<Runner> =>
  run({
    pgPool: pool,
    noHandleSignals: true,
    concurrency: 1,
    crontab: chores.map((chore) => `${chore.every} ${taskOf(chore)} ?jobKey=${taskOf(chore)}&jobKeyMode=replace`).join('\n'),
    taskList: Object.fromEntries(chores.map((chore) => [taskOf(chore), () => doChore(chore, clock())])),
    logger: quiet,
  });

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
