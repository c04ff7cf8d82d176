import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { keep, publish } from './output.mjs';
import { root as here } from './say.mjs';

/** Builds the server, the islands and the styles into build/, where a source changed since the last time. Throws with esbuild's own words. */
export async function build({ root = here } = {}) {
  await whenChanged(
    join(root, 'build/.built'),
    fingerprint(root, ['src', 'package.json', 'package-lock.json', 'tsconfig.json', 'launch']),
    async () => {
      const [server, islands, styles] = await Promise.all([
        bundle(root, 'build/server', serverEntries(root), onServer),
        bundle(root, 'build/public', islandEntries(root), inBrowser),
        bundle(
          root,
          'build/public',
          entriesOf(root, { kring: 'src/lib/ui/style/kring.css', inside: 'src/lib/ui/style/inside.css' }),
          styling,
        ),
      ]);
      keep(join(root, 'build/server'), server);
      publish(root, [...islands, ...styles]);
    },
  );
}

/** Builds each file of conformance/ or bench/ into build/tools/<name>/, with what it uses of ours. */
export async function buildTool(name, { root = here } = {}) {
  await whenChanged(join(root, `build/.built-${name}`), fingerprint(root, ['src', name, 'package-lock.json', 'launch']), async () => {
    const files = filesIn(join(root, name), /\.tsx?$/);
    if (files.length === 0) throw new Error(`There is nothing in ${name}/ to run.`);
    const entries = Object.fromEntries(files.map((file) => [file.replace(/\.tsx?$/, ''), `${name}/${file}`]));
    keep(join(root, `build/tools/${name}`), await bundle(root, `build/tools/${name}`, entries, onServer));
  });
}

const onServer = {
  platform: 'node',
  target: 'node22',
  format: 'esm',
  splitting: true,
  packages: 'external',
  sourcemap: true,
  entryNames: '[dir]/[name]',
  chunkNames: 'chunk-[hash]',
};

const inBrowser = {
  platform: 'browser',
  target: 'es2019',
  format: 'esm', // a script of type "module": it waits for the page, and two islands on a page share their parts
  splitting: true,
  minify: true,
  entryNames: '[name]-[hash]',
  chunkNames: 'shared-[hash]',
  plugins: [
    {
      name: 'never to a browser',
      setup: ({ onResolve }) =>
        onResolve({ filter: /\.server\.tsx?$/ }, ({ path, importer }) => ({
          errors: [{ text: `${path} is for the server only, but ${importer} would bring it to a browser` }],
        })),
    },
  ],
};

const asFile = Object.fromEntries(['.woff2', '.svg', '.png', '.jpg', '.webp'].map((ending) => [ending, 'file']));
const styling = {
  minify: true,
  target: ['chrome87', 'firefox78', 'safari14'],
  loader: asFile,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
};

async function bundle(root, outdir, entryPoints, options) {
  if (Object.keys(entryPoints).length === 0) return [];
  const esbuild = await import('esbuild');
  const result = await esbuild
    .build({
      absWorkingDir: root,
      entryPoints,
      outdir,
      bundle: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
      legalComments: 'none',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      ...options,
    })
    .catch(async (error) => {
      throw new Error(
        (
          await esbuild.formatMessages(error.errors ?? [{ text: error.message }], {
            kind: 'error',
            color: Boolean(process.stderr.isTTY),
          })
        ).join('\n'),
      );
    });
  return result.outputFiles.map(({ path, contents }) => {
    const { entryPoint, inputs } = result.metafile.outputs[path.slice(root.length + 1)] ?? {};
    const source = entryPoint ?? (/\.(js|css|map)$/.test(path) ? undefined : Object.keys(inputs ?? {})[0]);
    return {
      name: path.slice(join(root, outdir).length + 1),
      contents,
      plainName: source && basename(source).replace(/\.tsx?$/, '.js'),
    };
  });
}

const serverEntries = (root) => ({
  ...entriesOf(root, { start: 'src/start.ts', kring: 'src/cli/kring.ts' }),
  ...Object.fromEntries(filesIn(join(root, 'src'), /\.worker\.ts$/).map((file) => [basename(file, '.ts'), `src/${file}`])),
});

const islandEntries = (root) =>
  Object.fromEntries(
    filesIn(join(root, 'src/routes/islands'), /^[^/]+(?<!\.test|\.server)\.tsx?$/).map((file) => [
      file.replace(/\.tsx?$/, ''),
      `src/routes/islands/${file}`,
    ]),
  );

const entriesOf = (root, wanted) => Object.fromEntries(Object.entries(wanted).filter(([, file]) => existsSync(join(root, file))));

const filesIn = (folder, pattern) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((file) => pattern.test(file))
        .sort()
    : [];

async function whenChanged(stamp, now, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await work();
  writeFileSync(stamp, now);
}
