import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connect, type Db } from '#lib/server/db.server.ts';
import { migrate } from '#lib/server/migrate.server.ts';
import type { Address } from '#lib/server/postgres-process.server.ts';

/** A database of a test file's own, empty and of the newest shape. */
export type TestDatabase = { db: Db; config: Address; close(): Promise<void> };

const template = 'kring_template';
let made = 0;

/** Gives a fresh database, a copy of one that was migrated once for the whole run. Gone after the file's last test, also when it does not close it. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgres');
  const database = `test_${process.pid}_${Date.now().toString(36)}_${made++}`;
  await asAdmin(server, async (admin) => {
    await prepareTemplate(admin, server);
    await admin.query(`create database ${database} template ${template} strategy file_copy`);
  });
  const config = { ...server, database };
  const db = connect(config);
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await db.destroy();
    await asAdmin(server, (admin) => admin.query(`drop database ${database} with (force)`));
  };
  afterAll(close);
  return { db, config, close };
}

// The first file that asks makes it; the others wait for the lock.
async function prepareTemplate(admin: pg.Client, server: Address) {
  await admin.query('select pg_advisory_lock(1)');
  const ready = await admin.query('select from pg_database where datname = $1 and datistemplate', [template]);
  if (ready.rowCount === 0) {
    await admin.query(`drop database if exists ${template}`);
    await admin.query(`create database ${template}`);
    const db = connect({ ...server, database: template });
    await migrate(db).finally(() => db.destroy());
    await admin.query(`alter database ${template} is_template true`);
  }
  await admin.query('select pg_advisory_unlock(1)');
}

async function asAdmin(server: Address, work: (admin: pg.Client) => Promise<unknown>) {
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await work(admin).finally(() => admin.end());
}
