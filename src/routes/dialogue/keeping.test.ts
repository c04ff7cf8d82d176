import { beforeAll, beforeEach, expect, test } from 'vitest';
import { aLiveKring, aRoom, hiddenFields, sends, type LiveKring, type Room } from '#testing/live-world.ts';
import { visitor } from '#testing/visitor.ts';
import { aMember, signedIn } from '#testing/worlds.ts';

let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring()));
beforeEach(async () => void (room = await aRoom(kring, { leads: 'member' })));

const another = async (role: 'member' | 'listener' | 'steward' | 'reader') => {
  const browser = visitor(kring.app);
  await signedIn(kring.db, browser, await aMember(kring.db, room.world, role, { side: 'residents' }));
  return browser;
};
const parts = ['/attendance', '/findings', '/record/write', '/paper'];

test('who leads a conversation makes its record and closes it, also without being a steward', async () => {
  await room.script('free', 'record');
  const ana = await room.comesIn({ name: 'Ana' });
  expect(await room.see(room.leader, '/record/write')).not.toContain('Write the record'); // nobody leads yet
  await room.leads('Begin', 'Next step');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Make the record');
  for (const part of parts) {
    await room.leader.goTo(room.path + part);
    expect(room.leader.status, part).toBe(200);
  }
  await ana.goTo(`${room.path}/now`);
  await ana.press('Give this answer', { answer: ['missing'], 'What is not right': 'The lamp.' });
  await room.leader.goTo(`${room.path}/record`);
  await room.leader.press('Close as agreed');
  expect(room.leader.status).toBe(422); // the pen closes nothing over an objection
  expect(room.leader.text).toContain('The lamp.');
  await room.leader.press('Close as agreed', { printed: ['yes'] });
  await room.leader.follow('Print');
  expect(room.leader.text).toContain('The lamp.');
});

test('others of the same role do not hold the pen, until they take over leading, and then it has moved', async () => {
  await room.script('free', 'record');
  await room.leads('Begin', 'Next step');
  const other = await another('listener');
  for (const part of parts) {
    await other.goTo(room.path + part);
    expect(other.status, part).toBe(404);
  }
  await other.goTo(`${room.path}/harvest`);
  expect(other.text).not.toContain('Make the record');
  const form = { ...hiddenFields(other, '/lead/take'), record: 'Mine alone.' };
  expect(await sends(kring, other, { to: `${room.path}/record/write`, form })).toEqual([404]);
  await other.press('I lead this conversation');
  expect(await room.see(room.leader, '/lead')).toContain('leads now');
  await room.leader.goTo(`${room.path}/record/write`);
  expect(room.leader.status).toBe(404);
  await other.goTo(`${room.path}/harvest`);
  await other.press('Make the record');
  expect(await room.see(other, '/record')).toContain('We talked together about');
});

test('who holds the pen sees no small numbers and takes away nobody’s words: these stay with a steward', async () => {
  await room.script('free', 'record');
  const ana = await room.comesIn({ name: 'Ana' });
  await room.leads('Begin', 'Next step');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Make the record');
  await ana.goTo(`${room.path}/record`);
  await ana.press('Put these words in the record', { 'Your words': 'It is dark.' });
  await room.leader.goTo(`${room.path}/attendance`);
  await room.leader.press('Keep', { Resident: '3', Professional: '9', Decider: '0' });
  expect(room.leader.text).toContain('It is dark.');
  expect(room.leader.html).not.toMatch(/quotes\/\w+\/back/);
  expect(room.leader.text).toContain('fewer than 5');
  const steward = await another('steward');
  await steward.goTo(`${room.path}/record`);
  expect(steward.text).toContain('Take away');
  expect(steward.text).toMatch(/Resident\s*3/);
  const reader = await another('reader');
  await reader.goTo(`${room.path}/record/write`);
  expect(reader.status).toBe(404);
});
