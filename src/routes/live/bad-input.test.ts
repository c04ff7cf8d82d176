import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { aLiveKring, aRoom, hiddenFields, sends, type LiveKring, type Room } from '#testing/live-world.ts';
import { type Visitor } from '#testing/visitor.ts';
import { today } from '#testing/worlds.ts';

let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring({ follows: 20 })));
afterAll(() => kring.live!.close());
beforeEach(async () => void (room = await aRoom(kring)));

const refresh = 'http-equiv="refresh"';
const speaking = (guests: Visitor[]) => guests.filter((guest) => guest.page.querySelector('[data-when-speaking]:not([hidden])'));
const step = (title: string, rule: 'round' | 'write' | 'free' | 'tables', minutes: number) => ({
  ...{ title, rule, minutes, method: null },
  instruction: `Do ${title}.`,
});

test('three people hold a whole session: a round, notes, one table, a record; nothing is said that points at one of them', async () => {
  await room.script('round', 'write', 'recognise', 'tables', 'record');
  const guests = [await room.comesIn({ name: 'Ana' }), await room.comesIn(), await room.comesIn({ side: 'Decider' })];
  await room.leader.goTo(`${room.path}/seating`);
  await room.leader.press('Seat the people', { tables: '2' });
  await room.leads('Begin');
  for (let turn = 0; turn < 3; turn++) {
    for (const guest of guests) await guest.goTo(`${room.path}/now`);
    await speaking(guests)[0]!.press('I am done');
  }
  expect(await room.see(guests[0]!, '/now')).toContain('The round is complete.');
  await room.leads('Next step');
  for (const guest of guests) {
    await guest.goTo(`${room.path}/now`);
    await guest.press('Send this note', { 'Your note': 'More light.' });
  }
  await room.leads('Show all notes', 'Next step');
  for (const guest of guests) {
    await guest.goTo(`${room.path}/now`);
    await guest.press('I recognise this');
  }
  await room.leads('Show what people recognise');
  expect(await room.see(guests[0]!, '/now')).toContain('Too early to tell.');
  expect(guests[0]!.text).not.toContain('Most recognise');
  await room.leads('Next step');
  expect(await room.see(guests[0]!, '/now')).toMatch(/You sit at table 1 with .+ and .+\./); // nobody sits alone
  await room.leads('Next step', 'Finish');
  expect(await room.see(room.leader, '')).toContain('too early to tell');
});

test('a room where everyone is of one side: the round goes on, tables are made, and no side is called uneven', async () => {
  await room.script('round', 'tables');
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 7; nth++) guests.push(await room.comesIn());
  await room.leader.goTo(`${room.path}/lead`);
  await room.leader.press('Keep this', { 'These sides begin': ['Resident'] });
  await room.leader.goTo(`${room.path}/seating`);
  await room.leader.press('Seat the people', { tables: '2' });
  expect(room.leader.text).toContain('The sides are spread as fairly as can be.');
  await room.leads('Begin');
  for (let turn = 0; turn < 7; turn++) {
    for (const guest of guests) await guest.goTo(`${room.path}/now`);
    expect(speaking(guests), `turn ${turn}`).toHaveLength(1);
    await speaking(guests)[0]!.press('I am done');
  }
  expect(await room.see(room.leader, '/screen')).toContain('Resident: 7');
});

test('a step of 0 minutes hurries nobody: it is never over, and more time can be given to it', async () => {
  await addSteps(kring.db, room.world.id, room.session, [step('A moment', 'write', 0), step('Talk', 'free', 10)]);
  const ana = await room.comesIn();
  await room.leads('Begin');
  expect(await room.see(ana, '/now')).toContain('This step has no time.');
  expect(ana.text).not.toContain('I need more time');
  room.later(50_000);
  expect(await room.see(ana, '/now')).not.toContain('is up');
  await room.leads('Five more minutes');
  expect(await room.see(ana, '/now')).toMatch(/About [45] minutes left\./);
  await room.leads('Next step');
  expect(await room.see(ana, '/now')).toContain('About 10 minutes left.');
});

test('two facilitators press at once, and one of them twice: the session goes one step, and both see where it is', async () => {
  await room.script('round', 'write', 'free', 'record');
  await room.leads('Begin');
  await room.leader.goTo(`${room.path}/lead`);
  const form = { ...hiddenFields(room.leader, '/lead/act'), do: 'next' };
  expect(await sends(kring, room.leader, { to: `${room.path}/lead/act`, form, times: 4 })).toEqual([303, 303, 303, 303]);
  expect(await room.see(room.leader, '/lead')).toContain('Step 2 of 4');
  const reveal = hiddenFields(room.leader, '/lead/reveal');
  await sends(kring, room.leader, { to: `${room.path}/lead/reveal`, form: reveal, times: 3 });
  expect(await room.see(room.leader, '/lead')).not.toContain('Show all notes');
});

