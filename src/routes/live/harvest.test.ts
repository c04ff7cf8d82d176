import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { aLiveKring, aRoom, hiddenFields, sends, type LiveKring, type Room } from '#testing/live-world.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aStory } from '#testing/worlds.ts';

const everyone: Reader[] = ['residents', 'professionals', 'deciders'];
const shown: Use[] = ['sense', 'dialogue'];
let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring()));
beforeEach(async () => void (room = await aRoom(kring, { readers: everyone })));

const writes = async (guest: Visitor, text: string) => {
  await guest.goTo(`${room.path}/now`);
  await guest.press('Send this note', { 'Your note': text });
};

test('everyone says of each note whether they recognise it; nobody sees how many before it is shown', async () => {
  await room.script('write', 'recognise');
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 6; nth++) guests.push(await room.comesIn());
  await room.leads('Begin');
  await writes(guests[0]!, 'The bins are full.');
  await room.leads('Show all notes', 'Next step');
  for (const [nth, guest] of guests.entries()) {
    expect(await room.see(guest, '/now')).toContain('Note 1 of 1');
    await guest.press(nth === 5 ? 'Pass' : 'I recognise this');
    expect(guest.text).toContain('You answered all notes.');
  }
  for (const page of ['/now', '/lead', '/screen'])
    expect(await room.see(page === '/now' ? guests[0]! : room.leader, page)).not.toMatch(/Most recognise|Recognise: |too early/i);
  await guests[5]!.press('I do not recognise this'); // said otherwise, while it may be
  await room.leads('Show what people recognise');
  expect(await room.see(guests[0]!, '/now')).toContain('Most recognise this.');
  expect(guests[0]!.text).not.toContain('Do not: 1'); // one person would be known
  expect(await room.see(room.leader, '/screen')).toContain('Most recognise this.');
});

test('from a few answers nothing is said of a note, and after they are shown none comes in', async () => {
  await room.script('write', 'recognise');
  const [ana, bo] = [await room.comesIn(), await room.comesIn()];
  await room.leads('Begin');
  await writes(ana, 'The bins are full.');
  await room.leads('Show all notes', 'Next step');
  await ana.goTo(`${room.path}/now`);
  await ana.press('I recognise this');
  await bo.goTo(`${room.path}/now`);
  await room.leads('Show what people recognise');
  await bo.press('I recognise this');
  expect(bo.text).toContain('Too early to tell.');
  expect(await kring.db.selectFrom('note_answer').select('answer').where('circle_id', '=', room.world.id).execute()).toEqual([
    { answer: 1 },
  ]);
});

test('a note of silent writing that was never shown is not asked about', async () => {
  await room.script('write', 'recognise');
  const ana = await room.comesIn();
  await room.leads('Begin');
  await writes(ana, 'Hidden words.');
  await room.leads('Next step');
  expect(await room.see(ana, '/now')).toContain('There is no note yet that everyone may read.');
  for (const page of ['/lead', '/screen', '/harvest']) {
    await room.see(room.leader, page);
    expect(room.leader.html, page).not.toContain('Hidden words.');
  }
});

test('notes are put together under a name, and what is found rests on them and on stories, whose tellers hear it', async () => {
  const story = await aStory(kring.db, room.world, { text: 'The bin was full and I walked on.', readers: everyone, uses: shown });
  await room.leader.goTo(`${room.path}/stimuli`);
  await room.leader.press('Bring these stories', { story: [story] });
  await room.script('write', 'free');
  const ana = await room.comesIn();
  await room.leads('Begin');
  for (const text of ['Empty them on Monday.', 'Empty them on Friday.', 'More light.']) await writes(ana, text);
  await room.leads('Show all notes', 'Next step');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Put together', { 'Which notes say the same?': [] });
  expect(room.leader.status).toBe(422);
  expect(room.leader.text).toContain('Choose one or more notes.');
  await room.leader.press('Put together', {
    'Which notes say the same?': ['Empty them on Monday.', 'Empty them on Friday.'],
    'New name': 'More often',
  });
  expect(await room.see(ana, '/now')).toMatch(/More often.*Empty them/);
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Keep what we say together', { 'What do we say together?': 'Twice a week.' });
  expect(room.leader.status).toBe(422);
  expect(room.leader.text).toContain('Twice a week.');
  await room.leader.press('Keep what we say together', { 'What do we say together?': 'Twice a week.', rests: [`story ${story}`] });
  expect(await room.see(room.leader, '/screen')).toContain('This we say together: Twice a week.');
  const marks = await kring.db.selectFrom('trail').select('what').where('story_id', '=', story).execute();
  expect(marks.map(({ what }) => what)).toContain('finding.made');
  expect(await kring.db.selectFrom('finding_note').select('note_id').where('circle_id', '=', room.world.id).execute()).toHaveLength(2);
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Take these out', { 'Which notes do not belong here?': ['Empty them on Friday.'] });
  const loose = await kring.db
    .selectFrom('note')
    .select('text')
    .where('session_id', '=', room.session)
    .where('grouped_as', 'is', null)
    .execute();
  expect(loose.map(({ text }) => text).sort()).toEqual(['Empty them on Friday.', 'More light.']);
});

