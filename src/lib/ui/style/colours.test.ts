import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast, themesOf } from './colours.ts';

const themes = themesOf(readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8'));

const grounds = ['paper', 'surface', 'sunk', 'wash', 'care-wash', 'ring'];
const words = ['ink', 'soft', 'act', 'act-strong', 'care', 'care-strong'];
const read = [
  ...grounds.flatMap((ground) => words.map((word) => [word, ground])),
  ['ink', 'mark'],
  ['on-act', 'act'],
  ['on-act', 'act-strong'],
  ['paper', 'care'],
  ['paper', 'care-strong'],
  ['paper', 'ink'],
] as [string, string][];
const seen = grounds.slice(0, 5).map((ground) => ['edge', ground] as [string, string]);

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
    expect(tooWeak(colours, read, name.includes('contrast') ? 7 : 4.5)).toEqual([]);
  });
  test('the edge of everything that can be used is seen', () => {
    expect(tooWeak(colours, seen, 3)).toEqual([]);
  });
});

function tooWeak(colours: Record<string, string>, pairs: [string, string][], least: number) {
  return pairs.filter(([one, other]) => !(contrast(colours[one]!, colours[other]!) >= least));
}
