import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { aConversation } from '#testing/conversations.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aStory, today } from '#testing/worlds.ts';
import { trailOf } from '#lib/server/trail.server.ts';
import { markFragment } from './fragments.server.ts';
import { namesOf, nameGroup } from './opinion-groups.server.ts';
import { shapesOf } from './opinion-map-picture.ts';
import { differencesOf, groupsIn, isWhole, peopleRows, resultsOf } from './opinion-map-results.ts';
import { modelWith, placeOnMap, type KeptMap } from './opinion-map.ts';
import { mapsDue, makeMapsDue } from './opinion-maps-due.server.ts';
import { makeMap, newestMap } from './opinion-maps.server.ts';
import { votesOf } from './opinion-votes.server.ts';
import { takeAnswersBack } from './respondents.server.ts';

const { db } = await testDatabase();
const minute = (n: number) => new Date(today.getTime() + n * 60_000);

async function conversation(wishes: Parameters<typeof aConversation>[2] = {}) {
  const circle = await aCircle(db);
  return { circle, ...(await aConversation(db, circle, wishes)) };
}

test('the map of a circle is kept, the same bits for the same answers', async () => {
  const { circle, said } = await conversation();
  const first = (await makeMap(db, circle.id, minute(1)))!;
  const again = (await makeMap(db, circle.id, minute(2)))!;
  expect(first.respondents).toBe(40);
  expect(new Set(first.kept.statements)).toEqual(new Set(said));
  expect(JSON.stringify(again.kept)).toBe(JSON.stringify(first.kept));
  expect(again.inputHash).toBe(first.inputHash);
  const newest = (await newestMap(db, circle.id))!;
  expect(newest).toEqual(JSON.parse(JSON.stringify(again), (key, value: unknown) => (key === 'madeAt' ? again.madeAt : value)));
  expect(await db.selectFrom('opinion_map').select('id').where('circle_id', '=', circle.id).execute()).toHaveLength(1);
  expect(newest.kept.stable.value).toBe(true);
});

test('who gave the same answers stands where the map has them', async () => {
  const { circle, who } = await conversation({ skip: 0.2 });
  const map = (await makeMap(db, circle.id, minute(1)))!;
  for (const person of who.slice(0, 10)) {
    const rows = await db.selectFrom('response').select(['statement_id', 'answer']).where('respondent_id', '=', person).execute();
    const { position, covariance } = placeOnMap(
      map,
      rows.map((row) => ({ statement: row.statement_id, answer: row.answer as 1 })),
    );
    const [x, y] = map.kept.people.positions[map.kept.people.ids.indexOf(person)]!;
    expect(Math.hypot(position[0] - x, position[1] - y)).toBeLessThan(0.05);
    expect(covariance[0]).toBeGreaterThan(0);
  }
  const stranger = placeOnMap(map, []);
  expect(Math.hypot(...stranger.position)).toBeLessThan(1e-9);
  expect(modelWith(map, [{ statement: 'not on the map', answer: 1 }]).people.mean.every((n) => n === 0)).toBe(true);
});

test('a map is due when five people answered, and not for one of them', async () => {
  const { circle, said, who } = await conversation();
  expect(await mapsDue(db)).toContain(circle.id);
  await makeMapsDue(db, minute(1));
  expect(await mapsDue(db)).not.toContain(circle.id);
  for (const person of who.slice(0, 4)) await answerAgain(person, said[0]!, minute(2));
  await answerAgain(who[0]!, said[1]!, minute(2));
  expect(await mapsDue(db)).not.toContain(circle.id);
  await answerAgain(who[4]!, said[0]!, minute(3));
  expect(await mapsDue(db)).toContain(circle.id);
});

const answerAgain = (respondent: string, statement: string, now: Date) =>
  db
    .updateTable('response')
    .set({ answer: -1, at: now })
    .where('respondent_id', '=', respondent)
    .where('statement_id', '=', statement)
    .execute();

