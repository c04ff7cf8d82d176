import { createReadStream, readFileSync } from 'node:fs';
import { createGunzip, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { statementsOf } from '#cycle/2-sense/statements.server.ts';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { newId } from '#lib/server/ids.ts';
import { inputHash } from '#maths/opinion-map/opinion-map.ts';
import { readRejected, readVotes } from '#maths/opinion-map/read-votes.ts';
import { canonicalVotes, voteLog, type Vote } from '#maths/opinion-map/votes.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { polisFiles } from './polis-export.server.ts';
import { importStories, licensedCircle, readComments } from './polis-import.server.ts';
import { askedElsewhere, importStatements, importVotes } from './polis-statements.server.ts';

const { db } = await testDatabase();
const given = { source: 'american-assembly.bowling-green', language: 'en', now: today };

const comments = gunzipSync(readFileSync('src/examples/bowling-green/comments.csv.gz')).toString('utf8');
const votes = () => createReadStream('src/examples/bowling-green/participants-votes.csv.gz').pipe(createGunzip());
const bytesOf = (text: string) => [new TextEncoder().encode(text)];
const hashOf = async (votes: Parameters<typeof readVotes>[0], comments: string) =>
  inputHash(canonicalVotes(await readVotes(votes, { file: 'votes' }), await readRejected(bytesOf(comments), { file: 'comments' })));
const bring = async (circle: string, text: string, cast: Vote[]) => {
  const read = readComments(text, 'comments.csv');
  const added = await importStatements(db, circle, read, given);
  return { ...added, ...(await importVotes(db, circle, voteLog(cast), today)), read };
};
const few =
  'comment-id,comment-body,timestamp,moderated\n0,More trees.,1000000000000,1\n1,Fewer cars.,1000000000001,0\n2,Buy my soap.,1000000000002,-1\n';
const cast: Vote[] = [
  { person: '7', statement: '0', vote: 1 },
  { person: '7', statement: '1', vote: -1 },
  { person: '7', statement: '0', vote: 0 },
  { person: '12', statement: '2', vote: 1 },
];

test('2,031 people and their 225,000 votes come in, go out again, and are the same to the last bit', { timeout: 60_000 }, async () => {
  const circle = await licensedCircle(db, { ...given, slug: 'bowling-green', summary: 'topic,Bowling Green\n' });
  const read = readComments(comments, 'comments.csv');
  expect(await importStatements(db, circle.id, read, given)).toEqual({ added: 896, known: 0 });
  const log = await readVotes(votes(), { file: 'participants-votes.csv' });
  const brought = await importVotes(db, circle.id, log, today);
  expect(brought).toEqual({ people: 2031, votes: log.count, unknown: 0 });
  expect(await statementsOf(db, circle.id)).toHaveLength(read.filter(({ moderated }) => moderated !== -1).length);

  const out = await polisFiles(db, circle.id);
  const before = await hashOf(votes(), comments);
  expect(await hashOf(bytesOf(out['participants-votes.csv']!), out['comments.csv'])).toBe(before);
  expect(await hashOf(bytesOf(out['votes.csv']!), out['comments.csv'])).toBe(before);
});

test('bringing a conversation in a second time changes nothing, and a newer file only what changed', async () => {
  const { id } = await aCircle(db);
  expect(await bring(id, few, cast)).toMatchObject({ added: 3, known: 0, people: 2, votes: 3 });
  const first = await polisFiles(db, id);
  expect(await bring(id, few, cast)).toMatchObject({ added: 0, known: 3 });
  expect(await polisFiles(db, id)).toEqual(first);
  await bring(id, few, [{ person: '7', statement: '1', vote: 1 }]);
  expect((await polisFiles(db, id))['votes.csv']).toBe(first['votes.csv']!.replace(',1,7,-1', ',1,7,1'));
});

test('what the moderators turned down is asked to nobody; what they had not looked at is', async () => {
  const { id } = await aCircle(db);
  await bring(id, few, cast);
  expect((await statementsOf(db, id)).map(({ text }) => text)).toEqual(['More trees.', 'Fewer cars.']);
});

test('the moment of a vote is kept, whether a file counts in seconds or thousandths; a vote on an unknown statement is left out', async () => {
  const { id } = await aCircle(db);
  const timed: Vote[] = [
    { person: '7', statement: '0', vote: 1, time: 1_529_683_220 },
    { person: '7', statement: '1', vote: 1, time: 1_529_683_221_000 },
    { person: '7', statement: '9', vote: 1, time: 1_529_683_222_000 },
  ];
  expect(await bring(id, few, timed)).toMatchObject({ votes: 2, unknown: 1 });
  const { started_at } = await db.selectFrom('respondent').select('started_at').where('circle_id', '=', id).executeTakeFirstOrThrow();
  const at = await db.selectFrom('response').select('at').where('circle_id', '=', id).orderBy('at').execute();
  expect([started_at, ...at.map((row) => row.at)].map((moment) => moment.toISOString().slice(0, 19))).toEqual([
    '2018-06-22T16:00:20',
    '2018-06-22T16:00:20',
    '2018-06-22T16:00:21',
  ]);
});

test('another conversation does not come into a circle that holds one', async () => {
  const { id } = await aCircle(db);
  await bring(id, few, cast);
  await expect(bring(id, few.replace('More trees.', 'More roads.'), [])).rejects.toThrow('This circle holds another conversation');
});

test('open data was asked elsewhere: everyone may see what came out, and nobody is asked again', async () => {
  const { id } = await aCircle(db);
  const { read } = await bring(id, few, cast);
  await askedElsewhere(db, id, { comments: read, now: today });
  const row = await db.selectFrom('responding').selectAll().where('circle_id', '=', id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ results: 'everyone', opened_at: new Date(1_000_000_000_000), closed_at: today });
});

