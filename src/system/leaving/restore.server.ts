import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { replayErasures } from '#cycle/withdrawals.server.ts';
import type { Config } from '#lib/server/config.ts';
import { connect, type Db } from '#lib/server/db.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { migrate } from '#lib/server/migrate.server.ts';
import { openPostgres } from '#lib/server/postgres.server.ts';
import { checkBackup, tablesKept } from './backup.server.ts';
import type { BackupList } from './backup-list.ts';
import { linesIn } from './lines.ts';
import { Refused } from './refused.ts';

/** From which backup, with which keys, and with the newest ledger of erasures; to where the settings say, which must be empty. */
export type Restoring = { folder: string; keys: string; erasures: string; config: Config; now: Date; say: (line: string) => void };

/** What was put back; `erased`: stories that were taken back after the backup, and were erased again before anything is served. */
export type Restored = { list: BackupList; rows: number; media: number; erased: number; checkedMs: number; restoredMs: number };

/**
 * Puts a backup back on an empty host. Everything is looked at before anything is made. Rows of an earlier release come in the shape that they
 * had, and are then brought to the shape of this one. What fails leaves the host as empty as it was.
 */
export async function restoreBackup({ folder, keys, erasures, config, now, say }: Restoring): Promise<Restored> {
  const started = Date.now();
  const list = await checkBackup(folder);
  const keyFiles = await readKeys(keys);
  const ledger = await readFile(erasures).catch(() => {
    throw new Refused('missing', 'erasures.log', erasures);
  });
  await refuseFilled(config);
  const checkedMs = Date.now() - started;
  say(`The backup of ${list.startedAt} is whole: ${list.files.length} files.`);
  const was = existsSync(config.data);
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const { db, close } = await openEmpty(config, say);
  try {
    await refuseUsed(db);
    const rows = await bringBack(db, list, folder);
    await migrate(db);
    const media = await bringMediaBack(db, list, { folder, config });
    await mkdir(join(config.data, 'keys'), { recursive: true, mode: 0o700 });
    for (const [name, key] of Object.entries(keyFiles))
      await writeFile(join(config.data, 'keys', name), `${key}`, { mode: 0o600, flush: true });
    await writeFile(join(config.data, 'erasures.log'), ledger, { mode: 0o600, flush: true });
    const erased = await replayErasures(db, config.data, now);
    await close();
    return { list, rows, media, erased, checkedMs, restoredMs: Date.now() - started - checkedMs };
  } catch (error) {
    await close();
    for (const name of await readdir(config.data)) await rm(join(config.data, name), { recursive: true, force: true });
    if (!was) await rm(config.data, { recursive: true, force: true });
    throw error;
  }
}

async function readKeys(path: string): Promise<Record<string, string>> {
  try {
    const { format, keys } = JSON.parse(await readFile(path, 'utf8')) as { format: string; keys: Record<string, string> };
    const isRight =
      format === 'kring-keys' && Object.entries(keys).every(([name, key]) => /^[a-z-]+\.key$/.test(name) && /^[0-9a-f]{64}$/.test(key));
    if (!isRight) throw new Error();
    return keys;
  } catch {
    throw new Refused(existsSync(path) ? 'shape' : 'missing', path);
  }
}

async function refuseFilled({ data }: Config) {
  if (existsSync(data) && (await readdir(data)).length > 0) throw new Refused('filled', data);
}

async function openEmpty(config: Config, say: (line: string) => void): Promise<{ db: Db; close: () => Promise<void> }> {
  const postgres = config.databaseUrl ? null : await openPostgres({ folder: join(config.data, 'postgres'), say });
  const db = connect(postgres ? postgres.config : { connectionString: config.databaseUrl! });
  return {
    db,
    close: async () => {
      await db.destroy();
      await postgres?.close();
    },
  };
}

async function refuseUsed(db: Db) {
  if ((await tablesKept(db)).length > 0) throw new Refused('filled', 'DATABASE_URL');
}

/** Puts all rows of a backup in an empty database, which gets the shape that it had. In one transaction: whole, or not at all. */
export async function bringBack(db: Db, list: BackupList, folder: string): Promise<number> {
  const made = await migrate(db, list.migrations);
  if (made.length !== list.migrations.length)
    throw new Refused(
      'version',
      'kring-backup.json',
      list.migrations.find((name) => !made.includes(name)),
    );
  return db.transaction().execute(async (db) => {
    await sql`set local timezone = 'UTC'`.execute(db);
    let rows = 0;
    for (const { name, columns } of await inOrder(db)) {
      const file = list.files.find(({ table }) => table === name);
      if (!file) throw new Refused('missing', `tables/${name}.ndjson.gz`);
      rows += await fill(db, { name, columns, path: join(folder, file.path) }).catch((error: unknown) => {
        throw /^2[23]/.test((error as { code?: string }).code ?? '') ? new Refused('rule', file.path) : error;
      });
    }
    return rows;
  });
}

/** Tables in an order in which each row finds what it points to. */
async function inOrder(db: Db) {
  const tables = await tablesKept(db);
  const { rows } = await sql<{ from: string; to: string }>`
    select n.nspname || '.' || c.relname as from, fn.nspname || '.' || fc.relname as to from pg_constraint
    join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class fc on fc.oid = confrelid join pg_namespace fn on fn.oid = fc.relnamespace
    where contype = 'f' and conrelid <> confrelid`.execute(db);
  const placed = new Set<string>();
  const ordered: typeof tables = [];
  while (ordered.length < tables.length) {
    const ready = tables.filter(({ name }) => !placed.has(name) && rows.every(({ from, to }) => from !== name || placed.has(to)));
    if (ready.length === 0) throw new Error('Tables point to each other in a ring');
    for (const table of ready) placed.add(table.name);
    ordered.push(...ready);
  }
  return ordered;
}

async function fill(db: Db, { name, columns, path }: { name: string; columns: string[]; path: string }): Promise<number> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  let [rows, batch, length] = [0, [] as string[], 0];
  const put = async () => {
    if (batch.length === 0) return;
    await sql`insert into ${sql.table(name)} (${names}) overriding system value
      select ${names} from json_populate_recordset(null::${sql.table(name)}, ${`[${batch.join(',')}]`}::json)`.execute(db);
    [batch, length] = [[], 0];
  };
  const damaged = () => new Refused('changed', path);
  const lines = linesIn(createReadStream(path).pipe(createGunzip()) as AsyncIterable<Buffer>, {
    most: 1e9,
    tooLong: damaged,
    cutOff: damaged,
  });
  for await (const line of lines) {
    batch.push(line);
    rows++;
    length += line.length;
    if (batch.length >= 500 || length > 4_000_000) await put();
  }
  await put();
  return rows;
}

async function bringMediaBack(db: Db, list: BackupList, { folder, config }: { folder: string; config: Config }): Promise<number> {
  const files = list.files.filter(({ path }) => path.startsWith('media/'));
  if (files.length === 0) return 0;
  const types = new Map(
    (await db.selectFrom('medium').select(['circle_id', 'id', 'type']).execute()).map(({ circle_id, id, type }) => [
      `${circle_id}/${id}`,
      type,
    ]),
  );
  const store = mediaStore(config);
  for (const { path } of files) {
    const name = path.slice('media/'.length);
    await store.put(name, join(folder, path), types.get(name) ?? 'image/webp');
  }
  return files.length;
}
