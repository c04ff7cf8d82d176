import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from './config.ts';
import { connect, type Db } from './db.server.ts';
import { openKeys, type Keys } from './keys.server.ts';
import { migrate } from './migrate.server.ts';
import { joinPostgres, openPostgres } from './postgres.server.ts';

/** An opened Kring: its database in the newest shape, and its keys. */
export type Kring = { db: Db; keys: Keys; config: Config; connection: pg.PoolConfig; close: () => Promise<void> };

/**
 * Opens the database that the settings name. Without DATABASE_URL it is the one in the data folder: `serve` starts it as its owner;
 * a command joins the server that runs, or starts its own for as long as it works.
 */
export async function openKring(config: Config, as: 'serve' | 'command', say: (line: string) => void): Promise<Kring> {
  mkdirSync(config.data, { recursive: true, mode: 0o700 }); // nobody else on the machine looks in
  const { connection, closeDatabase } = await openDatabase(config, as, say);
  const db = connect(connection);
  await migrate(db);
  return {
    db,
    keys: openKeys(config.data),
    config,
    connection,
    close: async () => {
      await db.destroy();
      await closeDatabase();
    },
  };
}

async function openDatabase(config: Config, as: 'serve' | 'command', say: (line: string) => void) {
  const nothing = async () => {};
  if (config.databaseUrl) return { connection: { connectionString: config.databaseUrl } as pg.PoolConfig, closeDatabase: nothing };
  const folder = join(config.data, 'postgres');
  const running = as === 'command' ? await joinPostgres({ folder }) : null;
  if (running) return { connection: running as pg.PoolConfig, closeDatabase: nothing };
  const address = as === 'serve' ? (config.origin ?? `http://${config.host}:${config.port}`) : '';
  const postgres = await openPostgres({ folder, say, address });
  return { connection: postgres.config as pg.PoolConfig, closeDatabase: postgres.close };
}
