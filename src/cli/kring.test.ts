import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHome } from '#testing/folder.ts';

// The real program in processes of its own, as `npm run kring` starts it, on a data folder of its own.
const root = join(import.meta.dirname, '../..');
const data = mkdtempSync(join(testHome, 'kring-cli-'));
const example = 'src/examples/bowling-green';
const imported = ['import', 'polis', example, '--as', 'stories', '--circle', 'bowling-green'];
const long = 120_000;

let server: ChildProcess | undefined;
beforeAll(() => kring('help'), long); // builds, when a source changed
afterAll(async () => {
  await stop();
  rmSync(data, { recursive: true, force: true });
});

const environment = { PATH: process.env.PATH, KRING_DATA: data, KRING_EXAMPLE: 'none' };

function kring(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['launch/kring.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
  });
  return { said: stdout.trim(), complained: stderr.trim(), status };
}

// An import before the set-up takes nobody's place: the link to it is still printed.
async function start(port: number) {
  server = spawn(process.execPath, ['launch/start.mjs'], {
    cwd: root,
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  while (!/\/set-up\/\w/.test(printed)) printed += String((await once(server.stdout!, 'data'))[0]);
  server.stdout!.on('data', (more) => (printed += String(more)));
  return { address: `http://127.0.0.1:${port}`, printed: () => printed };
}

async function stop() {
  const running = server;
  server = undefined;
  if (!running || running.exitCode !== null) return;
  running.kill('SIGTERM');
  await once(running, 'exit');
}

async function aFreePort() {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  listening.close();
  return port;
}

test('without a running Kring a command starts the database of its folder, and an empty Kring has no circles', { timeout: long }, () => {
  expect(kring('circle', 'list', '--json')).toMatchObject({ said: '[]', status: 0 });
});

test('the examples from elsewhere are listed without a database, each with its sources', () => {
  const listed = JSON.parse(kring('case', 'list', '--json').said) as {
    id: string;
    country: string;
    place: string | null;
    sources: string[];
  }[];
  expect(listed).toHaveLength(10);
  expect(listed.find(({ id }) => id === 'nieuwegein')).toMatchObject({ country: 'NL', place: 'Nieuwegein' });
  for (const one of listed) expect(one.sources.length, one.id).toBeGreaterThan(1);
  expect(kring('case', 'list').said.split('\n')).toHaveLength(10);
});

test('the ways of working are listed without a database, with a licence, a source and steps whose minutes add up', () => {
  const listed = JSON.parse(kring('method', 'list', '--json').said) as {
    id: string;
    name: string;
    minutes: number;
    licence: string;
    source: string;
    steps: { engine: string; title: string; minutes: number }[];
  }[];
  expect(listed.length).toBeGreaterThanOrEqual(24);
  for (const one of listed) {
    expect(Object.keys(one)).toEqual(['id', 'name', 'minutes', 'licence', 'source', 'steps']);
    expect(one.minutes, one.id).toBe(one.steps.reduce((sum, { minutes }) => sum + minutes, 0));
    for (const text of [one.name, one.licence, one.source]) expect(text, one.id).not.toBe('');
    for (const { engine } of one.steps) expect(['session', 'prompt', 'print', 'outreach', 'tryOut']).toContain(engine);
  }
  expect(listed.find(({ id }) => id === 'livingRoom')).toMatchObject({ name: 'Living room of the neighbourhood', minutes: 155 });
  expect(kring('method', 'list').said.split('\n')).toHaveLength(listed.length);
});

test('a real conversation comes into an empty Kring once; a second time adds nothing', { timeout: long }, () => {
  const first = kring(...imported);
  expect(first).toMatchObject({ status: 0, complained: '' });
  expect(first.said).toBe(
    'bowling-green: 896 stories brought in, 0 were there already; 607 of 896 are shown, as the moderators of the conversation accepted them.',
  );
  expect(kring(...imported).said).toContain('0 stories brought in, 896 were there already');
  expect(JSON.parse(kring('circle', 'list', '--json').said)).toEqual([
    { slug: 'bowling-green', name: expect.stringMatching(/^Circle ./) as string, language: 'en', gathering: false },
  ]);
});

test('its votes come in beside the stories, and leave again as the opinion map reads them', { timeout: long }, () => {
  const brought = kring('import', 'polis', example, '--as', 'statements', '--circle', 'bowling-green');
  expect(brought).toMatchObject({ status: 0, complained: '' });
  expect(brought.said).toContain('896 statements brought in, 0 were there already; 289 of 896 were turned down');
  expect(brought.said).toContain('225524 answers of 2031 people.');
  const out = join(data, 'out');
  expect(kring('export', 'polis', 'bowling-green', out)).toMatchObject({
    said: `bowling-green: comments.csv, votes.csv, participants-votes.csv written to ${out}.`,
    status: 0,
  });
  const given = mkdtempSync(join(data, 'given-'));
  for (const name of ['comments', 'participants-votes'])
    writeFileSync(join(given, `${name}.csv`), gunzipSync(readFileSync(join(root, example, `${name}.csv.gz`))));
  const hashOf = (folder: string, votes: string) => {
    const { said } = kring('opinion-map', join(folder, votes), '--comments', join(folder, 'comments.csv'), '--mode', 'polis');
    return (JSON.parse(said) as { meta: { inputHash: string } }).meta.inputHash;
  };
  const before = hashOf(given, 'participants-votes.csv');
  expect([hashOf(out, 'participants-votes.csv'), hashOf(out, 'votes.csv')]).toEqual([before, before]);
});

test('beside a running Kring commands join it: a token opens its door, and a link names its address', { timeout: long }, async () => {
  const { address, printed } = await start(await aFreePort());
  expect(JSON.parse(kring('circle', 'list', '--json').said)).toHaveLength(1);
  const { said: token, status } = kring('token', 'create', '--circle', 'bowling-green', '--scope', 'stories:write');
  expect({ token, status }).toEqual({ token: expect.stringMatching(/^\S{32,}$/) as string, status: 0 });
  const answer = await fetch(`${address}/api/v1/circles/bowling-green/stories`, {
    method: 'POST',
    body: JSON.stringify({ text: 'The bus comes once an hour.', language: 'en', readers: [], uses: [] }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': 'one' },
  });
  expect(answer.status).toBe(409); // known, and told that this circle asks for nothing
  const page = await (await fetch(`${address}/circles/bowling-green`)).text();
  expect(page).toContain('The Computational Democracy Project');
  expect(kring('link', 'Nobody')).toMatchObject({
    said: '',
    status: 2,
    complained: expect.stringContaining('Nobody is called "Nobody"') as string,
  });

  const setUp = new URL(/http\S+\/set-up\/\S+/.exec(printed())![0]);
  const form = await fetch(setUp);
  const [, proof] = /name="_form" value="([^"]+)"/.exec(await form.text())!;
  await fetch(setUp, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ _form: proof!, organisation: 'Warren County', name: 'Noor', language: 'en', begin: 'empty' }),
  });
  const { said: link } = kring('link', 'noor');
  expect(link.startsWith(`${address}/sign-in/`)).toBe(true);
  expect((await fetch(link)).status).toBe(200);
  await stop();
});

