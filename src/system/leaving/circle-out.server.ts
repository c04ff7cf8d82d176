import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { nameOf, smallName } from '#cycle/1-gather/media.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { MediaStore } from '#lib/server/media-store.server.ts';
import { contentHash } from './fingerprint.server.ts';
import { formatVersion, type FileOut, type Manifest } from './manifest.ts';
import { atOneMoment, rowsOut } from './rows-out.server.ts';
import { sealKeys } from './sealed-keys.server.ts';
import { tablesOut } from './tables.ts';

/** Where the file is written, under which number it stands in the register of copies, and (`withKeys`) what lets tellers come back elsewhere by their cards. */
export type Leaving = {
  to: string;
  copy: number;
  readme: string;
  store: MediaStore;
  now: Date;
  withKeys?: { keys: Keys; passphrase: string };
};

/** What was written: what its content comes to, the stories in it, and how long the file is. */
export type Left = { fingerprint: string; files: FileOut[]; stories: string[] };

type Media = { id: string; type: string };
type Piece = { path: string; bytes: AsyncIterable<string | Uint8Array>; isStored?: boolean; rows?: () => number };

/** Writes a whole circle to one zip file, as docs/format.md says, all of it as it was at one moment. Rows and media pass through; nothing is in memory whole. */
export function writeCircle(db: Db, circle: string, leaving: Leaving): Promise<Left> {
  return db.transaction().execute(async (db) => {
    await atOneMoment(db);
    const [head, media, stories] = [await headOf(db, circle), await mediaIn(db, circle), await storiesIn(db, circle)];
    const content = contentHash();
    const written: FileOut[] = [];
    const zip = new ZipFile();
    const failed = new Promise<never>((_, reject) => zip.on('error', reject));
    failed.catch(() => {});
    const out = zip.outputStream.pipe(createWriteStream(leaving.to, { mode: 0o600, flags: 'wx', flush: true }));

    async function* pieces(): AsyncGenerator<Piece> {
      yield { path: 'README.txt', bytes: once(leaving.readme) };
      for (const table of tablesOut.filter(({ carries }) => carries.length > 0)) {
        const [lines, counted] = [content.table(table.table), { rows: 0 }];
        yield {
          path: `tables/${table.table}.ndjson`,
          rows: () => counted.rows,
          bytes: (async function* () {
            for await (const line of rowsOut(db, circle, table)) {
              lines.add(line);
              counted.rows++;
              yield `${line}\n`;
            }
            lines.done();
          })(),
        };
      }
      for (const { id } of media)
        for (const [path, name] of [
          [`media/${id}`, nameOf(circle, id)],
          [`media/${id}-small`, smallName(circle, id)],
        ] as const) {
          const bytes = await leaving.store.read(name);
          if (bytes) yield { path, bytes: bytes as AsyncIterable<Uint8Array>, isStored: true };
          else if (path === `media/${id}`) throw new Error(`The file of medium ${id} is not there`);
        }
      if (leaving.withKeys) yield { path: 'sealed.bin', bytes: once(await sealedPart(db, circle, leaving.withKeys)) };
    }

    const add = (path: string, stream: Readable, isStored: boolean) => {
      stream.on('error', (error) => zip.emit('error', error));
      zip.addReadStream(stream, path, { mtime: leaving.now, compress: !isStored, mode: 0o100600 });
    };
    for await (const piece of pieces()) {
      const noted = await Promise.race([noteWhile(piece, (stream) => add(piece.path, stream, piece.isStored === true)), failed]);
      written.push(noted);
      if (piece.path.startsWith('media/')) content.file(noted.path, noted.sha256);
    }
    const fingerprint = content.digest();
    const manifest: Manifest = {
      format: 'kring-circle',
      version: formatVersion,
      madeAt: leaving.now.toISOString(),
      ...head,
      copy: leaving.copy,
      fingerprint,
      files: written,
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    zip.addBuffer(Buffer.from(text), 'kring.json', { mtime: leaving.now, mode: 0o100600 });
    zip.addBuffer(Buffer.from(sums([...written, { path: 'kring.json', bytes: 0, sha256: sha256(text) }])), 'SHA256SUMS', {
      mtime: leaving.now,
      mode: 0o100600,
    });
    zip.end();
    await Promise.race([finished(out), failed]);
    return { fingerprint, files: written, stories };
  });
}

/** Passes a file on, and says what passed once its last byte was taken. */
function noteWhile({ path, bytes, rows }: Piece, pass: (stream: Readable) => void): Promise<FileOut> {
  const [hash, counted] = [createHash('sha256'), { bytes: 0 }];
  return new Promise((resolve, reject) => {
    async function* counting() {
      for await (const part of bytes) {
        const chunk = typeof part === 'string' ? Buffer.from(part) : part;
        hash.update(chunk);
        counted.bytes += chunk.length;
        yield chunk;
      }
      resolve({ path, bytes: counted.bytes, sha256: hash.digest('hex'), ...(rows && { rows: rows() }) });
    }
    const stream = Readable.from(counting(), { objectMode: false });
    stream.once('error', reject);
    pass(stream);
  });
}

/** The lines of `SHA256SUMS`, as `sha256sum --check` reads them. */
export const sums = (files: readonly FileOut[]) => files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');

export const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

async function* once(part: string | Buffer) {
  yield part;
}

async function headOf(db: Db, circle: string): Promise<Pick<Manifest, 'host' | 'circle'>> {
  const { host, ...head } = await db
    .selectFrom('circle')
    .innerJoin('organisation', 'organisation.id', 'circle.organisation_id')
    .select(['organisation.name as host', 'circle.id', 'circle.slug', 'circle.subject', 'circle.language'])
    .where('circle.id', '=', circle)
    .executeTakeFirstOrThrow();
  return { host, circle: head };
}

const mediaIn = (db: Db, circle: string): Promise<Media[]> =>
  db.selectFrom('medium').select(['id', 'type']).where('circle_id', '=', circle).where('story_id', 'is not', null).orderBy('id').execute();

const storiesIn = async (db: Db, circle: string): Promise<string[]> =>
  (await db.selectFrom('story').select('id').where('circle_id', '=', circle).orderBy('id').execute()).map(({ id }) => id);

async function sealedPart(db: Db, circle: string, { keys, passphrase }: { keys: Keys; passphrase: string }): Promise<Buffer> {
  const tables: Record<string, string[]> = {};
  for (const table of tablesOut.filter(({ sealed }) => sealed)) {
    tables[table.table] = [];
    for await (const line of rowsOut(db, circle, table, true)) tables[table.table]!.push(line);
  }
  return sealKeys({ make: keys.make.toString('hex'), find: keys.find.toString('hex'), tables }, passphrase);
}
