import { expect, test } from 'vitest';
import { newId } from '#lib/server/ids.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from '#testing/database.ts';
import { anAnswering, anAsking, statements } from '#testing/opinions.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { drawNext, readSeed, type Drawn } from './next-question.ts';
import { askNext, drawnBy } from './next-question.server.ts';
import { makeMap, newestMap } from './opinion-maps.server.ts';
import { answersFor, answerStatement } from './responses.server.ts';
import { answers } from './response.ts';
import { meetRespondent } from './respondents.server.ts';
import { statementsOf } from './statements.server.ts';

const { db } = await testDatabase();
const keys = newKeys();
let minutes = 0;
const nextMinute = () => new Date(today.getTime() + ++minutes * 60_000);

test('without a map one of the statements with the fewest answers comes, each of them as often', () => {
  const counts: Record<string, number> = { a: 3, b: 1, c: 1, d: 2 };
  const drawn = (seed: number, unseen = ['a', 'b', 'c', 'd']) => drawNext({ unseen, answersOn: (id) => counts[id]!, by: null, seed })!;
  expect(drawn(5)).toMatchObject({ because: 'new', chance: 0.5, of: 4, seed: 5, map: null });
  const times = { b: 0, c: 0 } as Record<string, number>;
  for (let seed = 0; seed < 2000; seed++) times[drawn(seed).statement]! += 1;
  expect(Object.keys(times)).toEqual(['b', 'c']);
  expect(Math.abs(times.b! - 1000)).toBeLessThan(100);
  expect(drawn(7, ['d', 'c', 'b', 'a'])).toEqual(drawn(7));
  expect(drawNext({ unseen: [], answersOn: () => 0, by: null, seed: 1 })).toBeNull();
});

/** A circle with a map: sixteen people of two minds answered half of its statements; nobody the others. */
async function mapped({ people = 16, count = 12 } = {}) {
  const circle = await aCircle(db);
  await anAsking(db, circle.id);
  const made = await statements(db, circle.id, count);
  for (let i = 0; i < people; i++) {
    const given = made.slice(0, count / 2).map((id, j) => [id, (i + j) % 2 === 0 ? 1 : -1] as const);
    await anAnswering(db, circle.id, given, nextMinute());
  }
  return { circle, made, map: (await makeMap(db, circle.id, nextMinute()))! };
}

test('by a map the chances that are kept are those with which it is drawn', async () => {
  const { made, map } = await mapped();
  const by = drawnBy(map, [{ statement: made[0]!, answer: 1 }]);
  const unseen = made.slice(1);
  const times = new Map<string, { came: number; chance: number }>();
  const draws = 4000;
  for (let seed = 0; seed < draws; seed++) {
    const { statement, chance } = drawNext({ unseen, answersOn: () => 0, by, seed: seed * 7919 })!;
    times.set(statement, { came: (times.get(statement)?.came ?? 0) + 1, chance });
  }
  for (const { came, chance } of times.values()) {
    const sd = Math.sqrt(chance * (1 - chance) * draws);
    expect(Math.abs(came - chance * draws)).toBeLessThan(4 * sd);
  }
  expect(times.size).toBe(unseen.length);
});

/** Answers what comes next, as the page does. */
async function answersNext(circle: string, respondent: string, answer: (typeof answers)[number]) {
  const { question } = await askNext(db, circle, respondent, keys);
  const now = nextMinute();
  await meetRespondent(db, circle, { id: respondent, statement: question!.drawn.statement }, { keys, now });
  await answerStatement(db, circle, { respondent, statement: question!.drawn.statement }, { answer, drawn: question!.drawn, now });
}

/** Draws again what a row says was drawn, from the rows alone: what was there before it. */
async function drawnAgain(circle: string, row: Awaited<ReturnType<typeof shownIn>>[number]): Promise<Drawn | null> {
  const { seed, map } = readSeed(row.shown_seed!);
  const before = (await shownIn(circle)).filter(({ at }) => at < row.at);
  const own = before.filter(({ respondent_id }) => respondent_id === row.respondent_id);
  const unseen = (await statementsOf(db, circle)).map(({ id }) => id).filter((id) => !own.some(({ statement_id }) => statement_id === id));
  const newest = await newestMap(db, circle);
  expect([null, newest?.id]).toContain(map);
  const given = (await answersFor(db, circle, row.respondent_id)).slice(0, own.length);
  const answersOn = (id: string) => before.filter(({ statement_id }) => statement_id === id).length;
  return drawNext({ unseen, answersOn, by: map ? drawnBy(newest!, given) : null, seed });
}
const shownIn = (circle: string) => db.selectFrom('response').selectAll().where('circle_id', '=', circle).orderBy('at').execute();

test('whoever has the rows can draw every statement again, before there was a map and after', async () => {
  const circle = await aCircle(db);
  await anAsking(db, circle.id);
  await statements(db, circle.id, 9);
  const people = Array.from({ length: 16 }, newId);
  const random = (nth: number) => answers[(nth * 7) % 3]!;
  for (let nth = 0; nth < 32; nth++) await answersNext(circle.id, people[nth % 16]!, random(nth));
  await makeMap(db, circle.id, nextMinute());
  for (let nth = 0; nth < 12; nth++) await answersNext(circle.id, people[nth % 4]!, random(nth));
  const rows = await shownIn(circle.id);
  expect(rows.filter(({ shown_seed }) => readSeed(shown_seed!).map).length).toBe(12);
  for (const row of rows) {
    const again = (await drawnAgain(circle.id, row))!;
    expect([again.statement, again.because, again.of]).toEqual([row.statement_id, row.shown_because, row.shown_of]);
    expect(again.chance).toBeCloseTo(row.shown_chance!, 5);
  }
});

test('of fewer than fifteen people no map decides what is asked: the chance that is shown would tell what they answered', async () => {
  const { circle, map } = await mapped({ people: 14 });
  expect(map.respondents).toBe(14);
  const { question } = await askNext(db, circle.id, newId(), keys);
  expect([question!.drawn.map, question!.drawn.because]).toEqual([null, 'new']);
});

test('a statement that is newer than the map is still shown', async () => {
  const { circle } = await mapped();
  const [fresh] = await statements(db, circle.id, 1);
  const shown = new Set<string>();
  for (let nth = 0; nth < 60; nth++) shown.add((await askNext(db, circle.id, newId(), keys)).question!.drawn.statement);
  expect(shown).toContain(fresh);
});