test.each([
  [['circle'], 'kring <command>'],
  [['circle', 'list', '--jsn'], "Unknown option '--jsn'"],
  [['token', 'create', '--scope', 'stories:write'], 'Which circle?'],
  [['token', 'create', '--circle', 'nowhere', '--scope', 'stories:write'], 'There is no circle "nowhere"'],
  [['token', 'create', '--circle', 'bowling-green', '--scope', 'all'], 'A scope is one of: stories:write'],
  [['token', 'create', '--circle', 'bowling-green', '--scope', 'stories:read'], 'As which steward does it read?'],
  [['import', 'polis'], 'Which folder?'],
  [['import', 'polis', example, '--as', 'letters'], 'Say --as stories or --as statements.'],
  [['import', 'polis', 'nowhere', '--as', 'stories'], 'There is no comments.csv (or comments.csv.gz) in nowhere'],
  [['import', 'polis', example, '--as', 'stories', '--circle', 'Two Words'], '"Two Words" cannot be the address of a circle'],
  [['import', 'polis', example, '--as', 'statements', '--agree', '2'], '--agree is 1 or -1, and not "2"'],
  [['export', 'polis', 'bowling-green'], 'Which circle, and to which folder?'],
  [['export', 'polis', 'nowhere', 'out'], 'There is no circle "nowhere"'],
  [['link'], 'Who?'],
])('a slip is said plainly, with exit code 2 and nothing on standard output: %j', { timeout: long }, (args, says) => {
  expect(kring(...args)).toEqual({ said: '', complained: expect.stringContaining(says) as string, status: 2 });
});

test('a slip in the file is said with its line', { timeout: long }, () => {
  writeFileSync(join(data, 'comments.csv'), 'comment-id,comment-body,timestamp,moderated\n1,words,soon,1\n');
  const { complained, status } = kring('import', 'polis', data, '--as', 'stories', '--circle', 'slip');
  expect(complained).toContain('comments.csv, line 2: timestamp is not a number of milliseconds: soon');
  expect(status).toBe(2);
  expect(kring('circle', 'list').said).not.toContain('slip');
});

test('the token is kept as a hash only', { timeout: long }, () => {
  const { said: token } = kring('token', 'create', '--circle', 'bowling-green', '--scope', 'stories:write');
  expect(spawnSync('grep', ['-raF', '--', token, join(data, 'postgres')], { encoding: 'utf8' }).stdout).toBe('');
});
