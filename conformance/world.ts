import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { readConfig, type Config } from '#lib/server/config.ts';
import { connect, type Db } from '#lib/server/db.server.ts';
import { newKeys, type Keys } from '#lib/server/keys.server.ts';
import { migrate } from '#lib/server/migrate.server.ts';
import { openPostgres } from '#lib/server/postgres.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { openBrowser, startKring, type Running } from '#testing/running.ts';

/** Kring inside this process, on a database of its own. `clock.now` is what the app takes for now. */
export type Inside = { app: App; db: Db; keys: Keys; config: Config; data: string; clock: { now: Date } };

/** What the checks stand on. Everything that is opened is closed and removed at the end. */
export type World = {
  inside: (env?: Record<string, string>) => Promise<Inside>;
  running: (env?: Record<string, string>) => Promise<Running>;
  browser: () => Promise<Browser>;
  folder: () => string;
  close: () => Promise<void>;
};

/** Every line that Kring printed inside this process. */
export const logged: string[] = [];

export async function openWorld(): Promise<World> {
  const endings: (() => Promise<unknown> | void)[] = [];
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'kring-conformance-'));
    endings.unshift(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };
  let postgres: ReturnType<typeof openPostgres> | undefined;
  let browser: Promise<Browser> | undefined;
  const server = () => (postgres ??= openPostgres({ folder: join(folder(), 'postgres'), say: () => {} }));

  return {
    folder,
    inside: async (env = {}) => {
      const { config: address } = await server();
      const database = `world_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
      const admin = new pg.Client(address);
      await admin.connect();
      await admin.query(`create database ${database}`);
      await admin.end();
      const db = connect({ ...address, database });
      endings.unshift(() => db.destroy());
      await migrate(db);
      const data = folder();
      const config = readConfig({ KRING_DATA: data, ...env });
      const keys = newKeys();
      const clock = { now: new Date() };
      return { app: appOf({ db, keys, config, now: () => clock.now }), db, keys, config, data, clock };
    },
    running: async (env = {}) => {
      const running = await startKring({ KRING_DATA: join(folder(), 'data'), ...env });
      endings.unshift(running.stop);
      return running;
    },
    browser: async () => {
      browser ??= openBrowser();
      return browser;
    },
    close: async () => {
      await (await browser)?.close();
      for (const end of endings.filter((end) => end !== undefined)) await end();
      await (await postgres)?.close();
    },
  };
}
