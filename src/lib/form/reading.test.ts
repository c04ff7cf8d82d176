import { expect, test } from 'vitest';
import { dateOf, isTicked, oneOf, optional, problemOf, required, severalOf, textOf, together, valueOf } from './reading.ts';

test('what someone wrote comes with LF line ends and without white space around it', () => {
  expect(textOf(form({ words: '  een\r\ntwee\rdrie \n' }), 'words')).toBe('een\ntwee\ndrie');
  expect(textOf(form({}), 'words')).toBe('');
  expect(textOf(form({ words: new File(['x'], 'x.txt') }), 'words')).toBe('');
});

test('a required field is missing, too long or fine', () => {
  const rules = { words: 'circle.name', most: 5 };
  expect(required(form({ name: ' ' }), 'name', rules)).toEqual({ problem: 'circle.name.missing' });
  expect(required(form({ name: 'Houten' }), 'name', rules)).toEqual({
    problem: { key: 'circle.name.tooLong', values: { most: 5, length: 6 } },
  });
  expect(required(form({ name: 'Ede' }), 'name', rules)).toEqual({ value: 'Ede' });
  expect(optional(form({}), 'name', rules)).toEqual({ value: null });
});

test('only choices that exist are read, each once, in their own order', () => {
  const sent = new FormData();
  for (const use of ['quote', 'sell', 'sense', 'quote']) sent.append('uses', use);
  expect(severalOf(sent, 'uses', ['sense', 'quote', 'publish'])).toEqual(['sense', 'quote']);
  expect(severalOf(form({}), 'uses', ['sense'])).toEqual([]);
  expect(oneOf(form({ feeling: 'mixed' }), 'feeling', ['good', 'mixed'])).toBe('mixed');
  expect(oneOf(form({ feeling: 'rich' }), 'feeling', ['good', 'mixed'])).toBeNull();
});

test('a box that is not there is not ticked', () => {
  expect(isTicked(form({}), 'agree')).toBe(false);
  expect(isTicked(form({ agree: 'on' }), 'agree')).toBe(true);
});

test.each([
  ['2026-11-24', '2026-11-24'],
  ['24-11-2026', '2026-11-24'],
  ['4/3/2027', '2027-03-04'],
  ['29.2.2028', '2028-02-29'],
])('%s is a day', (written, day) => {
  expect(dateOf(form({ by: written }), 'by', { words: 'promise.by' })).toEqual({ value: day });
});

test.each(['31-02-2026', '29-2-2027', '2026-13-01', 'morgen', '24-11-26'])('%s is no day that we can keep', (written) => {
  expect(dateOf(form({ by: written }), 'by', { words: 'promise.by' })).toEqual({ problem: 'promise.by.noDay' });
});

test('fields are put together into one value, or all their problems at once', () => {
  const read = (name: string, by: string) =>
    together({
      name: required(form({ name }), 'name', { words: 'x.name', most: 5 }),
      by: dateOf(form({ by }), 'by', { words: 'x.by' }),
    });
  expect(read('Ede', '')).toEqual({ value: { name: 'Ede', by: null } });
  expect(read('', 'ooit')).toEqual({ problems: { name: 'x.name.missing', by: 'x.by.noDay' } });
  expect(valueOf(read('Ede', ''))).toEqual({ name: 'Ede', by: null });
  expect(() => valueOf(read('', ''))).toThrow('x.name.missing');
});

test('a problem can be said with and without values', () => {
  expect(problemOf('x.missing')).toEqual({ key: 'x.missing', values: {} });
  expect(problemOf({ key: 'x.tooLong', values: { most: 5 } })).toEqual({ key: 'x.tooLong', values: { most: 5 } });
});

function form(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
