import { expect, test } from 'vitest';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, anInsight, aStory, putsOnTheInternet, signedIn } from '#testing/worlds.ts';

const { db, app } = await testKring();

async function somethingPublic() {
  const world = await aCircle(db);
  const story = await aStory(db, world, { text: 'The man at the desk laughed at me.', uses: ['publish', 'sense'], readers: ['residents'] });
  await putsOnTheInternet(db, world, story);
  const insight = await anInsight(db, world, [story, await aStory(db, world), await aStory(db, world)], {
    text: 'People at the desk laugh.',
  });
  const author = await aMember(db, world, 'member', { name: 'Kees' });
  await db.updateTable('insight').set({ person_id: author }).where('id', '=', insight).execute();
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener', { side: 'residents' }));
  return { world, story, insight, author, listener, base: `/circles/${world.slug}` };
}

/** Goes to a page, follows the quiet link, reports it, and keeps the number. */
async function reports(page: string, filled: Record<string, string>) {
  const anyone = visitor(app);
  await anyone.goTo(page);
  await anyone.follow('Report this');
  await anyone.press('Send the report', filled);
  const number = /[0-9a-z]{4}(?:-[0-9a-z]{4}){3}/.exec(anyone.text)?.[0];
  return { anyone, number: number ?? '' };
}

test('anyone reports a published story without a name; a listener hides it with a reason, and the teller and the reporter read why', async () => {
  const { world, story, listener, base } = await somethingPublic();
  const { anyone, number } = await reports(`${base}/published/${story}`, { words: 'This is my brother.' });
  await anyone.goTo(`${base}/reports`);
  await anyone.press('See what was done', { 'The number of the report': number });
  expect(anyone.text).toContain('A listener has not looked at it yet');
  await listener.goTo(`${base}/listen`);
  await listener.follow('Reports (1)');
  expect(listener.text).toContain('This is my brother.');
  await listener.press('Take it out of sight', { reason: '' });
  expect(listener.status).toBe(422);
  await listener.press('Take it out of sight', { reason: 'It points to someone who did not agree.', ground: world.ground });
  expect(listener.text).toContain('This is done');
  await anyone.goTo(`${base}/published/${story}`);
  expect(anyone.status).toBe(404);
  await anyone.goTo(`${base}/reports`);
  await anyone.press('See what was done', { 'The number of the report': number.toUpperCase().replaceAll('-', ' ') });
  expect(anyone.text).toContain('It is no longer shown');
  expect(anyone.text).toContain('It points to someone who did not agree.');
  const answer = await db
    .selectFrom('answer')
    .select(['kind', 'text', 'ground_id'])
    .where('story_id', '=', story)
    .executeTakeFirstOrThrow();
  expect(answer).toEqual({ kind: 'refused', text: 'It points to someone who did not agree.', ground_id: world.ground });
});

test('an insight is hidden until someone mends it, and whoever wrote it reads why', async () => {
  const { world, insight, author, listener, base } = await somethingPublic();
  await reports(`${base}/insights/${insight}`, { words: 'Not everyone laughs.' });
  await listener.goTo(`${base}/listen/reports`);
  await listener.press('Take it out of sight', { reason: 'It says more than was told.', ground: world.ground });
  const anyone = visitor(app);
  await anyone.goTo(`${base}/insights/${insight}`);
  expect(anyone.text).not.toContain('People at the desk laugh.');
  const kees = visitor(app);
  await signedIn(db, kees, author);
  await kees.goTo(`${base}/reports`);
  expect(kees.text).toContain('It says more than was told.');
  expect(anyone.text).not.toContain('It says more than was told.');
  await listener.goTo(`${base}/listen/hidden`);
  expect(listener.text).toContain('People at the desk laugh.');
});

test('what is right stays, with a reason; a report says at least something; a wrong number tells nothing', async () => {
  const { insight, listener, base } = await somethingPublic();
  const anyone = visitor(app);
  await anyone.goTo(`${base}/insights/${insight}`);
  await anyone.follow('Report this');
  await anyone.press('Send the report');
  expect(anyone.status).toBe(422);
  await anyone.press('Send the report', { words: 'I do not like it.' });
  await listener.goTo(`${base}/listen/reports`);
  await listener.press('It stays', { reason: 'This is what three people told.' });
  await anyone.goTo(`${base}/insights/${insight}`);
  expect(anyone.text).toContain('People at the desk laugh.');
  await anyone.goTo(`${base}/reports`);
  await anyone.press('See what was done', { 'The number of the report': 'abcd-abcd-abcd-abcd' });
  expect(anyone.status).toBe(422);
});

test('few reports are not counted for the world', async () => {
  const { insight, base } = await somethingPublic();
  for (let nth = 0; nth < 2; nth++) await reports(`${base}/insights/${insight}`, { words: `Number ${nth}` });
  const anyone = visitor(app);
  await anyone.goTo(`${base}/reports`);
  expect(anyone.text).toContain('fewer than 5');
});
