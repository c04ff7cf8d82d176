import { beforeEach, expect, test } from 'vitest';
import { explain } from '#cycle/5-return/outcomes.server.ts';
import { tellStory } from '#cycle/1-gather/stories.server.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aContact, aDecision, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';
import { appOf } from '../app.tsx';

const { db } = await testDatabase();
const keys = newKeys();
let clock = today;
const app = appOf({ db, keys, config: readConfig({}), now: () => clock });

let world: World;
beforeEach(async () => {
  clock = today;
  world = await aCircle(db);
});

const asMember = async (role: 'steward' | 'listener') => {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role));
  return browser;
};
const unheard = (story: string) =>
  db.selectFrom('trail').select('what').where('story_id', '=', story).where('heard_at', 'is', null).execute();

/** A teller who is here with the code of a story that was told just now and accepted. */
async function aTellerHere() {
  const told = await tellStory(
    db,
    world.id,
    { text: 'I waited at the counter for three hours.', language: 'en', prompt: null, feeling: null, wouldHelp: null, sides: [] },
    { now: today, keys, channel: 'page', submission: newSubmissionKey() },
  );
  await db.updateTable('story').set({ accepted_at: today }).where('id', '=', told.id).execute();
  const browser = visitor(app);
  await browser.goTo(`/s/${told.code.link}`);
  return { browser, story: told.id };
}

test('who wishes to be called stands on the list with what to say, until someone told them', async () => {
  const story = await aStory(db, world);
  await aContact(db, world, story, { name: 'Samira', phone: '06 1234 5678', place: 'The food bank, on Thursday' });
  await aDecision(db, world, [story]);
  const steward = await asMember('steward');
  await steward.goTo(`/circles/${world.slug}/return`);
  for (const words of [
    'Samira',
    '06 1234 5678',
    'The food bank, on Thursday',
    'Something was decided that rests on your story.',
    'The bins are emptied twice a week.',
    'Why: They are full on Tuesday.',
  ])
    expect(steward.text).toContain(words);
  expect(await unheard(story)).not.toEqual([]);
  await steward.press('Told');
  expect(steward.text).toContain('this teller has heard it');
  expect(steward.html).not.toContain('Samira');
  expect(steward.html).not.toContain('1234');
  expect(
    await db.selectFrom('trail').select(['heard_how']).where('story_id', '=', story).where('what', '=', 'decision.published').execute(),
  ).toEqual([{ heard_how: 'told' }]);
});

test('reading a page never counts as telling', async () => {
  const { browser, story } = await aTellerHere();
  await aDecision(db, world, [story]);
  const steward = await asMember('steward');
  await steward.goTo(`/circles/${world.slug}/return`);
  await browser.goTo('/mine');
  expect(browser.text).toContain('The bins are emptied twice a week.');
  expect(await unheard(story)).not.toEqual([]);
  await browser.press('I have read this');
  expect(await unheard(story)).toEqual([]);
});

test('what happens while someone telephones is still to be told', async () => {
  const story = await aStory(db, world);
  await aContact(db, world, story, { phone: '0612345678' });
  await aDecision(db, world, [story]);
  const steward = await asMember('steward');
  await steward.goTo(`/circles/${world.slug}/return`);
  const later = new Date('2026-11-24T10:05:00Z');
  await aDecision(db, world, [story], { text: 'A second bin comes.', now: later });
  clock = later;
  await steward.press('Told');
  expect(await unheard(story)).toEqual([{ what: 'decision.published' }]);
});

test('a steward reads neither the story nor what passed between its teller and the listeners', async () => {
  const story = await aStory(db, world, { text: 'It was Zebedee who sent me away from the counter.' });
  await aContact(db, world, story, { phone: '0612345678' });
  await db
    .insertInto('answer')
    .values({
      circle_id: world.id,
      id: 'answer1',
      story_id: story,
      kind: 'said',
      text: 'We will talk with Zebedee.',
      ground_id: null,
      fragment_id: null,
      person_id: null,
      side_id: null,
      at: today,
      hidden_at: null,
    })
    .execute();
  await db
    .insertInto('trail')
    .values({ circle_id: world.id, story_id: story, what: 'story.listened', about: 'answer1', at: today, heard_at: null, heard_how: null })
    .execute();
  const [steward, listener] = [await asMember('steward'), await asMember('listener')];
  await steward.goTo(`/circles/${world.slug}/return`);
  expect(steward.html).not.toContain('Zebedee');
  expect(steward.text).toContain('Let a listener read it to them.');
  await listener.goTo(`/circles/${world.slug}/return`);
  expect(listener.text).toContain('We will talk with Zebedee.');
});

