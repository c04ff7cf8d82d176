import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { dropFiles, nameOf, smallName } from '#cycle/1-gather/media.server.ts';
import { erasuresNoted, noteErasures, type Erased } from '#cycle/erasure-ledger.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { MediaStore } from '#lib/server/media-store.server.ts';
import { sha256, sums } from './circle-out.server.ts';
import { contentHash } from './fingerprint.server.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { guarded, linesOf, measured, openZip, type OpenedZip } from './opened-zip.server.ts';
import { Refused } from './refused.ts';
import { findable, keyOf, readLine, rowsIn, shapesOf, type Arriving } from './rows-in.server.ts';
import { columnsThatName } from './rows-out.server.ts';
import { openSealedKeys, type SealedKeys } from './sealed-keys.server.ts';
import { tablesOut } from './tables.ts';

/**
 * How a circle comes in: from which file, under which host, who reads it in; `data`: where the ledger of erasures stands. `slug`: another
 * name in its address. `erasures`: what was taken back at the former host since. `passphrase`: opens the keys that came along; `adopt` then
 * makes them the keys of this Kring, which must be empty.
 */
export type ComingIn = {
  path: string;
  organisation: string;
  by: string | null;
  now: Date;
  data: string;
  keys: Keys;
  store: MediaStore;
  slug?: string;
  erasures?: readonly Erased[];
  sealed?: { passphrase: string; adopt: (keys: Pick<Keys, 'make' | 'find'>) => Promise<void> | void };
};

/** What came in. `erased`: stories that were taken back since, and were erased before anyone could read them. */
export type CameIn = { circle: string; slug: string; host: string; fingerprint: string; rows: number; stories: number; erased: number };

/** Looks at a whole export without reading it in: format, names, lengths and checksums of every file. */
export async function checkCircle(path: string): Promise<Manifest> {
  const zip = await openZip(path);
  try {
    return await checked(zip);
  } finally {
    zip.close();
  }
}

/**
 * Reads a circle in, whole or not at all: everything is looked at first, and one transaction keeps it. Its ids stay as they are where they are
 * free. What was taken back, here or (as the given ledger says) at the former host, is erased in the same transaction.
 */
export async function readCircleIn(db: Db, coming: ComingIn): Promise<CameIn> {
  const zip = await openZip(coming.path);
  const placed: string[] = [];
  try {
    const manifest = await checked(zip);
    const sealed = coming.sealed ? openSealedKeys(await zip.whole('sealed.bin'), coming.sealed.passphrase) : null;
    return await atomically(db, (db) => bringIn(db, { zip, manifest, sealed, placed }, coming));
  } catch (error) {
    for (const medium of placed) await dropFiles(coming.store, ...(medium.split('/') as [string, string]));
    throw error;
  } finally {
    zip.close();
  }
}

async function checked(zip: OpenedZip): Promise<Manifest> {
  const text = (await zip.whole('kring.json')).toString('utf8');
  const manifest = readManifest(text);
  const said = new Map(manifest.files.map((file) => [file.path, file]));
  if (said.size !== manifest.files.length) throw new Refused('twice', 'kring.json');
  for (const name of zip.names) if (!['kring.json', 'SHA256SUMS'].includes(name) && !said.has(name)) throw new Refused('unknown', name);
  for (const table of tablesOut.filter(({ carries }) => carries.length > 0))
    if (!said.has(`tables/${table.table}.ndjson`)) throw new Refused('missing', `tables/${table.table}.ndjson`);
  const list = (await zip.whole('SHA256SUMS')).toString('utf8');
  if (list !== sums([...manifest.files, { path: 'kring.json', bytes: 0, sha256: sha256(text) }]))
    throw new Refused('changed', 'SHA256SUMS');
  for (const { path, bytes, sha256 } of manifest.files) {
    const is = await measured(zip, path);
    if (is.bytes !== bytes || is.sha256 !== sha256) throw new Refused('changed', path);
  }
  return manifest;
}

