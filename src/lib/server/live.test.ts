import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { changed, openLive, paceOf } from './live.server.ts';

const { db, config } = await testDatabase();
const live = openLive(config, { every: 20 });
afterAll(() => live.close());

const soon = (milliseconds = 150) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('who follows something hears of a change, and of nothing else', async () => {
  const heard: string[] = [];
  const stop = live.follow(['circle', 'one'], () => heard.push('one'));
  live.follow(['circle', 'two'], () => heard.push('two'));
  await soon(); // the connection is made meanwhile, and whoever follows looks once
  heard.length = 0;
  await changed(db, 'circle', 'one');
  await soon();
  expect(heard).toEqual(['one']);
  stop();
  await changed(db, 'circle', 'one');
  await soon();
  expect(heard).toEqual(['one']);
});

test('many changes at once are heard as one', async () => {
  let times = 0;
  const stop = live.follow(['circle', 'busy'], () => times++);
  await Promise.all(Array.from({ length: 40 }, () => changed(db, 'circle', 'busy')));
  await soon();
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThan(10);
  stop();
});

test('the first change is told at once, and a full room is told less often', async () => {
  expect([paceOf(1, 80), paceOf(500, 80), paceOf(100_000, 80)]).toEqual([80, 150, 300]);
  const slow = openLive(config, { every: 2000 });
  const heard: number[] = [];
  slow.follow(['circle', 'first'], () => heard.push(performance.now()));
  for (let waited = 0; heard.length === 0 && waited < 10_000; waited += 50) await soon(50); // whoever follows looks once
  await soon(2100);
  heard.length = 0;
  const began = performance.now();
  await changed(db, 'circle', 'first');
  for (let waited = 0; heard.length === 0 && waited < 10_000; waited += 20) await soon(20);
  expect(heard[0]! - began).toBeLessThan(1500); // at once, not after the two seconds
  await changed(db, 'circle', 'first');
  await soon(300);
  expect(heard).toHaveLength(1); // the next one waits
  await slow.close();
}, 20_000);

test('what was undone was never said', async () => {
  let times = 0;
  const stop = live.follow(['circle', 'undone'], () => times++);
  await db
    .transaction()
    .execute(async (db) => {
      await changed(db, 'circle', 'undone');
      throw new Error('no');
    })
    .catch(() => {});
  await soon();
  expect(times).toBe(0);
  stop();
});

test('after its connection is lost, whoever follows looks anew, and hears again', async () => {
  let times = 0;
  const stop = live.follow(['circle', 'lost'], () => times++);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid() and datname = current_database()`.execute(
    db,
  );
  for (let waited = 0; times === 0 && waited < 5000; waited += 50) await soon(50);
  expect(times).toBe(1);
  await changed(db, 'circle', 'lost');
  await soon();
  expect(times).toBe(2);
  stop();
  expect(live.following()).toBe(1); // only 'two' of the first test
});

test('a database that is away is asked for once in half a second, however long it stays away', async () => {
  let asked = 0;
  const away = createServer((socket) => {
    asked += 1;
    socket.destroy();
  });
  await new Promise<void>((listening) => away.listen(0, '127.0.0.1', listening));
  const lost = openLive({ host: '127.0.0.1', port: (away.address() as AddressInfo).port, user: 'kring', database: 'kring' });
  await soon(3200);
  await lost.close();
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(7);
  const until = asked;
  await soon(1200);
  expect(asked).toBe(until); // and after closing no more
  await new Promise((closed) => away.close(closed));
}, 20_000);
