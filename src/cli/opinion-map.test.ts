import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { OpinionMap } from '#maths/opinion-map/opinion-map.ts';
import { against, type Schema } from '#testing/json-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'kring-opinion-map-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Runs the command as a process of its own, as `npm run kring` does. */
function kring(...args: string[]) {
  const command = new URL('./opinion-map.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(command)}).then(({ runOpinionMapCommand }) => runOpinionMapCommand(process.argv.slice(1))).then(process.exit)`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script, '--', ...args], { encoding: 'utf8' });
  return { status, stderr, map: () => JSON.parse(stdout) as OpinionMap };
}

const votes = () => file('votes.csv', 'comment-id,voter-id,vote\n0,a,1\n1,a,-1\n0,b,1\n1,b,0\n2,b,1\n');

test('a file of votes becomes a map', () => {
  const { status, map } = kring(votes());
  expect(status).toBe(0);
  const { participants, statements, stable, meta } = map();
  expect(participants.map(({ id, votes }) => [id, votes])).toEqual([
    ['a', 2],
    ['b', 3],
  ]);
  expect(statements.map(({ id, agrees, disagrees, passes }) => [id, agrees, disagrees, passes])).toEqual([
    ['0', 2, 0, 0],
    ['1', 0, 1, 1],
    ['2', 1, 0, 0],
  ]);
  expect(stable.value).toBe(false);
  expect(meta).toMatchObject({ mode: 'kring', parameters: { seed: 1 }, counts: { votes: 5 } });
  expect(meta.peakBytes).toBeGreaterThan(1e6);
});

test('the other sign, moderation, polis mode and predictions can be asked for', () => {
  const comments = file('comments.csv', 'comment-id,moderated,comment-body\n0,1,Yes\n2,-1,No\n');
  const pairs = file('pairs.csv', 'comment-id,voter-id\n2,a\n0,stranger\n');
  const { status, map } = kring(votes(), '--agree', '-1', '--comments', comments, '--mode', 'polis', '--predict', pairs);
  expect(status).toBe(0);
  const { statements, predictions, meta } = map();
  expect(meta.mode).toBe('polis');
  expect(statements.map(({ agrees, moderated }) => [agrees, moderated])).toEqual([
    [0, false],
    [1, false],
    [0, true],
  ]);
  expect(predictions!.map(({ commentId, voterId }) => [commentId, voterId])).toEqual([
    ['2', 'a'],
    ['0', 'stranger'],
  ]);
  for (const { pAgree } of predictions!) expect(pAgree > 0 && pAgree < 1).toBe(true);
});

test.each([
  [() => [join(folder, 'nowhere.csv')], 'nowhere.csv:1: there is no such file'],
  [() => [folder], ': this is a folder, not a file'],
  [() => [file('empty.csv', '')], 'empty.csv:1: the file is empty'],
  [() => [file('wrong.csv', 'comment-id,voter-id,vote\n0,a,yes\n')], 'wrong.csv:2: a vote is 1, 0 or -1, and not "yes"'],
  [() => [votes(), '--mode', 'other'], '--mode is kring or polis, and not "other"'],
  [() => [votes(), '--what'], "Unknown option '--what'"],
  [() => [], 'give one file with votes'],
])('a slip is told and ends with 2', (args, message) => {
  const { status, stderr } = kring(...args());
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test.each(['kring', 'polis'])('what the command writes in %s mode is what the published schema says, to the last field', (mode) => {
  const schema = JSON.parse(readFileSync('docs/opinion-map.schema.json', 'utf8')) as Schema;
  const comments = file('comments.csv', 'comment-id,moderated,comment-body\n0,1,Yes\n3,-1,No\n');
  const pairs = file('pairs.csv', 'comment-id,voter-id\n2,4\n0,stranger\nunheard-of,4\n');
  const lines = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: 12 }, (_, j) => `${j},${i},${(i * 7 + j * 3) % 11 === 0 ? 0 : (i + j) % 2 === 0 ? 1 : -1}\n`).join(''),
  ).join('');
  for (const [votes, options] of [
    [file('many.csv', `comment-id,voter-id,vote\n${lines}`), ['--comments', comments, '--predict', pairs]],
    [file('few.csv', 'comment-id,voter-id,vote\n0,a,1\n'), []],
  ] as const) {
    const { status, map } = kring(votes, '--mode', mode, ...options);
    expect(status).toBe(0);
    expect(against(schema, map(), schema)).toEqual([]);
    const { milliseconds, peakBytes } = map().meta;
    expect([milliseconds.read > 0, milliseconds.compute > 0, peakBytes > 1e6]).toEqual([true, true, true]);
  }
  expect(against(schema, { participants: [{ id: 7 }] }, schema).length).toBeGreaterThan(5);
});

