import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One line of the ledger: which story of which circle was erased, and when. Never a word of it. */
export type Erased = { circle: string; story: string; at: string };

const pathOf = (data: string) => join(data, 'erasures.log');

/**
 * Writes an erasure down beside the database, on disk before it returns: a backup that is put back does not know of it.
 * A line begins on a new line, so that one cut off by a power failure spoils no other.
 */
export function noteErasure(data: string, erased: Erased): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = openSync(pathOf(data), 'a', 0o600);
  try {
    writeSync(file, `\n${JSON.stringify(erased)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Everything that was ever erased here, oldest first. */
export function erasuresNoted(data: string): Erased[] {
  if (!existsSync(pathOf(data))) return [];
  return readFileSync(pathOf(data), 'utf8').split('\n').flatMap(readLine);
}

function readLine(line: string): Erased[] {
  try {
    const { circle, story, at } = JSON.parse(line) as Erased;
    return typeof circle === 'string' && typeof story === 'string' ? [{ circle, story, at }] : [];
  } catch {
    return [];
  }
}
