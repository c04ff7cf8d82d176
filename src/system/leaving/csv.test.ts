import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, type Cell } from './csv.ts';

const table = (rows: Cell[][]) => csvOf({ name: 'counts', columns: ['a', 'b'], rows });
const formula = /^[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|]/;

test('a table is read back as it was, and no text in it can run as a formula', () => {
  const hostile = fc.tuple(
    fc.constantFrom('', ' ', '\t', '\r', '\n', '\u200b', '"', "'"),
    fc.constantFrom('=', '+', '-', '@', '|', '＝'),
    fc.string(),
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    hostile.map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, anyText)), (rows) => {
      const read = parse(table(rows), { relax_column_count: false, record_delimiter: '\r\n' }) as unknown as string[][];
      expect(read).toHaveLength(rows.length + 1);
      rows.forEach((row, at) =>
        row.forEach((text, nth) => {
          const said = read[at + 1]![nth]!;
          expect([text, `'${text}`]).toContain(said);
          expect(formula.test(said)).toBe(false);
        }),
      );
    }),
  );
});

test('figures, yes and no, and what is not known stand as they are: a negative number is a number', () => {
  expect(
    table([
      [-5, true],
      [null, 'a,b'],
      ['-5', 'say "hi"'],
    ]),
  ).toBe('a,b\r\n-5,true\r\n,"a,b"\r\n\'-5,"say ""hi"""\r\n');
});