test.each(['kring', 'polis'])('in %s mode people and statements that no vote knows are foretold from what is known of all', (mode) => {
  const pairs = file('strangers.csv', 'comment-id,voter-id\n0,stranger\nunheard-of,a\nunheard-of,stranger\n');
  const { status, map } = kring(votes(), '--mode', mode, '--predict', pairs);
  expect(status).toBe(0);
  expect(map().predictions!.map(({ commentId, voterId }) => [commentId, voterId])).toEqual([
    ['0', 'stranger'],
    ['unheard-of', 'a'],
    ['unheard-of', 'stranger'],
  ]);
  for (const { pAgree } of map().predictions!) expect(pAgree > 0 && pAgree < 1).toBe(true);
});

const head = 'comment-id,voter-id,vote\n';
const grid = (vote: number) => Array.from({ length: 30 }, (_, n) => `${n % 5},${Math.floor(n / 5)},${vote}\n`).join('');
test.each([
  ['nobody', head, [0, 0]],
  ['one person', `${head}0,a,1\n1,a,-1\n`, [1, 2]],
  ['one statement', `${head}0,a,1\n0,b,-1\n0,c,0\n`, [3, 1]],
  ['everybody agrees with everything', head + grid(1), [6, 5]],
  ['everybody passes', head + grid(0), [6, 5]],
  ['nobody has a statement in common', head + Array.from({ length: 12 }, (_, n) => `${n},p${n},${n % 2 ? 1 : -1}\n`).join(''), [12, 12]],
  ['numbers of 64 bits', `${head}9007199254740993,18446744073709551615,1\n9007199254740992,18446744073709551615,1\n`, [1, 2]],
  ['a byte order mark, CRLF and quotes', '\uFEFF"comment-id",voter-id,"vote"\r\n"0","a, ""b""",1\r\n1,c,-1\r\n', [2, 2]],
] as const)(
  '%s gives a map in both modes, without groups and with every number a number',
  (_, text, [people, statements]) => {
    for (const mode of ['kring', 'polis']) {
      const { status, stderr, map } = kring(file('odd.csv', text), '--mode', mode);
      expect([status, stderr]).toEqual([0, '']);
      expect([map().participants.length, map().statements.length]).toEqual([people, statements]);
      expect(map().stable.value).toBe(false);
      for (const { position } of map().participants) expect(position.every(Number.isFinite)).toBe(true);
    }
  },
  30_000,
);

test.each([
  ['missing columns', 'comment-id,vote\n0,1\n', ':1: the first line must name the columns; missing: voter-id'],
  ['a line that is cut off', `${head}0,a,1\n1,b`, ':3: the line has 2 fields, not 3'],
  ['a million statements', head + Array.from({ length: 1_000_000 }, (_, n) => `${n},7,1\n`).join(''), ':16386: more than 16384 statements'],
])('%s: refused by file, line and reason, with exit code 2', (_, text, message) => {
  const path = file('refused.csv', text);
  const { status, stderr } = kring(path);
  expect(stderr).toContain(path + message);
  expect(status).toBe(2);
});
