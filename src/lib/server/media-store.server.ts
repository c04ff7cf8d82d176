import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Config } from './config.ts';
import { objectStore } from './media-objects.server.ts';

/** A part of a file: from which byte to which, both included. */
export type Range = { from: number; to: number };

/** Where the files of media stand. A name is `circle/medium`, of letters and digits; nothing that people type comes in it. */
export type MediaStore = {
  /** Puts a file there, whole or not at all; what stood there is replaced. */
  put(name: string, path: string, type: string): Promise<void>;
  /** Its bytes; null when there is no such file. */
  read(name: string, range?: Range): Promise<ReadableStream<Uint8Array> | null>;
  /** Deletes it; not being there is fine. */
  drop(name: string): Promise<void>;
  /** Every file, with when it was put there. */
  all(): AsyncIterable<{ name: string; at: Date }>;
};

const opened = new WeakMap<Config, MediaStore>();

/** The store that the settings name: S3-compatible when they name one, else a folder beside the database. */
export function mediaStore(config: Config): MediaStore {
  let store = opened.get(config);
  if (!store)
    opened.set(config, (store = config.mediaObjects ? objectStore(config.mediaObjects) : folderStore(join(config.data, 'media'))));
  return store;
}

/** A folder on this machine for what is on its way in, on the same disk as the data: readable by nobody else. */
export async function incomingFolder(config: Config): Promise<string> {
  const folder = join(config.data, 'incoming');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function folderStore(root: string): MediaStore {
  const at = (name: string) => {
    if (!isName(name)) throw new Error('Not the name of a medium');
    return join(root, name);
  };
  return {
    async put(name, path) {
      const to = at(name);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await copyFile(path, `${to}.new`); // the system copies: nothing of it comes into memory
      await onDisk(`${to}.new`);
      await rename(`${to}.new`, to);
    },
    async read(name, range) {
      const path = at(name);
      if (!(await stat(path).catch(() => null))) return null;
      const stream = createReadStream(path, range && { start: range.from, end: range.to });
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
    drop: (name) => rm(at(name), { force: true }),
    all: () => filesBelow(root),
  };
}

/** A file that was answered with "kept" is there after a power cut too. */
async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* filesBelow(root: string): AsyncIterable<{ name: string; at: Date }> {
  for await (const circle of await opendir(root).catch(() => [])) {
    for await (const file of await opendir(join(root, circle.name)).catch(() => [])) {
      const found = await stat(join(root, circle.name, file.name)).catch(() => null);
      if (found) yield { name: `${circle.name}/${file.name}`, at: found.mtime };
    }
  }
}

/** `circle/medium`, or the small copy of a picture; with `.new` while it is written. */
export const isName = (name: string) => /^[0-9a-z_-]{1,40}\/[0-9a-z]{1,40}(-small)?(\.new)?$/.test(name);