type Opened = { zip: OpenedZip; manifest: Manifest; sealed: SealedKeys | null; placed: string[] };

async function bringIn(db: Db, { zip, manifest, sealed, placed }: Opened, coming: ComingIn): Promise<CameIn> {
  const { id } = manifest.circle;
  const slug = coming.slug ?? manifest.circle.slug;
  await sql`select pg_advisory_xact_lock(hashtext('circle comes in'))`.execute(db);
  await refuseTaken(db, { id, slug });
  if (sealed) await refuseUnlessEmpty(db);
  const keys = sealed ? { ...coming.keys, make: Buffer.from(sealed.make, 'hex'), find: Buffer.from(sealed.find, 'hex') } : coming.keys;
  const shapes = await shapesOf(db);
  const arriving: Arriving = {
    circle: id,
    slug,
    organisation: coming.organisation,
    keys,
    shapes,
    people: await otherIds(db, zip),
    naming: await columnsThatName(db),
    sealed: sealedRows(sealed, shapes),
  };
  const content = contentHash();
  let rows = 0;
  for (const table of tablesOut) {
    if (table.carries.length === 0) rows += sealed ? await rowsIn(db, table, sealed.tables[table.table] ?? [], arriving) : 0;
    else rows += await rowsIn(db, table, counted(zip, table.table, content), arriving);
  }
  await mediaIn(db, { zip, circle: id, placed, content }, coming);
  if (content.digest() !== manifest.fingerprint) throw new Refused('changed', 'kring.json', 'fingerprint');
  await findable(db, id);
  await noteWhereFrom(db, manifest, coming);
  const erased = await keepErased(db, id, coming);
  const { stories } = await db
    .selectFrom('story')
    .select(({ fn }) => fn.countAll<number>().as('stories'))
    .where('circle_id', '=', id)
    .executeTakeFirstOrThrow();
  await noteActivity(db, { circle: id, what: 'circle.imported', about: id, role: 'opener', now: coming.now });
  if (sealed) await coming.sealed!.adopt(keys);
  return { circle: id, slug, host: manifest.host, fingerprint: manifest.fingerprint, rows, stories, erased };
}

async function refuseTaken(db: Db, { id, slug }: { id: string; slug: string }) {
  const there = await db
    .selectFrom('circle')
    .select(['id', 'slug'])
    .where((circle) => circle.or([circle('id', '=', id), circle('slug', '=', slug)]))
    .execute();
  if (there.some((circle) => circle.id === id)) throw new Refused('taken', 'kring.json', id);
  if (there.length > 0) throw new Refused('slugTaken', 'kring.json', slug);
}

// The codes of other circles follow from the keys that are here: only a Kring without any may take over others.
async function refuseUnlessEmpty(db: Db) {
  if (await db.selectFrom('circle').select('id').executeTakeFirst()) throw new Refused('notEmpty', 'sealed.bin');
}

