import { beforeAll, beforeEach, expect, test } from 'vitest';
import { newKeys } from '#lib/server/keys.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aPerson, today, type World } from '#testing/worlds.ts';
import { leaveRoom, takeSeat } from '../seats.server.ts';
import { planSession } from '../sessions.server.ts';
import { actOnRun, runOf } from './runs.server.ts';
import type { RunAct } from './run.ts';
import { addSteps } from './scripts.server.ts';
import { inTheRoom } from './speakers.server.ts';
import { markOf, moveToTable, planTables, seatedIn, wish, wishesOf } from './tables.server.ts';
import { emptiest, firstOpen, judged, roundAtTables, roundNow, roundsIn, tableOf, tablesFor } from './tables.ts';

let db: Db;
const keys = newKeys();
let world: World;
let session: string;
let person: string;
let minute = 0;
const at = () => new Date(today.getTime() + ++minute * 60_000);

beforeAll(async () => ({ db } = await testDatabase()));
beforeEach(async () => {
  world = await aCircle(db);
  person = await aPerson(db, world.organisation);
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  session = await planSession(db, world.id, plan, { person, keys, now: today });
});

const script = (...rules: ('round' | 'tables')[]) =>
  addSteps(
    db,
    world.id,
    session,
    rules.map((rule) => ({ rule, title: rule, instruction: 'Talk.', minutes: 5, method: null })),
  );
const come = async (people: number, side: 'residents' | 'deciders' | 'mixed' = 'mixed') => {
  const seats: string[] = [];
  for (let nth = 0; nth < people; nth++) {
    const from = side === 'mixed' ? (nth % 2 ? 'residents' : 'deciders') : side;
    seats.push(await takeSeat(db, world.id, session, { sides: [world.sides[from]], keys, now: at() }));
  }
  return seats;
};
const seated = () => seatedIn(db, world.id, session);
const plans = async (tables: number, seen?: string) => planTables(db, world.id, session, { tables, seen: seen ?? markOf(await seated()) });
const acts = async (act: RunAct) =>
  actOnRun(db, world.id, session, { act, seen: (await runOf(db, world.id, session)).version, by: person, now: at() });
const how = async () => {
  const guests = (await inTheRoom(db, world.id, session)).map(({ seat, sides }) => ({ id: seat, sides }));
  return judged(guests, await seated(), await wishesOf(db, world.id, session));
};

