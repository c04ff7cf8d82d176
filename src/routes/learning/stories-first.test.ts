import { expect, test } from 'vitest';
import { agreeOnStories } from '#system/learning/agreements.server.ts';
import { readsStoriesWell } from '#system/learning/stories-first.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const { app, db } = await testKring();

const story = 'The bus never came and I lost the job on my first day.';
const lesson = 'This first, then the stories';
const yes = 'I have read this, and I will do so';

/** Someone with a role who opens stories in this circle for the first time. */
async function newly(world: World, role: 'listener' | 'steward' | 'member') {
  const person = await aMember(db, world, role);
  await db.deleteFrom('stories_first').where('person_id', '=', person).execute();
  const browser = visitor(app);
  await signedIn(db, browser, person);
  return { browser, person };
}

const at = (world: World, page: string) => `/circles/${world.slug}/${page}`;
const meetsTheLesson = async (browser: Visitor, path: string) => {
  await browser.goTo(path);
  return browser.text.includes(lesson);
};

test('a listener reads the lesson on stories before the first story, once, and comes out where they were going', async () => {
  const world = await aCircle(db);
  const id = await aStory(db, world, { text: story });
  const { browser, person } = await newly(world, 'listener');
  await browser.goTo(at(world, `listen/${id}`));
  expect(browser.status).toBe(200);
  expect(browser.text).toContain(lesson);
  expect(browser.html).not.toContain(story);
  await browser.press(yes);
  expect(browser.path).toBe(at(world, `listen/${id}`));
  expect(browser.text).toContain(story);
  expect(await readsStoriesWell(db, world.id, person)).toBe(true);
  expect(await meetsTheLesson(browser, at(world, 'listen'))).toBe(false);
});

test('it stands before every page on which a listener reads stories, and before where a helper begins', async () => {
  const world = await aCircle(db);
  const id = await aStory(db, world, { text: story });
  const { browser } = await newly(world, 'listener');
  for (const page of [
    'listen',
    'listen/hidden',
    'listen/reports',
    `listen/${id}`,
    `listen/${id}/translation`,
    'stories',
    `stories/${id}`,
    'search',
    'sense/copies/any',
    'outcomes/panels/any/side',
  ])
    expect([page, await meetsTheLesson(browser, at(world, page))]).toEqual([page, true]);
  for (const role of ['member', 'steward'] as const) {
    const helper = await newly(world, role);
    expect(await meetsTheLesson(helper.browser, at(world, 'help'))).toBe(true);
  }
  const steward = await newly(world, 'steward');
  expect(await meetsTheLesson(steward.browser, at(world, 'listen/hidden'))).toBe(true);
  await aMember(db, world, 'listener', { person: steward.person });
  await db.deleteFrom('stories_first').where('person_id', '=', steward.person).execute();
  expect(await meetsTheLesson(steward.browser, at(world, 'sessions/any/copies/any'))).toBe(true);
});

test('nobody who only reads what is theirs to read meets it: a teller, a member, a table', async () => {
  const world = await aCircle(db);
  expect(await meetsTheLesson(visitor(app), `/tell/${world.door}`)).toBe(false);
  const { browser } = await newly(world, 'member');
  for (const page of ['stories', 'sense', 'sessions']) expect(await meetsTheLesson(browser, at(world, page))).toBe(false);
});

test('what a listener sends from a page that was open already is kept, and the lesson comes after it', async () => {
  const world = await aCircle(db);
  const id = await aStory(db, world, { text: story, accepted: false });
  const person = await aMember(db, world, 'listener');
  const browser = visitor(app);
  await signedIn(db, browser, person);
  await browser.goTo(at(world, `listen/${id}`));
  await db.deleteFrom('stories_first').where('person_id', '=', person).execute(); // Kring was made newer meanwhile
  await browser.press('Ask', { 'Your question': 'Which bus was it?' });
  expect(browser.text).toContain(lesson);
  await browser.press(yes);
  expect(browser.text).toContain('Which bus was it?');
});

test('what the circle wrote on stories stands on it; another circle has its own, and asks again', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  const { browser, person } = await newly(world, 'listener');
  await agreeOnStories(
    db,
    world.id,
    { text: 'We never tell at home what we read.', sides: [world.sides.residents] },
    { person, now: today },
  );
  await browser.goTo(at(world, 'listen'));
  expect(browser.text).toContain('We never tell at home what we read.');
  await browser.press(yes);
  await aMember(db, other, 'listener', { person });
  await db.deleteFrom('stories_first').where('circle_id', '=', other.id).execute();
  expect(await meetsTheLesson(browser, at(other, 'listen'))).toBe(true);
  expect(browser.text).not.toContain('We never tell at home');
});

test('the button leads nowhere outside the circle', async () => {
  const world = await aCircle(db);
  for (const to of ['https://elsewhere.example/', '//elsewhere.example', `/circles/${world.slug}/../../home`, '/circles/another/listen']) {
    const { browser } = await newly(world, 'listener');
    await browser.goTo(at(world, 'listen'));
    const form = browser.page.querySelector('form[action$="stories-first"]')!;
    form.querySelector('input[name=to]')!.setAttribute('value', to);
    await browser.press(yes);
    expect(browser.path).toBe(at(world, 'learning'));
  }
});
