import { beforeAll, beforeEach, expect, test } from 'vitest';
import { newKeys } from '#lib/server/keys.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aPerson, today, type World } from '#testing/worlds.ts';
import { takeSeat } from '../seats.server.ts';
import { planSession } from '../sessions.server.ts';
import { notesIn, notesShown, ownNotes, writeNote } from './notes.server.ts';
import { actOnRun, chooseFirstSides, lead, revealNotes, runOf } from './runs.server.ts';
import { addSteps, dropStep, moveStep, stepsOf } from './scripts.server.ts';
import { once } from './seat-acts.server.ts';
import { askForFloor, countTurn, floorOf, inTheRoom, takeTurn, turnsBySide } from './speakers.server.ts';
import type { RunAct } from './run.ts';

let db: Db;
const keys = newKeys();
let world: World;
let session: string;
let person: string;
let minute = 0;
const at = (minutes = ++minute) => new Date(today.getTime() + minutes * 60_000);

beforeAll(async () => ({ db } = await testDatabase()));
beforeEach(async () => {
  world = await aCircle(db);
  person = await aPerson(db, world.organisation);
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  session = await planSession(db, world.id, plan, { person, keys, now: today });
});

const step = (rule: 'round' | 'queue' | 'write' | 'tables', title = rule as string) => ({
  rule,
  title,
  instruction: 'Say it.',
  minutes: 5,
  method: null,
});
const sits = (side: 'residents' | 'deciders', now = at()) => takeSeat(db, world.id, session, { sides: [world.sides[side]], keys, now });
const acts = async (act: RunAct, seen?: number) =>
  actOnRun(db, world.id, session, { act, seen: seen ?? (await runOf(db, world.id, session)).version, by: person, now: at() });
const firstStep = async () => (await stepsOf(db, world.id, session))[0]!;
const floor = async (nth: number) => {
  const [run, room, steps] = [
    await runOf(db, world.id, session),
    await inTheRoom(db, world.id, session),
    await stepsOf(db, world.id, session),
  ];
  return floorOf(db, world.id, session, { step: steps[nth]!, run, room });
};

test('two facilitators who press at the same moment move one step, and the next in charge is seen', async () => {
  await addSteps(db, world.id, session, [step('round'), step('queue'), step('write')]);
  await acts({ do: 'begin' });
  const { version } = await runOf(db, world.id, session);
  const both = await Promise.all([acts({ do: 'next' }, version), acts({ do: 'next' }, version)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  const other = await aPerson(db, world.organisation);
  await lead(db, world.id, session, other);
  expect(await runOf(db, world.id, session)).toMatchObject({ step: 1, ledBy: other });
});

test('a round begins with the sides that were chosen, goes on after a pass, and takes up who comes late', async () => {
  await addSteps(db, world.id, session, [step('round')]);
  const seats = [await sits('deciders'), await sits('residents'), await sits('deciders')];
  await chooseFirstSides(db, world.id, session, [world.sides.residents]);
  await acts({ do: 'begin' });
  const { id } = await firstStep();
  expect((await floor(0)).speaks).toBe(seats[1]);
  await takeTurn(db, world.id, { session, step: id, seat: seats[1]!, kind: 'spoke', now: at() });
  const second = (await floor(0)).speaks!;
  await takeTurn(db, world.id, { session, step: id, seat: second, kind: 'passed', now: at() });
  const late = await sits('residents');
  const third = await floor(0);
  expect(third.speaks).not.toBe(second);
  await takeTurn(db, world.id, { session, step: id, seat: third.speaks!, kind: 'spoke', now: at() });
  expect((await floor(0)).speaks).toBe(late);
  await takeTurn(db, world.id, { session, step: id, seat: late, kind: 'spoke', now: at() });
  expect((await floor(0)).speaks).toBe(second); // asked once more
});

test('in the queue who has not spoken comes first; a side that an observer counts is counted too', async () => {
  await addSteps(db, world.id, session, [step('queue')]);
  const [often, never] = [await sits('deciders'), await sits('residents')];
  await acts({ do: 'begin' });
  const { id } = await firstStep();
  await askForFloor(db, world.id, { session, step: id, seat: often, now: at() });
  await takeTurn(db, world.id, { session, step: id, seat: often, kind: 'spoke', now: at() });
  await askForFloor(db, world.id, { session, step: id, seat: often, now: at() });
  await askForFloor(db, world.id, { session, step: id, seat: never, now: at() });
  expect(await floor(0)).toEqual({ speaks: never, then: often, asked: [often, never] });
  await countTurn(db, world.id, { session, step: id, side: world.sides.residents, now: at() });
  expect(await turnsBySide(db, world.id, session)).toEqual(
    new Map([
      [world.sides.deciders, 1],
      [world.sides.residents, 1],
    ]),
  );
});

test('what people write in silence is read by nobody else before it is shown, and then nobody sees who was first', async () => {
  await addSteps(db, world.id, session, [step('write')]);
  const [one, other] = [await sits('residents'), await sits('deciders')];
  const silent = await firstStep();
  for (let nth = 0; nth < 12; nth++)
    await writeNote(db, world.id, { session, step: silent.id, seat: nth % 2 ? one : other, table: null, text: `note ${nth}`, now: at() });
  expect(await notesShown(db, world.id, silent, 7)).toEqual([]);
  expect(await notesIn(db, world.id, silent.id)).toBe(12);
  expect((await ownNotes(db, world.id, { step: silent.id, seat: one })).map(({ text }) => text)).toEqual(
    [1, 3, 5, 7, 9, 11].map((n) => `note ${n}`),
  );
  await revealNotes(db, world.id, { session, step: silent.id, now: at() });
  const shown = await firstStep();
  const notes = await notesShown(db, world.id, shown, 7);
  expect(notes).toHaveLength(12);
  expect(notes.map(({ text }) => text)).not.toEqual(Array.from({ length: 12 }, (_, n) => `note ${n}`));
  expect(await notesShown(db, world.id, shown, 7)).toEqual(notes);
  expect(Object.keys(notes[0]!).sort()).toEqual(['groupedAs', 'id', 'table', 'text']);
});

test('what a phone sends twice is done once', async () => {
  const seat = await sits('residents');
  let times = 0;
  const sent = () => once(db, { circle: world.id, seat, key: 'made with the form', now: at() }, async () => void times++);
  expect(await Promise.all([sent(), sent(), sent()])).toEqual(expect.arrayContaining([true, false, false]));
  expect(times).toBe(1);
});

test('the script can be changed while it runs, but not what is past', async () => {
  const [a, b, c] = await addSteps(db, world.id, session, [step('round', 'a'), step('queue', 'b'), step('write', 'c')]);
  await acts({ do: 'begin' });
  const order = async () => (await stepsOf(db, world.id, session)).map(({ title }) => title).join('');
  await moveStep(db, world.id, { session, id: c!, by: -1, from: 1 });
  expect(await order()).toBe('acb');
  await moveStep(db, world.id, { session, id: c!, by: -1, from: 1 });
  expect(await order()).toBe('acb');
  expect(await dropStep(db, world.id, { session, id: a!, from: 1 })).toBe(false);
  expect(await dropStep(db, world.id, { session, id: b!, from: 1 })).toBe(true);
  expect(await order()).toBe('ac');
});
