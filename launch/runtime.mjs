import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, stop } from './say.mjs';

/** The Node that runs Kring: this one where it is new enough, else the one that came with the packages. */
export function findRuntime() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const pinned = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  const isGlibc = Boolean(process.report?.getReport().header.glibcVersionRuntime);
  if (existsSync(pinned) && isGlibc) return pinned;
  return stop(
    `Kring needs Node 22.18 or newer; this is ${process.versions.node}, and none comes along for ${process.platform}-${process.arch}${process.platform === 'linux' && !isGlibc ? ' without glibc' : ''}. Install Node from https://nodejs.org and run the same command again.`,
  );
}
