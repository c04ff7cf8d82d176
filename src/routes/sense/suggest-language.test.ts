import { expect, test } from 'vitest';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn } from '#testing/worlds.ts';

const { db, app } = await testKring();
const turkish = 'Otobüsü bir saat bekledim ve kimse bana neden gelmediğini söyleyemedi. İşe yine geç kaldım.';

test('a listener sees that a story seems to be in another language, and nothing changes until they say so', async () => {
  const world = await aCircle(db);
  const story = await aStory(db, world, { text: turkish, language: 'nl', accepted: false });
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`/circles/${world.slug}/listen/${story}`);
  expect(listener.text).toContain('This story seems to be written in Turkish. The teller chose: Dutch.');
  expect(await kept(story)).toMatchObject({ language: 'nl', text: turkish });

  await listener.press('Put this language with the story');
  expect(await kept(story)).toMatchObject({ language: 'tr', text: turkish });
  expect(listener.text).not.toContain('seems to be written');
  const marks = await db
    .selectFrom('trail')
    .select(['what', 'about', 'heard_at'])
    .where('story_id', '=', story)
    .where('what', '=', 'language.set')
    .execute();
  expect(marks).toEqual([{ what: 'language.set', about: 'tr', heard_at: null }]);
});

test('a story that is in the language that its teller chose gets no hint', async () => {
  const world = await aCircle(db);
  const story = await aStory(db, world, { text: turkish, language: 'tr', accepted: false });
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`/circles/${world.slug}/listen/${story}`);
  expect(listener.text).not.toContain('seems to be written');
});

const kept = (story: string) => db.selectFrom('story').select(['language', 'text']).where('id', '=', story).executeTakeFirstOrThrow();
