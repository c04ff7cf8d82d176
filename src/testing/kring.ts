import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { appOf } from '#routes/app.tsx';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from './database.ts';
import { today } from './worlds.ts';

/** A whole Kring of a test file's own: database, keys, a data folder, and a clock that the test moves. */
export async function testKring() {
  const { db } = await testDatabase();
  const config = { ...readConfig({}), data: mkdtempSync('/tmp/kring-data-') };
  const keys = newKeys();
  const clock = { now: today };
  const app = appOf({ db, keys, config, now: () => clock.now });
  afterAll(() => rmSync(config.data, { recursive: true, force: true }));
  const later = (days: number) => (clock.now = new Date(clock.now.getTime() + days * 24 * 60 * 60 * 1000));
  return { db, app, keys, config, clock, later };
}

/** Sends a form as a script would: from an address of its own, without following the answer. */
export async function send(
  app: Awaited<ReturnType<typeof testKring>>['app'],
  path: string,
  { fields, from }: { fields: Record<string, string>; from: string },
) {
  const page = await (await app.request(path)).text();
  const token = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ _form: token, ...fields }).toString();
  return app.request(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from },
  });
}
