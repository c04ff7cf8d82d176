import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { nameOf, smallName } from '#cycle/1-gather/media.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { MediaStore } from '#lib/server/media-store.server.ts';
import { listName, readBackupList, sumsName, type BackedUp, type BackupList } from './backup-list.ts';
import { sha256, sums } from './circle-out.server.ts';
import { Refused } from './refused.ts';
import { atOneMoment } from './rows-out.server.ts';

/** Where a backup goes: the folder that holds all of them; `keys`: where the keys go, apart from it. */
export type BackingUp = { folder: string; keys: string | null; data: string; store: MediaStore; now: () => Date };
export type BackupMade = { folder: string; keys: string; list: BackupList };

/**
 * Makes a backup while people go on: every table and all media as they were at one moment. The keys go to a file of their own (600), and the
 * ledger of erasures, which is never part of a backup, is copied beside it. A backup that was cut off keeps the ending `.half`.
 */
export async function makeBackup(db: Db, { folder, keys, data, store, now }: BackingUp): Promise<BackupMade> {
  const startedAt = now();
  const name = startedAt
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const [to, half] = [join(folder, name), join(folder, `${name}.half`)];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await mkdir(half, { mode: 0o700 });
  const written = await db.transaction().execute(async (db) => {
    await atOneMoment(db);
    const files: BackedUp[] = [];
    for (const table of await tablesKept(db)) files.push(await writeTable(db, table, half));
    const media = await writeMedia(db, store, half);
    const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db);
    return { files: [...files, ...media.files], missing: media.missing, migrations: rows.map((row) => row.name) };
  });
  const list: BackupList = {
    format: 'kring-backup',
    version: 1,
    startedAt: startedAt.toISOString(),
    finishedAt: now().toISOString(),
    ...written,
    content: contentOf(written.files),
  };
  const text = `${JSON.stringify(list, null, 1)}\n`;
  await writeFile(join(half, sumsName), sums([...list.files, { path: listName, bytes: 0, sha256: sha256(text) }]), { mode: 0o600 });
  await writeFile(join(half, listName), text, { mode: 0o600, flush: true });
  const keysTo = keys ?? join(folder, `${name}.keys.json`);
  await writeKeys(data, keysTo);
  if (existsSync(join(data, 'erasures.log'))) {
    await copyFile(join(data, 'erasures.log'), join(folder, 'erasures.log.new'));
    await rename(join(folder, 'erasures.log.new'), join(folder, 'erasures.log'));
  }
  await rename(half, to);
  return { folder: to, keys: keysTo, list };
}

/** Looks at a whole backup: is every file there, and as it was made? Refuses with the file and the reason. */
export async function checkBackup(folder: string): Promise<BackupList> {
  const text = await readFile(join(folder, listName), 'utf8').catch(() => {
    throw new Refused('missing', listName);
  });
  const list = readBackupList(text);
  const said = await readFile(join(folder, sumsName), 'utf8').catch(() => '');
  if (said !== sums([...list.files, { path: listName, bytes: 0, sha256: sha256(text) }])) throw new Refused('changed', sumsName);
  for (const file of list.files) {
    if (!existsSync(join(folder, file.path))) throw new Refused('missing', file.path);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const part of createReadStream(join(folder, file.path)) as AsyncIterable<Buffer>) {
      hash.update(part);
      bytes += part.length;
    }
    if (bytes !== file.bytes || hash.digest('hex') !== file.sha256) throw new Refused('changed', file.path);
  }
  if (contentOf(list.files) !== list.content) throw new Refused('changed', listName);
  return list;
}

/** Every table that is kept, with its schema; what the queue of chores keeps is made again by itself. */
export async function tablesKept(db: Db): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_schema || '.' || table_name as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker') and table_type = 'BASE TABLE'
      and (table_schema, table_name) <> ('public', 'migration') and is_generated = 'NEVER'
    group by 1 order by 1`.execute(db);
  return rows;
}

const contentOf = (files: readonly BackedUp[]) =>
  sha256(files.map(({ path, table, content, sha256 }) => (table ? `${table} ${content}\n` : `${path} ${sha256}\n`)).join(''));

async function writeTable(db: Db, { name, columns }: { name: string; columns: string[] }, folder: string): Promise<BackedUp> {
  const path = `tables/${name}.ndjson.gz`;
  const [packed, content, counted] = [createHash('sha256'), createHash('sha256'), { rows: 0, bytes: 0 }];
  await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  async function* lines() {
    for await (const line of rowsOf(db, name, columns)) {
      counted.rows++;
      content.update(`${line}\n`);
      yield `${line}\n`;
    }
  }
  await pipeline(
    Readable.from(lines()),
    createGzip({ level: 6 }),
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        packed.update(part);
        counted.bytes += part.length;
        yield part;
      }
    },
    createWriteStream(join(folder, path), { mode: 0o600, flush: true }),
  );
  return { path, bytes: counted.bytes, sha256: packed.digest('hex'), table: name, rows: counted.rows, content: content.digest('hex') };
}

async function* rowsOf(db: Db, name: string, columns: string[]): AsyncGenerator<string> {
  const chosen = sql.join(columns.map((column) => sql.ref(`kept.${column}`)));
  await sql`declare backup no scroll cursor for
    select row_to_json(leaving)::text as line from ${sql.table(name)} kept, lateral (select ${chosen}) leaving order by row_to_json(leaving)::text collate "C"`.execute(
    db,
  );
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch 1000 from backup`.execute(db);
    for (const { line } of rows) yield line;
    if (rows.length < 1000) break;
  }
  await sql`close backup`.execute(db);
}

async function writeMedia(db: Db, store: MediaStore, folder: string): Promise<{ files: BackedUp[]; missing: string[] }> {
  const { rows: there } = await sql<{ there: boolean }>`select to_regclass('public.medium') is not null as there`.execute(db);
  if (!there[0]!.there) return { files: [], missing: [] };
  const media = await db.selectFrom('medium').select(['circle_id', 'id']).orderBy('circle_id').orderBy('id').execute();
  const [files, missing]: [BackedUp[], string[]] = [[], []];
  for (const { circle_id, id } of media)
    for (const name of [nameOf(circle_id, id), smallName(circle_id, id)]) {
      const stream = await store.read(name);
      if (stream) files.push(await writeMedium(stream, `media/${name}`, folder));
      else if (!name.endsWith('-small')) missing.push(name);
    }
  return { files, missing };
}

async function writeMedium(stream: ReadableStream<Uint8Array>, path: string, folder: string): Promise<BackedUp> {
  const [hash, counted] = [createHash('sha256'), { bytes: 0 }];
  await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  await pipeline(
    stream as AsyncIterable<Uint8Array>,
    async function* (parts: AsyncIterable<Uint8Array>) {
      for await (const part of parts) {
        hash.update(part);
        counted.bytes += part.length;
        yield part;
      }
    },
    createWriteStream(join(folder, path), { mode: 0o600, flush: true }),
  );
  return { path, bytes: counted.bytes, sha256: hash.digest('hex') };
}

async function writeKeys(data: string, to: string) {
  const folder = join(data, 'keys');
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.key')).sort() : [];
  const keys = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await readFile(join(folder, name), 'utf8')).trim()] as const)),
  );
  await rm(to, { force: true });
  await writeFile(to, `${JSON.stringify({ format: 'kring-keys', keys }, null, 1)}\n`, { mode: 0o600, flag: 'wx', flush: true });
}
