import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { aCircle, today, type World } from '#testing/worlds.ts';
import { writeOutcome } from './outcomes.server.ts';
import { outermost, type From, type Ripple } from './ripple.ts';
import { letterOf, ringsOf } from './ripple-rings.ts';
import { flat, treesOf } from './ripple-tree.ts';
import { correctRipple, noteRipple, ripplesOf } from './ripples.server.ts';

const { db } = await testDatabase();
const nobodyIn = { person: null, seat: null, now: today };

async function aStone() {
  const world = await aCircle(db);
  const outcome = await writeOutcome(
    db,
    world.id,
    {
      ...{ who_kind: 'group', who: 'Neighbours', what: 'They sweep on Saturdays.', happened_on: '2026-10-01', matters: 'It is clean.' },
      ...{ ours: 'much', contribution: 'They met here.', evidence: 'A list.', side: world.sides.residents, named: [] },
    },
    nobodyIn,
  );
  return { world, outcome };
}
const ripple = (world: World, from: From, text = 'More people came.'): Ripple => ({
  ...{ text, kind: 'expected', noticed: null, seen_on: '2026-11-01', side: world.sides.residents, from },
});
const noted = async (world: World, from: From, text?: string) => {
  const done = await noteRipple(db, world.id, ripple(world, from, text), nobodyIn);
  if ('refused' in done) throw new Error(done.refused);
  return done.id;
};

test('a ripple moves with all that came of it, and its ring is counted anew', async () => {
  const { world, outcome } = await aStone();
  const a = await noted(world, { kind: 'outcome', id: outcome }, 'a');
  const b = await noted(world, { kind: 'ripple', id: a }, 'b');
  const c = await noted(world, { kind: 'ripple', id: b }, 'c');
  const other = await noted(world, { kind: 'outcome', id: outcome }, 'other');
  await correctRipple(db, world.id, b, { ripple: ripple(world, { kind: 'outcome', id: outcome }, 'b'), now: today });
  const rings = async () => new Map((await ripplesOf(db, world.id)).map(({ id, ring }) => [id, ring]));
  expect([(await rings()).get(b), (await rings()).get(c)]).toEqual([1, 2]);
  await correctRipple(db, world.id, b, { ripple: ripple(world, { kind: 'ripple', id: other }, 'b'), now: today });
  expect([(await rings()).get(b), (await rings()).get(c)]).toEqual([2, 3]);
});

test('nothing comes from itself, nor from what came of it: refused in words, and impossible in the database', async () => {
  const { world, outcome } = await aStone();
  const a = await noted(world, { kind: 'outcome', id: outcome });
  const b = await noted(world, { kind: 'ripple', id: a });
  const c = await noted(world, { kind: 'ripple', id: b });
  for (const from of [a, b, c])
    expect(await correctRipple(db, world.id, a, { ripple: ripple(world, { kind: 'ripple', id: from }), now: today })).toEqual({
      refused: 'cycle',
    });
  const force = db.transaction().execute(async (db) => {
    await sql`update ripple set outcome_id = null, from_id = ${c}, from_ring = 3 where circle_id = ${world.id} and id = ${a}`.execute(db);
  });
  await expect(force).rejects.toThrow();
  expect(treesOf(await ripplesOf(db, world.id))).toMatchObject([
    { kind: 'outcome', id: outcome, branches: [{ id: a, branches: [{ id: b }] }] },
  ]);
});

test('two that move under each other at once make no ring of their own: one of them is refused', async () => {
  const { world, outcome } = await aStone();
  const [a, b] = [await noted(world, { kind: 'outcome', id: outcome }), await noted(world, { kind: 'outcome', id: outcome })];
  const move = (one: string, under: string) =>
    correctRipple(db, world.id, one, { ripple: ripple(world, { kind: 'ripple', id: under }), now: today });
  const done = await Promise.all([move(a, b), move(b, a)]);
  expect(done.filter((one) => 'refused' in one)).toEqual([{ refused: 'cycle' }]);
});

test('ripples go so far and no further, and not from what is not there', async () => {
  const { world, outcome } = await aStone();
  let last: From = { kind: 'outcome', id: outcome };
  for (let ring = 0; ring < outermost; ring++) last = { kind: 'ripple', id: await noted(world, last) };
  expect(await noteRipple(db, world.id, ripple(world, last), nobodyIn)).toEqual({ refused: 'far' });
  const elsewhere = await aStone();
  expect(await noteRipple(db, world.id, ripple(world, { kind: 'outcome', id: elsewhere.outcome }), nobodyIn)).toEqual({ refused: 'gone' });
});

const grown = (many: number) => {
  const all: { id: string; from: From }[] = [];
  for (let nth = 0; nth < many; nth++)
    all.push({
      id: `r${nth}`,
      from: nth % 5 === 0 ? { kind: 'outcome', id: `o${nth % 7}` } : { kind: 'ripple', id: `r${Math.floor(nth / 2)}` },
    });
  return all.filter(({ id, from }) => from.id !== id);
};

test('the drawing holds every ripple once, no two points touch, each lies further out than what it came from', () => {
  for (const many of [1, 2, 7, 50, 200]) {
    const roots = treesOf(grown(many));
    const { points, lines, half } = ringsOf(roots);
    expect(points.filter((point) => point.ripple)).toHaveLength(flat(roots.flatMap(({ branches }) => branches)).length);
    for (const [nth, one] of points.entries()) {
      expect(Math.hypot(one.x, one.y)).toBeLessThan(half);
      for (const other of points.slice(nth + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(44);
    }
    for (const { from, to } of lines) expect(Math.hypot(to.x, to.y)).toBeGreaterThan(Math.hypot(from.x, from.y));
    expect(ringsOf(treesOf(grown(many)))).toEqual(ringsOf(roots));
  }
});

test('one stone lies in the middle, four ripples of it stand round it like the points of a compass', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, from: { kind: 'outcome' as const, id: 'o' } }));
  const { points, radii } = ringsOf(treesOf(four));
  expect(radii).toEqual([110]);
  const d = 77.8; // 110 / √2
  expect(points.map(({ x, y }) => [x, y])).toEqual([[0, 0], [d, -d], [d, d], [-d, d], [-d, -d]]); // prettier-ignore
  expect(points.map((point) => (point.ripple ? point.ripple.number : point.letter))).toEqual(['A', 1, 2, 3, 4]);
});

test('letters go on after Z', () => {
  expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
});
