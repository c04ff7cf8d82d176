import { expect, test } from 'vitest';
import { onOneSheet, shortened } from './one-sheet.ts';

const many = Array.from({ length: 40 }, (_, nth) => `${nth}. ${'Words about what was heard here. '.repeat(4)}`);

test('what is important stands on the sheet, and how much is left out is known', () => {
  const {
    fits: { heard, chosen },
    left,
    dense,
  } = onOneSheet([[{ name: 'heard', width: 'whole', texts: many }], [{ name: 'chosen', width: 'half', texts: many.slice(0, 2) }]]);
  expect(heard.texts[0]).toMatch(/^0\. /);
  expect(heard.texts.length + heard.left).toBe(40);
  expect(heard.left).toBeGreaterThan(0);
  expect([left, dense]).toEqual([heard.left, true]);
  expect(chosen).toEqual({ texts: many.slice(0, 2), left: 0 });
});

test('no part takes the room of another', () => {
  const {
    fits: { a, b },
  } = onOneSheet([
    [
      { name: 'a', width: 'half', texts: many },
      { name: 'b', width: 'half', texts: many },
    ],
  ]);
  expect(Math.abs(a.texts.length - b.texts.length)).toBeLessThanOrEqual(1);
});

test('nothing to say takes no words', () => {
  expect(onOneSheet([[{ name: 'a', width: 'whole', texts: [] }]])).toEqual({ dense: false, left: 0, fits: { a: { texts: [], left: 0 } } });
});

test('a long text is cut at a word', () => {
  expect(shortened('one two three', 10)).toBe('one two …');
  expect(shortened('一 二三四五六七八九十一二三', 10)).toBe('一 二三四五六七 …');
});
