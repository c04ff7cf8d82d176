import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { familyOf } from './medium-type.ts';
import { makePictureSafe } from './medium-picture.server.ts';
import { makeSoundSafe } from './medium-sound.server.ts';
import { mediumLimits, type Kind, type Unfit } from './medium.ts';

/** A file that came in, on disk: where, how many bytes of it were sent (more than were kept when it was too large), and its SHA-256. */
export type Incoming = { path: string; bytes: number; hash: Buffer };

/** What is kept of it: files beside `path`, and what they are. */
export type Safe = {
  kind: Kind;
  type: string;
  bytes: number;
  hash: Buffer;
  seconds: number | null;
  width: number | null;
  height: number | null;
  path: string;
  /** The small copy of a picture. */
  small: string | null;
};

/** Makes a file safe to keep and to show, or says why it cannot be taken. Who calls it deletes the files with `forgetFiles`. */
export function makeSafe(file: Incoming): Promise<{ safe: Safe; unfit?: undefined } | { safe?: undefined; unfit: Unfit }> {
  return oneAtATime(async () => {
    if (file.bytes === 0) return { unfit: 'empty' };
    if (file.bytes > mediumLimits.bytes) return { unfit: 'tooLarge' };
    const family = familyOf(await beginOf(file.path));
    if (family === 'unknown') return { unfit: 'unknown' };
    const path = `${file.path}.safe`;
    if (family === 'picture') {
      if (file.bytes > mediumLimits.pictureBytes) return { unfit: 'tooLarge' };
      const small = `${file.path}.small`;
      const { safe, unfit } = await makePictureSafe(file.path, path, small);
      return unfit ? { unfit } : { safe: { kind: 'picture', ...safe, seconds: null, path, small, ...(await factsOf(path)) } };
    }
    const { safe, unfit } = await makeSoundSafe(file.path, path);
    return unfit ? { unfit } : { safe: { ...safe, path, small: null, ...(await factsOf(path)) } };
  });
}

/** Deletes what came in and what was made of it. */
export async function forgetFiles(files: readonly Incoming[]): Promise<void> {
  for (const { path } of files) for (const ending of ['', '.safe', '.small']) await rm(path + ending, { force: true });
}

/** The SHA-256 and the length of a file, read in a stream. */
export async function factsOf(path: string): Promise<{ bytes: number; hash: Buffer }> {
  const hash = createHash('sha256');
  const file = await open(path);
  // One piece of memory for all of it: a new one for every piece would pile up until they are collected.
  const piece = Buffer.alloc(256 * 1_024);
  try {
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, bytes);
      if (bytesRead === 0) return { bytes, hash: hash.digest() };
      hash.update(piece.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}

async function beginOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

let last: Promise<unknown> = Promise.resolve();

/** A large picture takes hundreds of megabytes while it is made: one at a time, so that many at once only wait. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}