test('no new map differs by one to four people, so that nobody learns what one of them said who took it back', async () => {
  const { circle, said, who } = await conversation();
  const folder = mkdtempSync(join(tmpdir(), 'kring-taken-back-'));
  const leaves = (person: string) => takeAnswersBack(db, { circle: circle.id, id: person }, { now: minute(2), data: folder });
  await makeMap(db, circle.id, minute(1));
  for (const person of who.slice(0, 3)) await leaves(person);
  await answerAgain(who[10]!, said[0]!, minute(2));
  expect(await mapsDue(db)).not.toContain(circle.id);
  await takeOut(said[3]!, minute(3)); // who may take a statement out cannot bring the map about either
  expect(await mapsDue(db)).not.toContain(circle.id);
  const row = await db.selectFrom('opinion_map').select('result').where('circle_id', '=', circle.id).executeTakeFirstOrThrow();
  for (const person of who.slice(0, 3)) expect(JSON.stringify(row.result)).not.toContain(person);
  expect(JSON.stringify(row.result)).toContain(who[3]);

  await leaves(who[3]!);
  expect(await mapsDue(db)).toContain(circle.id);
  await makeMapsDue(db, minute(4));
  const { kept } = (await newestMap(db, circle.id))!;
  expect(new Set(kept.people.ids)).toEqual(new Set(who.slice(4)));
  expect(kept.statements).not.toContain(said[3]);
  rmSync(folder, { recursive: true });
});

test('a statement that is gone is out of the next map, which comes at once when nobody answered since', async () => {
  const { circle, said } = await conversation();
  await makeMap(db, circle.id, minute(1));
  await takeOut(said[3]!, minute(3));
  expect(await mapsDue(db)).toContain(circle.id);
  await makeMapsDue(db, minute(4));
  expect((await newestMap(db, circle.id))!.kept.statements).not.toContain(said[3]);
  expect(await mapsDue(db)).not.toContain(circle.id);
});

const takeOut = (statement: string, now: Date) =>
  db.updateTable('statement').set({ taken_out_at: now }).where('id', '=', statement).execute();

test('what a page says is made together with the map, and is the same as made anew', async () => {
  const { circle, said } = await conversation({ skip: 0.2 });
  const { kept } = (await makeMap(db, circle.id, minute(1)))!;
  const { prepared, ...anew } = JSON.parse(JSON.stringify(kept)) as KeptMap;
  expect(prepared!.results).toHaveLength(20);
  expect(resultsOf(anew, new Set(said))).toEqual(prepared!.results);
  expect(shapesOf(anew)).toEqual(prepared!.shapes);
  const older = { ...anew, prepared: { ...prepared!, rules: 0, results: [] } };
  expect(resultsOf(older, new Set(said))).toHaveLength(20); // by older rules of hiding: not used
});

test('when fewer than five are left no map stays', async () => {
  const { circle, who } = await conversation({ people: 6 });
  expect(await makeMap(db, circle.id, minute(1))).not.toBeNull();
  await db.deleteFrom('respondent').where('id', 'in', who.slice(0, 2)).execute();
  await makeMapsDue(db, minute(2));
  expect(await newestMap(db, circle.id)).toBeNull();
});

test('the name of a group goes along with its people', async () => {
  const { circle, said, who } = await conversation();
  const map = (await makeMap(db, circle.id, minute(1)))!;
  const voice = { side: circle.sides.residents, person: null, table: null };
  await nameGroup(db, map, { group: 0, name: 'Evening people', voice, now: minute(1) });
  const named = map.kept.people.ids.filter((_, i) => map.kept.people.groups[i] === 0);
  for (const person of who.slice(0, 5)) await answerAgain(person, said[0]!, minute(2));
  const next = (await makeMap(db, circle.id, minute(3)))!;
  const [[group, name]] = [...(await namesOf(db, next))] as [[number, string]];
  expect(name).toBe('Evening people');
  const members = next.kept.people.ids.filter((_, i) => next.kept.people.groups[i] === group);
  expect(members.filter((id) => named.includes(id)).length).toBeGreaterThan(named.length / 2);
});

