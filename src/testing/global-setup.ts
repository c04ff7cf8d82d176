import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clusterOf } from '#lib/server/postgres-folder.server.ts';
import { findServer, isAlive, stopServer, type Address } from '#lib/server/postgres-process.server.ts';
import { openPostgres } from '#lib/server/postgres.server.ts';
import { testHome } from './folder.ts';

declare module 'vitest' {
  // What the whole run shares: one PostgreSQL server.
  export interface ProvidedContext {
    postgres: Address;
  }
}

const name = 'kring-tests-';

/** Starts the one PostgreSQL server of a test run. It may forget at a power cut; what tests durability opens a server of its own. */
export async function setup(project: TestProject) {
  await clearLeftovers();
  const folder = mkdtempSync(join(testHome, name));
  writeFileSync(join(folder, 'run'), String(process.pid));
  const postgres = await openPostgres({
    folder,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 },
  });
  project.provide('postgres', postgres.config);
  return async () => {
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

// A run that was killed leaves its server alive and its folder full.
async function clearLeftovers() {
  for (const left of readdirSync(testHome).filter((entry) => entry.startsWith(name))) {
    const folder = join(testHome, left);
    try {
      if (isAlive(Number(readFileSync(join(folder, 'run'), 'utf8')))) continue;
      const server = findServer(clusterOf(folder));
      if (server) await stopServer(server);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another account's, or a run that is just starting
    }
  }
}
