import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { send } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
const everyone: Reader[] = ['residents', 'professionals', 'deciders'];
const shown: Use[] = ['sense', 'dialogue'];
let db: Db;
let app: App;
let world: World;
let base: string;
let steward: Visitor;

beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => today });
});
beforeEach(async () => {
  world = await aCircle(db);
  base = `/circles/${world.slug}/sessions`;
  steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward', { side: 'residents' }));
});

test('a steward plans a conversation, and everyone can read when and where it is', async () => {
  const address = await aSession();
  const passer = visitor(app);
  await passer.goTo(base);
  expect(passer.text).toContain('To come');
  await passer.follow('1 December 2026');
  expect(passer.text).toContain('Who keeps the park clean?');
  expect(passer.text).toContain('The library, Hall 2');
  expect(passer.path).toBe(address);
});

test('a plan with slips comes back with what was typed', async () => {
  await steward.goTo(`${base}/new`);
  await steward.press('Keep this plan', { 'What is this conversation for?': 'Bins', 'When does it begin?': 'tomorrow' });
  expect(steward.status).toBe(422);
  expect(steward.text).toContain('Choose a day and a time');
  expect(steward.page.querySelector('textarea[name=purpose]')?.text).toBe('Bins');
});

test('the calendar file holds the time and the place, and nobody', async () => {
  const address = await aSession();
  const answer = await app.request(`${address}/session.ics`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  expect(text).toMatch(/DTSTART:20261201T183000Z/);
  expect(text).toContain('LOCATION:The library');
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER|Noor/);
});

test('only stories that may be shown to all who come can be brought; tellers hear it when the conversation begins', async () => {
  const mayBeShown = await aStory(db, world, { text: 'The bin was full and I walked on.', readers: everyone, uses: shown });
  await aStory(db, world, { text: 'Not for a conversation: I was ashamed.', readers: everyone, uses: ['sense'] });
  await aStory(db, world, { text: 'Not for deciders: I am angry.', readers: ['residents'], uses: shown });
  const address = await aSession();
  await steward.goTo(`${address}/stimuli`);
  expect(steward.text).not.toMatch(/ashamed|angry/);
  await steward.press('Bring these stories', { story: [mayBeShown] });
  expect(await trailOf(mayBeShown)).toEqual(['story.told']);

  const guest = await aGuest(address);
  await guest.goTo(address);
  expect(guest.text).not.toContain('I walked on');
  await steward.goTo(address);
  await steward.press('The conversation begins');
  expect(await trailOf(mayBeShown)).toEqual(['session.shown', 'story.told']);
  await guest.goTo(address);
  expect(guest.text).toContain('I walked on');
  const passer = visitor(app);
  await passer.goTo(address);
  expect(passer.text).not.toContain('I walked on');
});

test('whoever comes from a side that was not to come reads only what its teller allows that side too', async () => {
  const [ours, all] = ['Not for deciders: I am afraid of the alderman.', 'The bin was full and I walked on.'];
  const stories = [
    await aStory(db, world, { text: ours, readers: ['residents'], uses: shown }),
    await aStory(db, world, { text: all, readers: everyone, uses: shown }),
  ];
  const address = await aSession(['residents']);
  await steward.goTo(`${address}/stimuli`);
  await steward.press('Bring these stories', { story: stories });
  await steward.goTo(address);
  await steward.press('The conversation begins');
  const [resident, decider] = [await aGuest(address, ['residents']), await aGuest(address, ['residents', 'deciders'])];
  for (const guest of [resident, decider]) await guest.goTo(address);
  expect(resident.text).toContain(ours);
  expect(decider.text).not.toContain(ours);
  expect(decider.text).toContain(all);
});

test('a sheet with stories has a number, and its tellers see that it exists', async () => {
  const story = await aStory(db, world, { text: 'The bin was full and I walked on.', readers: everyone, uses: shown });
  const address = await aSession();
  await steward.goTo(`${address}/stimuli`);
  await steward.press('Bring these stories', { story: [story] });
  await steward.press('Make a sheet to print');
  expect(steward.text).toContain('Copy 1');
  expect(steward.text).toContain('I walked on');
  expect(await trailOf(story)).toEqual(['copy.made', 'story.told']);
  await db
    .updateTable('story')
    .set({ uses: ['sense'] })
    .where('id', '=', story)
    .execute();
  await steward.goTo(steward.path);
  expect(steward.text).not.toContain('I walked on');
});

