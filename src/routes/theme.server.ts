import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Config } from '#lib/server/config.ts';
import { logoProblems } from '#lib/ui/style/logo.ts';
import { readTheme, sheetOf } from '#lib/ui/style/theme.ts';

/** How a municipality's own look is reached from a page. */
export type ThemeHere = { href: string; name: string; logo?: { href: string; alt: string } };
type Made = { here: ThemeHere | undefined; files: Map<string, { body: string; type: string }> };

const made = new Map<string, Made>();

/** The look that the settings name; read and measured once. Throws when it cannot be read well enough: then Kring does not start. */
export function themeOf({ theme, logo }: Pick<Config, 'theme' | 'logo'>): Made {
  const name = `${theme} ${logo}`;
  const known = made.get(name) ?? open(theme, logo);
  made.set(name, known);
  return known;
}

/** Serves the style sheet and the logo; their addresses change with them, so that browsers keep them. */
export function themeFiles(config: Config) {
  const { files } = themeOf(config);
  return new Hono().get('/theme/:name', (c) => {
    const file = files.get(c.req.param('name'));
    if (!file) return c.notFound();
    return c.body(file.body, 200, { 'Content-Type': file.type, 'Cache-Control': 'public, max-age=31536000, immutable' });
  });
}

function open(theme: string | null, logo: string | null): Made {
  const files: Made['files'] = new Map();
  if (!theme) {
    if (logo) throw new Error('KRING_LOGO needs KRING_THEME: the name of the theme is what the logo says');
    return { here: undefined, files };
  }
  const ours = readFileSync(join(process.cwd(), 'src/lib/ui/style/tokens.css'), 'utf8');
  const own = saying('KRING_THEME', theme, () => readTheme(readFileSync(theme, 'utf8'), ours));
  const here: ThemeHere = { href: keep(files, 'css', sheetOf(own, ours), 'text/css; charset=utf-8'), name: 'kring-own' };
  if (logo) {
    const svg = saying('KRING_LOGO', logo, () => readFileSync(logo, 'utf8'));
    const problems = logoProblems(svg);
    if (problems.length > 0) throw new Error(`KRING_LOGO ${logo}: ${problems.join(', ')}`);
    here.logo = { href: keep(files, 'svg', svg, 'image/svg+xml'), alt: own.name };
  }
  return { here, files };
}

function keep(files: Made['files'], ending: string, body: string, type: string): string {
  const name = `${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${ending}`;
  files.set(name, { body, type });
  return `/theme/${name}`;
}

function saying<T>(setting: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${setting} ${path}: ${(error as Error).message}`, { cause: error });
  }
}
