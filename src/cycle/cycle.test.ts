import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chores } from '../chores.ts';
import { storyOfLink } from './1-gather/codes.server.ts';
import { readers } from './1-gather/consent.ts';
import { allow } from './1-gather/consents.server.ts';
import { hearBackBy } from './1-gather/contacts.server.ts';
import { acceptStory } from './1-gather/listening.server.ts';
import { mayRead } from './1-gather/readable.server.ts';
import { tellStory, tellersStory } from './1-gather/stories.server.ts';
import { markFragment, quotesOf } from './2-sense/fragments.server.ts';
import { insightsOf, writeInsight } from './2-sense/insights.server.ts';
import { findWords } from './2-sense/span.ts';
import { nameTheme, placeInTheme } from './2-sense/themes.server.ts';
import { makeFinding } from './3-dialogue/findings.server.ts';
import { agreeRecord, writeRecord } from './3-dialogue/records.server.ts';
import { holdSession, planSession, sessionAt } from './3-dialogue/sessions.server.ts';
import { bringInsights, bringStories } from './3-dialogue/stimuli.server.ts';
import { decisionsOf, publishDecision, storiesBehindDecision, writeDecision } from './4-change/decisions.server.ts';
import { hear, storiesToTell, whatHappened } from './5-return/telling.server.ts';
import { withdrawStory } from './withdrawals.server.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { wordsIn } from '#lib/words/words.ts';
import { testDatabase } from '#testing/database.ts';
import { testHome } from '#testing/folder.ts';
import { postOffice } from '#testing/post-office.ts';
import { aCircle, aMember } from '#testing/worlds.ts';

/** The whole method as one test. Whoever is new here reads this page first; what each line does stands in the file that it comes from. */
test('from a story told, to its teller hearing what was done with it, to its teller taking it back', async () => {
  // A circle round one challenge. Fatma, a resident, and Joost, a professional, are its listeners; Noor keeps track.
  const here = await aCircle(db, { subject: 'Getting to work' });
  const circle = here.id;
  const [fatma, joost, noor] = [
    await listener(here, 'residents'),
    await listener(here, 'professionals'),
    await aMember(db, here, 'steward'),
  ];

  // 1. GATHER. Three people tell, each without an account or a name. The story is kept first; a card with six words brings its teller back.
  const samira = await tells(here, 'I told my story at four counters. At the fifth I had no words left.');
  const jan = await tells(here, 'Nobody asks what I can do. I can cook for eighty people.');
  const ayse = await tells(here, 'One lady called me back. After that I dared to go again.');
  expect(samira.code.numbers).toHaveLength(6);

  // Nothing is allowed unless the teller allows it: until then only the two listeners read.
  expect(await mayRead(db, circle, samira.id, { oneOf: ['professionals'] })).toBe(false);
  for (const { id } of [samira, jan, ayse])
    await allow(db, circle, id, { readers: [...readers], uses: ['sense', 'dialogue'], ...yes, now: on('2026-11-24') });
  await hearBackBy(db, circle, samira.id, { contact: { ...byMail, name: 'Samira' }, ...yes, now: on('2026-11-24') });

  // A person answers within seven days. From then on the story is read by those whom its teller chose.
  const listened = { now: on('2026-11-25') };
  await acceptStory(db, circle, samira.id, { text: 'Thank you. I swallowed.', person: fatma, side: here.sides.residents, ...listened });
  for (const { id } of [jan, ayse])
    await acceptStory(db, circle, id, { text: null, person: joost, side: here.sides.professionals, ...listened });
  expect(await mayRead(db, circle, samira.id, { oneOf: ['professionals'] })).toBe(true);

  // 2. MAKE SENSE, together, at a table. Words are marked, never copied; what they share gets a name; an insight cites them.
  const table = { voice: { side: here.sides.residents, person: null, table: null }, now: on('2026-12-01') };
  const fragments = [
    await marks(here, samira, 'At the fifth I had no words left', table),
    await marks(here, jan, 'Nobody asks what I can do', table),
    await marks(here, ayse, 'One lady called me back', table),
  ];
  const theme = await nameTheme(db, circle, { name: 'One who knows you', about: null }, table);
  await placeInTheme(db, circle, theme, fragments, table);
  const claim = 'One person who calls back does more than five counters.';
  const insight = await writeInsight(db, circle, { text: claim, theme, fragments }, table);

  // 3. DIALOGUE. People of all sides meet, with stories before them; what they find together is written in their words, and agreed.
  const session = await planSession(db, circle, theMeeting, { person: noor, keys, now: on('2026-12-02') });
  const meeting = (await sessionAt(db, circle, session))!;
  await bringInsights(db, circle, session, [insight]);
  await bringStories(db, circle, meeting, { stories: [samira.id], chooser: { oneOf: ['professionals'] }, now: on('2026-12-03') });
  await holdSession(db, circle, session, on('2026-12-10'));
  const found = { text: 'We never agreed who calls back.', insights: [insight], stories: [samira.id] };
  const finding = await makeFinding(db, circle, session, { finding: found, now: on('2026-12-10') });
  await writeRecord(db, circle, session, { text: 'We said: one person, from the first day.', now: on('2026-12-10') });
  expect(await agreeRecord(db, circle, session, { printed: false, now: on('2026-12-12') })).toBe('agreed');

  // 4. CHANGE. What is chosen rests on what was found, and says why. So it rests on these three stories, and on no other.
  const chosen = { ...oneContact, side: here.sides.deciders, insight: [insight], finding: [finding] };
  const decision = await writeDecision(db, circle, chosen, { person: noor, now: on('2026-12-20') });
  await publishDecision(db, circle, decision, on('2026-12-20'));
  expect((await storiesBehindDecision(db, circle, decision)).sort()).toEqual([samira.id, jan.id, ayse.id].sort());

  // 5. RETURN. Everything that happened stands on the trail of the story. Reading it is not yet hearing it.
  const happened = await whatHappened(db, asWords(here), samira.id, toTheTeller);
  expect(happened.map(({ what }) => what)).toEqual(theWholeTrail);
  const last = { says: 'Something was decided that rests on your story.', texts: ['Everyone gets one contact.'] };
  expect(happened.at(-1)).toMatchObject({ ...last, heardAt: null });

  // Samira gets one letter, however often it is tried. It has no word of her story in it, and a link that is made when it leaves.
  await tellBack(on('2026-12-20'));
  await tellBack(on('2026-12-20'));
  expect(post.box.map(({ to }) => to)).toEqual(['samira@post.example']);
  expect(post.box[0]!.text).toContain('“Everyone gets one contact.”');
  expect(post.box[0]!.text).not.toContain('no words left');

  // Jan gave no address: he comes back with his card and says that he read it. Ayşe is still to be told.
  expect(await storyOfLink(db, keys, jan.code.link, on('2027-01-05'))).toEqual({ circle, story: jan.id });
  await hear(db, circle, jan.id, { how: 'code', until: on('2027-01-05'), now: on('2027-01-05') });
  expect((await storiesToTell(db, circle, { mail: true })).map(({ id, way }) => [id, way])).toEqual([[ayse.id, 'card']]);

  // WITHDRAW. Samira takes her story back, in one act. Nothing of it is left anywhere: no text, no quote, no code, no trail, no address.
  expect(await withdrawStory(db, circle, samira.id, { now: on('2027-02-01'), why: 'withdrawn', data })).toBe(true);
  await expect(tellersStory(db, circle, samira.id)).rejects.toThrow();
  expect(await storyOfLink(db, keys, samira.code.link, on('2027-02-01'))).toBeNull();
  expect(await quotesOf(db, circle, fragments, { all: true })).toHaveLength(2);
  expect(await whatHappened(db, asWords(here), samira.id, toTheTeller)).toEqual([]);

  // What the circle chose stays. The insight, left with two stories, goes back to the circle; Jan and Ayşe hear that. Samira gets no letter.
  expect(await decisionsOf(db, circle)).toMatchObject([{ id: decision, text: 'Everyone gets one contact.' }]);
  expect(await insightsOf(db, circle)).toMatchObject([{ id: insight, returned: true }]);
  expect((await storiesToTell(db, circle, { mail: true })).map(({ id }) => id).sort()).toEqual([jan.id, ayse.id].sort());
  await tellBack(on('2027-02-02'));
  expect(post.box).toHaveLength(1);
});

