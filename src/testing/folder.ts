import { accessSync, constants, statfsSync } from 'node:fs';

/** Where tests keep their files: in memory where it has room, as a database is hundreds of files and each costs a millisecond on some disks. */
export const testHome = roomIn('/dev/shm') > 2e9 ? '/dev/shm' : '/tmp';

function roomIn(folder: string): number {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
