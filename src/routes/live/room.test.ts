import { beforeAll, beforeEach, expect, test } from 'vitest';
import { agreeRecord, writeRecord } from '#cycle/3-dialogue/records.server.ts';
import { aLiveKring, aRoom, type LiveKring, type Room } from '#testing/live-world.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';

let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring()));
beforeEach(async () => void (room = await aRoom(kring)));

test('who gives a first name is called by it, who gives none is a guest, and both may change that', async () => {
  const [ana, guest] = [await room.comesIn({ name: '  Ana\n' }), await room.comesIn()];
  expect(ana.text).toContain('You are: Ana');
  expect(guest.text).toContain('You are: Guest 2');
  await room.script('round');
  await room.leads('Begin');
  await guest.goTo(`${room.path}/now`);
  expect(guest.text).toMatch(/Speaking: (Ana|Guest 2)\./);
  await guest.follow('What we call you');
  await guest.press('Keep this', { name: 'Bo' });
  expect(guest.text).toContain('You are: Bo');
  await ana.goTo(`${room.path}/now/name`);
  await ana.press('Keep this', { name: '' });
  expect(ana.text).toContain('You are: Guest 1');
});

test('a name that is too long comes back with what was typed, on the way in and in the room', async () => {
  const ana = visitor(kring.app);
  await ana.goTo(`/session/${room.code}`);
  await ana.press('Take a seat', { Resident: true, name: 'Ana '.repeat(20) });
  expect(ana.status).toBe(422);
  expect(ana.text).toContain('at most 30 characters');
  expect(ana.page.querySelector('input[name=side][checked]')).not.toBeNull();
  await ana.press('Take a seat', { name: 'Ana' });
  await ana.goTo(`${room.path}/now/name`);
  await ana.press('Keep this', { name: 'Ana '.repeat(20) });
  expect(ana.status).toBe(422);
  expect(ana.html).toContain('Ana Ana Ana');
  await ana.follow('Back to the conversation');
  expect(ana.text).toContain('You are: Ana');
});

test('who leaves holds up no round, is out, and comes back to the same seat with its letters', async () => {
  const guests = [await room.comesIn({ name: 'Ana' }), await room.comesIn({ name: 'Bo' })];
  await room.script('round');
  await room.leads('Begin');
  for (const guest of guests) await guest.goTo(`${room.path}/now`);
  const hasFloor = (guest: Visitor) => guest.page.querySelector('[data-when-speaking]:not([hidden])') !== null;
  const [leaves, stays] = hasFloor(guests[0]!) ? guests : [guests[1]!, guests[0]!];
  await leaves!.follow('I am leaving');
  const code = leaves!.page.querySelector('.kring-code')!.textContent;
  await leaves!.press('I am leaving');
  expect(leaves!.text).toContain('You have left the conversation');
  expect(leaves!.cookies.has('kring-seat')).toBe(false);
  await stays!.goTo(`${room.path}/now`);
  expect(hasFloor(stays!)).toBe(true);
  const gone = visitor(kring.app);
  await gone.goTo('/session');
  await gone.press('Open', { code });
  expect(await here()).toBe(1); // opening the page alone brings nobody back
  await gone.press('Back to my seat');
  await gone.goTo(`${room.path}/now`);
  expect(gone.text).toMatch(/You are: (Ana|Bo)/);
  expect(await here()).toBe(2);
});

test('first names are gone when the record is agreed', async () => {
  await room.comesIn({ name: 'Ana' });
  await writeRecord(kring.db, room.world.id, room.session, { text: 'We spoke.', now: kring.clock.now });
  expect(await names()).toEqual(['Ana']);
  expect(await agreeRecord(kring.db, room.world.id, room.session, { printed: false, now: kring.clock.now })).toBe('agreed');
  expect(await names()).toEqual([null]);
});

const seats = () => kring.db.selectFrom('seat').where('session_id', '=', room.session);
const names = async () => (await seats().select('name').execute()).map(({ name }) => name);
const here = async () => (await seats().select('id').where('left_at', 'is', null).execute()).length;
