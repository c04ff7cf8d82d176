import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { chromium, type Browser } from 'playwright-core';
import { readConfig, type Config } from '#lib/server/config.ts';
import { connect, type Db } from '#lib/server/db.server.ts';
import { newKeys, type Keys } from '#lib/server/keys.server.ts';
import { migrate } from '#lib/server/migrate.server.ts';
import { openPostgres } from '#lib/server/postgres.server.ts';
import { appOf, type App } from '#routes/app.tsx';

/** Kring inside this process, on a database of its own. `clock.now` is what the app takes for now. */
export type Inside = { app: App; db: Db; keys: Keys; config: Config; data: string; clock: { now: Date } };
/** Kring as people run it: a process of its own with its own data folder. `log()` is everything that it printed. */
export type Running = { address: string; data: string; child: ChildProcess; log: () => string; stop: () => Promise<void> };

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
      browser ??= chromium.launch({ executablePath: process.env.KRING_CHROMIUM ?? '/usr/bin/chromium', args: chromiumFlags });
      return browser;
    },
    close: async () => {
      await (await browser)?.close();
      for (const end of endings.filter((end) => end !== undefined)) await end();
      await (await postgres)?.close();
    },
  };
}

const chromiumFlags = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts Kring as `npm start` does, on a free port of this machine, and waits until it says that it is ready. */
export async function startKring(env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, ['--enable-source-maps', 'build/server/start.js'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout!.on('data', (part: Buffer) => (printed += part.toString()));
  child.stderr!.on('data', (part: Buffer) => (printed += part.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  for (let waited = 0; !/Kring is ready at \S+/.test(printed); waited += 50) {
    if (child.exitCode !== null || waited > 60_000) throw new Error(`Kring did not start:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { address: /Kring is ready at (\S+)/.exec(printed)![1]!, data: env.KRING_DATA ?? '', child, log: () => printed, stop };
}
