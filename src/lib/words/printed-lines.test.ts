import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineLength, printedLinesOf } from './printed-lines.ts';

test('printed lines cover any text without gap, none too long', () => {
  const text = fc
    .array(fc.constantFrom('een ', 'langwoord'.repeat(5), '\n', ' ', '我', 'السلام ', '👩‍👩‍👧', 'é'), { maxLength: 60 })
    .map((parts) => parts.join(''));
  const graphemes = new Intl.Segmenter('und');
  fc.assert(
    fc.property(text, (text) => {
      const lines = printedLinesOf(text);
      expect(lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      for (const { start, end } of lines) {
        const first = text.slice(start, end).trim().split('\n')[0]!;
        expect([...graphemes.segment(first)].length).toBeLessThanOrEqual(lineLength);
      }
    }),
  );
});
