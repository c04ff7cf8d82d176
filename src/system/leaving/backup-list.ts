import { Refused } from './refused.ts';

/** One file of a backup; `rows` and `table` where it holds a table. */
export type BackedUp = { path: string; bytes: number; sha256: string; table?: string; rows?: number; content?: string };

/** What `kring-backup.json` says. `content` is what all rows and media come to: the same for the same content, however it is packed. */
export type BackupList = {
  format: 'kring-backup';
  version: 1;
  startedAt: string;
  finishedAt: string;
  /** The shape of the database, as the names of its migrations: a later release brings the rows to its own. */
  migrations: string[];
  content: string;
  /** Media of which the file was gone when it was copied: taken back in that minute. */
  missing: string[];
  files: BackedUp[];
};

export const listName = 'kring-backup.json';
export const sumsName = 'SHA256SUMS';

/** Reads the list of a backup; refuses what is none. */
export function readBackupList(text: string): BackupList {
  let said: Partial<BackupList>;
  try {
    said = JSON.parse(text) as Partial<BackupList>;
  } catch {
    throw new Refused('shape', listName);
  }
  if (said?.format !== 'kring-backup') throw new Refused('notOurs', listName);
  if (said.version !== 1) throw new Refused('version', listName, String(said.version).slice(0, 20));
  const isRight =
    Array.isArray(said.migrations) &&
    Array.isArray(said.missing) &&
    typeof said.content === 'string' &&
    Array.isArray(said.files) &&
    said.files.every((file) => file !== null && typeof file === 'object' && isName(file.path) && typeof file.sha256 === 'string');
  if (!isRight) throw new Refused('shape', listName);
  return said as BackupList;
}

// A path out of the folder, or any name that we would not have given, is nobody's slip.
const isName = (path: unknown) =>
  typeof path === 'string' && /^(tables\/[a-z_]+\.[a-z_]+\.ndjson\.gz|media\/[0-9a-z_-]{1,40}\/[0-9a-z]{1,40}(-small)?)$/.test(path);
