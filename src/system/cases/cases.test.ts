import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { isKey, wordsIn } from '#lib/words/words.ts';
import { caseFields, cases, wordsOfCase } from './cases.ts';
import { casesAsCsv, casesAsJson } from './case-files.ts';
import { europe, onMap } from './europe.ts';

test('the ten pilots are there, each with its sources, and with words for all that is told and nothing else', () => {
  expect(cases).toHaveLength(10);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(10);
  expect(new Set(cases.map(({ country }) => country)).size).toBe(9);
  for (const one of cases) {
    expect(one.sources.length, one.id).toBeGreaterThanOrEqual(2);
    for (const source of one.sources) expect(source).toMatch(/^https:\/\/[^\s]+$/);
    for (const field of caseFields) expect(isKey(wordsOfCase(one, field)), `${one.id}.${field}`).toBe(one.told.includes(field));
    for (const field of ['title', 'about'] as const) expect(isKey(wordsOfCase(one, field)), `${one.id}.${field}`).toBe(true);
  }
});

test('what did not work is told too', () => {
  const words = wordsIn('en');
  const hull = cases.find(({ id }) => id === 'hull')!;
  expect(words(wordsOfCase(hull, 'result'))).toContain('No significant difference');
  expect(cases.filter(({ told }) => told.includes('hindered')).length).toBeGreaterThanOrEqual(3);
});

test('every place lies on the map', () => {
  for (const { id, at } of cases) {
    const { x, y } = onMap(at);
    expect(x > 0 && x < europe.width && y > 0 && y < europe.height, id).toBe(true);
  }
});

test('the files hold what the pages say, in both languages', () => {
  for (const language of ['nl', 'en'] as const) {
    const words = wordsIn(language);
    const rows = parse(casesAsCsv(words), { columns: true }) as Record<string, string>[];
    const json = casesAsJson(words) as Record<string, unknown>[];
    expect(rows.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    for (const [nth, one] of cases.entries())
      for (const field of caseFields) {
        const told = one.told.includes(field) ? words(wordsOfCase(one, field)) : undefined;
        expect([rows[nth]![field], json[nth]![field]]).toEqual([told ?? '', told]);
      }
  }
});