test('whoever has a teller’s name to call does not learn in which insight their story lies, unless they listen', async () => {
  const story = await aStory(db, world);
  await aContact(db, world, story, { name: 'Samira', phone: '0612345678' });
  const insight = await anInsight(db, world, [story], { text: 'People are afraid of the desk.' });
  await markTrail(db, world.id, [story], { what: 'insight.written', about: insight, now: today });
  const [steward, listener] = [await asMember('steward'), await asMember('listener')];
  for (const browser of [steward, listener]) await browser.goTo(`/circles/${world.slug}/return`);
  expect(steward.text).toContain('Samira');
  expect(steward.text).not.toContain('People are afraid of the desk.');
  expect(steward.text).toContain('Let a listener read it to them.');
  expect(listener.text).toContain('People are afraid of the desk.');
});

test('fewer than five tellers with only a card are not counted aloud to a steward', async () => {
  await aDecision(db, world, [await aStory(db, world)]);
  const [steward, listener] = [await asMember('steward'), await asMember('listener')];
  await steward.goTo(`/circles/${world.slug}/return`);
  expect(steward.text).toContain('With their card: fewer than 5.');
  await listener.goTo(`/circles/${world.slug}/return`);
  expect(listener.text).toContain('With their card: 1.');
});

test('the few of one kind without an answer do not follow from the number of the other: together they are public', async () => {
  const marked = await Promise.all(Array.from({ length: 6 }, () => aStory(db, world)));
  await anInsight(db, world, marked);
  await markTrail(db, world.id, marked, { what: 'insight.written', about: 'it', now: today });
  await Promise.all([aStory(db, world), aStory(db, world)]);
  const [steward, listener] = [await asMember('steward'), await asMember('listener')];
  for (const browser of [steward, listener]) await browser.goTo(`/circles/${world.slug}/return`);
  expect(steward.text).toContain('Never used: fewer than 5 stories');
  expect(steward.text).not.toContain('6 stories');
  expect(listener.text).toContain('Never used: 2 stories');
  expect(listener.text).toContain('6 stories');
});

