import { beforeAll, beforeEach, expect, test } from 'vitest';
import { aLiveKring, aRoom, hiddenFields, sends, type LiveKring, type Room } from '#testing/live-world.ts';
import type { Visitor } from '#testing/visitor.ts';
import { aStory } from '#testing/worlds.ts';

const everyone = ['residents', 'professionals', 'deciders'] as const;
let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring()));
beforeEach(async () => void (room = await aRoom(kring, { readers: [...everyone] })));

/** Puts a way of talking in the script, as a steward does: by its card. */
const compose = async (method: string) => {
  await room.leader.goTo(`${room.path}/script/methods`);
  const cards = room.leader.page.querySelectorAll('form[action$="/script/methods"] input[name=method]');
  await room.leader.press(
    'Put this in the script',
    {},
    cards.findIndex((one) => one.getAttribute('value') === method),
  );
};
const now = async (guest: Visitor) => room.see(guest, '/now');
const speaks = (guest: Visitor) => guest.page.querySelector('[data-when-speaking]:not([hidden])') !== null;
/** Everyone takes their turn in a round, whoever has the floor first. */
const roundOf = async (...guests: Visitor[]) => {
  for (let turn = 0; turn < guests.length; turn++) {
    for (const guest of guests) await now(guest);
    await guests.find(speaks)!.press('I am done');
  }
};

test('a conversation on stories: the room reads, says in turn what touches it, and then who has not spoken comes first', async () => {
  const story = await aStory(kring.db, room.world, { text: 'The lamp was broken.', readers: [...everyone], uses: ['sense', 'dialogue'] });
  await room.leader.goTo(`${room.path}/stimuli`);
  await room.leader.press('Bring these stories', { story: [story] });
  await compose('stories');
  const [ana, bo] = [await room.comesIn({ name: 'Ana' }), await room.comesIn({ name: 'Bo', side: 'Decider' })];
  await room.leads('Begin');
  await now(ana);
  await ana.follow('Read the stories');
  expect(ana.text).toContain('The lamp was broken.');
  await room.leads('Next step');
  await roundOf(ana, bo);
  expect(await now(bo)).toContain('The round is complete.');
  await room.leads('Next step');
  for (const guest of [ana, bo]) {
    await now(guest);
    await guest.press('I want to say something');
  }
  await room.leads('Finish');
  expect(await now(ana)).toContain('How was this conversation for you?');
});

test('who has which power: written in silence without a name, laid side by side, then talked about', async () => {
  await compose('power');
  const [ana, bo] = [await room.comesIn({ name: 'Ana' }), await room.comesIn({ name: 'Bo', side: 'Decider' })];
  await room.leads('Begin');
  await now(ana);
  await ana.press('Send this note', { 'Your note': 'The manager decides it alone.' });
  expect(await now(bo)).not.toContain('The manager decides');
  await room.leads('Show all notes');
  expect(await now(bo)).toContain('The manager decides it alone.');
  expect(bo.text).not.toContain('Ana');
  await room.leads('Next step');
  await roundOf(ana, bo);
  await room.leads('Next step', 'Finish');
});

test('a story round across ranks keeps nothing that is told, and afterwards one line of each, without a name', async () => {
  await compose('ranks');
  const [ana, boss] = [await room.comesIn({ name: 'Ana' }), await room.comesIn({ name: 'Boss', side: 'Decider' })];
  await room.leads('Begin');
  const told = 'A canary of the ward';
  for (const step of [1, 2]) {
    await roundOf(ana, boss);
    await now(ana);
    expect(ana.page.querySelector('#own textarea'), `round ${step}`).toBeNull();
    const running = (
      await kring.db.selectFrom('session_step').select('id').where('session_id', '=', room.session).orderBy('position').execute()
    )[step - 1]!;
    const form = { ...hiddenFields(ana, '/now/turn'), step: running.id, text: told };
    expect(await sends(kring, ana, { to: `${room.path}/now/note`, form }), 'no door takes in what is told').toEqual([404]);
    for (const page of ['/now', '']) {
      await ana.goTo(room.path + page);
      expect(ana.html).not.toMatch(/type="file"|data-record|<audio|<video/);
    }
    const answer = await kring.app.request(`${room.path}/now`);
    expect(answer.headers.get('permissions-policy')).toContain('microphone=()');
    await room.leads('Next step');
  }
  await room.leader.goTo(`${room.path}/tally`);
  expect(room.leader.page.querySelectorAll('textarea')).toHaveLength(1); // nor afterwards from paper, but for the one line
  expect(await kring.db.selectFrom('note').select('id').where('session_id', '=', room.session).execute()).toEqual([]);

  await now(ana);
  await ana.press('Send this note', { 'Your note': 'I will ask three people.' });
  await ana.press('Send this note', { 'Your note': 'I will ask one more question.' });
  await now(boss);
  await boss.press('Send this note', { 'Your note': 'I will come along for a night.' });
  expect(boss.text).not.toContain('one more question');
  await room.leads('Show all notes');
  expect(await now(boss)).toContain('I will ask one more question.');
  expect(boss.text).not.toContain('I will ask three people.');
  expect(boss.text.split('I will come along for a night.').length).toBeGreaterThan(1);
  expect(boss.html).not.toContain('Ana');
  await room.leads('Finish');
});

test('an open form: nobody is given the floor, and who leads sees who has not spoken', async () => {
  await compose('open');
  const ana = await room.comesIn({ name: 'Ana' });
  await room.leads('Begin');
  expect(await now(ana)).not.toMatch(/Speaking:|Your turn/);
  expect(await room.see(room.leader, '/lead')).toMatch(/Has not had a turn|not.*turn.*Ana/s);
  await room.leads('Finish');
});

test('an observer’s tap that is sent twice counts once, and each new tap counts', async () => {
  await compose('open');
  await room.leads('Begin');
  await room.leader.goTo(`${room.path}/lead`);
  const form = { ...hiddenFields(room.leader, '/lead/count'), side: room.world.sides.residents };
  await sends(kring, room.leader, { to: `${room.path}/lead/count`, form, times: 3 });
  await room.leader.goTo(`${room.path}/lead`);
  expect(room.leader.text).toContain('Resident: 1');
  await room.leader.press('Resident: 1');
  expect(room.leader.text).toContain('Resident: 2');
});