/** People whose id is someone else's here come under a new one: nobody gets a place in a circle because a file says so. */
async function otherIds(db: Db, zip: OpenedZip): Promise<Map<string, string>> {
  const ids: string[] = [];
  for await (const line of await linesOf(zip, 'tables/person.ndjson')) {
    const id: unknown = /"id":"([^"]+)"/.exec(line)?.[1];
    if (typeof id === 'string') ids.push(id);
  }
  const { rows } = await sql<{ id: string }>`select id from person where id = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id }) => [id, newId()]));
}

function sealedRows(sealed: SealedKeys | null, shapes: Arriving['shapes']): Map<string, Map<string, Record<string, unknown>>> {
  const found = new Map<string, Map<string, Record<string, unknown>>>();
  if (!sealed) return found;
  for (const out of tablesOut.filter(({ sealed, carries }) => sealed && carries.length > 0)) {
    const lines = sealed.tables[out.table] ?? [];
    const only = { ...out, carries: [...new Set([...out.key, ...out.sealed!])] };
    const rows = lines.map((line, at) => readLine(line, only, { at: `sealed.bin:${at + 1}`, arriving: { shapes } }));
    found.set(out.table, new Map(rows.map((row) => [keyOf(row, out.key), row])));
  }
  return found;
}

async function* counted(zip: OpenedZip, table: string, content: ReturnType<typeof contentHash>): AsyncGenerator<string> {
  const lines = content.table(table);
  for await (const line of await linesOf(zip, `tables/${table}.ndjson`)) {
    lines.add(line);
    yield line;
  }
  lines.done();
}

type MediaComing = { zip: OpenedZip; circle: string; placed: string[]; content: ReturnType<typeof contentHash> };

/** The files of media go to the store before the rows are kept: a row never names a file that is not there. Each is what its row says it is. */
async function mediaIn(db: Db, { zip, circle, placed, content }: MediaComing, { store, data }: ComingIn) {
  const media = await db.selectFrom('medium').select(['id', 'type', 'hash']).where('circle_id', '=', circle).orderBy('id').execute();
  const names = new Set(zip.names);
  const known = new Set(media.flatMap(({ id }) => [`media/${id}`, `media/${id}-small`]));
  for (const name of names) if (name.startsWith('media/') && !known.has(name)) throw new Refused('unknown', name);
  const folder = join(data, 'incoming');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { id, type, hash } of media)
    for (const [path, name, kind] of [
      [`media/${id}`, nameOf(circle, id), type],
      [`media/${id}-small`, smallName(circle, id), 'image/webp'],
    ] as const) {
      if (!names.has(path)) {
        if (path.endsWith('-small')) continue;
        throw new Refused('missing', path);
      }
      const is = await measured(zip, path);
      if (path === `media/${id}` && is.sha256 !== hash.toString('hex')) throw new Refused('medium', path);
      content.file(path, is.sha256);
      const file = join(folder, newId());
      try {
        await pipeline(Readable.from(guarded(await zip.stream(path), path)), createWriteStream(file, { mode: 0o600 }));
        placed.push(nameOf(circle, id));
        await store.put(name, file, kind);
      } finally {
        await rm(file, { force: true });
      }
    }
}

const noteWhereFrom = (db: Db, { circle, host, copy, madeAt, fingerprint }: Manifest, { by, now }: ComingIn) =>
  db
    .insertInto('came_from')
    .values({
      circle_id: circle.id,
      host,
      copy_number: copy,
      exported_at: new Date(madeAt),
      fingerprint,
      imported_by: by,
      imported_at: now,
    })
    .execute();

/** What was taken back stays so: erased before this transaction ends, and written down here, so that no older export brings it back either. */
async function keepErased(db: Db, circle: string, { data, now, erasures = [] }: ComingIn): Promise<number> {
  const tombstones = await db.selectFrom('erasure').select(['story_id as story', 'at']).where('circle_id', '=', circle).execute();
  const noted = [...erasuresNoted(data), ...erasures].filter((erased) => erased.circle === circle);
  const back = await db
    .selectFrom('story')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', 'in', [...noted.map(({ story }) => story), ...tombstones.map(({ story }) => story), ''])
    .execute();
  for (const { id } of back) {
    if (tombstones.some(({ story }) => story === id)) throw new Refused('both', 'tables/erasure.ndjson', id);
    await withdrawStory(db, circle, id, { now, why: 'replayed', data });
  }
  const known = new Set(erasuresNoted(data).map(({ circle, story }) => `${circle} ${story}`));
  const here = [...tombstones.map(({ story, at }) => ({ circle, story, at: at.toISOString() })), ...noted];
  noteErasures(
    data,
    here.filter(({ story }) => !known.has(`${circle} ${story}`)),
  );
  return back.length;
}
