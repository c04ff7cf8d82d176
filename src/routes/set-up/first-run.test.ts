import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import type { Kring } from '#lib/server/open.server.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { today } from '#testing/worlds.ts';
import { appOf } from '../app.tsx';
import { prepareFirstRun } from './first-run.server.ts';

const address = 'http://localhost';
const data = mkdtempSync('/tmp/kring-first-run-');
afterAll(() => rmSync(data, { recursive: true, force: true }));
const aKring = async (env: Record<string, string> = {}): Promise<Kring> => {
  const { db } = await testDatabase();
  return { db, keys: newKeys(), config: readConfig({ KRING_DATA: data, ...env }), connection: {}, close: async () => {} };
};
const pathIn = (lines: string[]) => lines.at(-1)!.replace(address, '');

test('the first start prints a link to the set-up; once that was done, a start prints nothing', async () => {
  const kring = await aKring();
  const path = pathIn((await prepareFirstRun(kring, today))(address));
  const noor = visitor(appOf({ ...kring, now: () => today }));
  await noor.goTo(path);
  await noor.press('Begin', { 'Which organisation': 'Municipality', 'Who is the first steward': 'Noor' });
  expect(noor.path).toBe('/circles/new');
  expect((await prepareFirstRun(kring, today))(address)).toEqual([]);
});

test('of the links that several starts printed, using one uses all', async () => {
  const kring = await aKring();
  const [first, second] = [pathIn((await prepareFirstRun(kring, today))(address)), pathIn((await prepareFirstRun(kring, today))(address))];
  const noor = visitor(appOf({ ...kring, now: () => today }));
  await noor.goTo(first);
  await noor.press('Begin', { 'Which organisation': 'Municipality', 'Who is the first steward': 'Noor' });
  await noor.goTo(second);
  expect(noor.status).toBe(404);
});

test('a slip in the set-up keeps what was typed, and the link', async () => {
  const kring = await aKring();
  const noor = visitor(appOf({ ...kring, now: () => today }));
  await noor.goTo(pathIn((await prepareFirstRun(kring, today))(address)));
  await noor.press('Begin', { 'Which organisation': 'Municipality', 'Your e-mail address': 'noor' });
  expect(noor.status).toBe(422);
  expect(noor.text).toContain('Fill in a name.');
  expect(noor.html).toContain('value="Municipality"');
  await noor.press('Begin', { 'Who is the first steward': 'Noor', 'Your e-mail address': '' });
  expect(noor.path).toBe('/circles/new');
});

test('a start that names an example fills it without questions and signs its steward in', async () => {
  const kring = await aKring({ KRING_EXAMPLE: 'H' });
  const noor = visitor(appOf({ ...kring, now: () => today }), { language: 'nl' });
  await noor.goTo(pathIn((await prepareFirstRun(kring, today))(address)));
  await noor.press('Log mij in');
  expect(noor.text).toContain('Mijn kringen');
  await noor.goTo('/circles/voorbeeld-houten');
  expect(noor.status).toBe(200);
  expect(noor.text).toContain('Dit is een voorbeeld.');
});
