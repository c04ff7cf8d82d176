import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logoProblems } from './logo.ts';
import { readTheme, sheetOf } from './theme.ts';

const ours = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const example = readFileSync('deploy/theme-example.json', 'utf8');
const themed = (change: object) => JSON.stringify({ ...(JSON.parse(example) as object), ...change });

test('the example is a theme that everyone can read', () => {
  expect(readTheme(example, ours)).toMatchObject({ name: 'Gemeente Voorbeeld', light: { act: '#1d4f91' } });
});

test.each([
  ['a colour that is too pale', { light: { act: '#7fa8d9' } }, 'act (#7fa8d9) on paper (#faf4e8)'],
  ['a ground that is too dark, with our words on it', { light: { paper: '#b0a080' } }, 'on paper (#b0a080)'],
  ['a dark colour that is too dark', { dark: { act: '#1d4f91' } }, 'dark: act'],
  ['an edge that nobody sees', { light: { edge: '#d5dde8' } }, 'needs 3:1'],
  ['a colour that does not exist', { light: { brand: '#000000' } }, '"brand" is no colour of Kring'],
  ['a colour that is no colour', { light: { act: 'red;}body{display:none' } }, 'six figures after a #'],
  ['a token that is a colour', { tokens: { '--nl-link-color': '#777777' } }, 'cannot be set'],
  ['a token that loads something', { tokens: { '--kring-round': 'url(https://evil.example)' } }, 'is a number'],
  ['a word that means nothing', { colours: {} }, 'means nothing here'],
  ['a name with more in it', { name: '<script>' }, 'short name'],
])('%s is refused, and it is said why', (_, change, why) => {
  expect(() => readTheme(themed(change), ours)).toThrow(why);
});

test('what is no JSON is said so', () => {
  for (const text of ['', '[]', ':root{}']) expect(() => readTheme(text, ours)).toThrow('It is not JSON');
});

test('more contrast, and paper, stay as they are with a theme', () => {
  const sheet = sheetOf(readTheme(example, ours), ours);
  expect(sheet).toContain('--kring-act:#1d4f91');
  expect(sheet.indexOf('@media (prefers-contrast: more)')).toBeGreaterThan(sheet.indexOf('@media (prefers-color-scheme: dark)'));
  expect(sheet.match(/@media print/g)).toHaveLength(1);
});

test('of a theme whose dark names few colours, the others are ours in the dark and not its light ones', () => {
  const dark = /prefers-color-scheme: dark\)\{\.kring-theme\{([^}]*)\}/.exec(sheetOf(readTheme(example, ours), ours))![1]!;
  expect(dark).toContain('--kring-paper:#1a1713');
  expect(dark).toContain('--kring-act:#9cc4f2');
});

test('a theme without dark colours keeps ours in the dark', () => {
  const sheet = sheetOf(readTheme(themed({ dark: {} }), ours), ours);
  expect(sheet).toMatch(/prefers-color-scheme: dark\)\{\.kring-theme\{[^}]*--kring-act:#7ccfc6/);
});

const shape = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z" fill="#1d4f91"/></svg>';
test.each([
  ['a script', '<svg><script>alert(1)</script></svg>'],
  ['something that happens', '<svg onload="alert(1)"></svg>'],
  ['a page in it', '<svg><foreignObject><p>hi</p></foreignObject></svg>'],
  ['a picture from elsewhere', '<svg><image href="https://evil.example/x.png"/></svg>'],
  ['a link', '<svg><a href="https://evil.example"><path d="M0 0"/></a></svg>'],
  ['a use of something elsewhere', '<svg><use xlink:href="https://evil.example#x"/></svg>'],
  ['a fill from elsewhere', '<svg><path fill="url(https://evil.example#x)" d="M0 0"/></svg>'],
  ['an entity', '<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>'],
  ['a style', '<svg><style>*{background:url(//evil)}</style></svg>'],
  ['an animation', '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>'],
  ['a broken tag', '<svg><path d="M0 0" <script></svg>'],
  ['no picture', '<html></html>'],
  ['a mountain', `<svg>${' '.repeat(100_001)}</svg>`],
])('a logo with %s is refused', (_, svg) => {
  expect(logoProblems(svg)).not.toEqual([]);
});

test('a logo of shapes is taken', () => {
  expect(logoProblems(shape)).toEqual([]);
  expect(logoProblems(`<?xml version="1.0"?>\n<!-- drawn by us -->\n${shape}`)).toEqual([]);
});
