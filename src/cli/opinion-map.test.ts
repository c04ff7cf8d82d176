import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { OpinionMap } from '#maths/opinion-map/opinion-map.ts';

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
