import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A short text that changes when one of these files, or a file in one of these folders, changes, comes or goes. Reads no contents: it is asked at each start. */
export function fingerprint(root, paths) {
  const hash = createHash('sha1');
  const visit = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!entry.name.includes('.test.')) visit(path);
    }
  };
  for (const path of paths.map((name) => join(root, name))) {
    if (!existsSync(path)) continue;
    if (statSync(path).isDirectory()) walk(path);
    else visit(path);
  }
  return hash.digest('hex');
}
