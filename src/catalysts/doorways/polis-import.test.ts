import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { storiesReadable } from '#cycle/1-gather/readable.server.ts';
import { testDatabase } from '#testing/database.ts';
import { membersOf } from '#lib/people/members.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { foundWhole } from '#routes/set-up/set-up.server.ts';
import { importStories, licensedCircle, readComments } from './polis-import.server.ts';

let db: Db;
beforeAll(async () => void ({ db } = await testDatabase()));

const ours = (name: string) => gunzipSync(readFileSync(`src/examples/bowling-green/${name}.csv.gz`)).toString('utf8');
const now = new Date('2026-11-24T10:00:00Z');

test('all statements of a conversation come in once, and only what its moderators accepted is shown', async () => {
  const comments = readComments(ours('comments'), 'comments.csv');
  const circle = await licensedCircle(db, { slug: 'bowling-green', summary: ours('summary'), language: 'en', now });
  const source = { source: 'american-assembly.bowling-green', language: 'en', now };
  expect(await importStories(db, circle, comments, source)).toEqual({ added: 896, known: 0 });
  expect(await importStories(db, circle, comments, source)).toEqual({ added: 0, known: 896 });
  const shown = await storiesReadable(db, circle.id, { open: true }).select('story.text').execute();
  expect(shown).toHaveLength(607);
  const rejected = comments.filter((comment) => comment.moderated === -1).map((comment) => comment.text);
  const accepted = new Set(comments.filter((comment) => comment.moderated === 1).map((comment) => comment.text));
  expect(shown.filter(({ text }) => rejected.includes(text) && !accepted.has(text))).toEqual([]);
});

test('a conversation brought in says where its words come from, and promises nothing', async () => {
  const circle = await licensedCircle(db, { slug: 'elsewhere', summary: 'topic,Elsewhere\n', language: 'en', now });
  expect(circle).toMatchObject({ mark: 'licensed', subject: 'Elsewhere', gathering: 'not yet' });
  expect(circle.attribution).toContain('The Computational Democracy Project');
});

test.each([
  ['comment-id,comment-body,timestamp,moderated\nx,words,1,1\n', 'comments.csv, line 2: comment-id is not a number: x'],
  [
    'comment-id,comment-body,timestamp,moderated\n1,words,1,1\n2,words,soon,1\n',
    'comments.csv, line 3: timestamp is not a number of milliseconds: soon',
  ],
  ['comment-id,comment-body,timestamp,moderated\n1,words,1,7\n', 'comments.csv, line 2: moderated is -1, 0 or 1, not 7'],
  ['comment-id,timestamp\n1,1\n', 'comments.csv, line 2: a column comment-id and a column comment-body are needed'],
])('a slip in the file is said with its line', (csv, message) => {
  expect(() => readComments(csv, 'comments.csv')).toThrow(message);
});

test('whoever sets Kring up after an import gets its organisation, and is steward of what came in', async () => {
  const { db } = await testDatabase();
  const circle = await licensedCircle(db, { slug: 'early', summary: 'topic,Early\n', language: 'en', now });
  const setUp = {
    name: 'Warren County',
    language: 'en',
    privacyContact: null,
    steward: { name: 'Noor', email: null, employer: null },
    examples: [],
  };
  const steward = await foundWhole({ db, keys: newKeys(), config: readConfig({}) }, setUp, now);
  expect((await membersOf(db, circle.id)).map(({ person, role, sideName }) => ({ person, role, sideName }))).toEqual([
    { person: steward, role: 'steward', sideName: 'Readers of this import' },
  ]);
  expect(await db.selectFrom('organisation').select('name').execute()).toEqual([{ name: 'Warren County' }]);
});
