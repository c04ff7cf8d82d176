import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { wordsIn, type Language } from '#lib/words/words.ts';
import { cataloguePages } from './catalogue.tsx';
import { renderPage } from './frame.tsx';

export type CatalogueName = keyof typeof cataloguePages;

/** One page of the catalogue as HTML. */
export function cataloguePage(name: CatalogueName, lang: Language = 'en'): string {
  const Shown = cataloguePages[name];
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  return renderPage(
    { words: wordsIn(lang), lang, dir, formToken: 'token', path: `/${name}`, assets: (asset) => `assets/${asset}` },
    <Shown />,
  );
}

/** Writes the catalogue to a folder, to be opened in a browser without a server. */
export async function writeCatalogue(folder: string) {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  await packStyle(join(folder, 'assets'));
  for (const name of Object.keys(cataloguePages) as CatalogueName[]) {
    writeFileSync(join(folder, `${name}.html`), cataloguePage(name));
    writeFileSync(join(folder, `${name}-ar.html`), cataloguePage(name, 'ar'));
  }
}

/** The whole stylesheet in one file, its letter types beside it under their own names. */
export async function packStyle(folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'style/kring.css')],
    bundle: true,
    minify: true,
    write: false,
    outdir: folder,
    assetNames: '[name]',
    loader: { '.woff2': 'file' },
    target: ['chrome90', 'firefox90', 'safari14'],
    logLevel: 'error',
  });
  for (const file of outputFiles) writeFileSync(join(folder, basename(file.path)), file.contents);
  return outputFiles.find((file) => file.path.endsWith('.css'))?.text ?? '';
}