// What the test stands on: a database and a post office of its own, and a few words to say things shorter.

const { db } = await testDatabase();
const keys = newKeys();
const post = await postOffice();
const data = mkdtempSync(join(testHome, 'kring-cycle-'));
afterAll(async () => {
  await post.close();
  rmSync(data, { recursive: true });
});

type Here = Awaited<ReturnType<typeof aCircle>>;
type Told = Awaited<ReturnType<typeof tells>>;

const on = (day: string) => new Date(`${day}T10:00:00Z`);
const yes = { mode: 'screen' as const, wording: 'They may read it.', language: 'en' };
const asWords = ({ id, slug }: Here) => ({ id, slug, language: 'en' });
const toTheTeller = { words: wordsIn('en'), lang: 'en', ears: 'teller' } as const;
const byMail = { email: 'samira@post.example', phone: null, place: null };

const theMeeting = {
  purpose: 'How does nobody have to tell it five times?',
  change_wanted: 'How the counters work together',
  starts_at: on('2026-12-10'),
  ends_at: null,
  place: 'The library',
  readers: [...readers],
};
const oneContact = {
  kind: 'chosen' as const,
  text: 'Everyone gets one contact.',
  because: 'Who has to tell it again and again, gives up.',
  none: null,
  decided_by: 'The alderman',
  formal: false,
  decided_on: '2026-12-20',
};
const theWholeTrail = [
  'story.told',
  'consent.changed',
  'consent.changed',
  'story.listened',
  'story.read',
  'fragment.marked',
  'theme.placed',
  'insight.written',
  'session.shown',
  'finding.made',
  'record.agreed',
  'decision.published',
];

const listener = (here: Here, side: 'residents' | 'professionals') => aMember(db, here, 'listener', { side });

function tells(here: Here, text: string) {
  const story = { text, language: 'en', prompt: here.prompt, feeling: null, wouldHelp: null, sides: [here.sides.residents] };
  return tellStory(db, here.id, story, { now: on('2026-11-24'), keys, channel: 'page', submission: newSubmissionKey() });
}

async function marks(here: Here, { id }: Told, words: string, by: Parameters<typeof markFragment>[3]) {
  const { text, text_hash } = await tellersStory(db, here.id, id);
  return markFragment(db, here.id, { story: id, text_hash, ...findWords(text, words)! }, by);
}

/** What goes on by itself, every minute: letters are queued and leave. */
async function tellBack(now: Date) {
  const config = readConfig({ SMTP_URL: post.url, ORIGIN: 'https://kring.example' });
  for (const chore of chores({ db, keys, config, connection: {}, close: async () => {} })) await chore.work(now);
}
