import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of the ledger: which story of which circle was erased, and when. Never a word of it. */
export type Erased = { circle: string; story: string; at: string };

/** The same for all answers of someone who took them back. */
export type TakenBack = { circle: string; respondent: string; at: string };

const pathOf = (data: string) => join(data, 'erasures.log');

/**
 * Writes an erasure down beside the database, on disk before it returns: a backup that is put back does not know of it.
 * A line begins on a new line, so that one cut off by a power failure spoils no other.
 */
export const noteErasure = (data: string, erased: Erased | TakenBack): void => noteErasures(data, [erased]);

/** The same for many at once: with one wait for the disk. */
export function noteErasures(data: string, erased: readonly (Erased | TakenBack)[]): void {
  if (erased.length === 0) return;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = openSync(pathOf(data), 'a', 0o600);
  try {
    writeFileSync(file, erased.map((one) => `\n${JSON.stringify(one)}\n`).join(''));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Everything that was ever erased here, oldest first. */
export const erasuresNoted = (data: string): Erased[] => (existsSync(pathOf(data)) ? readErasures(readFileSync(pathOf(data), 'utf8')) : []);

/** Whose answers were ever taken back here, oldest first. */
export const answersTakenBack = (data: string): TakenBack[] =>
  existsSync(pathOf(data)) ? readFileSync(pathOf(data), 'utf8').split('\n').flatMap(readTakenBack) : [];

/** Reads the text of a ledger, of here or of another host; a line that says nothing is passed over. */
export const readErasures = (text: string): Erased[] => text.split('\n').flatMap(readLine);

function readLine(line: string): Erased[] {
  try {
    const { circle, story, at } = JSON.parse(line) as Erased;
    return typeof circle === 'string' && typeof story === 'string' ? [{ circle, story, at }] : [];
  } catch {
    return [];
  }
}

function readTakenBack(line: string): TakenBack[] {
  try {
    const { circle, respondent, at } = JSON.parse(line) as TakenBack;
    return typeof circle === 'string' && typeof respondent === 'string' ? [{ circle, respondent, at }] : [];
  } catch {
    return [];
  }
}
