import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testHome } from '#testing/folder.ts';
import { atomically, connect } from './db.server.ts';
import { isAlive } from './postgres-process.server.ts';
import { joinPostgres, openPostgres, type OwnPostgres } from './postgres.server.ts';

let folder: string;
let opened: OwnPostgres[];
let apps: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(testHome, 'kring-postgres-'));
  opened = [];
  apps = [];
});

afterEach(async () => {
  for (const postgres of opened) await postgres.close();
  for (const app of apps) app.kill('SIGKILL');
  const left = serverPid();
  if (left && isAlive(left)) process.kill(left, 'SIGINT');
  while (left && isAlive(left)) await sleep(10);
  rmSync(folder, { recursive: true, force: true });
});

test('a first start makes an empty database that listens to nobody but its own account', async () => {
  const heard: string[] = [];
  const { config, adopted } = await open({ say: (text) => heard.push(text) });
  expect(adopted).toBe(false);
  expect(heard).toEqual(['Making the database (first start only)']);
  const [settings] = await ask(
    config,
    `select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
    current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding, 'Z' < 'a' as by_code_point`,
  );
  expect(settings).toEqual({
    tcp: '',
    fsync: 'on',
    commit: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    by_code_point: true,
  });
  expect(statSync(join(folder, '18')).mode & 0o077).toBe(0);
});

test('a second start finds what was written, and closing leaves no process', async () => {
  const first = await open();
  await ask(first.config, `create table told as select 'a story' as words`);
  const pid = serverPid();
  await first.close();
  expect(isAlive(pid)).toBe(false);
  const second = await open();
  expect(second.adopted).toBe(false);
  expect(await ask(second.config, 'select words from told')).toEqual([{ words: 'a story' }]);
});

test('an app that is killed loses nothing, and the next one takes its server over', async () => {
  const app = await startApp(`await client.query("create table told as select 'saved' as words")`);
  const server = serverPid();
  app.kill('SIGKILL');
  await once(app, 'exit');
  expect(isAlive(server)).toBe(true);
  const next = await open();
  expect(next.adopted).toBe(true);
  expect(serverPid()).toBe(server);
  expect(await ask(next.config, 'select words from told')).toEqual([{ words: 'saved' }]);
  await next.close();
  expect(isAlive(server)).toBe(false);
});

test('Ctrl-C at the terminal lets the app end its work first', async () => {
  const app = await startApp(`
    await client.query('create table told (words text)');
    process.on('SIGINT', () => setTimeout(async () => {
      await client.query("insert into told values ('under way')");
      process.exit(0);
    }, 300));`);
  process.kill(-app.pid!, 'SIGINT'); // as a terminal does: to the whole group
  expect((await once(app, 'exit'))[0]).toBe(0);
  expect(await ask((await open()).config, 'select words from told')).toEqual([{ words: 'under way' }]);
});

test('an app that falls by itself leaves no server behind', async () => {
  const app = await startApp('setTimeout(() => { throw new Error("a bug") }, 50)');
  const server = serverPid();
  await once(app, 'exit');
  await until(() => !isAlive(server));
});

test('a second app on the same folder is told who has it, and stops', async () => {
  const app = await startApp('');
  await expect(openPostgres({ folder })).rejects.toThrow(`process ${app.pid}, at http://localhost:4110`);
  expect(isAlive(serverPid())).toBe(true);
});

