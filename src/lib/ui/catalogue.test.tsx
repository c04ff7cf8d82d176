import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cataloguePages } from './catalogue.tsx';
import { cataloguePage, packStyle, type CatalogueName } from './catalogue.server.tsx';

const names = Object.keys(cataloguePages) as CatalogueName[];
const style = await packStyle(mkdtempSync(join(tmpdir(), 'kring-style-')));
const known = new Set([...style.matchAll(/\.(-?[a-z][\w-]*)/gi)].map(([, name]) => name!));
const code = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

describe.each(names.flatMap((name) => [[name, 'en'] as const, [name, 'ar'] as const]))('the page %s in %s', (name, lang) => {
  const html = cataloguePage(name, lang);
  const tags = tagsOf(html);

  test('is one whole document that says its language and direction', () => {
    expect(html.startsWith('<!doctype html><html')).toBe(true);
    expect(tags[0]?.with).toMatchObject({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
    expect(html.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
  });

  test('has nothing inline and nothing from elsewhere', () => {
    expect(tags.filter(({ with: has }) => 'style' in has || Object.keys(has).some((key) => key.startsWith('on')))).toEqual([]);
    expect(html).not.toMatch(/<style|javascript:|data:image/);
    expect(tags.filter(({ name, with: has }) => name === 'script' && !has.src)).toEqual([]);
    expect(tags.filter(({ with: has }) => /^(https?:)?\/\//.test(has.src ?? (has.rel ? has.href : '') ?? ''))).toEqual([]);
  });

  test('closes every tag that it opens', () => {
    expect(notClosed(html)).toEqual([]);
  });

  test('uses every id once, and what points at an id finds it', () => {
    const ids = tags.flatMap(({ with: has }) => (has.id ? [has.id] : []));
    expect(ids).toEqual([...new Set(ids)]);
    const pointed = tags.flatMap(({ with: has }) =>
      [
        has.for,
        ...(has['aria-describedby'] ?? '').split(' '),
        has['aria-labelledby'],
        has.href?.startsWith('#') ? has.href.slice(1) : '',
      ].filter(Boolean),
    );
    expect(pointed.filter((id) => !ids.includes(id!))).toEqual([]);
  });

  test('has one first heading, and skips no level', () => {
    const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, nth) => nth > 0 && level > (levels[nth - 1] ?? 0) + 1 && levels[nth - 1] !== undefined)).toEqual([]);
  });

  test('gives every field a label', () => {
    const labelled = new Set(tags.flatMap(({ name, with: has }) => (name === 'label' ? [has.for] : [])));
    const fields = tags.filter(({ name, with: has }) => ['input', 'textarea', 'select'].includes(name) && has.type !== 'hidden');
    expect(fields.filter(({ with: has }) => !labelled.has(has.id))).toEqual([]);
  });

  test('sends the form token with whatever changes something', () => {
    const posts = [...html.matchAll(/<form[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/g)];
    expect(posts.filter(([, inside]) => !inside?.includes('<input type="hidden" name="_form" value="token"'))).toEqual([]);
  });

  test('uses no class that the stylesheet does not know', () => {
    const classes = new Set(tags.flatMap(({ with: has }) => (has.class ?? '').split(/\s+/).filter(Boolean)));
    const bare = ['kring-notice--info', 'kring-notice--warning', 'nl-button__label', 'kring-button'];
    expect([...classes].filter((name) => !known.has(name) && !bare.includes(name))).toEqual([]);
  });
});

test('the catalogue leaves no part out', () => {
  const parts = [...code.matchAll(/export function ([A-Z]\w+)/g)].map(([, name]) => name!);
  const used = [...code.matchAll(/<([A-Z]\w+)/g)].map(([, name]) => name!);
  expect(parts.filter((part) => !used.includes(part))).toEqual([]);
});

test('on every page help stands in the same place: after the main part, before the foot', () => {
  for (const name of names) {
    expect(cataloguePage(name)).toMatch(/<\/main><aside class="kring-help"[\s\S]*<\/aside><footer/);
  }
});

test('a page with slips says so first: in its title, and in a summary that takes the focus and leads to each field', () => {
  const html = cataloguePage('wrong');
  expect(html).toContain('<title>Not right yet: ');
  expect(html).toMatch(/<div class="kring-problems" id="problems" tabindex="-1" autofocus[^>]*><div role="alert">/);
  expect(html).toContain('<a href="#words">');
  expect(html).toMatch(/<textarea[^>]*aria-describedby="words-hint words-problem" aria-invalid="true"/);
});

test('a number that could point at a person is not shown and opens nothing', () => {
  expect(cataloguePage('parts')).toContain('<span><span class="kring-count">fewer than 5</span> from helpers</span>');
});

test('the whole stylesheet is at most 12 kB on the wire', () => {
  expect(gzipSync(style).length).toBeLessThanOrEqual(12_000);
});

test('a first visit without pictures weighs at most 60 kB with its letters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kring-style-'));
  return packStyle(folder).then((css) => {
    const letters = ['400', '700'].map(
      (weight) => readFileSync(join(folder, `atkinson-hyperlegible-next-latin-${weight}-normal.woff2`)).length,
    );
    const page = gzipSync(cataloguePage('teller')).length + gzipSync(css).length + letters.reduce((sum, size) => sum + size, 0);
    expect(page).toBeLessThanOrEqual(60_000);
  });
});

test('the style asks nothing of elsewhere and draws nothing inline', () => {
  expect(style).not.toMatch(/url\((?!["']?\.?\/?atkinson)/);
  expect(style).not.toMatch(/https?:/);
});

type Tag = { name: string; with: Record<string, string> };

function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    with: Object.fromEntries([...rest.matchAll(/([^\s=>/]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value])),
  }));
}

const empty = new Set(['meta', 'link', 'input', 'br', 'img', 'hr', 'path', 'circle']);

function notClosed(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)(?:\s[^>]*)?>/gi)) {
    if (slash && empty.has(name)) continue;
    if (slash && open.pop() !== name) wrong.push(name);
    if (!slash && !empty.has(name)) open.push(name);
  }
  return [...wrong, ...open];
}
