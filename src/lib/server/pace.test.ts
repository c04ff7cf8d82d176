import { expect, test } from 'vitest';
import { paceOver, waitAfter } from './pace.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 19, 0) + minute * 60_000);

test('a house is counted by itself, and another is not counted with it', () => {
  const pace = paceOver(10);
  for (let nth = 1; nth <= 40; nth++) expect(pace.note('community house', at(0))).toBe(nth);
  expect(pace.note('library', at(0))).toBe(1);
});

test('what happened longer ago than the window no longer counts', () => {
  const pace = paceOver(10);
  for (let nth = 0; nth < 60; nth++) pace.note('community house', at(0));
  expect(pace.seen('community house', at(9))).toBe(60);
  expect(pace.seen('community house', at(15))).toBe(30);
  expect(pace.seen('community house', at(20))).toBe(0);
});

test('memory stays flat however many addresses come by', () => {
  const pace = paceOver(10, 3);
  for (const place of ['a', 'b', 'c', 'a', 'd']) pace.note(place, at(0));
  expect(pace.seen('b', at(0))).toBe(0);
  expect(pace.seen('a', at(0))).toBe(2);
});

test('waiting grows slowly and has an end, so that nobody is ever locked out', () => {
  const how = { free: 5, step: 200, longest: 3000 };
  expect([1, 5, 6, 10, 1000].map((count) => waitAfter(count, how))).toEqual([0, 0, 200, 1000, 3000]);
});
