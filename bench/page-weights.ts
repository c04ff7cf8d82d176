import { request } from 'node:http';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

/** The pages of a citizen, each in the languages it has; where something moves there may be a little JavaScript. */
const pages = [
  { name: 'Start page', at: () => '/', languages: ['nl'], scripts: 0 },
  { name: 'A circle', at: () => '/circles/voorbeeld-houten', languages: ['nl'], scripts: 0 },
  { name: 'What changes', at: () => '/circles/voorbeeld-houten/changes', languages: ['nl'], scripts: 0 },
  { name: 'Telling a story', at: (door: string) => door, languages: ['nl', 'en', 'ar', 'tr', 'pl', 'uk'], scripts: 30 },
  {
    name: 'Answering statements',
    at: (door: string) => door.replace('/tell/', '/respond/'),
    languages: ['nl', 'ar', 'pl', 'uk'],
    scripts: 30,
  },
  { name: 'Typing a code', at: () => '/code', languages: ['nl', 'ar', 'pl', 'uk'], scripts: 30 },
];

/**
 * What a phone loads at a first visit to each page of a citizen, as the server sends it to a browser that can unpack gzip:
 * the page itself (never packed, so that its length tells nothing of what is secret in it), styles, letter types and scripts.
 */
export async function pageWeights(world: World): Promise<Figure[]> {
  const { address } = await world.running({ KRING_EXAMPLE: 'all' });
  const { body } = await sent(`${address}/circles/voorbeeld-houten`);
  const door = /\/tell\/\w+/.exec(body)![0];
  const figures: Figure[] = [];
  for (const { name, at, languages, scripts: most } of pages)
    for (const language of languages) {
      const { all, scripts } = await weightOf(`${address}${at(door)}?lang=${language}`);
      figures.push({ what: `${name} (${language}): everything`, value: all / 1000, unit: 'kB', budget: 60, is: 'at most' });
      figures.push({ what: `${name} (${language}): of which JavaScript`, value: scripts / 1000, unit: 'kB', budget: most, is: 'at most' });
    }
  return figures;
}

/** The page and all that it names, and what its scripts share. The letter types that a language needs are named by the page. */
async function weightOf(page: string): Promise<{ all: number; scripts: number }> {
  const { body, bytes } = await sent(page);
  const assets = new Set([...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => new URL(asset!, page).href));
  let [all, scripts] = [bytes, 0];
  for (const asset of assets) {
    const { bytes } = await sent(asset, { 'accept-encoding': 'gzip' });
    all += bytes;
    if (!asset.endsWith('.js')) continue;
    scripts += bytes;
    for (const [, shared] of (await sent(asset)).body.matchAll(/from\s*"(\.\/[^"]+)"/g)) assets.add(new URL(shared!, asset).href);
  }
  return { all, scripts };
}

/** What comes over the line for one address. */
function sent(address: string, headers: Record<string, string> = {}): Promise<{ bytes: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(address, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const whole = Buffer.concat(parts);
        if (answer.statusCode === 200) resolve({ bytes: whole.length, body: whole.toString('utf8') });
        else reject(new Error(`${address} answered ${answer.statusCode}`));
      });
    })
      .on('error', reject)
      .end();
  });
}