test('two first starts at once make one database, for one of the two', async () => {
  const both = await Promise.allSettled([openPostgres({ folder }), openPostgres({ folder })]);
  opened.push(...both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a database that is killed comes back within seconds, and is still ours alone', async () => {
  const heard: string[] = [];
  const { config } = await open({ say: (text) => heard.push(text) });
  const db = connect(config);
  await sql`create table told as select 'saved' as words`.execute(db);
  process.kill(serverPid(), 'SIGKILL');
  await until(() => heard.includes('The database is back'));
  expect((await sql`select words from told`.execute(db)).rows).toEqual([{ words: 'saved' }]);
  await db.destroy();
  await expect(openPostgres({ folder })).rejects.toThrow(`process ${process.pid}`);
});

test('a transaction under way when the database is killed fails, and the app lives on', async () => {
  const { config } = await open();
  const db = connect(config);
  await sql`create table told (words text)`.execute(db);
  const telling = atomically(db, async (db) => {
    await sql`insert into told values ('half')`.execute(db);
    process.kill(serverPid(), 'SIGKILL');
    await sleep(300);
    await sql`insert into told values ('whole')`.execute(db);
  });
  await expect(telling).rejects.toThrow();
  await until(async () => (await sql`select from told`.execute(db).catch(() => null))?.rows.length === 0);
  await db.destroy();
});

test('a machine that went down leaves a process number behind that is no obstacle', async () => {
  await (await open()).close();
  writeFileSync(join(folder, '18/postmaster.pid'), `${process.pid}\n${folder}/18\n1\n5432\n.\n`);
  writeFileSync(join(folder, 'starting'), '999999999');
  expect((await open()).adopted).toBe(false);
});

test('a database of an older PostgreSQL is named, not overwritten', async () => {
  mkdirSync(join(folder, '17'));
  await expect(openPostgres({ folder })).rejects.toThrow('made by PostgreSQL 17');
});

test('a command joins the server of the app without owning it', async () => {
  expect(await joinPostgres({ folder })).toBeNull();
  const { config } = await open();
  expect(await joinPostgres({ folder })).toEqual(config);
});

test('a folder with a very long name works too', async () => {
  const deep = join(folder, 'a-folder-with-a-long-name/'.repeat(4));
  mkdirSync(deep, { recursive: true });
  const { config } = await open({ folder: deep });
  expect(await ask(config, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(statSync(config.host).mode & 0o077).toBe(0);
  expect(await joinPostgres({ folder: deep })).toEqual(config);
});

test('what PostgreSQL logs holds nothing that someone wrote', async () => {
  const { config } = await open();
  const db = connect(config);
  await sql`create table told (words text primary key check (length(words) < 10))`.execute(db);
  await sql`insert into told values (${'my own secret story'})`.execute(db).catch(() => {});
  await sql`select 'my own secret story'::int`.execute(db).catch(() => {});
  await db.destroy();
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('secret');
});

test.runIf(process.getuid?.() === 0)(
  'root lends the database an account that may do nothing, also in a folder closed to that account',
  async () => {
    chmodSync(folder, 0o700);
    const { config } = await open();
    expect(await ask(config, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(`/proc/${serverPid()}`).uid).not.toBe(0);
    expect(statSync(join(folder, '18')).uid).not.toBe(0);
  },
);

async function open(opening: Partial<Parameters<typeof openPostgres>[0]> = {}) {
  const postgres = await openPostgres({ folder, ...opening });
  opened.push(postgres);
  return postgres;
}

// An app in a process of its own, to be killed.
async function startApp(work: string): Promise<ChildProcess> {
  const script = `
    import pg from 'pg';
    import { openPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.server.ts'))};
    const { config } = await openPostgres({ folder: ${JSON.stringify(folder)}, address: 'http://localhost:4110' });
    const client = new pg.Client(config);
    client.on('error', () => {});
    await client.connect();
    ${work};
    console.log('open');
    setInterval(() => {}, 1000);`;
  const app = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  apps.push(app);
  const [said] = await once(app.stdout, 'data');
  expect(String(said)).toContain('open');
  return app;
}

async function ask(config: pg.ClientConfig, query: string) {
  const client = new pg.Client(config);
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
}

function serverPid(): number {
  const path = join(folder, '18/postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : 0;
}

async function until(holds: () => boolean | Promise<boolean>) {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not come to hold within ten seconds');
    await sleep(50);
  }
}
