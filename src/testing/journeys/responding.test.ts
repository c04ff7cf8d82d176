import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '#lib/server/db.server.ts';
import { joinPostgres } from '#lib/server/postgres.server.ts';
import { testHome } from '../folder.ts';
import { openBrowser, startKring, type Running } from '../running.ts';
import { respondsToTen } from './responding.ts';

const home = mkdtempSync(join(testHome, 'kring-responding-'));
let browser: Browser;
let kring: Running;
let db: Db;
beforeAll(async () => {
  const data = join(home, 'data');
  [browser, kring] = await Promise.all([openBrowser(), startKring({ KRING_DATA: data, KRING_EXAMPLE: 'none' })]);
  db = connect((await joinPostgres({ folder: join(data, 'postgres') }))!);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await db.destroy();
  await kring.stop();
  rmSync(home, { recursive: true, force: true });
});

test('in Dutch, without JavaScript and partly by keyboard: ten answers, a code, finished, back by the code, found on the map', async () => {
  const seen = await respondsToTen({ db, at: kring.address, browser, language: 'nl', javaScript: false });
  expect(seen.wrongs).toEqual([]);
  expect(seen.scripts).toEqual([]);
}, 120_000);

test('in English, with JavaScript: the same, and only the comforts of a shared phone run', async () => {
  const seen = await respondsToTen({ db, at: kring.address, browser, language: 'en', javaScript: true });
  expect(seen.wrongs).toEqual([]);
  expect([...new Set(seen.scripts)].sort()).toEqual(['idle', 'leave', 'print', 'read-aloud', 'shared']); // `shared` is what they have in common
}, 120_000);