test('the clock of a second server, or one that is set back, makes no time below nothing and gives nobody a turn twice', async () => {
  await room.script('round', 'free');
  const guests = [await room.comesIn({ name: 'Ana' }), await room.comesIn({ name: 'Bo' })];
  await room.leads('Begin');
  kring.clock.now = new Date(today.getTime() - 30 * 60_000); // half an hour before it all began
  for (const guest of guests) await guest.goTo(`${room.path}/now`);
  expect(guests[0]!.text).toContain('About 10 minutes left.');
  await speaking(guests)[0]!.press('I am done');
  for (const guest of guests) await guest.goTo(`${room.path}/now`);
  await speaking(guests)[0]!.press('I am done');
  expect(await room.see(guests[0]!, '/now')).toContain('The round is complete.');
  kring.clock.now = new Date(today.getTime() + 3 * 3_600_000);
  expect(await room.see(room.leader, '/lead')).toContain('The time of this step is up.');
});

test('a phone that slept for ten minutes is told at once where the session is, and no more of what it missed', async () => {
  await room.script('free', 'write', 'free', 'free');
  const ana = await room.comesIn();
  await room.leads('Begin');
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const first = async () => {
    const answer = await kring.app.request(`${room.path}/now/stream`, { headers: { cookie, 'accept-language': 'en' } });
    const reader = answer.body!.getReader();
    // While the first page is made, a beat may say that the line is there.
    let said = '';
    while (!/^event: (?!beat)/m.test(said)) said += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    return said;
  };
  expect(await first()).toContain('Step 1 of 4');
  await room.leads('Next step', 'Next step');
  room.later(10 * 60_000);
  const woken = await first();
  expect(woken).toContain('Step 3 of 4');
  expect(woken).not.toContain('Step 2 of 4');
  expect(woken).toContain('The time of this step is up.');
});

test('someone asks for more time: whoever leads hears that, nobody hears who, and it is over when time was given', async () => {
  await room.script('write', 'free');
  const [ana, bo] = [await room.comesIn({ name: 'Ana' }), await room.comesIn({ name: 'Bo' })];
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now`);
  const form = hiddenFields(ana, '/now/time');
  await ana.press('I need more time');
  expect(ana.text).toContain('You asked for more time.');
  expect(await sends(kring, ana, { to: `${room.path}/now/time`, form, times: 3 })).toEqual([303, 303, 303]);
  expect(await room.see(room.leader, '/lead')).toContain('Someone asks for more time.');
  for (const [who, page] of [
    [bo, '/now'],
    [room.leader, '/screen'],
    [room.leader, ''],
  ] as const)
    expect(await room.see(who, page), page).not.toContain('Someone asks for more time.');
  await room.leads('Five more minutes');
  expect(await room.see(room.leader, '/lead')).not.toContain('Someone asks for more time.');
  expect(await room.see(ana, '/now')).toContain('I need more time');
  await ana.press('I need more time');
  await room.leads('Next step'); // what was asked in a step is over with it
  expect(await room.see(room.leader, '/lead')).not.toContain('Someone asks for more time.');
  expect(await sends(kring, ana, { to: `${room.path}/now/time`, form })).toEqual([303]);
  expect(await room.see(room.leader, '/lead')).not.toContain('Someone asks for more time.');
});

test('without scripts a page on which someone writes stands still, and looking where the session is keeps what they typed', async () => {
  await room.script('write', 'round');
  const ana = await room.comesIn({ name: 'Ana' });
  expect(ana.html).toContain(refresh);
  await ana.goTo(`${room.path}/now?still=1`);
  expect(ana.html).not.toContain(refresh); // asked to stand still
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now`);
  expect(ana.html).not.toContain(refresh);
  const form = { ...hiddenFields(ana, '/now/note'), text: 'Half a sen', look: '1' };
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const looked = await kring.app.request(`${room.path}/now/note`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', 'accept-language': 'en' },
  });
  expect(looked.status).toBe(200);
  expect(await looked.text()).toContain('>Half a sen</textarea>');
  expect(await kring.db.selectFrom('note').select('text').where('session_id', '=', room.session).execute()).toEqual([]);
  for (const page of ['/now/name', '/now/leave']) {
    await ana.goTo(room.path + page);
    expect(ana.html, page).not.toContain(refresh);
  }
});
