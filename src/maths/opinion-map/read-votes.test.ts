import { expect, test } from 'vitest';
import { readPairs, readRejected, readVotes } from './read-votes.ts';
import { canonicalVotes, limits, voteAt } from './votes.ts';

const bytes = (text: string) => [new TextEncoder().encode(text)];
const read = async (text: string, agree: 1 | -1 = 1) => canonicalVotes(await readVotes(bytes(text), { file: 'votes.csv', agree }));
const votesIn = (votes: Awaited<ReturnType<typeof read>>) => Array.from(votes.codes, (_, n) => voteAt(votes, n));

test("Polis' votes.csv, participants-votes.csv and the plain triple give the same votes", async () => {
  const long = await read('timestamp,datetime,comment-id,voter-id,vote\n1,Wed Jun 18,0,7,1\n2,Wed Jun 18,4,7,-1\n3,Wed Jun 18,4,9,0\n');
  const triple = await read('timestamp,comment-id,voter-id,vote\n1,0,7,1\n2,4,7,-1\n3,4,9,0\n');
  const wide = await read('participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,2,4\n9,,0,1,0,0,,,0\n7,1,0,2,1,1,1,,-1\n');
  expect(triple).toEqual(long);
  expect(wide).toEqual(long);
  expect([long.people, long.statements, votesIn(long)]).toEqual([
    ['7', '9'],
    ['0', '4'],
    [1, -1, 0],
  ]);
});

test('an export with the other sign is turned', async () => {
  expect(votesIn(await read('comment-id,voter-id,vote\n0,7,1\n1,7,0\n2,7,-1\n', -1))).toEqual([-1, 0, 1]);
});

test('byte order mark, CRLF, quotes, empty lines and a missing last line end are no trouble', async () => {
  const plain = await read('comment-id,voter-id,vote\n0,a,1\n1,a,-1\n');
  expect(await read('\uFEFF"comment-id",voter-id,vote\r\n"0","a",1\r\n\r\n1,a,-1')).toEqual(plain);
  expect((await read('comment-id,voter-id,vote\n0,"a, ""b""",1\n')).people).toEqual(['a, "b"']);
});

test('a file may arrive in pieces of any size', async () => {
  const text = '\uFEFFcomment-id,voter-id,vote\r\n0,"a ""é""",1\r\n1,b,-1\r\n';
  const whole = await read(text);
  for (const size of [1, 2, 3, 7]) {
    const all = new TextEncoder().encode(text);
    const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
    expect(canonicalVotes(await readVotes(pieces, { file: 'votes.csv' }))).toEqual(whole);
  }
});

test('64-bit ids keep every digit', async () => {
  const votes = await read('comment-id,voter-id,vote\n9007199254740993,18446744073709551615,1\n9007199254740992,18446744073709551615,1\n');
  expect(votes.statements).toEqual(['9007199254740992', '9007199254740993']);
  expect(votes.people).toEqual(['18446744073709551615']);
});

test('the last of two equally late votes in the file counts', async () => {
  expect(votesIn(await read('timestamp,comment-id,voter-id,vote\n5,0,7,1\n9,0,7,-1\n9,0,7,0\n2,0,7,1\n'))).toEqual([0]);
});

test.each([
  ['', 'votes.csv:1: the file is empty'],
  ['comment-id,vote\n0,1\n', 'votes.csv:1: the first line must name the columns; missing: voter-id'],
  ['comment-id,voter-id,vote\n0,7,1\n0,8,2\n', 'votes.csv:3: a vote is 1, 0 or -1, and not "2"'],
  ['comment-id,voter-id,vote\n0,7\n', 'votes.csv:2: the line has 2 fields, not 3'],
  ['comment-id,voter-id,vote\n0,,1\n', 'votes.csv:2: an id of people is empty'],
  ['timestamp,comment-id,voter-id,vote\nsoon,0,7,1\n', 'votes.csv:2: "soon" is not a time'],
  ['participant,group-id\n7,1\n', 'votes.csv:1: the first line names no statements'],
  ['comment-id,voter-id,vote\n"0,7,1\n0,8,1\n', 'votes.csv:1: a quote is opened and never closed'],
])('a file that cannot be read is refused by file, line and reason: %j', async (text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});

test('a quoted line break counts as a line', async () => {
  await expect(read('comment-id,voter-id,vote\n0,"a\nb",1\n0,c,9\n')).rejects.toThrow('votes.csv:4:');
});

test('a million statements are refused with the limit, and not with a crash', async () => {
  const lines = Array.from({ length: limits.statements + 1 }, (_, n) => `${n},7,1\n`).join('');
  await expect(read(`comment-id,voter-id,vote\n${lines}`)).rejects.toThrow(
    `votes.csv:${limits.statements + 2}: more than ${limits.statements} statements: too many for one map`,
  );
});

test('comments.csv tells which statements were turned down', async () => {
  const text = 'comment-id,moderated,comment-body\n0,1,"Yes, please"\n1,-1,"No\nway"\n2,0,Well\n';
  expect([...(await readRejected(bytes(text), { file: 'comments.csv' }))]).toEqual(['1']);
});

test('pairs to foretell are read in their order', async () => {
  expect(await readPairs(bytes('comment-id,voter-id\n3,7\n1,9\n'), { file: 'pairs.csv' })).toEqual([
    { statement: '3', person: '7' },
    { statement: '1', person: '9' },
  ]);
});
