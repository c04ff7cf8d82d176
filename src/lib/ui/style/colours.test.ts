import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast, themesOf } from './colours.ts';
import { readPairs, seenPairs } from './pairs.ts';

const themes = themesOf(readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8'));

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('there is a light, a dark, a high-contrast and a printed theme', () => {
  expect(Object.keys(themes)).toEqual([
    'light',
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
    '(prefers-contrast: more) and (prefers-color-scheme: dark)',
    'print',
  ]);
});

describe.each(Object.entries(themes))('in %s', (name, colours) => {
  test('every word can be read where it stands', () => {
    expect(tooWeak(colours, readPairs, name.includes('contrast') ? 7 : 4.5)).toEqual([]);
  });
  test('the edge of everything that can be used is seen', () => {
    expect(tooWeak(colours, seenPairs, 3)).toEqual([]);
  });
});

function tooWeak(colours: Record<string, string>, pairs: typeof readPairs, least: number) {
  return pairs.filter(([one, other]) => !(contrast(colours[one]!, colours[other]!) >= least));
}
