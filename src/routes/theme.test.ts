import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { appOf } from './app.tsx';

const { db } = await testDatabase();
const folder = mkdtempSync('/tmp/kring-theme-');
const kringWith = (env: Record<string, string>) => appOf({ db, keys: newKeys(), config: readConfig(env) });
const logo = join(folder, 'logo.svg');
writeFileSync(logo, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>');

test("a municipality's theme and logo stand on every page, from our own address", async () => {
  const app = kringWith({ KRING_THEME: 'deploy/theme-example.json', KRING_LOGO: logo });
  const browser = visitor(app);
  await browser.goTo('/');
  const sheets = browser.page.querySelectorAll('link[rel=stylesheet]').map((link) => link.getAttribute('href')!);
  expect(sheets.at(-1)).toMatch(/^\/theme\/[0-9a-f]{12}\.css$/);
  const sheet = await app.request(sheets.at(-1)!);
  expect([sheet.status, sheet.headers.get('content-type'), (await sheet.text()).includes('#1d4f91')]).toEqual([
    200,
    'text/css; charset=utf-8',
    true,
  ]);
  const image = browser.page.querySelector('img.kring-logo')!;
  expect(image.getAttribute('alt')).toBe('Gemeente Voorbeeld');
  expect((await app.request(image.getAttribute('src')!)).headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('Kring does not start with a theme that cannot be read, and says why', () => {
  const pale = join(folder, 'pale.json');
  writeFileSync(pale, JSON.stringify({ name: 'Pale', light: { act: '#cccccc' } }));
  expect(() => kringWith({ KRING_THEME: pale })).toThrow(/KRING_THEME .*pale\.json: Some people could not read this theme/);
  expect(() => kringWith({ KRING_THEME: join(folder, 'nothing.json') })).toThrow('no such file');
  const evil = join(folder, 'evil.svg');
  writeFileSync(evil, '<svg><script>1</script></svg>');
  expect(() => kringWith({ KRING_THEME: 'deploy/theme-example.json', KRING_LOGO: evil })).toThrow('<script> is not a shape');
});

test('without a theme there is nothing of it', async () => {
  const browser = visitor(kringWith({}));
  await browser.goTo('/');
  expect(browser.html).not.toMatch(/\/theme\/|kring-logo/);
});
