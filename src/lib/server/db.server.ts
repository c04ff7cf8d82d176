import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

/** The database, or one transaction in it: every function of rows takes it first. */
export type Db = Kysely<Schema>;

// int8 (counts) as a number, date as the day it says: the driver would give a string and a moment in the machine's own time zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** Opens the database on a pool of connections. */
export const connect = (config: pg.PoolConfig): Db =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool: openPool({ max: 20, ...config }) }) });

/** Opens a pool of connections. A lost connection is replaced at the next query; it never ends the process. */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionTimeoutMillis: 10_000, ...config });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {})); // the pool looks after idle ones only: one lent to a transaction would end the process
  return pool;
}

/**
 * Runs `work` whole or not at all; inside another `atomically` it joins the outer one. When two of them wait for each other, the database ends one:
 * that one runs again, twice at most, so that what `work` does outside the database may be done more than once.
 */
export async function atomically<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  for (let triesLeft = 2; ; triesLeft--) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (triesLeft === 0 || !gaveWay(error)) throw error;
    }
  }
}

/** Did the database end this transaction to let another through? (40P01 deadlock detected, 40001 serialization failure) */
const gaveWay = (error: unknown) => error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001');
