import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { clusterOf } from '#lib/server/postgres-folder.server.ts';
import { findServer, isAlive, type Server } from '#lib/server/postgres-process.server.ts';
import { testHome } from './folder.ts';

test('an app that is asked to end while it starts ends in order, and leaves no database behind', async () => {
  const data = mkdtempSync(join(testHome, 'kring-asked-'));
  const app = spawn(process.execPath, [join(process.cwd(), 'build/server/start.js')], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', KRING_DATA: data },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  app.stdout.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(app, 'exit');
  let database: Server | null = null;
  try {
    while (!database && app.exitCode === null) {
      await sleep(5);
      database = findServer(clusterOf(join(data, 'postgres')));
    }
    app.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(said).not.toContain('Kring is ready'); // it was still starting
    expect(isAlive(database!.pid)).toBe(false);
  } finally {
    app.kill('SIGKILL');
    if (database && isAlive(database.pid)) process.kill(database.pid, 'SIGINT');
    while (database && isAlive(database.pid)) await sleep(10);
    rmSync(data, { recursive: true, force: true });
  }
}, 60_000);