test('a note names the stories it is about, and what is found from it rests on them, whose tellers hear it', async () => {
  const bin = await aStory(kring.db, room.world, { text: 'The bin was full and I walked on.', readers: everyone, uses: shown });
  const lamp = await aStory(kring.db, room.world, { text: 'The lamp was broken for a month.', readers: everyone, uses: shown });
  const elsewhere = await aStory(kring.db, room.world, { text: 'Not brought here.', readers: everyone, uses: shown });
  await room.leader.goTo(`${room.path}/stimuli`);
  await room.leader.press('Bring these stories', { story: [bin, lamp] });
  await room.script('write', 'free');
  const ana = await room.comesIn();
  expect(ana.html).not.toContain('The lamp was'); // nobody is shown a story before it begins
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now`);
  expect(ana.text).toContain('Read the stories');
  await ana.press('Send this note', { 'Your note': 'More light.', story: [lamp] });
  const form = { ...hiddenFields(ana, '/now/note'), text: 'A bench.', story: elsewhere };
  expect(await sends(kring, ana, { to: `${room.path}/now/note`, form })).toEqual([303]);
  expect(await kring.db.selectFrom('note_story').select('story_id').where('circle_id', '=', room.world.id).execute()).toEqual([
    { story_id: lamp },
  ]);
  await room.leads('Show all notes');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Put together', { 'Which notes say the same?': ['More light.'], 'New name': 'Light' });
  expect(room.leader.text).toMatch(/These notes are about: Story \d\./);
  await room.leader.press('Keep what we say together', { 'What do we say together?': 'Mend the lamp.' });
  expect(room.leader.status).toBe(200); // what it rests on was ticked already
  expect(await marksOf(lamp)).toContain('finding.made');
  expect(await marksOf(bin)).not.toContain('finding.made');
});

test('a story that served marks its trail also when who leads may not read it', async () => {
  const { db } = kring;
  const ours = await aStory(db, room.world, { text: 'Not for professionals: I was ashamed.', readers: ['residents'], uses: shown });
  await db
    .updateTable('session')
    .set({ readers: ['residents'], held_at: kring.clock.now })
    .where('id', '=', room.session)
    .execute();
  const brought = { circle_id: room.world.id, session_id: room.session, story_id: ours, at: kring.clock.now };
  await db.insertInto('session_story').values(brought).execute();
  await room.script('write');
  const ana = await room.comesIn();
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now`);
  await ana.press('Send this note', { 'Your note': 'Say it kindly.', story: [ours] });
  await room.leads('Show all notes');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Put together', { 'Which notes say the same?': ['Say it kindly.'], 'New name': 'Kind' });
  expect(room.leader.html).not.toContain('ashamed');
  await room.leader.press('Keep what we say together', { 'What do we say together?': 'Letters are kind.' });
  expect(room.leader.status).toBe(200);
  expect(await marksOf(ours)).toContain('finding.made');
});

