import { beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { agreeRecord, writeRecord } from '#cycle/3-dialogue/records.server.ts';
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
  clock = today;
  world = await aCircle(db);
  const person = await aMember(db, world, 'steward', { side: 'professionals', name: 'Samira' });
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  session = await planSession(db, world.id, plan, { person, keys, now: today });
  path = `/circles/${world.slug}/sessions/${session}`;
  leader = visitor(app);
  await signedIn(db, leader, person);
});

const comesIn = async (name = '') => {
  const guest = visitor(app);
  await guest.goTo(`/session/${sessionCode(keys, session)}`);
  clock = new Date(clock.getTime() + 1000);
  await guest.press('Take a seat', { Resident: true, name });
  await guest.goTo(`${path}/now`);
  return guest;
};
const begins = async (rule: string) => {
  await leader.goTo(`${path}/script`);
  await leader.press('Add this step', { title: 'First', instruction: 'Do it.', minutes: '5', rule });
  await leader.goTo(`${path}/lead`);
  await leader.press('Begin');
};

test('who gives a first name is called by it, who gives none is a guest, and both may change that', async () => {
  const [ana, guest] = [await comesIn('  Ana\n'), await comesIn()];
  expect(ana.text).toContain('You are: Ana');
  expect(guest.text).toContain('You are: Guest 2');
  await begins('round');
  await guest.goTo(`${path}/now`);
  expect(guest.text).toMatch(/Speaking: (Ana|Guest 2)\./);
  await guest.press('Keep this', { name: 'Bo' });
  expect(guest.text).toContain('You are: Bo');
  await ana.goTo(`${path}/now`);
  await ana.press('Keep this', { name: '' });
  expect(ana.text).toContain('You are: Guest 1');
});

test('a name that is too long comes back with what was typed, on the way in and in the room', async () => {
  const ana = visitor(app);
  await ana.goTo(`/session/${sessionCode(keys, session)}`);
  await ana.press('Take a seat', { Resident: true, name: 'Ana '.repeat(20) });
  expect(ana.status).toBe(422);
  expect(ana.text).toContain('at most 30 characters');
  expect(ana.page.querySelector('input[name=side][checked]')).not.toBeNull();
  await ana.press('Take a seat', { name: 'Ana' });
  await ana.goTo(`${path}/now`);
  await ana.press('Keep this', { name: 'Ana '.repeat(20) });
  expect(ana.status).toBe(422);
  expect(ana.text).toContain('You are: Ana');
});

test('who leaves holds up no round, is out, and comes back to the same seat with its letters', async () => {
  const guests = [await comesIn('Ana'), await comesIn('Bo')];
  await begins('round');
  for (const guest of guests) await guest.goTo(`${path}/now`);
  const hasFloor = (guest: Visitor) => guest.page.querySelector('[data-when-speaking]:not([hidden])') !== null;
  const [leaves, stays] = hasFloor(guests[0]!) ? guests : [guests[1]!, guests[0]!];
  const code = leaves!.page.querySelector('.kring-code')!.textContent;
  await leaves!.press('I am leaving');
  expect(leaves!.text).toContain('You have left the conversation');
  expect(leaves!.cookies.has('kring-seat')).toBe(false);
  await stays!.goTo(`${path}/now`);
  expect(hasFloor(stays!)).toBe(true);
  const gone = visitor(app);
  await gone.goTo('/session');
  await gone.press('Open', { code });
  expect(await here()).toBe(1); // opening the page alone brings nobody back
  await gone.press('Back to my seat');
  await gone.goTo(`${path}/now`);
  expect(gone.text).toMatch(/You are: (Ana|Bo)/);
  expect(await here()).toBe(2);
});

test('first names are gone when the record is agreed', async () => {
  await comesIn('Ana');
  await writeRecord(db, world.id, session, { text: 'We spoke.', now: clock });
  expect(await names()).toEqual(['Ana']);
  expect(await agreeRecord(db, world.id, session, { printed: false, now: clock })).toBe('agreed');
  expect(await names()).toEqual([null]);
});

const names = async () => (await db.selectFrom('seat').select('name').where('session_id', '=', session).execute()).map(({ name }) => name);
const here = async () =>
  (await db.selectFrom('seat').select('id').where('session_id', '=', session).where('left_at', 'is', null).execute()).length;
