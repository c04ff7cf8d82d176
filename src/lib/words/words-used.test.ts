import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { english } from './all-words.ts';

const src = join(import.meta.dirname, '../..');
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^(lib\/words|testing)\//.test(file))
  .map((file) => withoutComments(readFileSync(join(src, file), 'utf8')));

const keys = Object.entries(english).flatMap(([area, words]) => Object.keys(words).map((key) => `${area}.${key}`));
const area = `(?:${Object.keys(english).join('|')})`;

/** Keys that stand in the code as they are, whole or as what a longer one begins with: 'change.made.text'. */
const literal = new Set(code.flatMap((text) => text.match(new RegExp(`(?<=['"\`])${area}\\.[\\w.]+(?=['"\`])`, 'g')) ?? []));
/** Keys that are put together: \`teller.uses.${use}.means\`. */
const together = new Set(code.flatMap((text) => text.match(new RegExp(`(?<=\`)${area}\\.[\\w.]*\\$\\{[^\`]*(?=\`)`, 'g')) ?? []));
/** What is put behind a key to make another one: \`${key}.missing\`. */
const endings = new Set(code.flatMap((text) => [...text.matchAll(/`\$\{[^{}`]*\}\.(\w+)`/g)].map(([, ending]) => ending!)));

const patterns = [...together].map((key) => ({
  key,
  is: new RegExp(
    `^${key
      .split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
      .map(escaped)
      .join('[\\w.]+')}(?:\\.(?:${[...endings].join('|')}))?$`,
  ),
}));

test('every word is used', () => {
  const used = (key: string) => literal.has(key) || endedLiteral(key) || patterns.some(({ is }) => is.test(key));
  expect(keys.filter((key) => !used(key))).toEqual([]);
});

test('every word that is put together is there', () => {
  expect(patterns.filter(({ is }) => !keys.some((key) => is.test(key))).map(({ key }) => key)).toEqual([]);
});

test('the places where words are used are found', () => {
  expect(literal.size).toBeGreaterThan(1000);
  expect(together.size).toBeGreaterThan(50);
  expect([...endings]).toContain('missing');
});

function endedLiteral(key: string): boolean {
  const dot = key.lastIndexOf('.');
  return endings.has(key.slice(dot + 1)) && literal.has(key.slice(0, dot));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}