test('the same map is made once when two processes want it', async () => {
  const { circle } = await conversation();
  const made = await Promise.all([makeMap(db, circle.id, minute(1)), makeMap(db, circle.id, minute(1))]);
  expect(made.filter((map) => map !== null)).toHaveLength(1);
});

test('making a map can be called off, and leaves nothing', async () => {
  const { circle } = await conversation();
  const cancel = new AbortController();
  const making = makeMap(db, circle.id, minute(1), { signal: cancel.signal });
  setTimeout(() => cancel.abort(new Error('we stop')), 20);
  await expect(making).rejects.toThrow('we stop');
  expect(await newestMap(db, circle.id)).toBeNull();
});

test('nobody waits while a large map is made', async () => {
  const { circle } = await conversation({ people: 1500, statements: 100, skip: 0.3 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await makeMap(db, circle.id, minute(1));
  delay.disable();
  expect(delay.percentile(95) / 1e6).toBeLessThan(100);
  expect(delay.max / 1e6).toBeLessThan(1000); // the computation itself takes longer
  expect((await votesOf(db, circle.id)).votes.codes.length).toBeGreaterThan(100_000);
}, 60_000);

test('whatever is said where counts are hidden follows from what is shown', async () => {
  for (const wishes of [
    { people: 24, statements: 12, skip: 0.15 },
    { people: 19, statements: 8, skip: 0.3 },
  ]) {
    const { circle, said } = await conversation(wishes);
    const { kept } = (await makeMap(db, circle.id, minute(1)))!;
    const results = resultsOf(kept, new Set(said));
    const hidden = results.filter(({ table }) => !isWhole(table, groupsIn(kept)));
    expect(hidden.length).toBeGreaterThan(0);
    for (const { statement, table, intervals, sharedProbability, bridging } of hidden) {
      expect([sharedProbability, bridging]).toEqual([null, null]);
      intervals.forEach((interval, r) => interval && expect(table!.cells[r]!.every((cell) => typeof cell === 'number')).toBe(true));
      expect(differencesOf(kept, new Set([statement])).every(({ interval }) => interval === null)).toBe(true);
    }
    // The same shown table always gets the same word, whatever is hidden in it.
    const words = new Map<string, Set<string>>();
    for (const { table, certainty } of hidden)
      words.set(JSON.stringify(table), (words.get(JSON.stringify(table)) ?? new Set()).add(certainty));
    for (const said of words.values()) expect(said.size).toBe(1);
    const sizes = peopleRows(kept).map(({ people }) => people);
    for (const { table } of results) if (table) expect(table.rows).toEqual(sizes);
  }
});

test('every area that is drawn rests on five people or more, and each of them on one', async () => {
  for (const people of [16, 40, 120]) {
    const { circle } = await conversation({ people, skip: 0.1 });
    const { kept } = (await makeMap(db, circle.id, minute(1)))!;
    const { areas } = shapesOf(kept)!;
    expect(areas.length).toBeGreaterThan(0);
    for (const area of areas) expect(area.people).toBeGreaterThanOrEqual(5);
    expect(areas.reduce((sum, area) => sum + area.people, 0)).toBeLessThanOrEqual(people);
  }
});

test('whose story stands behind a statement hears once that people answered it', async () => {
  const { circle, said } = await conversation({ people: 16, statements: 6 });
  const story = await aStory(db, circle, { text: 'The bench by the pond is gone, and I miss it.' });
  const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', story).executeTakeFirstOrThrow();
  const voice = { side: circle.sides.residents, person: null, table: null };
  const fragment = await markFragment(db, circle.id, { story, start: 0, end: 9, text_hash }, { voice, now: today });
  await db.insertInto('statement_fragment').values({ circle_id: circle.id, statement_id: said[2]!, fragment_id: fragment }).execute();
  await makeMap(db, circle.id, minute(1));
  await makeMap(db, circle.id, minute(2));
  const heard = (await trailOf(db, circle.id, story)).filter(({ what }) => what === 'statement.answered');
  expect(heard.map(({ about, at }) => [about, at])).toEqual([[said[2], minute(1)]]);
});
