import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHome } from '#testing/folder.ts';

// The real program in processes of its own, on data folders of its own.
const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(testHome, 'kring-leaving-'));
const long = 240_000;
const passphrase = 'nine blue boats at sea';

const running = new Set<ChildProcess>();
beforeAll(() => void kring('empty', 'help'), long); // builds, when a source changed
afterAll(async () => {
  for (const child of running) await stop(child);
  rmSync(home, { recursive: true, force: true });
});

const environment = (data: string, example: string) => ({
  PATH: process.env.PATH,
  KRING_DATA: join(home, data),
  KRING_EXAMPLE: example,
  KRING_PASSPHRASE: passphrase,
  PORT: '0',
});

function kring(data: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['launch/kring.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: environment(data, 'none'),
  });
  return { said: stdout.trim(), complained: stderr.trim(), status };
}

/** Starts Kring, and gives its address and the rest that it printed until `until`. */
async function start(data: string, example: string, until: RegExp) {
  const child = spawn(process.execPath, ['launch/start.mjs'], {
    cwd: root,
    env: environment(data, example),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  let printed = '';
  while (!until.test(printed)) printed += String((await once(child.stdout, 'data'))[0]);
  child.stdout.on('data', () => {});
  return { child, address: /ready at (\S+)/.exec(printed)![1]!, printed };
}

async function stop(child: ChildProcess) {
  running.delete(child);
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** A story that a program told in the example circle; gives the six words of its card. */
async function tellByProgram(address: string): Promise<string> {
  const { said: token } = kring('here', 'token', 'create', '--circle', 'voorbeeld-houten', '--scope', 'stories:write');
  const answer = await fetch(`${address}/api/v1/circles/voorbeeld-houten/stories`, {
    method: 'POST',
    body: JSON.stringify({
      text: 'De bus van zeven uur kwam niet, en de volgende pas om acht uur.',
      language: 'nl',
      readers: [],
      uses: [],
    }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': 'one' },
  });
  const told = (await answer.json()) as { code?: { words: string } };
  if (!told.code) throw new Error(`Telling answered ${answer.status}: ${JSON.stringify(told)}`);
  return told.code.words;
}

async function setUp(printed: string) {
  const address = new URL(/http\S+\/set-up\/\S+/.exec(printed)![0]);
  const [, proof] = /name="_form" value="([^"]+)"/.exec(await (await fetch(address)).text())!;
  const body = new URLSearchParams({ _form: proof!, organisation: 'New host', name: 'Ada', language: 'en', begin: 'empty' });
  await fetch(address, { method: 'POST', redirect: 'manual', body });
}

const trailOf = (address: string, code: string) => fetch(`${address}/api/v1/trail`, { headers: { 'kring-code': code } });

test('a circle leaves with its keys, comes into an empty Kring, and a card goes on to open its story', { timeout: long }, async () => {
  const here = await start('here', 'H', /sign-in\/\w/);
  const code = await tellByProgram(here.address);
  const file = join(home, 'houten.zip');
  const left = kring('here', 'export', 'circle', 'voorbeeld-houten', file, '--with-keys');
  expect(left).toMatchObject({ status: 0, said: expect.stringMatching(/^Export \d+ of voorbeeld-houten: \d+ stories/) as string });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await stop(here.child);

  const there = await start('there', 'none', /set-up\/\w/);
  await setUp(there.printed);
  expect((await trailOf(there.address, code)).status).toBe(404);
  await stop(there.child);
  const came = kring('there', 'import', 'circle', file, '--with-keys');
  expect(came).toMatchObject({ status: 0, said: expect.stringContaining('voorbeeld-houten: ') as string });
  const fingerprint = (said: string) => /Fingerprint: ([0-9a-f ]+)\./.exec(said)![1];
  expect(fingerprint(came.said)).toBe(fingerprint(left.said));

  const again = await start('there', 'none', /ready at/);
  const trail = await trailOf(again.address, code);
  expect(trail.status).toBe(200);
  expect(await trail.text()).toContain('De bus van zeven uur kwam niet');
  await stop(again.child);
});

test('a backup is made, looked at, and put back on an empty place', { timeout: long }, () => {
  const backups = join(home, 'backups');
  expect(kring('there', 'backup', backups)).toMatchObject({ status: 0 });
  const [name] = readdirSync(backups).filter((entry) => /Z$/.test(entry));
  const backup = join(backups, name!);
  expect(kring('nowhere', 'backup', '--check', backup)).toMatchObject({ status: 0, said: expect.stringContaining('is whole') as string });
  expect(existsSync(join(home, 'nowhere'))).toBe(false);
  expect(kring('restored', 'restore', backup)).toMatchObject({ status: 2, complained: expect.stringContaining('--erasures') as string });
  const ledger = join(home, 'empty-ledger');
  writeFileSync(ledger, '');
  expect(kring('restored', 'restore', backup, '--erasures', ledger)).toMatchObject({ status: 0 });
  expect(kring('restored', 'circle', 'list').said).toBe(kring('there', 'circle', 'list').said);
  expect(kring('restored', 'restore', backup, '--erasures', ledger)).toMatchObject({
    status: 2,
    complained: expect.stringContaining('not empty') as string,
  });
});

test.each([
  [['export', 'circle', 'voorbeeld-houten'], 'Which circle, and to which file?'],
  [['export', 'circle', 'nowhere', 'x.zip'], 'There is no circle "nowhere"'],
  [['import', 'circle'], 'Which file?'],
  [['import', 'circle', 'nowhere.zip'], 'There is no'],
  [['import', 'circle', 'package.json'], 'This is no zip file'],
  [['backup'], 'To which folder?'],
  [['backup', '--check', 'src'], 'kring-backup.json: This file is missing.'],
  [['restore', 'src', '--erasures', 'package.json', '--keys', 'package.json'], 'kring-backup.json: This file is missing.'],
])('a slip is said plainly, with exit code 2 and nothing on standard output: %j', { timeout: long }, (args, says) => {
  expect(kring('there', ...args)).toEqual({ said: '', complained: expect.stringContaining(says) as string, status: 2 });
});
