import { mkdtempSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newKeys } from '#lib/server/keys.server.ts';
import { readConfig } from '#lib/server/config.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { appOf } from '../app.tsx';

const { db } = await testDatabase();
const config = { ...readConfig({}), data: mkdtempSync('/tmp/teller-') };
let now = today;
const app = appOf({ db, keys: newKeys(), config, now: () => now });

test('someone tells without an account and leaves with six words', async () => {
  const world = await aCircle(db);
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Save my story', { text: 'I waited three hours in the rain.' });
  expect(phone.path).toBe('/mine/choose');
  expect(phone.text).toContain('Your story is saved');
});
