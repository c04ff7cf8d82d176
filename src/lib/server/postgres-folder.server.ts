import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, postgresBinaries } from './postgres-binaries.server.ts';

/** Where one embedded database lives, who runs it and how it is reached. */
export type Place = { folder: string; data: string; sockets: string; account: Account; binaries: string };

const version = '18';

/** PostgreSQL's own folder, named after its version: a next one cannot read it. */
export const clusterOf = (folder: string) => join(folder, version);

/** Finds or makes the place of the database in a data folder; at first use this makes an empty one. */
export async function preparePlace(folder: string, say: (text: string) => void): Promise<Place> {
  const data = clusterOf(folder);
  const account = accountFor(data);
  const place: Place = {
    folder,
    data,
    account,
    binaries: postgresBinaries(account, folder),
    sockets: socketFolder(data, account),
  };
  if (existsSync(data)) takeOver(place);
  else await firstUse(place, say);
  return place;
}

/** How PostgreSQL names its own folder. Its account may be unable to walk to it (under /root): it stands in it, and calls it so. */
export const ownName = (data: string, account: Account) => (account && process.platform === 'linux' ? '/proc/self/cwd' : data);

// Whoever owns the folder runs the database; a folder that root owns (new, or restored) goes to an account that may do nothing.
function accountFor(data: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(data) ? statSync(data) : null;
  const asked = process.env.KRING_POSTGRES_UID;
  if (asked && !/^[1-9]\d*(:\d+)?$/.test(asked))
    throw new Error(`KRING_POSTGRES_UID is the number of an account, not root's, or "uid:gid"; not ${asked}`);
  if (asked) {
    const [uid = 0, gid = uid] = asked.split(':').map(Number);
    return { uid, gid };
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!nobody)
    throw new Error(
      'PostgreSQL does not run as root, and there is no account "nobody" to lend it. Set KRING_POSTGRES_UID to the number of an account.',
    );
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

// A socket's path holds 107 bytes. A longer folder gets a short one elsewhere, closed to all but its owner.
function socketFolder(data: string, account: Account): string {
  if (Buffer.byteLength(join(data, '.s.PGSQL.5432')) < 100) return data;
  const uid = account?.uid ?? process.getuid?.();
  const short = `/tmp/kring-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  if (!existsSync(short)) give(mkdirSync(short, { mode: 0o700 }) ?? short, account);
  const found = lstatSync(short);
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return short;
  const other = mkdtempSync('/tmp/kring-'); // someone else's folder has the name: it is not to be trusted
  give(other, account);
  return other;
}

async function firstUse({ folder, data, account, binaries }: Place, say: (text: string) => void) {
  const older = readdirSync(folder).find((name) => /^\d+$/.test(name));
  if (older)
    throw new Error(
      `${folder} was made by PostgreSQL ${older}; this release brings ${version}. Export with the release that made it, then import.`,
    );
  say('Making the database (first start only)');
  const half = `${data}.new`; // an initdb that was cut off leaves this behind, never half a database
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  give(half, account);
  // Builtin C.UTF-8: the order of text never changes with the machine's libraries, so that no index goes wrong.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const options = ['-D', ownName(half, account), '-U', 'kring', '--auth=trust', '--no-instructions', ...locale];
  await promisify(execFile)(join(binaries, 'bin/initdb'), options, {
    ...account,
    cwd: half,
    env: { LC_ALL: 'C' },
  }).catch((error: { stderr?: string; message: string }) => {
    throw new Error(`PostgreSQL could not make its database in ${folder}: ${(error.stderr || error.message).trim()}`);
  });
  renameSync(half, data);
}

// A restored or copied folder has other owners; PostgreSQL insists on its own, and on a closed folder.
function takeOver({ data, account }: Place) {
  const owner = statSync(data).uid;
  if (!account && owner !== process.getuid?.())
    throw new Error(
      `${data} belongs to another account (number ${owner}), perhaps because the app once ran as root. Start it as that account or as root, or give the folder away: chown -R.`,
    );
  if (account && owner !== account.uid) chownAll(data, account);
  chmodSync(data, 0o700);
}

function chownAll(path: string, account: { uid: number; gid: number }) {
  lchownSync(path, account.uid, account.gid);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) chownAll(join(path, name), account);
}

function give(path: string, account: Account) {
  if (account) chownSync(path, account.uid, account.gid);
}