test('people join with the code on the sheet, without an account or a name, and a slip of the hand is forgiven', async () => {
  const address = await aSession();
  const guest = visitor(app);
  await guest.goTo('/session');
  await guest.press('Open', { 'Your code': 'nonsense' });
  expect(guest.status).toBe(422);
  const code = sessionCode(keys, idOf(address));
  await guest.press('Open', {
    'Your code': ` ${code.slice(0, 4).toUpperCase()} ${code.slice(4).replaceAll('0', 'O').replaceAll('1', 'l')}`,
  });
  await guest.press('Take a seat', { side: [world.sides.residents] });
  expect(guest.text).toContain('Write down this code');
  expect(
    (await db.selectFrom('seat').select('side_ids').where('session_id', '=', idOf(address)).executeTakeFirstOrThrow()).side_ids,
  ).toEqual([world.sides.residents]);
  expect(JSON.stringify(await db.selectFrom('session').selectAll().where('id', '=', idOf(address)).execute())).not.toContain(code);
});

test('whoever guesses the codes of conversations waits, one try after another, and a right code is still taken', async () => {
  const address = await aSession();
  const guess = (code: string) => send(app, '/session', { fields: { code }, from: '10.4.4.4' });
  for (let nth = 0; nth <= 20; nth++) expect((await guess('abcd-efgh')).status).toBe(422);
  const before = performance.now();
  const [, , right] = await Promise.all([guess('abcd-efgh'), guess('abcd-efgh'), guess(sessionCode(keys, idOf(address)))]);
  expect(performance.now() - before).toBeGreaterThan(1_400);
  expect(await right!.text()).toContain('Who keeps the park clean?');
}, 40_000);

test('a seat opens again with its own code, on another device', async () => {
  const address = await aSession();
  const guest = await aGuest(address);
  const code = guest.page.querySelector('.kring-code')!.text;
  await guest.press('Close my seat on this device');
  await guest.goTo(address + '/seat');
  expect(guest.status).toBe(404);
  const later = visitor(app);
  await later.goTo('/session');
  await later.press('Open', { 'Your code': code });
  await later.press('Back to my seat');
  expect(later.text).toContain(code);
});

test('a finding rests on insights and stories, and every teller behind it hears so', async () => {
  const [cited, named] = [await aStory(db, world), await aStory(db, world, { readers: everyone, uses: shown })];
  const insight = await anInsight(db, world, [cited]);
  const address = await aSession();
  await steward.goTo(`${address}/stimuli`);
  await steward.press('Bring these insights', { insight: [insight] });
  await steward.press('Bring these stories', { story: [named] });
  await steward.goTo(`${address}/findings`);
  await steward.press('Keep this', { 'What do we say together?': 'Nobody feels it is theirs.' });
  expect(steward.text).toContain('Choose what this rests on');
  await steward.press('Keep this', {
    'What do we say together?': 'Nobody feels it is theirs.',
    rests: [`insight ${insight}`, `story ${named}`],
  });
  expect(steward.text).toContain('Nobody feels it is theirs.');
  expect(await trailOf(cited)).toContain('finding.made');
  expect(await trailOf(named)).toContain('finding.made');
});

test('each seat says once whether the record is right, and can change that while it is open', async () => {
  const address = await aRecord();
  const guest = await aGuest(address);
  await guest.goTo(`${address}/record`);
  await guest.press('Give this answer', { answer: ['missing'] });
  expect(guest.text).toContain('Write which words are missing');
  await guest.press('Give this answer', { answer: ['missing'], 'What is not right': 'That the lamp is broken too.' });
  expect(guest.text).toContain('That the lamp is broken too.');
  await guest.press('Give this answer', { answer: ['ok'] });
  expect(guest.text).not.toContain('That the lamp is broken too.');
  expect(await db.selectFrom('assent').select('answer').where('session_id', '=', idOf(address)).execute()).toEqual([{ answer: 'ok' }]);
});

