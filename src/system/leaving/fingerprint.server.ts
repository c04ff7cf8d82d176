import { createHash } from 'node:crypto';

/** The register of copies says who made which paper and file here; it is not what the circle is about. */
const ofThePlace = ['copy', 'copy_story', 'copy_held', 'copy_end'];

/**
 * What the content of a circle comes to: SHA-256 of one line a table or file, `<name> <SHA-256 of its lines>`. The register of copies and
 * its marks on trails are left out, so that exporting changes nothing, and an export that was read in comes to the same.
 */
export function contentHash() {
  const whole = createHash('sha256');
  return {
    /** Counts the lines of one table; call `done` behind the last. */
    table(name: string) {
      const lines = createHash('sha256');
      const counts = !ofThePlace.includes(name);
      return {
        add: (line: string) => void (counts && !(name === 'trail' && line.includes('"what":"copy.made"')) && lines.update(`${line}\n`)),
        done: () => void (counts && whole.update(`${name} ${lines.digest('hex')}\n`)),
      };
    },
    file: (name: string, sha256: string) => void whole.update(`${name} ${sha256}\n`),
    digest: () => whole.digest('hex'),
  };
}
