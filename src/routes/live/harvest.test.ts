import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import type { StepRule } from '#cycle/3-dialogue/live/step.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
const everyone: Reader[] = ['residents', 'professionals', 'deciders'];
const shown: Use[] = ['sense', 'dialogue'];
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
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: everyone };
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
    rules.map((rule) => ({ rule, title: `A ${rule}`, instruction: `Do ${rule}.`, minutes: 5, method: null })),
  );
const comesIn = async (side: 'Resident' | 'Decider' = 'Resident') => {
  const guest = visitor(app);
  await guest.goTo(`/session/${sessionCode(keys, session)}`);
  clock = new Date(clock.getTime() + 1000);
  await guest.press('Take a seat', { [side]: true });
  return guest;
};
const leads = async (...buttons: string[]) => {
  for (const button of buttons) {
    clock = new Date(clock.getTime() + 1000);
    await leader.goTo(`${path}/lead`);
    await leader.press(button);
  }
};
const writes = async (guest: Visitor, text: string) => {
  await guest.goTo(`${path}/now`);
  await guest.press('Send this note', { 'Your note': text });
};
const see = async (guest: Visitor, part: string) => {
  await guest.goTo(path + part);
  return guest.text;
};

test('everyone says of each note whether they recognise it; nobody sees how many before it is shown', async () => {
  await script('write', 'recognise');
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 6; nth++) guests.push(await comesIn());
  await leads('Begin');
  await writes(guests[0]!, 'The bins are full.');
  await leads('Show all notes', 'Next step');
  for (const [nth, guest] of guests.entries()) {
    expect(await see(guest, '/now')).toContain('Note 1 of 1');
    await guest.press(nth === 5 ? 'Pass' : 'I recognise this');
    expect(guest.text).toContain('You answered all notes.');
  }
  for (const page of ['/now', '/lead', '/screen'])
    expect(await see(page === '/now' ? guests[0]! : leader, page)).not.toMatch(/Most recognise|Recognise: |too early/i);
  await guests[5]!.press('I do not recognise this'); // said otherwise, while it may be
  await leads('Show what people recognise');
  expect(await see(guests[0]!, '/now')).toContain('Most recognise this.');
  expect(guests[0]!.text).not.toContain('Do not: 1'); // one person would be known
  expect(await see(leader, '/screen')).toContain('Most recognise this.');
});

test('from a few answers nothing is said of a note, and after they are shown none comes in', async () => {
  await script('write', 'recognise');
  const [ana, bo] = [await comesIn(), await comesIn()];
  await leads('Begin');
  await writes(ana, 'The bins are full.');
  await leads('Show all notes', 'Next step');
  await ana.goTo(`${path}/now`);
  await ana.press('I recognise this');
  await bo.goTo(`${path}/now`);
  await leads('Show what people recognise');
  await bo.press('I recognise this');
  expect(bo.text).toContain('Too early to tell.');
  expect(await db.selectFrom('note_answer').select('answer').where('circle_id', '=', world.id).execute()).toEqual([{ answer: 1 }]);
});

test('a note of silent writing that was never shown is not asked about', async () => {
  await script('write', 'recognise');
  const ana = await comesIn();
  await leads('Begin');
  await writes(ana, 'Hidden words.');
  await leads('Next step');
  expect(await see(ana, '/now')).toContain('There is no note yet that everyone may read.');
  for (const page of ['/lead', '/screen', '/harvest']) {
    await see(leader, page);
    expect(leader.html, page).not.toContain('Hidden words.');
  }
});

test('notes are put together under a name, and what is found rests on them and on stories, whose tellers hear it', async () => {
  const story = await aStory(db, world, { text: 'The bin was full and I walked on.', readers: everyone, uses: shown });
  await leader.goTo(`${path}/stimuli`);
  await leader.press('Bring these stories', { story: [story] });
  await script('write', 'free');
  const ana = await comesIn();
  await leads('Begin');
  for (const text of ['Empty them on Monday.', 'Empty them on Friday.', 'More light.']) await writes(ana, text);
  await leads('Show all notes', 'Next step');
  await leader.goTo(`${path}/harvest`);
  await leader.press('Put together', { 'Which notes say the same?': [] });
  expect(leader.status).toBe(422);
  expect(leader.text).toContain('Choose one or more notes.');
  await leader.press('Put together', {
    'Which notes say the same?': ['Empty them on Monday.', 'Empty them on Friday.'],
    'New name': 'More often',
  });
  expect(await see(ana, '/now')).toMatch(/More often.*Empty them/);
  await leader.goTo(`${path}/harvest`);
  await leader.press('Keep what we say together', { 'What do we say together?': 'Twice a week.' });
  expect(leader.status).toBe(422);
  expect(leader.text).toContain('Twice a week.');
  await leader.press('Keep what we say together', { 'What do we say together?': 'Twice a week.', rests: [`story ${story}`] });
  expect(await see(leader, '/screen')).toContain('This we say together: Twice a week.');
  const marks = await db.selectFrom('trail').select('what').where('story_id', '=', story).execute();
  expect(marks.map(({ what }) => what)).toContain('finding.made');
  expect(await db.selectFrom('finding_note').select('note_id').where('circle_id', '=', world.id).execute()).toHaveLength(2);
  await leader.goTo(`${path}/harvest`);
  await leader.press('Take these out', { 'Which notes do not belong here?': ['Empty them on Friday.'] });
  const loose = await db.selectFrom('note').select('text').where('session_id', '=', session).where('grouped_as', 'is', null).execute();
  expect(loose.map(({ text }) => text).sort()).toEqual(['Empty them on Friday.', 'More light.']);
});

