import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '#lib/server/postgres-process.server.ts';
import { testHome } from './folder.ts';

// A small project with our launcher in it, that starts, stops and fails at will.
let project: string;
const ours = join(import.meta.dirname, '../..');

beforeEach(() => {
  project = mkdtempSync(join(testHome, 'kring-launch-'));
  cpSync(join(ours, 'launch'), join(project, 'launch'), { recursive: true });
  for (const name of readdirSync(join(ours, 'node_modules')).filter((name) => /^(esbuild|@esbuild|preact|node-linux-.*)$/.test(name))) {
    mkdirSync(join(project, 'node_modules'), { recursive: true });
    symlinkSync(join(ours, 'node_modules', name), join(project, 'node_modules', name));
  }
  add('node_modules/.package-lock.json', '{"packages":{}}');
  add('package-lock.json', '{"packages":{}}');
  add('package.json', '{"type":"module","imports":{"#*":"./src/*"}}');
  add('src/lib/words.json', '{"hello":"Dag"}');
  add(
    'src/cli/kring.ts',
    `import words from '#lib/words.json';\nconsole.log(words.hello as string, process.argv.slice(2).join(' '));\nprocess.exitCode = 3;`,
  );
  add(
    'src/start.ts',
    `process.on('SIGTERM', () => { console.log('closed in order'); process.exit(0); });\nsetInterval(() => {}, 1000);\nconsole.log(process.pid, process.env.PORT, process.env.KRING_DATA);`,
  );
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

test('a command prints its own words only, with its own exit code', () => {
  const { stdout, stderr, status } = launch('kring', 'token', 'create', '--data', 'elsewhere');
  expect({ stdout, stderr, status }).toEqual({ stdout: 'Dag token create\n', stderr: '', status: 3 });
});

test('tests put their packages beside those of a Kring that runs, and take none away', () => {
  const wanted = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', dev: true } };
  add('package-lock.json', JSON.stringify({ packages: wanted }));
  add('bin/npm', '#!/bin/sh\necho "$1" >&2\nexit 1\n');
  chmodSync(join(project, 'bin/npm'), 0o755);
  const asked = () =>
    launch('test')
      .stderr.split('\n')
      .find((line) => line === 'ci' || line === 'install');
  expect(asked()).toBe('ci');
  add('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
  expect(asked()).toBe('install');
});

test('a flag that does not exist is named, and nothing starts', () => {
  const { stderr, status } = launch('start', '--prot', '80');
  expect(status).toBe(1);
  expect(stderr).toContain('Not known: --prot 80');
});

test('flags become settings, and a signal to the launcher ends the app in order', async () => {
  const { launcher, said, app } = await started('--port=4119', '--data', '/somewhere');
  expect(said()).toContain('4119 /somewhere');
  launcher.kill('SIGTERM');
  const [code] = await once(launcher, 'exit');
  expect(code).toBe(0);
  expect(said()).toContain('closed in order');
  expect(isAlive(app)).toBe(false);
});

test('a launcher that is killed leaves no app behind', async () => {
  const { launcher, said, app } = await started();
  launcher.kill('SIGKILL');
  for (let tries = 0; isAlive(app) && tries < 100; tries++) await sleep(50);
  expect(isAlive(app)).toBe(false);
  expect(said()).toContain('closed in order');
});

test('nothing is built twice, and a changed source is built again', () => {
  launch('kring');
  const built = () => statSync(join(project, 'build/server/kring.js')).mtimeMs;
  const first = built();
  launch('kring');
  expect(built()).toBe(first);
  add('src/lib/words.json', '{"hello":"Goedendag"}');
  expect(launch('kring').stdout).toContain('Goedendag');
});

test('browsers get islands, styles and pictures under names that change with the contents, packed beforehand', () => {
  add('src/routes/islands/count.tsx', `import { hydrate } from 'preact';\nhydrate(<p class="x">1</p>, document.body);`);
  add('src/lib/ui/style/kring.css', `@import './part.css'; body { background: url('./dot.svg'); }`);
  add('src/lib/ui/style/part.css', 'p { color: teal; }');
  add('src/lib/ui/style/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  add('src/lib/ui/assets/mark.svg', '<svg/>');
  launch('kring');
  const names = JSON.parse(read('manifest.json').toString()) as Record<string, string>;
  expect(Object.keys(names)).toEqual(['count.js', 'dot.svg', 'kring.css', 'mark.svg']);
  for (const [name, real] of Object.entries(names)) {
    expect(real).toMatch(new RegExp(`^${name.split('.')[0]}-[\\w-]{8}\\.`));
    expect(brotliDecompressSync(read(`${real}.br`))).toEqual(read(real));
    expect(gunzipSync(read(`${real}.gz`))).toEqual(read(real));
  }
  expect(read(names['kring.css']!).toString()).toContain('teal');
  expect(read(names['kring.css']!).toString()).toContain(names['dot.svg']);
});

test('what is for the server only never reaches a browser: the build fails and says why', () => {
  add('src/lib/secret.server.ts', 'export const secret = 1;');
  add('src/lib/between.ts', `export * from './secret.server.ts';`);
  add('src/routes/islands/count.ts', `import { secret } from '#lib/between.ts';\nconsole.log(secret);`);
  const { stderr, stdout, status } = launch('kring');
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  expect(stderr).toMatch(/secret\.server\.ts is for the server only, but .*between\.ts would bring it to a browser/);
});

function add(path: string, text: string) {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

const read = (name: string) => readFileSync(join(project, 'build/public', name));

const launch = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [`launch/${name}.mjs`, ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: `${join(project, 'bin')}:${process.env.PATH}` },
  });

async function started(...args: string[]) {
  const launcher = spawn(process.execPath, ['launch/start.mjs', ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  let said = '';
  launcher.stdout.on('data', (text) => (said += String(text)));
  await once(launcher.stdout, 'data');
  return { launcher, said: () => said, app: Number.parseInt(said, 10) };
}
