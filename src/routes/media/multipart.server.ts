import { createHash, randomUUID, type Hash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Incoming } from '#cycle/1-gather/medium-safe.server.ts';

/** A file of a form: in which field it was sent. Its name is never looked at. */
export type SentFile = Incoming & { field: string };
export type SentForm = { fields: [name: string, value: string][]; files: SentFile[] };

type Limits = {
  /** Where files go. */
  folder: string;
  /** Bytes of one file that are kept; what is longer is read on and only counted, so that the rest of the form is not lost. */
  mostOfFile: number;
  /** Bytes of everything that is not a file. */
  mostText: number;
  mostFields: number;
  mostFiles: number;
  /** Bytes in all that are read. */
  mostInAll: number;
};

/** What a form must not be: more fields, text or files than anyone sends; or no form at all. */
export class NotAForm extends Error {
  readonly isTooMuch: boolean;
  constructor(why: string, isTooMuch = false) {
    super(why);
    this.isTooMuch = isTooMuch;
  }
}

/** A file could not be written, as on a full disk. The fields are all there, so that nobody loses what they typed beside it. */
export class FileNotKept extends Error {
  readonly fields: SentForm['fields'];
  constructor(cause: unknown, fields: SentForm['fields']) {
    super('a file could not be written', { cause });
    this.fields = fields;
  }
}

/**
 * Reads a multipart form (RFC 7578) as it arrives: text into memory, files to disk. No more than two pieces of what arrives are in memory
 * at once. Throws `NotAForm` or `FileNotKept`, and then no file stays behind.
 */
export async function readMultipart(body: AsyncIterable<Uint8Array>, boundary: string, limits: Limits): Promise<SentForm> {
  const reader = pieces(body, limits.mostInAll);
  const sent: SentForm = { fields: [], files: [] };
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const all: SentFile[] = [];
  let text = 0;
  let failed: { cause: unknown } | null = null;
  try {
    await reader.upTo(delimiter, () => {}); // a foreword is allowed, and says nothing
    while (!(await reader.isEnd())) {
      const { name, file: named } = headersOf(await reader.textUpTo('\r\n\r\n', 8_000));
      if (sent.fields.length + all.length >= limits.mostFields) throw new NotAForm('too many fields', true);
      if (named) {
        if (all.length >= limits.mostFiles) throw new NotAForm('too many files', true);
        const file = await fileTo(limits, name, all).catch((cause: unknown) => void (failed ??= { cause }));
        const keep = (piece: Buffer) => (failed ? undefined : file?.write(piece).catch((cause: unknown) => void (failed = { cause })));
        try {
          await reader.upTo(delimiter, keep);
        } finally {
          await file?.close().catch((cause: unknown) => void (failed ??= { cause }));
        }
        if (file) sent.files.push(file.sent);
      } else {
        const value = await reader.textUpTo(delimiter, limits.mostText - text);
        text += value.length + name.length;
        if (named === null) sent.fields.push([name, value]); // else it is a field for a file that was left empty
      }
    }
    if (failed) throw new FileNotKept((failed as { cause: unknown }).cause, sent.fields);
    return sent;
  } catch (error) {
    await Promise.all(all.map(({ path }) => rm(path, { force: true })));
    throw error;
  }
}

/** The boundary of a multipart form's content type; null when it is none. */
export function boundaryOf(type: string): string | null {
  const found = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
  return found ? (found[1] ?? found[2]!) : null;
}

/** One file on its way to disk: kept up to the limit, counted to its end. */
async function fileTo({ folder, mostOfFile }: Limits, field: string, all: SentFile[]) {
  const path = join(folder, randomUUID());
  const handle: FileHandle = await open(path, 'wx', 0o600);
  const hash: Hash = createHash('sha256');
  const sent: SentFile = { field, path, bytes: 0, hash: Buffer.alloc(0) };
  all.push(sent);
  return {
    sent,
    async write(piece: Buffer) {
      sent.bytes += piece.length;
      if (sent.bytes > mostOfFile) return;
      hash.update(piece);
      await handle.appendFile(piece);
    },
    async close() {
      sent.hash = hash.digest();
      await handle.close();
    },
  };
}

/** The field's name; `file`: null when it is no file, '' when none was chosen. */
function headersOf(text: string): { name: string; file: string | null } {
  const disposition = text.split('\r\n').find((line) => /^content-disposition\s*:/i.test(line)) ?? '';
  const name = /;\s*name="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw new NotAForm('a part without a name');
  const file = /;\s*filename\*?=("?)(.*)/i.exec(disposition);
  const isEmpty = file !== null && file[2] === (file[1] && '"');
  return { name: name.replace(/%22/g, '"').replace(/\\(.)/g, '$1'), file: file === null ? null : isEmpty ? '' : 'named' };
}

/** Reads pieces as they come, up to a mark that may lie across two of them. */
function pieces(body: AsyncIterable<Uint8Array>, mostInAll: number) {
  const source = body[Symbol.asyncIterator]();
  let read = 0;
  let held: Buffer = Buffer.from('\r\n'); // the first boundary has no line before it
  async function next(): Promise<Buffer> {
    const { done, value } = await source.next();
    if (done) throw new NotAForm('it ended too early');
    if ((read += value.length) > mostInAll) throw new NotAForm('too large', true);
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  async function more(): Promise<void> {
    held = Buffer.concat([held, await next()]);
  }
  async function upTo(mark: Buffer, take: (piece: Buffer) => void | Promise<void>): Promise<void> {
    for (;;) {
      const at = held.indexOf(mark);
      if (at >= 0) {
        const before = held.subarray(0, at);
        held = held.subarray(at + mark.length);
        if (before.length > 0) await take(before);
        return;
      }
      const sure = Math.max(0, held.length - mark.length + 1); // the mark may have begun
      const before = held.subarray(0, sure);
      held = Buffer.from(held.subarray(sure));
      if (before.length > 0) await take(before);
      const piece = await next();
      // Pieces are put together only where the mark may lie across them: to copy every piece would cost twice the memory.
      const across = Buffer.concat([held, piece.subarray(0, mark.length)]);
      if (piece.length < mark.length || across.includes(mark)) held = Buffer.concat([held, piece]);
      else {
        if (held.length > 0) await take(held);
        held = piece;
      }
    }
  }
  return {
    upTo,
    async textUpTo(mark: Buffer | string, most: number): Promise<string> {
      const parts: Buffer[] = [];
      let length = 0;
      await upTo(Buffer.from(mark), (piece) => {
        if ((length += piece.length) > most) throw new NotAForm('too long', true);
        parts.push(Buffer.from(piece));
      });
      return Buffer.concat(parts).toString('utf8');
    },
    /** After a boundary: does the form end here, or does another part follow? */
    async isEnd(): Promise<boolean> {
      while (held.length < 2) await more();
      const next = held.subarray(0, 2).toString('latin1');
      held = held.subarray(2);
      if (next !== '--' && next !== '\r\n') throw new NotAForm('no boundary');
      return next === '--';
    },
  };
}
