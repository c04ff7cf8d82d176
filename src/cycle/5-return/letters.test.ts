import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chores } from '../../chores.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { testDatabase } from '#testing/database.ts';
import { postOffice, type PostOffice } from '#testing/post-office.ts';
import { aCircle, aContact, aDecision, aMember, aPerson, aStory, today, type World } from '#testing/worlds.ts';
import { takeLetter } from './letters.server.ts';
import { storiesToTell } from './telling.server.ts';

const { db } = await testDatabase();
const keys = newKeys();
const tomorrow = new Date('2026-11-25T10:00:00Z');
const secret = 'the day my brother Zebedee was turned away at the counter';

let office: PostOffice;
let world: World;
beforeEach(async () => {
  office = await postOffice();
  await db.deleteFrom('letter').execute();
  await db.deleteFrom('story_contact').execute();
  world = await aCircle(db);
});
afterEach(async () => office.close());

/** Lets everything that goes on by itself happen at a moment. */
async function choresRun(now: Date, names = ['queue-letters', 'remind', 'send-letters', 'clear-used-up']) {
  const config = readConfig({ SMTP_URL: office.url, ORIGIN: 'https://kring.houten.example' });
  const all = chores({ db, keys, config, connection: {}, close: async () => {} });
  for (const name of names) await all.find((chore) => chore.name === name)!.work(now);
}

const aTeller = async (email = 'samira@post.example', language = 'en') => {
  const story = await aStory(db, world, { text: `It was ${secret}.` });
  await aContact(db, world, story, { name: 'Samira', email, language });
  return story;
};

const unheard = (story: string) =>
  db.selectFrom('trail').select('what').where('story_id', '=', story).where('heard_at', 'is', null).execute();

test('a teller hears back when a decision rests on their story, once', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  await choresRun(today);
  await choresRun(today);
  await choresRun(tomorrow);
  expect(office.box.map((letter) => letter.to)).toEqual(['samira@post.example']);
  const { text, subject } = office.box[0]!;
  expect(subject).toBe('There is news for you');
  expect(text).toContain('Hello Samira,');
  expect(text).toContain(
    'Something was decided that rests on your story.\n  “The bins are emptied twice a week.”\n  By The alderman (Decider).\n  On 24 November 2026.\n  Why: They are full on Tuesday.',
  );
  expect(text).toMatch(/https:\/\/kring\.houten\.example\/s\/[0-9a-z]{26}\n/);
  expect(await unheard(story)).toEqual([]);
});

test('at most one letter a day: what happens after it goes along with the next', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  await choresRun(today);
  await aDecision(db, world, [story], { text: 'A second bin comes.', now: new Date('2026-11-24T11:00:00Z') });
  await choresRun(new Date('2026-11-24T12:00:00Z'));
  expect(office.box).toHaveLength(1);
  await choresRun(tomorrow);
  expect(office.box).toHaveLength(2);
  expect(office.box[1]!.text).toContain('A second bin comes.');
  expect(office.box[1]!.text).not.toContain('twice a week');
});

test('a letter speaks the language that its teller chose', async () => {
  const story = await aTeller('samira@post.example', 'ar');
  await aDecision(db, world, [story]);
  await choresRun(today);
  expect(office.box[0]!.subject).toBe('هناك خبر لك');
  expect(office.box[0]!.text).toContain('مرحبًا \u2068Samira\u2069،');
});

test('a withdrawn story gets no letter', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  await choresRun(today, ['queue-letters']);
  await withdrawStory(db, world.id, story, { now: today, why: 'withdrawn', data: '/dev/shm/kring-letters-test' });
  await choresRun(today);
  expect(office.box).toEqual([]);
});

test('who takes back that they may be contacted gets no letter', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  await choresRun(today, ['queue-letters']);
  await db.updateTable('story').set({ uses: [] }).where('id', '=', story).execute();
  await choresRun(today);
  expect(office.box).toEqual([]);
});

test('when the post is away everything waits, and leaves when it is back', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  await office.close();
  await choresRun(today);
  expect(await unheard(story)).not.toEqual([]);
  const port = new URL(office.url).port;
  office = await postOffice();
  expect(new URL(office.url).port).not.toBe(port);
  await choresRun(tomorrow);
  expect(office.box).toHaveLength(1);
  expect(await unheard(story)).toEqual([]);
});

test('a letter that is put off lets the others pass, and leaves later', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  office.manner = 'puts off';
  await choresRun(today);
  expect(await unheard(story)).not.toEqual([]);
  office.manner = 'takes';
  await choresRun(new Date('2026-11-24T10:01:00Z'));
  expect(office.box).toHaveLength(1);
});

test('a letter of which nobody knows whether it left is not sent a second time that day; its news goes along with tomorrow’s', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  office.manner = 'hangs up';
  await choresRun(today);
  office.manner = 'takes';
  await choresRun(today);
  expect(office.box).toEqual([]);
  await choresRun(tomorrow);
  expect(office.box).toHaveLength(1);
  expect(office.box[0]!.text).toContain('twice a week');
});

