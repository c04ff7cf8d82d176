import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { openPool } from './db.server.ts';
import { keepChores } from './jobs.server.ts';

const { db, config } = await testDatabase();

/** A way to the database that can be closed and opened again, as when the server falls and comes back. */
async function aWayThatCloses() {
  let open = false;
  const through = new Set<Socket>();
  const server = createServer((socket) => {
    if (!open) return socket.destroy();
    const beyond = createConnection(join(config.host!, `.s.PGSQL.${config.port ?? 5432}`));
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      through.add(one);
      one.on('error', () => {});
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
    return undefined;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    open: () => (open = true),
    close: () => {
      open = false;
      for (const socket of through) socket.destroy();
      through.clear();
    },
    end: () => server.close(),
  };
}

const soon = async (is: () => boolean | Promise<boolean>) => {
  for (let waited = 0; !(await is()) && waited < 15_000; waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
};

test('chores begin when the database comes, and go on after it was away', async () => {
  const way = await aWayThatCloses();
  const pool = openPool({ ...config, host: '127.0.0.1', port: way.port, max: 3 });
  let done = 0;
  const chore = { name: 'count to one', every: '0 0 1 1 *', work: () => Promise.resolve(void (done += 1)) };
  const work = keepChores(pool, [chore], () => new Date());
  const isMade = async () =>
    (await sql<{ made: boolean }>`select to_regclass('graphile_worker._private_jobs') is not null as made`.execute(db)).rows[0]!.made;
  const ask = () => sql`select graphile_worker.add_job('count_to_one')`.execute(db);
  try {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await isMade()).toBe(false); // nothing was reached yet, and nothing fell
    way.open();
    await soon(isMade);
    await soon(async () => {
      await ask().catch(() => {}); // its last step of making may not be done
      return done > 0;
    });
    expect(done).toBeGreaterThan(0);
    await soon(async () => (await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(db)).rows[0]!.n === 0);
    way.close();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    way.open();
    const before = done;
    await ask();
    await soon(() => done > before);
    expect(done).toBeGreaterThan(before);
  } finally {
    await work.stop();
    way.close();
    await pool.end().catch(() => {});
    way.end();
  }
}, 60_000);

test('chores that are asked to end while they begin end, and let go of the database', async () => {
  for (const wait of [0, 1, 5, 20, 60, 200]) {
    const pool = openPool({ ...config, max: 3 });
    const work = keepChores(pool, [{ name: 'nothing', every: '0 0 1 1 *', work: () => Promise.resolve() }], () => new Date());
    await new Promise((resolve) => setTimeout(resolve, wait));
    await work.stop();
    await pool.end(); // waits for whoever still holds a connection
  }
}, 30_000);
