import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Kring as people run it: a process of its own with its own data folder. `log()` is everything that it printed. */
export type Running = { address: string; data: string; child: ChildProcess; log: () => string; stop: () => Promise<void> };

const root = process.cwd();

/** Starts what was built, as `npm start` does, on a free port of this machine, and waits until it says that it is ready. */
export async function startKring(env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'build/server/start.js')], {
    cwd: root,
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

const flags = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The Chromium that `npm test` found or brought. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.KRING_CHROMIUM ?? '/usr/bin/chromium', args: flags });