test('a record is not closed over an objection, unless the objection is printed in it', async () => {
  const story = await aStory(db, world);
  const address = await aRecord([story]);
  const guest = await aGuest(address);
  await guest.goTo(`${address}/record`);
  await guest.press('Give this answer', { answer: ['not_ok'], 'What is not right': 'I did not say that.' });
  await steward.goTo(`${address}/record`);
  await steward.press('Close as agreed');
  expect(steward.status).toBe(422);
  expect(steward.text).toContain('There are objections');
  expect(await trailOf(story)).not.toContain('record.agreed');
  await steward.press('Close as agreed', { printed: ['yes'] });
  expect(await trailOf(story)).toContain('record.agreed');
  const passer = visitor(app);
  await passer.goTo(`${address}/a4`);
  expect(passer.text).toContain('I did not say that.');
});

test('an objection stays when the text is changed; who agreed is asked to look once more', async () => {
  const address = await aRecord();
  const [against, infavour] = [await aGuest(address), await aGuest(address)];
  await against.goTo(`${address}/record`);
  await against.press('Give this answer', { answer: ['not_ok'], 'What is not right': 'I did not say that.' });
  await infavour.goTo(`${address}/record`);
  await infavour.press('Give this answer', { answer: ['ok'] });
  await at(later(1), async (app) => {
    const writer = visitor(app);
    writer.cookies.set('kring-visit', steward.cookies.get('kring-visit')!);
    await writer.goTo(`${address}/record/write`);
    await writer.press('Keep this record', { 'What was said': 'We talked about the bins and the lamp.' });
    expect(writer.text).toContain('I did not say that.');
  });
  await infavour.goTo(`${address}/record`);
  expect(infavour.text).toContain('The text was changed after your answer');
});

test('someone without a phone answers on a slip: one answer a slip, also when it is typed in twice', async () => {
  const address = await aRecord();
  await steward.goTo(`${address}/run-sheet`);
  expect(steward.text).toContain(sessionCode(keys, idOf(address)).slice(0, 4));
  const slip = steward.page.querySelectorAll('.kring-slip')[0]!.querySelector('.kring-code')!.text;
  for (const answer of ['not_ok', 'ok']) {
    await steward.goTo(`${address}/paper`);
    await steward.press('Enter this slip', {
      'Code on the slip': slip,
      answer: [answer],
      ...(answer === 'ok' ? { 'Own words': 'It smells in summer.' } : {}),
    });
    expect(steward.text).toContain('The slip was entered');
  }
  expect(await db.selectFrom('assent').select('answer').where('session_id', '=', idOf(address)).execute()).toEqual([{ answer: 'ok' }]);
  const person = visitor(app);
  await person.goTo('/session');
  await person.press('Open', { 'Your code': slip });
  await person.press('Back to my seat');
  await person.goTo(`${address}/record`);
  await person.press('Take my words back');
  expect(person.text).not.toContain('It smells in summer.');
});

test('words of someone present are gone at once when they take them back, also from the printed page and the database', async () => {
  const address = await aRecord();
  const guest = await aGuest(address);
  await guest.goTo(`${address}/record`);
  await guest.press('Put these words in the record', { 'Your words': 'I sweep it myself on Sundays.' });
  await steward.goTo(`${address}/record`);
  await steward.press('Close as agreed');
  const passer = visitor(app);
  await passer.goTo(`${address}/a4`);
  expect(passer.text).toContain('I sweep it myself on Sundays.');
  await guest.goTo(`${address}/record`);
  await guest.press('Take my words back');
  for (const page of ['record', 'a4']) {
    await passer.goTo(`${address}/${page}`);
    expect(passer.text).not.toContain('I sweep it myself');
  }
  expect((await db.selectFrom('quote').select('words').where('session_id', '=', idOf(address)).executeTakeFirstOrThrow()).words).toBe('');
});

test('someone cannot take back the words of another', async () => {
  const address = await aRecord();
  const [one, other] = [await aGuest(address), await aGuest(address)];
  await one.goTo(`${address}/record`);
  await one.press('Put these words in the record', { 'Your words': 'I sweep it myself on Sundays.' });
  await other.goTo(`${address}/record`);
  expect(other.text).not.toContain('Take my words back');
  const { id } = await db.selectFrom('quote').select('id').where('session_id', '=', idOf(address)).executeTakeFirstOrThrow();
  await post(other, `${address}/quotes/${id}/back`);
  await one.goTo(`${address}/record`);
  expect(one.text).toContain('I sweep it myself on Sundays.');
});

