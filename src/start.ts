import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { chores } from './chores.ts';
import { deleteGoneSoon } from './cycle/1-gather/media-sweep.server.ts';
import { readConfig } from './lib/server/config.ts';
import { openPool } from './lib/server/db.server.ts';
import { keepChores } from './lib/server/jobs.server.ts';
import { openLive } from './lib/server/live.server.ts';
import { errorFacts, log } from './lib/server/log.ts';
import { mediaStore } from './lib/server/media-store.server.ts';
import { openKring } from './lib/server/open.server.ts';
import { appOf } from './routes/app.tsx';
import { whatWentWrong } from './routes/problems.tsx';
import { prepareFirstRun } from './routes/set-up/first-run.server.ts';
import { replayErasures } from './cycle/withdrawals.server.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

// What works in the background and loses the database on its way is done again later; anything else that nobody caught is a bug and ends us.
// Not thrown on: Node would print all of the error, also the row that the database refused.
process.on('unhandledRejection', (error) => {
  const away = whatWentWrong(error) === 'away';
  log({ event: away ? 'lost in the background' : 'bug in the background', ...errorFacts(error) });
  if (!away) process.exit(1);
});

const ending = new AbortController();
let close: () => Promise<unknown> = () => Promise.resolve();

async function end(signal: string) {
  if (ending.signal.aborted) return;
  log({ event: 'stopping', signal });
  ending.abort(new Error('the app stops'));
  await close();
  process.exit(0);
}
process.on('SIGTERM', () => void end('SIGTERM'));
process.on('SIGINT', () => void end('SIGINT'));

/** Starts Kring: database, newest shape, erasures replayed, and only then the doors. */
async function start() {
  const config = readConfig(process.env);
  const opening = openKring(config, 'serve', say);
  // Asked to end while it begins: what is being opened is closed again, so that no database is left without its app.
  close = () => Promise.race([opening.then((kring) => kring.close()).catch(() => {}), sleep(5000)]);
  const kring = await opening;
  await replayErasures(kring.db, config.data, new Date());
  await deleteGoneSoon(kring.db, mediaStore(config));
  const invite = await prepareFirstRun(kring, new Date());
  if (ending.signal.aborted) return;
  const live = openLive(kring.connection);
  const app = appOf({ ...kring, live });
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (address) => {
    const ready = config.origin ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${address.port}`;
    say(`Kring is ready at ${ready}`);
    for (const line of invite(ready)) say(line);
  });
  const pool = openPool({ ...kring.connection, max: 3 });
  const work = keepChores(pool, chores(kring, ending.signal), () => new Date());

  close = async () => {
    server.close();
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3000).unref();
    await live.close();
    await work.stop();
    await pool.end();
    await kring.close();
  };
}

start().catch((error: unknown) => {
  if (ending.signal.aborted) return;
  process.stderr.write(`Kring could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
