import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHome } from '../folder.ts';
import { openBrowser, startKring } from '../running.ts';
import { theWholeChain, type Journey } from './whole-chain.ts';

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

/** A Kring that nobody has used yet, for one journey. */
async function journey(how: Pick<Journey, 'language' | 'javaScript'>) {
  const home = mkdtempSync(join(testHome, 'kring-journey-'));
  const kring = await startKring({ KRING_DATA: join(home, 'data'), KRING_EXAMPLE: 'none' });
  try {
    return await theWholeChain({ kring, browser, ...how });
  } finally {
    await kring.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const aMinute = 60_000;

test('in Dutch, without JavaScript: from nothing to a teller who hears what was chosen and why, and takes the story back', async () => {
  const seen = await journey({ language: 'nl', javaScript: false });
  expect(seen.wrongs).toEqual([]);
  expect(seen.scripts).toEqual([]);
  expect(seen.goneAfter).toBeLessThan(aMinute);
  // From nothing to a printed poster and cards within ten minutes, for who types slowly.
  expect(seen.toTheCard.minutes).toBeLessThanOrEqual(10);
  expect(seen.toTheCard.sheets).toBe(2);
  // Two minutes: told, card in hand, in three pages.
  expect(seen.telling.pages).toBe(3);
}, 180_000);

test('in English, with JavaScript: the same, and no script fails, is refused, or calls anyone', async () => {
  const seen = await journey({ language: 'en', javaScript: true });
  expect(seen.wrongs).toEqual([]);
  expect(seen.scripts).toEqual(expect.arrayContaining(['idle', 'leave', 'mark', 'print', 'read-aloud']));
  expect(seen.goneAfter).toBeLessThan(aMinute);
}, 180_000);
