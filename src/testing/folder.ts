import { existsSync, statfsSync } from 'node:fs';

/** Where tests keep their files: in memory where it has room, as a database is hundreds of files and each costs a millisecond on some disks. */
export const testHome = roomIn('/dev/shm') > 2e9 ? '/dev/shm' : '/tmp';

function roomIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
