import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname);
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('testing/'))
  .map((file) => file.replaceAll('\\', '/'));
const importsOf = new Map(files.map((file) => [file, importsIn(file)]));

/** Who may use whom: the routes know all, the constellations know the cycle, the cycle knows only the library, the maths nothing. */
const layers: Record<string, RegExp> = {
  maths: /^maths\//,
  lib: /^(lib|maths)\//,
  cycle: /^(cycle|lib|maths)\//,
  system: /^(system|cycle|lib|maths)\//,
  catalysts: /^(catalysts|system|cycle|lib|maths)\//,
  compass: /^(compass|system|cycle|lib|maths)\//,
};
// The permission page speaks of readers, and the types of the tables of readers and uses: the two words live in the first step.
const sharedWords = ['cycle/1-gather/consent.ts'];

test('each part uses only the parts below it', () => {
  const wrong: string[] = [];
  for (const [file, imports] of importsOf) {
    const allowed = layers[file.split('/')[0]!];
    if (!allowed) continue;
    for (const used of imports) if (!allowed.test(used) && !sharedWords.includes(used)) wrong.push(`${file} uses ${used}`);
  }
  expect(wrong).toEqual([]);
});

test('a step of the cycle may use an earlier one, never a later one', () => {
  const step = (file: string) => Number(/^cycle\/(\d)-/.exec(file)?.[1] ?? Number.NaN);
  const wrong: string[] = [];
  for (const [file, imports] of importsOf) for (const used of imports) if (step(used) > step(file)) wrong.push(`${file} uses ${used}`);
  expect(wrong).toEqual([]);
});

test('only the routes know Hono, only routes and the look know Preact', () => {
  const wrong = files.filter((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    const knowsHono = /from 'hono|from '@hono/.test(text) && !/^(routes\/|start\.ts)/.test(file);
    const knowsPreact = /from 'preact/.test(text) && !/^(routes|lib\/ui)\//.test(file);
    return knowsHono || knowsPreact;
  });
  expect(wrong).toEqual([]);
});

test('what runs in a browser never reaches what runs on the server', () => {
  const reached = new Set<string>();
  const walk = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    importsOf.get(file)?.forEach(walk);
  };
  files.filter((file) => file.startsWith('routes/islands/')).forEach(walk);
  expect([...reached].filter((file) => file.includes('.server.'))).toEqual([]);
});

test('no file is a drawer where things go to be lost', () => {
  expect(files.filter((file) => /(^|\/)(utils|misc|helpers|common|index)\.tsx?$/.test(file))).toEqual([]);
});

function importsIn(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found: string[] = [];
  for (const [, from] of text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)) {
    if (from!.startsWith('#')) found.push(from!.slice(1));
    else if (from!.startsWith('.')) found.push(relative(src, join(src, dirname(file), from!)));
  }
  return found;
}
