import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';

const folder = join(process.cwd(), 'build', 'public');
const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
};

let manifest: Record<string, string> | undefined;

/** The address of a style sheet, script or font by its plain name; the hash in it lets browsers keep it for ever. */
export function assetAddress(name: string): string {
  manifest ??= existsSync(join(folder, 'manifest.json'))
    ? (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>)
    : {};
  return `/assets/${manifest[name] ?? name}`;
}

/** Serves what the build made, packed where the browser can unpack it. Files are few and small: they stay in memory. */
export function assets() {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const kept = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  // Browsers ask for it by themselves; a page that is not there would cost a phone three kilobytes.
  const app = new Hono().get('/favicon.ico', (c) => c.body(null, 204, { 'Cache-Control': 'public, max-age=86400' }));
  return app.get('/assets/:name', (c) => {
    const name = c.req.param('name');
    const type = types[name.split('.').at(-1) ?? ''];
    if (!type || !kept.has(name)) return c.notFound();
    const accepted = c.req.header('accept-encoding') ?? '';
    const packing =
      accepted.includes('br') && kept.has(`${name}.br`) ? 'br' : accepted.includes('gzip') && kept.has(`${name}.gz`) ? 'gz' : null;
    const body = kept.get(packing ? `${name}.${packing}` : name)!;
    c.header('Content-Type', type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Vary', 'Accept-Encoding');
    if (packing) c.header('Content-Encoding', packing === 'br' ? 'br' : 'gzip');
    return c.body(new Uint8Array(body));
  });
}