test('every step at tables is a round; the one that runs counts, then the next, then the last', () => {
  const rounds = roundsIn([{ rule: 'round' }, { rule: 'tables' }, { rule: 'free' }, { rule: 'tables' }]);
  expect(rounds).toEqual([
    { round: 0, at: 1 },
    { round: 1, at: 3 },
  ]);
  expect([-1, 0, 1, 2, 3, 4].map((step) => roundNow(rounds, step))).toEqual([0, 0, 0, 1, 1, 1]);
  expect([-1, 0, 1, 2, 3, 4].map((step) => firstOpen(rounds, [[['a']], [['a']]], step))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(firstOpen(rounds, [], 1)).toBe(0); // it runs, and nobody has a table yet
  expect(roundNow([], 0)).toBeNull();
});

test('between two rounds people are still at the tables of the last one; who comes late sits where there is most room', () => {
  const rounds = roundsIn([{ rule: 'round' }, { rule: 'tables' }, { rule: 'free' }, { rule: 'tables' }]);
  expect([-1, 0, 1, 2, 3, 4].map((step) => roundAtTables(rounds, step))).toEqual([0, 0, 0, 0, 1, 1]);
  expect(roundAtTables([], 3)).toBeNull();
  const here = new Set(['a', 'b', 'c']);
  expect(
    emptiest(
      [
        ['a', 'b'],
        ['c', 'left', 'left too'],
      ],
      here,
    ),
  ).toBe(2);
  expect(emptiest([['a', 'b', 'c'], []], here)).toBe(2);
});

test('all rounds are planned together: everyone sits in each, nobody meets twice, sides are spread', async () => {
  await script('tables', 'round', 'tables', 'tables');
  const seats = await come(16);
  expect(await plans(4)).toBe('planned');
  for (const round of await seated()) {
    expect(round.map(({ length }) => length)).toEqual([4, 4, 4, 4]);
    expect(round.flat().sort()).toEqual([...seats].sort());
  }
  const { repeats, broken, uneven } = (await how())!;
  expect({ repeats, broken }).toEqual({ repeats: 0, broken: [] });
  expect(uneven).toBeLessThanOrEqual(1);
});

test('two who press at once make one plan; pressing again draws another', async () => {
  await script('tables', 'tables');
  await come(12);
  const seen = markOf(await seated());
  const both = await Promise.all([plans(3, seen), plans(3, seen)]);
  expect(both.sort()).toEqual(['planned', 'seen another']);
  const first = await seated();
  expect(await plans(3)).toBe('planned');
  expect(await seated()).not.toEqual(first);
});

test('who comes late and who leaves are planned in from the next round; what was held stays and is taken into account', async () => {
  await script('tables', 'tables', 'tables');
  const seats = await come(9);
  await plans(3);
  await acts({ do: 'begin' });
  const held = (await seated())[0];
  await leaveRoom(db, world.id, seats[0]!, at());
  const [late] = await come(1);
  expect(await plans(3)).toBe('planned');
  const now = await seated();
  expect(now[0]).toEqual(held);
  for (const round of now.slice(1)) {
    expect(round.flat()).toContain(late);
    expect(round.flat()).not.toContain(seats[0]);
  }
  expect((await how())!.repeats).toBe(0);
});

test('wishes are kept, the newest of a pair counts, and one that cannot be met is told', async () => {
  await script('tables', 'tables');
  const [a, b, c, d] = (await come(4)) as [string, string, string, string];
  await wish(db, world.id, { session, pair: [b, a], kind: 'together' });
  await wish(db, world.id, { session, pair: [a, b], kind: 'apart' });
  await wish(db, world.id, { session, pair: [c, d], kind: 'together' });
  await wish(db, world.id, { session, pair: [d, c], kind: null });
  expect(await wishesOf(db, world.id, session)).toEqual([{ kind: 'apart', pair: [a, b].sort() }]);
  await plans(2);
  for (const round of [0, 1]) expect(tableOf(await seated(), round, a)).not.toBe(tableOf(await seated(), round, b));
  await plans(1);
  expect((await how())!.broken).toHaveLength(2);
});

test('someone is moved by hand in one round alone', async () => {
  await script('tables', 'tables');
  const [a] = (await come(6)) as [string];
  await plans(2);
  const before = await seated();
  const other = tableOf(before, 1, a) === 1 ? 2 : 1;
  await moveToTable(db, world.id, { session, round: 1, seat: a, table: other });
  expect(tableOf(await seated(), 1, a)).toBe(other);
  expect((await seated())[0]).toEqual(before[0]);
  expect((await seated())[1]!.flat()).toHaveLength(6);
});

test.each([
  { people: 3, tables: 2, sizes: [3] },
  { people: 3, tables: 1, sizes: [3] },
  { people: 7, tables: 50, sizes: [3, 2, 2] },
  { people: 1, tables: 4, sizes: [1] },
])('$people people who are asked to sit at $tables tables: nobody sits alone, nobody is left out', async ({ people, tables, sizes }) => {
  await script('tables', 'tables');
  await come(people, 'residents');
  expect(await plans(tables)).toBe('planned');
  expect((await seated()).map((round) => round.map(({ length }) => length))).toEqual([sizes, sizes]);
});

test('a room of 300 is seated at 60 tables in three rounds without repeats, well within a second', async () => {
  await script('tables', 'tables', 'tables');
  const rows = Array.from({ length: 300 }, (_, nth) => ({
    ...{ circle_id: world.id, id: `guest${String(nth).padStart(11, '0')}`, table_id: null, session_id: session },
    ...{ secret_hash: Buffer.from(`secret ${session} ${nth}`), side_ids: [world.sides.residents], sat_at: at(), left_at: null },
  }));
  await db.insertInto('seat').values(rows).execute();
  const began = performance.now();
  expect(await plans(60)).toBe('planned');
  expect(performance.now() - began).toBeLessThan(1000);
  expect((await seated()).map((round) => round.length)).toEqual([60, 60, 60]);
  expect(await how()).toEqual({ repeats: 0, broken: [], uneven: 0 });
});

test('without people, or without a step at tables, nothing is planned', async () => {
  await script('round');
  expect(await plans(2)).toBe('no round');
  await script('tables');
  expect(await plans(2)).toBe('nobody');
  expect(tablesFor(0, 3)).toEqual([0]);
  expect(await how()).toBeNull();
});
