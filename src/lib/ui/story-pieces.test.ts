import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, piecesOf } from './story-pieces.ts';

const told = 'One two three four.';

test('a mark stands where its fragment begins and ends', () => {
  const pieces = piecesOf(told, [{ id: 'a', from: 4, to: 7 }]);
  expect(pieces.map(({ text, over }) => [text, over.length])).toEqual([
    ['One ', 0],
    ['two', 1],
    [' three four.', 0],
  ]);
});

test('two marks may overlap, and each begins once', () => {
  const pieces = piecesOf(told, [
    { id: 'a', from: 0, to: 7 },
    { id: 'b', from: 4, to: 13 },
  ]);
  expect(pieces.map(({ text, over, opens }) => [text, over.map((m) => m.id).join(), opens.map((m) => m.id).join()])).toEqual([
    ['One ', 'a', 'a'],
    ['two', 'a,b', 'b'],
    [' three', 'b', ''],
    [' four.', '', ''],
  ]);
});

test('however it is marked, a story keeps every letter', () => {
  const anyMark = fc.record({ id: fc.string(), from: fc.nat(60), to: fc.nat(60) });
  fc.assert(
    fc.property(fc.string({ maxLength: 50, unit: 'grapheme' }), fc.array(anyMark), (text, marks) => {
      const pieces = piecesOf(text, marks);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }),
  );
});

test('people at a table point at a sentence by its number; an empty line is not counted', () => {
  const lines = linesOf('One. Two!\n\nThree', 'en');
  expect(lines.map(({ from, to, afterGap }) => [from, to, afterGap])).toEqual([
    [0, 5, false],
    [5, 9, false],
    [11, 16, true],
  ]);
});

test('an abbreviation or a house number makes no new line', () => {
  const text = 'Mw. Jansen woont op nr. 5. Zij wacht.';
  expect(linesOf(text, 'nl').map(({ from, to }) => text.slice(from, to))).toEqual(['Mw. Jansen woont op nr. 5. ', 'Zij wacht.']);
});

test('numbered lines lose nothing that was told', () => {
  const text = 'First. Second?\nالسيدة الثالثة استمعت إليّ. نعم.\n\n\nLast';
  const shown = linesOf(text, 'nl').map(({ from, to }) => text.slice(from, to));
  expect(shown.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});
