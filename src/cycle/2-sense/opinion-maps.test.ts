import { expect, test } from 'vitest';
import { newId } from '#lib/server/ids.ts';
import { seededRandom } from '#maths/opinion-map/random.ts';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { testDatabase } from '#testing/database.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { namesOf, nameGroup } from './opinion-groups.server.ts';
import { modelWith, placeOnMap } from './opinion-map.ts';
import { mapsDue, makeMapsDue } from './opinion-maps-due.server.ts';
import { makeMap, newestMap } from './opinion-maps.server.ts';
import { votesOf } from './opinion-votes.server.ts';

const { db } = await testDatabase();
const minute = (n: number) => new Date(today.getTime() + n * 60_000);

/** A circle in which so many people of two minds answered so many statements. */
async function aConversation({ people = 40, statements = 20, skip = 0 } = {}) {
  const circle = await aCircle(db);
  await db
    .insertInto('responding')
    .values({ circle_id: circle.id, results: 'everyone', opened_at: today, opened_by: null, closed_at: null })
    .execute();
  const said = await Promise.all(Array.from({ length: statements }, (_, n) => aStatement(circle.id, `Statement ${n}`)));
  const who = await Promise.all(Array.from({ length: people }, () => aRespondent(circle.id)));
  const random = seededRandom(7);
  const rows = who.flatMap((respondent_id, i) =>
    said.flatMap((statement_id, j) =>
      random() < skip
        ? []
        : [{ ...at(circle.id), respondent_id, statement_id, answer: j < 2 || random() < ((i + j) % 2 === 0 ? 0.92 : 0.08) ? 1 : -1 }],
    ),
  );
  for (let from = 0; from < rows.length; from += 5000) {
    await db
      .insertInto('response')
      .values(rows.slice(from, from + 5000))
      .execute();
  }
  return { circle, said, who };
}
const at = (circle_id: string, now = today) => ({
  circle_id,
  at: now,
  shown_because: null,
  shown_chance: null,
  shown_of: null,
  shown_seed: null,
});

async function aStatement(circle_id: string, text: string) {
  const id = newId();
  const nobody = { side_id: null, person_id: null, table_id: null, proposed_by: null, imported_as: null };
  const open = { refused_at: null, taken_out_at: null, taken_out_because: null, looked_by: null, ground_id: null, hidden_at: null };
  await db
    .insertInto('statement')
    .values({ circle_id, id, text, language: 'en', origin: 'import', ...nobody, made_at: today, accepted_at: today, ...open })
    .execute();
  return id;
}

async function aRespondent(circle_id: string) {
  const id = newId();
  await db.insertInto('respondent').values({ circle_id, id, code_hash: null, imported_as: null, started_at: today }).execute();
  return id;
}

test('the map of a circle is kept, the same bits for the same answers', async () => {
  const { circle, said } = await aConversation();
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
  const { circle, who } = await aConversation({ skip: 0.2 });
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
  const { circle, said, who } = await aConversation();
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

test('who takes their answers back is out of the next map, and so is a statement that is gone', async () => {
  const { circle, said, who } = await aConversation();
  await makeMap(db, circle.id, minute(1));
  await db.deleteFrom('respondent').where('id', '=', who[0]!).execute();
  expect(await mapsDue(db)).toContain(circle.id);
  await makeMapsDue(db, minute(2));
  expect((await newestMap(db, circle.id))!.kept.people.ids).not.toContain(who[0]);
  await db
    .updateTable('statement')
    .set({ taken_out_at: minute(3) })
    .where('id', '=', said[3]!)
    .execute();
  expect(await mapsDue(db)).toContain(circle.id);
  await makeMapsDue(db, minute(4));
  expect((await newestMap(db, circle.id))!.kept.statements).not.toContain(said[3]);
  expect(await mapsDue(db)).not.toContain(circle.id);
});

test('when fewer than five are left no map stays', async () => {
  const { circle, who } = await aConversation({ people: 6 });
  expect(await makeMap(db, circle.id, minute(1))).not.toBeNull();
  await db.deleteFrom('respondent').where('id', 'in', who.slice(0, 2)).execute();
  await makeMapsDue(db, minute(2));
  expect(await newestMap(db, circle.id)).toBeNull();
});

test('the name of a group goes along with its people', async () => {
  const { circle, said, who } = await aConversation();
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
  const { circle } = await aConversation();
  const made = await Promise.all([makeMap(db, circle.id, minute(1)), makeMap(db, circle.id, minute(1))]);
  expect(made.filter((map) => map !== null)).toHaveLength(1);
});

test('making a map can be called off, and leaves nothing', async () => {
  const { circle } = await aConversation();
  const cancel = new AbortController();
  const making = makeMap(db, circle.id, minute(1), { signal: cancel.signal });
  setTimeout(() => cancel.abort(new Error('we stop')), 20);
  await expect(making).rejects.toThrow('we stop');
  expect(await newestMap(db, circle.id)).toBeNull();
});

test('nobody waits while a large map is made', async () => {
  const { circle } = await aConversation({ people: 1500, statements: 100, skip: 0.3 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await makeMap(db, circle.id, minute(1));
  delay.disable();
  expect(delay.percentile(95) / 1e6).toBeLessThan(50);
  expect(delay.max / 1e6).toBeLessThan(400);
  expect((await votesOf(db, circle.id)).codes.length).toBeGreaterThan(100_000);
}, 60_000);
