import { expect, test } from 'vitest';
import { marksOf, readSheet } from './sheet.ts';

const ids = ['abcd2222', 'abcd3333', 'k1p0wxyz', 'q9q9q9q9'];
const filled = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ code: 'ABCDE-12345', ...fields })) form.set(name, value);
  return readSheet(form, ids);
};

test('a mark is as short as it can be and names one statement', () => {
  expect([...marksOf(ids).values()]).toEqual(['abcd2', 'abcd3', 'k1p0', 'q9q9']);
});

test('what was ticked is read however it is typed', () => {
  expect(filled({ yes: 'ABCD2, klpo', no: 'q9q9', pass: '' })).toEqual({
    value: {
      code: 'abcde12345',
      given: [
        { statement: 'abcd2222', answer: 'yes' },
        { statement: 'k1p0wxyz', answer: 'yes' },
        { statement: 'q9q9q9q9', answer: 'no' },
      ],
    },
  });
});

test('what cannot be is said where it stands', () => {
  expect(filled({ yes: 'abcd' }).problems).toEqual({ yes: { key: 'sheet.unknown', values: { mark: 'abcd' } } });
  expect(filled({ no: 'zzzz' }).problems).toEqual({ no: { key: 'sheet.unknown', values: { mark: 'zzzz' } } });
  expect(filled({ yes: 'q9q9', pass: 'q9q9' }).problems).toEqual({ pass: { key: 'sheet.twice', values: { mark: 'q9q9' } } });
  expect(filled({}).problems).toEqual({ yes: 'sheet.nothing' });
  expect(filled({ code: 'abc', yes: 'q9q9' }).problems).toEqual({ code: 'sheet.code.wrong' });
});