test('a process that dies with a letter in its hand never makes two letters on a day', async () => {
  const story = await aTeller();
  await aDecision(db, world, [story]);
  await choresRun(today, ['queue-letters']);
  expect(await takeLetter(db, { now: today, day: '2026-11-24' })).not.toBeNull();
  await choresRun(today);
  expect(office.box).toEqual([]);
});

test('an address that takes no letters puts its teller on the list to call and visit', async () => {
  const story = await aTeller('gone@post.example');
  office.unknown.add('gone@post.example');
  await aDecision(db, world, [story]);
  await choresRun(today);
  await choresRun(tomorrow);
  expect(office.box).toEqual([]);
  expect((await storiesToTell(db, world.id, { mail: true })).map(({ id, way }) => [id, way])).toEqual([[story, 'call']]);
  expect(await unheard(story)).not.toEqual([]);
});

test('no word of a story, no code and no link is kept with letters or written in the log', async () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  const story = await aTeller();
  await aDecision(db, world, [story]);
  await choresRun(today);
  office.manner = 'refuses';
  await choresRun(tomorrow);
  spy.mockRestore();
  const { text, subject, raw } = office.box[0]!;
  const link = /\/s\/([0-9a-z]{26})/.exec(text)![1]!;
  const letters = JSON.stringify(await db.selectFrom('letter').selectAll().execute());
  for (const kept of [letters, written.join('')]) {
    expect(kept).not.toContain('Zebedee');
    expect(kept).not.toContain(link);
    expect(kept).not.toContain('samira@');
  }
  expect(`${subject}${text}${raw}`).not.toContain('Zebedee');
  expect(subject).not.toContain('Litter');
  expect(JSON.stringify(await db.selectFrom('story_code').selectAll().execute())).not.toContain(link);
});

test('the owner of an agreement is reminded a week before, once, and again when the date moves', async () => {
  const agreement = {
    circle_id: world.id,
    id: 'agreement1',
    decision_id: null,
    text: 'Put a second bin.',
    owner_name: 'Jan',
    owner_side_id: world.sides.professionals,
    owner_id: null,
    owner_email: 'jan@post.example',
    made_at: today,
  };
  await db.insertInto('agreement').values(agreement).execute();
  const due = (id: string, due_on: string, set_at: Date) =>
    db
      .insertInto('agreement_date')
      .values({ circle_id: world.id, id, agreement_id: 'agreement1', due_on, because: null, set_at, set_by: null })
      .execute();
  await due('d1', '2026-12-10', today);
  await choresRun(today);
  expect(office.box).toEqual([]);
  await choresRun(new Date('2026-12-04T10:00:00Z'));
  await choresRun(new Date('2026-12-04T11:00:00Z'));
  expect(office.box.map(({ to, text }) => [to, text.includes('10 December 2026') && text.includes('Put a second bin.')])).toEqual([
    ['jan@post.example', true],
  ]);
  await db.updateTable('agreement').set({ reminded_at: null }).where('id', '=', 'agreement1').execute();
  await due('d2', '2026-12-20', new Date('2026-12-05T10:00:00Z'));
  await choresRun(new Date('2026-12-15T10:00:00Z'));
  expect(office.box).toHaveLength(2);
});

test('whoever made the promise is reminded before its dates, once for each', async () => {
  const steward = await aMember(db, world, 'steward', { person: await aPerson(db, world.organisation, { email: 'noor@post.example' }) });
  await db
    .insertInto('promise')
    .values({
      circle_id: world.id,
      id: 'promise1',
      made_at: today,
      made_by: steward,
      published_at: today,
      answer_by: '2026-12-10',
      changed_because: null,
    })
    .execute();
  await db
    .insertInto('promise_line')
    .values({ circle_id: world.id, promise_id: 'promise1', line: 'means', text: null, known_by: '2026-11-30' })
    .execute();
  await choresRun(today);
  await choresRun(new Date('2026-11-26T10:00:00Z'));
  expect(office.box.map(({ to, text }) => [to, text.includes('30 November 2026')])).toEqual([['noor@post.example', true]]);
  await choresRun(new Date('2026-12-05T10:00:00Z'));
  expect(office.box).toHaveLength(2);
  expect(office.box[1]!.text).toContain('10 December 2026');
});

test('a sign-in link is made when the letter leaves, and kept nowhere', async () => {
  const person = await aPerson(db, world.organisation, { email: 'noor@post.example' });
  await db
    .insertInto('letter')
    .values({
      circle_id: world.id,
      id: 'letter1',
      kind: 'sign_in',
      story_id: null,
      person_id: person,
      about: null,
      day: '2026-11-24',
      language: 'nl',
      queued_at: today,
      sent_at: null,
      failed_at: null,
    })
    .execute();
  expect(await db.selectFrom('sign_in.link').selectAll().where('person_id', '=', person).execute()).toEqual([]);
  await choresRun(today);
  expect(office.box[0]!.subject).toBe('Uw link om in te loggen bij Kring');
  expect(office.box[0]!.text).toMatch(/https:\/\/kring\.houten\.example\/sign-in\/[0-9a-z]{32}\n/);
  expect(await db.selectFrom('sign_in.link').selectAll().where('person_id', '=', person).execute()).toHaveLength(1);
});
