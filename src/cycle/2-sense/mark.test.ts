import { expect, test } from 'vitest';
import { readMark } from './mark.ts';
import { findWords } from './span.ts';

const story = { text: 'I waited three weeks.\nNobody called. Then “the lady” came, and she listened!\n\nNow I work.', language: 'en' };

test('a ticked line is marked from its first to its last letter', () => {
  expect(marked({ line: ['2'] })).toBe('Nobody called.');
});

test('two ticked lines mark all that stands between them', () => {
  expect(marked({ line: ['2', '4'] })).toBe('Nobody called. Then “the lady” came, and she listened!\n\nNow I work.');
});

test('the numbers of a printed sheet mark the same lines', () => {
  expect(marked({ lines: '3' })).toBe('Then “the lady” came, and she listened!');
  expect(marked({ lines: '1 - 2' })).toBe('I waited three weeks.\nNobody called.');
});

test('words that were typed over are found, whatever the capitals, spaces and quotation marks', () => {
  expect(marked({ words: 'nobody CALLED.  then "the lady" came' })).toBe('Nobody called. Then “the lady” came');
});

test('a selection goes before a line that was ticked already', () => {
  expect(marked({ start: '9', end: '14', line: ['1'] })).toBe('three');
});

test('words that are not in the story mark nothing, and say so', () => {
  expect(readMark(form({ words: 'the mayor' }), story).problems).toEqual({ words: 'sense.mark.words.notFound' });
  expect(readMark(form({ lines: '7' }), story).problems).toEqual({ lines: 'sense.mark.lines.notFound' });
  expect(readMark(form({}), story).problems).toEqual({ line: 'sense.mark.nothing' });
});

test('signs in typed words mean only themselves', () => {
  expect(findWords('It cost 5.00 (really)', '5.00 (really)')).toEqual({ start: 8, end: 21 });
  expect(findWords('It cost 5x00', '5.00')).toBeNull();
});

test('an Arabic story is marked by line too', () => {
  const arabic = { text: 'ذهبت إلى ثلاثة مكاتب. لم يسألني أحد.', language: 'ar' };
  const { value } = readMark(form({ line: ['2'] }), arabic);
  expect(arabic.text.slice(value!.start, value!.end)).toBe('لم يسألني أحد.');
});

function marked(fields: Record<string, string | string[]>): string | undefined {
  const { value } = readMark(form(fields), story);
  return value && story.text.slice(value.start, value.end);
}

function form(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
}