test('a statement that was brought in as a story too rests on what was marked in it, and its trail says so', async () => {
  const world = await aCircle(db);
  const circle = { ...world, mark: 'licensed' } as unknown as Parameters<typeof importStories>[1];
  await importStories(db, circle, readComments(few, 'comments.csv'), given);
  const { story_id } = await db
    .selectFrom('imported')
    .select('story_id')
    .where('circle_id', '=', world.id)
    .where('source_id', '=', '0')
    .executeTakeFirstOrThrow();
  const voice = { side: world.sides.residents, person: null, table: null };
  const fragment = await markFragment(
    db,
    world.id,
    { story: story_id, start: 0, end: 11, text_hash: hashOfText('More trees.') },
    { voice, now: today },
  );
  await bring(world.id, few, []);
  const rests = await db
    .selectFrom('statement_fragment')
    .select(['statement_id', 'fragment_id'])
    .where('circle_id', '=', world.id)
    .execute();
  expect(rests.map((row) => row.fragment_id)).toEqual([fragment]);
  const marks = await db
    .selectFrom('trail')
    .select('about')
    .where('story_id', '=', story_id)
    .where('what', '=', 'statement.made')
    .execute();
  expect(marks.map((row) => row.about)).toEqual(rests.map((row) => row.statement_id));
});

test('as soon as one person answered here, no row of answers leaves, nor a count of them', async () => {
  const { id } = await aCircle(db);
  await bring(id, few, cast);
  expect(Object.keys(await polisFiles(db, id))).toEqual(['comments.csv', 'votes.csv', 'participants-votes.csv']);
  await db.insertInto('respondent').values({ circle_id: id, id: newId(), code_hash: null, imported_as: null, started_at: today }).execute();
  const files = await polisFiles(db, id);
  expect(Object.keys(files)).toEqual(['comments.csv']);
  expect(files['comments.csv'].split('\n')[1]).toMatch(/,0,,,,1,More trees\.$/);
});
