import { expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from '#testing/database.ts';
import { today } from '#testing/worlds.ts';
import { appOf } from './app.tsx';

const { db } = await testDatabase();
const ask = (env: Record<string, string>) =>
  appOf({ db, keys: newKeys(), config: readConfig(env), now: () => today }).request('/.well-known/security.txt');

test('whoever finds a hole reads where to tell it, and that the page is not out of date', async () => {
  const answer = await ask({ KRING_SECURITY_CONTACT: 'mailto:security@town.nl', ORIGIN: 'https://kring.town.nl' });
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toBe(
    'Contact: mailto:security@town.nl\nExpires: 2027-05-25T00:00:00.000Z\nPreferred-Languages: nl, en\nCanonical: https://kring.town.nl/.well-known/security.txt\n',
  );
});

test('a contact that was not named is not made up, and one that is no address is refused', async () => {
  expect((await ask({})).status).toBe(404);
  expect(() => readConfig({ KRING_SECURITY_CONTACT: 'security@town.nl' })).toThrow('KRING_SECURITY_CONTACT');
  expect(() => readConfig({ KRING_SECURITY_CONTACT: 'mailto:a@b.nl\nContact: evil' })).toThrow('KRING_SECURITY_CONTACT');
});
