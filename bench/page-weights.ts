import { gzipSync } from 'node:zlib';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

/** What a phone loads at a first visit to each page of a citizen, packed as the server packs it: page, styles, letter types, scripts. */
export async function pageWeights(world: World): Promise<Figure[]> {
  const { address } = await world.running({ KRING_EXAMPLE: 'all' });
  const circle = await (await fetch(`${address}/circles/voorbeeld-houten`)).text();
  const door = /\/tell\/\w+/.exec(circle)![0];
  const pages = { 'Start page': '/', 'A circle': '/circles/voorbeeld-houten', 'Telling a story': door, 'Typing a code': '/code', 'What changes': '/circles/voorbeeld-houten/changes' };
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const { all, scripts } = await weightOf(address, path);
    figures.push({ what: `${name}: everything`, value: all / 1000, unit: 'kB', budget: 60, is: 'at most' });
    figures.push({ what: `${name}: of which JavaScript`, value: scripts / 1000, unit: 'kB', budget: path === door || path === '/code' ? 30 : 0, is: 'at most' });
  }
  return figures;
}

async function weightOf(address: string, path: string): Promise<{ all: number; scripts: number }> {
  const html = await (await fetch(address + path)).text();
  const assets = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset!));
  const style = [...assets].find((asset) => asset.endsWith('.css'));
  const css = style ? await (await fetch(address + style)).text() : '';
  // The two Latin letter types are the ones that a Dutch or English page loads; the others wait for a letter that needs them.
  for (const [, font] of css.matchAll(/url\("?([^")]+latin-(?:400|700)-normal[^")]*\.woff2)"?\)/g)) assets.add(new URL(font!, address + style).pathname);
  let [all, scripts] = [gzipSync(html).length, 0];
  for (const asset of assets) {
    const bytes = await packedBytes(address + asset);
    all += bytes;
    if (asset.endsWith('.js')) scripts += bytes;
  }
  return { all, scripts };
}

async function packedBytes(address: string): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('end', () => resolve(bytes));
    })
      .on('error', reject)
      .end();
  });
}
