import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterOf, preparePlace } from './postgres-folder.server.ts';
import { oneAtATime, own, type Owned } from './postgres-owner.server.ts';
import { type Address, askToStop, connectTo, findServer, stopServer } from './postgres-process.server.ts';
import type { Settings } from './postgres-start.server.ts';

/** The app's own database: how to reach it, whether it was found alive, and how to end it. */
export type OwnPostgres = { config: Address; adopted: boolean; close(): Promise<void> };

/** The folder of the database; who hears what goes on; where the app will answer, to name to a second one; PostgreSQL's own settings. */
export type Opening = { folder: string; say?: (text: string) => void; address?: string; settings?: Settings };

/** Opens the database of a folder and keeps it up: starts it, or takes over one that outlived its app; never two apps on one folder. */
export async function openPostgres({ folder, say = () => {}, address = '', settings = {} }: Opening): Promise<OwnPostgres> {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const home = realpathSync(folder);
  const place = await oneAtATime(home, () => preparePlace(home, say));
  const open = () => oneAtATime(home, () => own(place, settings, `kring ${process.pid} ${address}`));

  let owned: Owned | null = await open();
  const { config } = owned.server;
  const adopted = !owned.started;
  if (adopted) say('Took over the database of an app that was killed');

  let closing = false;
  let mending = Promise.resolve();
  const watch = ({ client }: Owned) =>
    client.once('end', () => {
      if (!closing) mending = mend();
    });
  async function mend() {
    say('The database went away; bringing it back');
    for (let wait = 100; !closing; wait = Math.min(wait * 2, 5_000)) {
      try {
        watch((owned = await open()));
        return say('The database is back');
      } catch (error) {
        say((error as Error).message);
        if ((error as { code?: string }).code !== 'OWNED') await sleep(wait);
        else return giveUp();
      }
    }
  }
  // Another app writes here now: this one must not.
  function giveUp() {
    owned = null;
    process.kill(process.pid, 'SIGTERM');
  }

  // The app fell by itself: leave no server behind.
  const onExit = () => {
    if (owned) askToStop(owned.server);
  };
  process.once('exit', onExit);
  watch(owned);
  return {
    config,
    adopted,
    async close() {
      closing = true;
      await mending;
      process.off('exit', onExit);
      if (!owned) return;
      await owned.client.end().catch(() => {});
      await stopServer(owned.server);
      if (place.sockets !== place.data) rmSync(place.sockets, { recursive: true, force: true });
    },
  };
}

/** The database of a folder that an app has open, for a command beside it; null when none is open. */
export async function joinPostgres({ folder }: { folder: string }): Promise<Address | null> {
  const data = clusterOf(folder);
  for (let server = findServer(data); server; server = findServer(data)) {
    const client = await connectTo(server, `kring ${process.pid} command`);
    if (client) await client.end();
    if (client) return server.config;
    await sleep(50); // it is starting or closing: soon it answers or is gone
  }
  return null;
}