test('the record is made, answered on the phones and agreed before the coats are on; deciders say what they heard', async () => {
  await script('free', 'record');
  const [ana, bo] = [await comesIn(), await comesIn('Decider')];
  await leads('Begin', 'Next step');
  expect(await see(ana, '/now')).toContain('The record will be made in a moment.');
  await leader.goTo(`${path}/harvest`);
  await leader.press('Make the record');
  expect(await see(ana, '/now')).toContain('We talked together about: What first?');
  await ana.press('Give this answer', { answer: ['missing'] });
  expect(ana.status).toBe(422);
  await ana.press('Give this answer', { answer: ['missing'], 'What is not right': 'The lamp.' });
  expect(ana.path).toBe(`${path}/now`);
  expect(ana.text).toContain('Not everyone agrees yet.');
  expect(ana.text).toContain('Not answered yet: fewer than 5.');
  expect(ana.html).not.toContain('/now/heard');
  await bo.goTo(`${path}/now`);
  await bo.press('Put this in the record', { 'What I heard here': '' });
  expect(bo.status).toBe(422);
  await bo.press('Put this in the record', { 'What I heard here': 'It has been dark for too long.' });
  await bo.press('Give this answer', { answer: ['ok'] });
  expect(bo.text).toContain('Everyone in the room has answered.');
  await leader.goTo(`${path}/record`);
  await leader.press('Close as agreed');
  expect(leader.status).toBe(422);
  await ana.goTo(`${path}/now`);
  await ana.press('Give this answer', { answer: ['ok'] });
  await leader.goTo(`${path}/record`);
  await leader.press('Close as agreed');
  expect(await see(ana, '/now')).toContain('The record is agreed.');
  await ana.follow('Print');
  expect(ana.text).toContain('Someone who decides heard: “It has been dark for too long.”');
  const there = await db.selectFrom('attendance').select('people').where('session_id', '=', session).execute();
  expect(there).toEqual([{ people: 1 }, { people: 1 }]); // who took a seat was there; small numbers are shown to nobody
  expect(ana.text).not.toContain('not been counted');
});

test('who does not decide cannot say that they do', async () => {
  await script('record');
  const ana = await comesIn();
  await leads('Begin');
  await ana.goTo(`${path}/now`);
  const answer = await app.request(`${path}/now/heard`, {
    method: 'POST',
    body: new URLSearchParams({
      _form: ana.page.querySelector('input[name=_form]')!.getAttribute('value')!,
      heard: 'x',
      key: 'k',
    }).toString(),
    headers: {
      cookie: [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
  });
  expect(answer.status).toBe(404);
});

test('three questions at the end are shown by side, from five answers, and any may be left open', async () => {
  await script('free');
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 5; nth++) guests.push(await comesIn());
  const decider = await comesIn('Decider');
  await leads('Begin', 'Finish');
  for (const [nth, guest] of [...guests, decider].entries()) {
    await guest.goTo(`${path}/now`);
    await guest.press('Send my answers', { could_say: [nth < 2 ? '2' : '5'], ...(nth < 4 && { was_heard: ['1'] }) });
    expect(guest.text).toContain('Your answers are kept.');
  }
  expect(await see(guests[0]!, '')).toContain('Yes, fully (middle of 5 answers)');
  const row = (name: string) =>
    guests[0]!.page
      .querySelectorAll('#afterwards table tr')
      .filter((tr) => tr.text.includes(name))
      .at(-1)!.text;
  expect(row('Resident')).toContain('too early to tell'); // four said whether they were heard
  expect(row('Decider')).not.toContain('middle');
  const passer = visitor(app);
  expect(await see(passer, '')).not.toContain('middle of');
});

test('turns stand beside what chance gives, by side, and a side of few is not judged', async () => {
  await script('round', 'queue');
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 6; nth++) guests.push(await comesIn());
  for (let nth = 0; nth < 5; nth++) guests.push(await comesIn('Decider'));
  await leads('Begin');
  await leads('Next step');
  const steps = await db.selectFrom('session_step').select('id').where('session_id', '=', session).orderBy('position').execute();
  const seats = await db.selectFrom('seat').select(['id', 'side_ids']).where('session_id', '=', session).execute();
  const deciders = seats.filter(({ side_ids }) => side_ids.includes(world.sides.deciders));
  for (let nth = 0; nth < 30; nth++)
    await db
      .insertInto('turn')
      .values({
        ...{ circle_id: world.id, session_id: session, id: `turn-${nth}`, step_id: steps[1]!.id, side_id: null, kind: 'spoke', at: clock },
        seat_id: nth < 26 ? deciders[nth % 5]!.id : seats.find(({ side_ids }) => !side_ids.includes(world.sides.deciders))!.id,
      })
      .execute();
  expect(await see(guests[0]!, '')).not.toContain('by chance'); // it goes on
  await leads('Finish');
  const text = await see(guests[0]!, '');
  expect(text).toMatch(/Resident\s*4\s*12 to 21\s*less often than by chance/);
  expect(text).toMatch(/Decider\s*26\s*9 to 18\s*more often than by chance/);
  expect(text).toMatch(/Professional\s*0\s*–\s*too early to tell/);
});
