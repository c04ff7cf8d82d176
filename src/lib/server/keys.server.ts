import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The keys of this installation. They live in files outside the database and are backed up apart from it:
 * whoever has only the database can open no story by its code.
 * `make` derives the words and link of a story code, `find` is for looking them up, `visit` seals cookies and proves forms.
 */
export type Keys = { make: Buffer; find: Buffer; visit: Buffer };

/** Opens the keys in `<data>/keys`, and makes them the first time (32 random bytes each, readable by the owner alone, on disk before use). */
export function openKeys(data: string): Keys {
  const folder = join(data, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { make: openKey(folder, 'make'), find: openKey(folder, 'find'), visit: openKey(folder, 'visit') };
}

/** Takes over the keys behind story codes that came along with a circle, in a Kring that has none of its own in use; the old ones are kept beside them. */
export function adoptKeys(data: string, given: Pick<Keys, 'make' | 'find'>): void {
  for (const name of ['make', 'find'] as const) {
    const path = join(data, 'keys', `${name}.key`);
    renameSync(path, `${path}.before-${Date.now()}`);
    writeDurably(path, given[name].toString('hex'));
  }
}

/** Keys that are kept nowhere, for tests. */
export const newKeys = (): Keys => ({ make: randomBytes(32), find: randomBytes(32), visit: randomBytes(32) });

function openKey(folder: string, name: string): Buffer {
  const path = join(folder, `${name}.key`);
  if (!existsSync(path)) writeDurably(path, randomBytes(32).toString('hex'));
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== 32) throw new Error(`${path} is not a key: put back the one from your backup of the keys`);
  return key;
}

function writeDurably(path: string, text: string) {
  const file = openSync(`${path}.new`, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}
