import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

/** Settings that only tests or one command know: not for whoever keeps a server. */
const notForHosts = ['KRING_CHROMIUM', 'KRING_PASSPHRASE', 'KRING_DATABASE_PASSWORD'];
const settingsIn = (text: string) => text.match(/\b(KRING_[A-Z0-9_]+[A-Z0-9]|DATABASE_URL|SMTP_URL|ORIGIN|PORT|HOST)\b/g) ?? [];

const inCode = new Set(
  [...files('src'), ...files('launch')]
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.|testing\//.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/\benv\??\.([A-Z][A-Z0-9_]+)|KRING_[A-Z0-9_]+(?=: clientId)/g)].map(([whole, name]) => name ?? whole),
    )
    .filter((name) => /^(KRING_|DATABASE_URL|SMTP_URL|ORIGIN|PORT|HOST)/.test(name) && !notForHosts.includes(name)),
);

test('every setting that the code reads is written down for whoever keeps a server, and the other way round', () => {
  const told = new Set(settingsIn(read('docs/hosting.md')));
  expect([...inCode].filter((name) => !told.has(name))).toEqual([]);
  expect([...told].filter((name) => !inCode.has(name))).toEqual([]);
});

test('no other page, unit or image names a setting that does not exist', () => {
  for (const file of ['docs/running.md', 'docs/theming.md', 'docs/api.md', ...files('deploy')])
    expect({ file, strange: settingsIn(read(file)).filter((name) => !inCode.has(name) && !notForHosts.includes(name)) }).toEqual({
      file,
      strange: [],
    });
});

test('the image copies what is there, runs as an account without rights, and starts what is built', () => {
  const image = read('deploy/Containerfile');
  for (const [, what] of image.matchAll(/^COPY (?!--from)(.+) \S+$/gm))
    for (const path of what!.split(' ')) expect({ path, there: existsSync(join(root, path)) }).toEqual({ path, there: true });
  expect(image).toMatch(/\nUSER node\n/);
  expect(image).toMatch(/HEALTHCHECK .*readyz/);
  expect(read('launch/start.mjs')).toContain('build/server/start.js');
});

test('the compose file can be read, and gives Kring no more than it needs', () => {
  const { services } = parse(read('deploy/compose.yml')) as {
    services: Record<string, { read_only?: boolean; cap_drop?: string[]; security_opt?: string[]; ports?: string[] }>;
  };
  expect(services.kring).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    ports: ['127.0.0.1:4000:4000'],
  });
  expect(services.database!.ports).toBeUndefined();
});

test('both proxies let the largest medium and live pages through, and write no address down', () => {
  const { bytes } = /bytes: (?<bytes>[\d_]+)/.exec(read('src/cycle/1-gather/medium.ts'))!.groups!;
  for (const [file, size] of [
    ['deploy/Caddyfile', /max_size (\d+)MB/],
    ['deploy/nginx.conf', /client_max_body_size (\d+)m/],
  ] as const)
    expect(Number(size.exec(read(file))![1]) * 1_000_000).toBeGreaterThanOrEqual(Number(bytes!.replaceAll('_', '')));
  expect(read('deploy/Caddyfile')).toMatch(/flush_interval -1[^]*request>uri delete/);
  expect(read('deploy/nginx.conf')).toMatch(/access_log off[^]*proxy_buffering off/);
});
