import { beforeAll, beforeEach, expect, test } from 'vitest';
import { revealNotes } from '#cycle/3-dialogue/live/runs.server.ts';
import { notesShown } from '#cycle/3-dialogue/live/notes.server.ts';
import { addSteps, stepsOf } from '#cycle/3-dialogue/live/scripts.server.ts';
import { countTurn, turnsBySide } from '#cycle/3-dialogue/live/speakers.server.ts';
import type { StepRule } from '#cycle/3-dialogue/live/step.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
let db: Db;
let app: App;
let clock = today;
let world: World;
let session: string;
let path: string;
let leader: Visitor;

beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => clock });
});
beforeEach(async () => {
  clock = new Date(today.getTime() + 3 * 60 * 60_000);
  world = await aCircle(db);
  const person = await aMember(db, world, 'steward', { side: 'professionals', name: 'Samira' });
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  session = await planSession(db, world.id, plan, { person, keys, now: today });
  path = `/circles/${world.slug}/sessions/${session}`;
  leader = visitor(app);
  await signedIn(db, leader, person);
});

const script = (...rules: StepRule[]) =>
  addSteps(
    db,
    world.id,
    session,
    rules.map((rule) => ({ rule, title: `The ${rule}`, instruction: `Do the ${rule}.`, minutes: 10, method: null })),
  );
const turns = async () => Object.fromEntries(await turnsBySide(db, world.id, session));

test('what was counted on paper is typed in at once, is mended by typing it again, and never counts twice', async () => {
  const [round] = (await script('round', 'tables', 'record')) as [string, string, string];
  await countTurn(db, world.id, { session, step: round, side: world.sides.residents, now: clock });
  await leader.goTo(`${path}/tally`);
  expect(leader.page.querySelectorAll('input[type=number]')).toHaveLength(6);
  const [residents, deciders] = ['Step 1, turns of: Resident', 'Step 1, turns of: Decider'];
  await leader.press('Keep this', { [residents]: '7', [deciders]: '3', 'Step 2, turns of: Decider': '2' });
  expect(leader.text).toContain('Kept.');
  expect(await turns()).toEqual({ [world.sides.residents]: 7, [world.sides.deciders]: 5 });
  await leader.press('Keep this');
  await leader.press('Keep this', { [residents]: '4', [deciders]: '' });
  expect(await turns()).toEqual({ [world.sides.residents]: 4, [world.sides.deciders]: 2 });
});

test('a number that is none comes back with all that was typed, and nothing is kept', async () => {
  await script('round', 'write');
  await leader.goTo(`${path}/tally`);
  for (const wrong of ['many', '-1', '501', '1.5']) {
    await leader.press('Keep this', { 'Step 1, turns of: Resident': wrong, 'Step 2, notes from paper': 'A bench.' });
    expect(leader.status, wrong).toBe(422);
    expect(leader.text).toContain('Fill in a whole number, from 0 to 500.');
    expect(leader.page.querySelector('textarea')!.textContent.trim()).toBe('A bench.');
  }
  await leader.press('Keep this', { 'Step 1, turns of: Resident': '1', 'Step 2, notes from paper': 'x'.repeat(401) });
  expect(leader.status).toBe(422);
  expect(await turns()).toEqual({});
});

test('notes from paper stand one on a line, and are read by all since the silence is over', async () => {
  await script('write');
  await leader.goTo(`${path}/tally`);
  await leader.press('Keep this', { 'Step 1, notes from paper': 'A bench.\n\n  More light. \n' });
  const [step] = await stepsOf(db, world.id, session);
  expect((await notesShown(db, world.id, step!, 1)).map(({ text }) => text).sort()).toEqual(['A bench.', 'More light.']);
});

test('notes from paper for a silence that is still to come stay hidden', async () => {
  await script('write');
  clock = new Date(today.getTime() - 60_000);
  await leader.goTo(`${path}/tally`);
  await leader.press('Keep this', { 'Step 1, notes from paper': 'A bench.' });
  const [step] = await stepsOf(db, world.id, session);
  expect(await notesShown(db, world.id, step!, 1)).toEqual([]);
  await revealNotes(db, world.id, { session, step: step!.id, now: clock });
});

test('the run sheet has every step with its time, the tally sheet a row for each step with turns, and each table a card', async () => {
  await leader.goTo(`${path}/tally-sheet`);
  expect(leader.text).toContain('The script has no step for this sheet yet.');
  await script('round', 'write', 'tables', 'record');
  await leader.goTo(`${path}/run-sheet`);
  expect(leader.text).toMatch(/11:00 The round.*Do the round\..*11:10 The write.*11:20 The tables.*11:30 The record/);
  await leader.goTo(`${path}/tally-sheet`);
  expect(leader.page.querySelectorAll('tbody th').map((one) => one.text)).toEqual(['1. The round', '3. The tables']);
  expect(leader.page.querySelectorAll('thead th')).toHaveLength(4);
  await leader.goTo(`${path}/table-cards`);
  expect(leader.page.querySelectorAll('.kring-table-card')).toHaveLength(4);
  await leader.goTo(`${path}/seating`);
  for (const name of ['Ana', 'Bo', 'Cas', 'Dee', 'Eva', 'Fem']) await leader.press('Add them', { 'First name': name, Resident: true });
  await leader.press('Seat the people', { tables: '3' });
  await leader.goTo(`${path}/table-cards`);
  const cards = leader.page.querySelectorAll('.kring-table-card').map((card) => card.text);
  expect(cards).toHaveLength(3);
  for (const name of ['Ana', 'Bo', 'Cas', 'Dee', 'Eva', 'Fem']) expect(cards.filter((card) => card.includes(name))).toHaveLength(1);
});

test('sheets, cards and entry are for who leads', async () => {
  await script('round');
  const passer = visitor(app);
  for (const page of ['/tally', '/tally-sheet', '/table-cards', '/seating', '/table/1']) {
    await passer.goTo(path + page);
    expect(passer.status, page).toBe(404);
  }
});
