import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const oneDay = 24 * 60 * 60_000;

/** Writes what was built. What an app that still runs may ask for stays a day longer. */
export function keep(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const { name, contents } of files) write(join(folder, name), contents);
  const now = new Set(files.map(({ name }) => name));
  for (const name of readdirSync(folder)) {
    const { mtimeMs } = statSync(join(folder, name));
    if (!now.has(name) && Date.now() - mtimeMs > oneDay) rmSync(join(folder, name), { recursive: true });
  }
}

/** Writes what browsers get: under a name that changes with the contents, packed beforehand, with a list from plain to real names. */
export function publish(root, built) {
  const files = [...built, ...assetsOf(join(root, 'src/lib/ui/assets'))];
  const packed = files
    .filter(({ name }) => /\.(js|css|svg|json|webmanifest|txt)$/.test(name))
    .flatMap(({ name, contents }) => [
      {
        name: `${name}.br`,
        contents: brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } }),
      },
      { name: `${name}.gz`, contents: gzipSync(contents, { level: 9 }) },
    ]);
  const names = Object.fromEntries(
    files
      .filter(({ plainName }) => plainName)
      .map(({ plainName, name }) => [plainName, name])
      .sort(),
  );
  // The list goes last: it never names a file that is not there yet.
  keep(join(root, 'build/public'), [...files, ...packed, { name: 'manifest.json', contents: JSON.stringify(names, null, 2) }]);
}

function assetsOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((plainName) => {
      const contents = readFileSync(join(folder, plainName));
      const hash = createHash('sha256').update(contents).digest('base64url').slice(0, 8);
      return { plainName, contents, name: plainName.replace(/(\.[^.]+)?$/, `-${hash}$1`) };
    });
}

function write(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const half = join(dirname(path), `.${basename(path)}.half`);
  writeFileSync(half, contents);
  renameSync(half, path);
}