test('the record is made, answered on the phones and agreed before the coats are on; deciders say what they heard', async () => {
  await room.script('free', 'record');
  const [ana, bo] = [await room.comesIn(), await room.comesIn({ side: 'Decider' })];
  await room.leads('Begin', 'Next step');
  expect(await room.see(ana, '/now')).toContain('The record will be made in a moment.');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Make the record');
  expect(await room.see(ana, '/now')).toContain('We talked together about: What first?');
  await ana.press('Give this answer', { answer: ['missing'] });
  expect(ana.status).toBe(422);
  await ana.press('Give this answer', { answer: ['missing'], 'What is not right': 'The lamp.' });
  expect(ana.path).toBe(`${room.path}/now`);
  expect(ana.text).toContain('Not everyone agrees yet.');
  expect(ana.text).toContain('Not answered yet: fewer than 5.');
  expect(ana.html).not.toContain('/now/heard');
  await bo.goTo(`${room.path}/now`);
  await bo.press('Put this in the record', { 'What I heard here': '' });
  expect(bo.status).toBe(422);
  await bo.press('Put this in the record', { 'What I heard here': 'It has been dark for too long.' });
  await bo.press('Give this answer', { answer: ['ok'] });
  expect(bo.text).toContain('Everyone in the room has answered.');
  await room.leader.goTo(`${room.path}/record`);
  await room.leader.press('Close as agreed');
  expect(room.leader.status).toBe(422);
  await ana.goTo(`${room.path}/now`);
  await ana.press('Give this answer', { answer: ['ok'] });
  await room.leader.goTo(`${room.path}/record`);
  await room.leader.press('Close as agreed');
  expect(await room.see(ana, '/now')).toContain('The record is agreed.');
  await ana.follow('Print');
  expect(ana.text).toContain('Someone who decides heard: “It has been dark for too long.”');
  const there = await kring.db.selectFrom('attendance').select('people').where('session_id', '=', room.session).execute();
  expect(there).toEqual([{ people: 1 }, { people: 1 }]); // who took a seat was there; small numbers are shown to nobody
  expect(ana.text).not.toContain('not been counted');
});

test('who does not decide cannot say that they do', async () => {
  await room.script('record');
  const ana = await room.comesIn();
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now/name`);
  const form = { ...hiddenFields(ana, '/now/name'), heard: 'x', key: 'k' };
  expect(await sends(kring, ana, { to: `${room.path}/now/heard`, form })).toEqual([404]);
});

test('three questions at the end are shown by side, from five answers, and any may be left open', async () => {
  await room.script('free');
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 5; nth++) guests.push(await room.comesIn());
  const decider = await room.comesIn({ side: 'Decider' });
  await room.leads('Begin', 'Finish');
  for (const [nth, guest] of [...guests, decider].entries()) {
    await guest.goTo(`${room.path}/now`);
    await guest.press('Send my answers', { could_say: [nth < 2 ? '2' : '5'], ...(nth < 4 && { was_heard: ['1'] }) });
    expect(guest.text).toContain('Your answers are kept.');
  }
  expect(await room.see(guests[0]!, '')).toContain('Yes, fully (middle of 5 answers)');
  const row = (name: string) =>
    guests[0]!.page
      .querySelectorAll('#afterwards table tr')
      .filter((tr) => tr.text.includes(name))
      .at(-1)!.text;
  expect(row('Resident')).toContain('too early to tell'); // four said whether they were heard
  expect(row('Decider')).not.toContain('middle');
  const passer = visitor(kring.app);
  expect(await room.see(passer, '')).not.toContain('middle of');
});

test('turns stand beside what chance gives, by side, and a side of few is not judged', async () => {
  await room.script('round', 'queue');
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 6; nth++) guests.push(await room.comesIn());
  for (let nth = 0; nth < 5; nth++) guests.push(await room.comesIn({ side: 'Decider' }));
  await room.leads('Begin');
  await room.leads('Next step');
  const steps = await kring.db.selectFrom('session_step').select('id').where('session_id', '=', room.session).orderBy('position').execute();
  const seats = await kring.db.selectFrom('seat').select(['id', 'side_ids']).where('session_id', '=', room.session).execute();
  const deciders = seats.filter(({ side_ids }) => side_ids.includes(room.world.sides.deciders));
  for (let nth = 0; nth < 30; nth++)
    await kring.db
      .insertInto('turn')
      .values({
        ...{
          circle_id: room.world.id,
          session_id: room.session,
          id: `turn-${nth}`,
          step_id: steps[1]!.id,
          side_id: null,
          kind: 'spoke',
          at: kring.clock.now,
        },
        seat_id: nth < 26 ? deciders[nth % 5]!.id : seats.find(({ side_ids }) => !side_ids.includes(room.world.sides.deciders))!.id,
      })
      .execute();
  expect(await room.see(guests[0]!, '')).not.toContain('by chance'); // it goes on
  await room.leads('Finish');
  const text = await room.see(guests[0]!, '');
  expect(text).toMatch(/Resident\s*4\s*12 to 21\s*less often than by chance/);
  expect(text).toMatch(/Decider\s*26\s*9 to 18\s*more often than by chance/);
  expect(text).toMatch(/Professional\s*0\s*–\s*too early to tell/);
});

const marksOf = async (story: string) =>
  (await kring.db.selectFrom('trail').select('what').where('story_id', '=', story).execute()).map(({ what }) => what);
