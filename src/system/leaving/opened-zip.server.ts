import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { linesIn } from './lines.ts';
import { Refused } from './refused.ts';

/** What a file may hold at most; above that it is no circle but an attack. `swells`: how many times longer its content may be than the file says. */
export const zipLimits = { files: 200_000, bytes: 200e9, table: 20e9, swells: 200, small: 1_000_000, line: 64_000_000 };
export type ZipLimits = typeof zipLimits;

/** An export that was opened: which files are in it, and their bytes. Nothing in it is believed. */
export type OpenedZip = {
  names: readonly string[];
  stream: (name: string) => Promise<Readable>;
  whole: (name: string) => Promise<Buffer>;
  close: () => void;
};

const ours = /^(kring\.json|README\.txt|SHA256SUMS|sealed\.bin|tables\/[a-z_]{1,60}\.ndjson|media\/[0-9a-z]{1,40}(-small)?)$/;

/** Opens a zip file without unpacking it. Refused: what is no zip, a name that is not ours or stands in it twice, and what swells to more than it may. */
export async function openZip(path: string, limits: ZipLimits = zipLimits): Promise<OpenedZip> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(() => {
    throw new Refused('noZip', 'zip');
  });
  try {
    const entries = await entriesOf(zip, limits);
    const stream = async (name: string) => {
      const entry = entries.get(name);
      if (!entry) throw new Refused('missing', name);
      return zip.openReadStreamPromise(entry).catch(() => {
        throw new Refused('changed', name);
      });
    };
    return {
      names: [...entries.keys()],
      stream,
      whole: async (name) => wholeOf(await stream(name), name, limits),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof Refused ? error : new Refused('noZip', 'zip');
  }
}

async function entriesOf(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.files) throw new Refused('large', 'zip', String(zip.entryCount));
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of eachEntry(zip)) {
    const name = entry.fileName;
    if (!ours.test(name) || entry.isEncrypted() || !entry.canDecodeFileData()) throw new Refused('name', name.slice(0, 80));
    if (entries.has(name)) throw new Refused('twice', name);
    bytes += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.table || bytes > limits.bytes) throw new Refused('large', name);
    if (entry.uncompressedSize > limits.small && entry.uncompressedSize > entry.compressedSize * limits.swells)
      throw new Refused('swells', name);
    entries.set(name, entry);
  }
  return entries;
}

function eachEntry(zip: ZipFile): AsyncIterable<Entry> {
  return {
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const entry = await new Promise<Entry | null>((resolve, reject) => {
          const clear = () => zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
          zip.once('entry', (next: Entry) => (clear(), resolve(next)));
          zip.once('end', () => (clear(), resolve(null)));
          zip.once('error', (error: Error) => (clear(), reject(error)));
          if (zip.entriesRead >= zip.entryCount) resolve(null);
          else zip.readEntry();
        });
        if (!entry) return;
        yield entry;
      }
    },
  };
}

async function wholeOf(stream: Readable, name: string, limits: ZipLimits): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of guarded(stream, name)) {
    if ((bytes += part.length) > limits.line) throw new Refused('large', name);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The bytes of a file in the zip. What cannot be unpacked, or is longer than the zip says, was changed on the way. */
export async function* guarded(stream: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const part of stream) yield part as Buffer;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('changed', name);
  }
}

/** What the bytes of a file come to, and how long it is. */
export async function measured(zip: OpenedZip, name: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of guarded(await zip.stream(name), name)) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The lines of a file, one by one; a line that is longer than any row can be is refused. */
export const linesOf = async (zip: OpenedZip, name: string, limits: ZipLimits = zipLimits): Promise<AsyncGenerator<string>> =>
  linesIn(guarded(await zip.stream(name), name), {
    most: limits.line,
    tooLong: () => new Refused('large', name),
    cutOff: () => new Refused('changed', name),
  });
