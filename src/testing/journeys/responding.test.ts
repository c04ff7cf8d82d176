import { expect, test } from 'vitest';
import { kringRuns } from './phones.ts';
import { respondsToTen } from './responding.ts';

const { browser, db, at } = await kringRuns('responding');

test('in Dutch, without JavaScript and partly by keyboard: ten answers, a code, finished, back by the code, found on the map', async () => {
  const seen = await respondsToTen({ db, at, browser, language: 'nl', javaScript: false });
  expect(seen.wrongs).toEqual([]);
  expect(seen.scripts).toEqual([]);
}, 120_000);

test('in English, with JavaScript: the same, and only the comforts of a shared phone run', async () => {
  const seen = await respondsToTen({ db, at, browser, language: 'en', javaScript: true });
  expect(seen.wrongs).toEqual([]);
  expect([...new Set(seen.scripts)].sort()).toEqual(['idle', 'leave', 'print', 'read-aloud', 'shared']); // `shared` is what they have in common
}, 120_000);
