import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsIn } from '#lib/words/words.ts';
import { addressOf, fileLimits, readCaseFile } from './case-file-in.ts';
import { caseFormat, recordAsJson, recordsAsCsv } from './case-files.ts';
import { pilotsIn, recordFields, type CaseRecord } from './case-record.ts';

const one: CaseRecord = {
  ...{ of: 'circle', id: 'litter', language: 'en', country: 'GB', place: 'Hull', at: { longitude: -0.33, latitude: 53.74 } },
  ...{ title: '=Litter "in" the park', about: 'People were fed up,\nand said so.', sources: ['https://example.org/circles/litter/case'] },
  told: { aim: 'Cleaner.', hindered: '-Nobody came.', learned: "'Go there." },
};
const problemOf = (text: string) => {
  const { problem } = readCaseFile(text);
  return typeof problem === 'string' ? problem : problem?.key;
};
const json = (more: object) => JSON.stringify({ ...recordAsJson(one), ...more });

test('what one Kring writes out, another reads in: as JSON and as CSV, texts that look like formulas included', () => {
  const held = { ...one, of: 'held' };
  expect(readCaseFile(JSON.stringify(recordAsJson(one))).value).toEqual({ records: [held], ofCosie: 0 });
  expect(readCaseFile(JSON.stringify([recordAsJson(one)], null, 2)).value?.records).toEqual([held]);
  expect(readCaseFile(recordsAsCsv([one])).value?.records).toEqual([held]);
});

test('whatever is told comes back the same from a spreadsheet', () => {
  const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() === text && !text.includes('\0') && !/\r/.test(text) && !/^'/.test(text)); // prettier-ignore
  fc.assert(
    fc.property(text, text, fc.constantFrom(...recordFields), (title, told, field) => {
      const record = { ...one, title, told: { [field]: told } };
      expect(readCaseFile(recordsAsCsv([record])).value?.records[0]).toEqual({ ...record, of: 'held' });
    }),
  );
});

test('the pilots of CoSIE in a file are left out: they are here already, and nothing from elsewhere becomes theirs', () => {
  const pilots = pilotsIn(wordsIn('en'), 'en').map(recordAsJson);
  expect(readCaseFile(JSON.stringify([...pilots, recordAsJson(one)])).value).toEqual({ records: [{ ...one, of: 'held' }], ofCosie: 10 });
  expect(problemOf(JSON.stringify(pilots))).toBe('cases.in.onlyCosie');
});

test('what cannot be held is refused with its reason', () => {
  expect(problemOf('  ')).toBe('cases.in.empty');
  expect(problemOf('[]')).toBe('cases.in.empty');
  expect(problemOf('x'.repeat(fileLimits.text + 1))).toBe('cases.in.large');
  expect(problemOf('{"format": ')).toBe('cases.in.notJson');
  expect(problemOf('"a,"b"\n"')).toBe('cases.in.notCsv');
  expect(problemOf('name,price\nbin,3')).toBe('cases.in.notOurs');
  expect(problemOf('[1, 2]')).toBe('cases.in.notOurs');
  expect(problemOf('{"title": "Litter"}')).toBe('cases.in.notOurs');
  expect(problemOf(json({ format: 'kring-case/2' }))).toBe('cases.in.version');
  expect(problemOf(json({ title: '' }))).toBe('cases.in.misses');
  expect(problemOf(json({ aim: 3 }))).toBe('cases.in.misses');
  expect(problemOf(json({ learned: 'x'.repeat(1_501) }))).toBe('cases.in.long');
  expect(problemOf(json({ at: { longitude: 500, latitude: 1 } }))).toBe('cases.in.at');
  expect(problemOf(json({ sources: ['javascript:alert(1)'] }))).toBe('cases.in.sources');
  expect(problemOf(`[${json({})},${json({})}]`)).toBe('cases.in.twice');
  expect(problemOf(`[${Array(51).fill(json({})).join(',')}]`)).toBe('cases.in.many');
});

test('what is not known is passed over, and never reaches what all things share', () => {
  const read = readCaseFile(json({ steward: 'Noor', phone: '06', prompts: {} }).replace('{', '{"__proto__": {"aim": "x"}, ')).value!;
  expect(read.records[0]).toEqual({ ...one, of: 'held' });
  expect(({} as { aim?: string }).aim).toBeUndefined();
});

test('an address is one of a page, without a name and a password in it', () => {
  expect(addressOf('https://example.org/cases')).toBe('https://example.org/cases');
  for (const wrong of [
    '',
    'example.org',
    'javascript:alert(1)',
    'https://me:password@example.org',
    'https://a b',
    `https://a/${'x'.repeat(400)}`,
  ])
    expect(addressOf(wrong), wrong).toBeNull();
  expect(caseFormat).toBe('kring-case/1');
});
