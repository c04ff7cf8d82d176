import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readComments } from '#catalysts/doorways/polis-import.server.ts';
import { importStatements, importVotes } from '#catalysts/doorways/polis-statements.server.ts';
import type { OpinionMap } from '#maths/opinion-map/opinion-map.ts';
import { seededRandom } from '#maths/opinion-map/random.ts';
import { readVotes } from '#maths/opinion-map/read-votes.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { modelOf } from './opinion-map.ts';
import { makeMap } from './opinion-maps.server.ts';

const { db } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kring-imported-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Ids of one, two and more digits, so that their order as numbers is another than as text; statement 4 was turned down there.
const people = Array.from({ length: 60 }, (_, i) => String(7 * i + 3));
const random = seededRandom(11);
const votes = people.flatMap((person, i) =>
  Array.from({ length: 16 }, (_, j) => j).flatMap((j) =>
    random() < 0.1 ? [] : [`${j},${person},${random() < ((i + j) % 2 === 0 ? 0.9 : 0.1) ? 1 : random() < 0.2 ? 0 : -1}`],
  ),
);
const votesFile = ['comment-id,voter-id,vote', ...votes, ''].join('\n');
const commentsFile = `comment-id,comment-body,timestamp,moderated\n${Array.from({ length: 16 }, (_, j) => `${j},Statement number ${j} says this.,1,${j === 4 ? -1 : 1}\n`).join('')}`;

async function brought() {
  const { id } = await aCircle(db);
  await importStatements(db, id, readComments(commentsFile, 'comments.csv'), { source: 'a conversation', language: 'en', now: today });
  await importVotes(db, id, await readVotes([new TextEncoder().encode(votesFile)], { file: 'votes.csv' }), today);
  const map = (await makeMap(db, id, today))!;
  const named = async (table: 'respondent' | 'statement') => {
    const rows = await db.selectFrom(table).select(['id', 'imported_as']).where('circle_id', '=', id).execute();
    return new Map(rows.map((row) => [row.id, row.imported_as!]));
  };
  const [who, what] = [await named('respondent'), await named('statement')];
  const { people, statements, counts, shared, groups } = map.kept;
  return {
    map,
    groupOf: Object.fromEntries(people.ids.map((row, i) => [who.get(row), people.groups[i]])),
    statements: statements.map((row, j) => ({ id: what.get(row), agrees: counts[j]![0], shared: shared[j] })),
    representative: groups.map((group) => group.representative.map((one) => what.get(one.id))),
  };
}

/** What `kring opinion-map` makes of the same files, as a process of its own. */
function commanded(): OpinionMap {
  writeFileSync(join(folder, 'votes.csv'), votesFile);
  writeFileSync(join(folder, 'comments.csv'), commentsFile);
  const command = new URL('../../cli/opinion-map.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(command)}).then(({ runOpinionMapCommand }) => runOpinionMapCommand(process.argv.slice(1))).then(process.exit)`;
  const args = [join(folder, 'votes.csv'), '--comments', join(folder, 'comments.csv')];
  return JSON.parse(spawnSync(process.execPath, ['-e', script, '--', ...args], { encoding: 'utf8' }).stdout) as OpinionMap;
}

test('a conversation that is brought in twice gives the same groups twice, and the map that the command makes of its files', async () => {
  const [once, twice, file] = [await brought(), await brought(), commanded()];
  expect(once.map.inputHash).toBe(file.meta.inputHash);
  expect(twice.map.inputHash).toBe(file.meta.inputHash);
  expect(file.stable.value).toBe(true);
  expect(once.groupOf).toEqual(Object.fromEntries(file.participants.map(({ id, group }) => [id, group])));
  expect(twice.groupOf).toEqual(once.groupOf);
  expect(once.representative).toEqual(file.groups.map(({ representative }) => representative.map(({ id }) => id)));
  expect(once.statements).toEqual(
    file.statements
      .filter(({ moderated }) => !moderated)
      .map(({ id, agrees, sharedProbability }) => ({ id, agrees, shared: sharedProbability })),
  );
});

test('what was turned down there is in no part of the map that is kept', async () => {
  const { map, statements } = await brought();
  expect(statements.map(({ id }) => id)).not.toContain('4');
  const { dimensions, statements: model } = modelOf(map);
  expect(statements).toHaveLength(15);
  expect([model.threshold.length, model.mean.length / (dimensions + 1)]).toEqual([15, 15]);
  for (const each of map.kept.groupCounts) expect(each).toHaveLength(15);
});