test('numbers under five, and what gives them away, are for the steward alone', async () => {
  const address = await aRecord();
  await steward.goTo(`${address}/attendance`);
  await steward.press('Keep these numbers', { Resident: '8', Professional: '3', Decider: '' });
  expect(steward.text).toContain('Professional 3');
  await (await aGuest(address)).goTo(`${address}/record`);
  await steward.goTo(`${address}/record`);
  await steward.press('Close as agreed');
  const passer = visitor(app);
  await passer.goTo(`${address}/record`);
  expect(passer.text).toContain('Professional fewer than 5');
  expect(passer.text).toContain('Resident not shown');
  expect(passer.text).toContain('Together 11');
  expect(passer.text).toContain('Did not answer 11');
});

test('who sees it differently stays in the record; their side shows with their own yes, or among five', async () => {
  const address = await aRecord();
  const guest = await aGuest(address, ['deciders']);
  await guest.goTo(`${address}/record`);
  await guest.press('Keep this: it stays', { 'What do you see differently?': 'It is not about bins.' });
  await guest.press('Keep this: it stays', { 'What do you see differently?': 'It costs too much.', show_side: ['yes'] });
  await steward.goTo(`${address}/record`);
  await steward.press('Close as agreed');
  const passer = visitor(app);
  await passer.goTo(`${address}/record`);
  const sideBeside = (said: string) =>
    passer.page
      .querySelectorAll('#notes figure')
      .find((note) => note.text.includes(said))!
      .querySelector('.kring-tag')?.text;
  expect(sideBeside('It is not about bins.')).toBeUndefined();
  expect(sideBeside('It costs too much.')).toBe('Decider');
});

test('a record that is not agreed yet is not open to everyone, nor to a guest of another conversation', async () => {
  const [address, other] = [await aRecord(), await aSession()];
  for (const reader of [visitor(app), await aGuest(other)]) {
    await reader.goTo(`${address}/record`);
    expect(reader.status).toBe(404);
  }
});

test('words that are hidden until someone has looked are on no page', async () => {
  const address = await aRecord();
  await db.updateTable('session').set({ record_hidden_at: today }).where('id', '=', idOf(address)).execute();
  for (const page of ['record', 'record/write']) {
    await steward.goTo(`${address}/${page}`);
    expect(steward.text).toContain('Hidden until someone has looked');
    expect(steward.html).not.toContain('We talked about the bins.');
  }
});

async function aSession(readers: Reader[] = everyone): Promise<string> {
  await steward.goTo(`${base}/new`);
  await steward.press('Keep this plan', {
    'What is this conversation for?': 'Who keeps the park clean?',
    'What kind of change is wanted?': 'How we work together',
    'When does it begin?': '2026-12-01T19:30',
    Where: 'The library, Hall 2',
    readers,
  });
  return steward.path.replace('/stimuli', '');
}

/** A session with a finding on these stories, and a record that is open. */
async function aRecord(stories: string[] = []): Promise<string> {
  const address = await aSession();
  const rests = stories.length > 0 ? `insight ${await anInsight(db, world, stories)}` : 'talk';
  await steward.goTo(`${address}/findings`);
  await steward.press('Keep this', { 'What do we say together?': 'Nobody feels it is theirs.', rests: [rests] });
  await steward.goTo(`${address}/record/write`);
  await steward.press('Keep this record', { 'What was said': 'We talked about the bins.' });
  return address;
}

async function aGuest(address: string, sides: Reader[] = []): Promise<Visitor> {
  const guest = visitor(app);
  await guest.goTo(`/session/${sessionCode(keys, idOf(address))}`);
  await guest.press('Take a seat', sides.length > 0 ? { side: sides.map((side) => world.sides[side]) } : {});
  return guest;
}

/** Sends a form that the page does not have, with this browser's own proof. */
async function post(who: Visitor, path: string) {
  const form = who.page.querySelector('input[name=_form]')!.getAttribute('value')!;
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  await app.request(path, {
    method: 'POST',
    body: new URLSearchParams({ _form: form }),
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  });
}

const at = async (now: Date, work: (app: App) => Promise<void>) => work(appOf({ db, keys, config: readConfig({}), now: () => now }));
const later = (hours: number) => new Date(today.getTime() + hours * 3_600_000);
const idOf = (address: string) => address.split('/').at(-1)!;

async function trailOf(story: string) {
  const rows = await db.selectFrom('trail').select('what').where('story_id', '=', story).orderBy('what').execute();
  return rows.map((row) => row.what);
}