test('by the promised day everyone hears why, also when nothing was done', async () => {
  const [never, marked, decided] = [await aStory(db, world), await aStory(db, world), await aStory(db, world)];
  await aDecision(db, world, [decided]);
  await db
    .insertInto('trail')
    .values({
      circle_id: world.id,
      story_id: marked,
      what: 'fragment.marked',
      about: 'fragment1',
      at: today,
      heard_at: null,
      heard_how: null,
    })
    .execute();
  await db
    .insertInto('promise')
    .values({
      circle_id: world.id,
      id: 'promise1',
      made_at: today,
      made_by: null,
      published_at: today,
      answer_by: '2026-11-20',
      changed_because: null,
    })
    .execute();
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}`);
  expect(anyone.text).toContain('Without an answer still: fewer than 5 stories');
  const steward = await asMember('steward');
  await steward.goTo(`/circles/${world.slug}/return`);
  expect(steward.text).toContain('The promised day, 20 November 2026, has passed.');
  await steward.press('Say this to all whose story was not used', { because: ' ' });
  expect(steward.status).toBe(422);
  await steward.press('Say this to all whose story was not used', { because: 'The park is not ours to change.' });
  await steward.press('Say this to all for whom nothing was decided', { because: 'The council votes in spring.' });
  expect(steward.text).toContain('Every accepted story has an answer.');
  const answers = await db
    .selectFrom('trail')
    .select(['story_id', 'what'])
    .where('circle_id', '=', world.id)
    .where('what', 'in', ['story.unused', 'story.undecided'])
    .execute();
  expect(answers.sort((a, b) => a.what.localeCompare(b.what))).toEqual([
    { story_id: marked, what: 'story.undecided' },
    { story_id: never, what: 'story.unused' },
  ]);
  await anyone.goTo(`/circles/${world.slug}/changes`);
  expect(anyone.text).toContain('The park is not ours to change.');
});

test('the same explanation sent twice is said once', async () => {
  await aStory(db, world);
  const by = { person: await aMember(db, world, 'steward'), now: today };
  const twice = await Promise.all([
    explain(db, world.id, { kind: 'unused', because: 'No.' }, by),
    explain(db, world.id, { kind: 'unused', because: 'No.' }, by),
  ]);
  expect(twice.sort()).toEqual([0, 1]);
});

test('whoever told long ago without an answer of a person is seen', async () => {
  await aStory(db, world, { accepted: false, now: new Date('2026-11-10T10:00:00Z') });
  const listener = await asMember('listener');
  await listener.goTo(`/circles/${world.slug}/return`);
  expect(listener.text).toContain('Told on 10 November 2026, 7 days too late');
});

test('an answer to “did it help?” becomes a story with everything off and a card of its own', async () => {
  const { browser, story } = await aTellerHere();
  await aDecision(db, world, [story]);
  await browser.goTo('/mine');
  await browser.follow('Did this help? Tell us');
  await browser.press('Send this');
  expect(browser.status).toBe(422);
  await browser.press('Send this', {
    'Did this help you?': 'A little',
    'Do you want to say more?': 'The bin is empty now, but the bench is gone.',
  });
  expect(browser.text).toContain('The card of your new story');
  const [answer] = await db.selectFrom('help_answer').selectAll().where('story_id', '=', story).execute();
  const told = await db.selectFrom('story').selectAll().where('id', '=', answer!.told_story_id).executeTakeFirstOrThrow();
  expect([answer!.helped, told.channel, told.readers, told.uses, told.accepted_at]).toEqual(['a_little', 'answer', [], [], null]);
});

test('of very many answers with words from one place a listener looks first, as of very many stories', async () => {
  clock = new Date(today.getTime() + 60 * 60 * 1000); // whatever was answered here before counts no more
  const { browser, story } = await aTellerHere();
  const decision = await aDecision(db, world, [story]);
  for (let nth = 0; nth < 61; nth++) {
    await browser.goTo(`/mine/helped/${decision}`);
    await browser.press('Send', { helped: 'no', text: `Nothing changed for me, number ${nth}.` });
  }
  const answers = await db
    .selectFrom('story')
    .select('held_at')
    .where('circle_id', '=', world.id)
    .where('channel', '=', 'answer')
    .execute();
  expect(answers).toHaveLength(61); // none is lost
  expect(answers.filter((answer) => answer.held_at !== null)).toHaveLength(1);
}, 60_000);

test('the outbox shows for whom letters wait, and no code, link or whole address', async () => {
  const story = await aStory(db, world);
  await aContact(db, world, story, { name: 'Samira', email: 'samira@post.example' });
  await db
    .insertInto('letter')
    .values({
      circle_id: world.id,
      id: 'letter1',
      kind: 'return',
      story_id: story,
      person_id: null,
      about: null,
      day: '2026-11-24',
      language: 'en',
      queued_at: today,
      sent_at: null,
      failed_at: null,
    })
    .execute();
  const steward = await asMember('steward');
  await steward.goTo(`/circles/${world.slug}/return/outbox`);
  expect(steward.text).toContain('s…@post.example');
  expect(steward.html).not.toMatch(/samira@|Samira|\/s\/|\/sign-in\//);
  expect(steward.text).toContain('No letters can leave from here');
});

test('the feed says what changes and nothing of any story, and is well made', async () => {
  await aDecision(db, world, [await aStory(db, world, { text: 'It was Zebedee who sent me away.' })], { text: 'Bins & benches <soon>' });
  const answer = await app.request(`/circles/${world.slug}/feed.atom`);
  const body = await answer.text();
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  expect(body).toContain('<title>Chosen: Bins &amp; benches &lt;soon&gt;</title>');
  expect(body).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="en">/);
  expect(body.match(/<(id|updated)>/g)).toHaveLength(4);
  expect(body).not.toContain('Zebedee');
  const again = await app.request(`/circles/${world.slug}/feed.atom`, { headers: { 'if-none-match': answer.headers.get('etag')! } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('where others gathered the words, nothing says that everyone was told', async () => {
  world = await aCircle(db, { gathering: 'not yet' });
  await db.updateTable('circle').set({ mark: 'licensed' }).where('id', '=', world.id).execute();
  const steward = await asMember('steward');
  await steward.goTo(`/circles/${world.slug}/return`);
  expect(steward.text).toContain('nobody can tell the writers');
  for (const green of ['has heard everything', 'has had an answer', 'Every accepted story has an answer'])
    expect(steward.text).not.toContain(green);
});
