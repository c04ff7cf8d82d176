import { expect, test } from 'vitest';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { translateStory } from '#cycle/1-gather/translations.server.ts';
import { aPhoto, asFile, aWave } from '#testing/media-samples.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';

const { db, app, clock } = await testKring();
const yes = 'Yes, put exactly this on the internet';

/** Someone told with a file, and lets it be published; a listener and a reader are there. */
async function told(file: Buffer, filled: Record<string, string> = {}) {
  const world = await aCircle(db);
  const lena = await aMember(db, world, 'listener', { name: 'Lena' });
  const [teller, listener, reader] = [visitor(app), visitor(app), visitor(app)];
  await signedIn(db, listener, lena, clock.now);
  await signedIn(db, reader, await aMember(db, world, 'member', { side: 'residents', name: 'Rik' }), clock.now);
  await teller.goTo(`/tell/${world.door}`);
  await teller.pressWith('Save my story', filled, { medium: asFile(file) });
  await teller.press('Keep this', { readers: ['residents'], uses: ['sense', 'publish'], special: 'none', others: 'none', age: 'adult' });
  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const { id: medium } = await db.selectFrom('medium').select('id').where('story_id', '=', id).executeTakeFirstOrThrow();
  const writes = async (words: string) => {
    await listener.goTo(`/circles/${world.slug}/listen/${id}/media/${medium}`);
    await listener.press('Keep these words', { words, language: 'en' });
  };
  const accepts = async () => {
    await listener.goTo(`/circles/${world.slug}/listen/${id}`);
    await listener.press('Accept');
  };
  const passerBy = async (): Promise<Visitor> => {
    const someone = visitor(app);
    await someone.goTo(`/circles/${world.slug}/published/${id}`);
    return someone;
  };
  return { world, lena, id, teller, listener, reader, writes, accepts, passerBy };
}

test('a story without words is not put on the internet before its teller has seen which words are written with it', async () => {
  const { teller, writes, accepts, passerBy } = await told(aWave(200_000));
  await teller.goTo('/mine/publish');
  expect(teller.text).toContain('A listener first writes what can be heard or seen.');
  expect(teller.page.querySelector('form[action="/mine/publish"]')).toBeNull();
  await writes('[0:01] The bus did not come.');
  await accepts();
  await teller.goTo('/mine/publish');
  expect(teller.text).toContain('The bus did not come.');
  expect(teller.page.querySelector('audio')).not.toBeNull();
  await teller.press(yes);
  const someone = await passerBy();
  expect(someone.text).toContain('The bus did not come.');
  expect(someone.page.querySelector('audio')).not.toBeNull();
});

test('the second yes is to the photo and its words too: other words, or another answer about people, take it back', async () => {
  const { teller, writes, accepts, passerBy } = await told(await aPhoto(), { text: 'The bins were full.', pictured: 'nobody' });
  await writes('Three full bins.');
  await accepts();
  await teller.goTo('/mine/publish');
  expect(teller.page.querySelector('.kring-medium img')!.getAttribute('alt')).toBe('Three full bins.');
  await teller.press(yes);
  expect((await passerBy()).page.querySelector('.kring-medium img')).not.toBeNull();
  await writes('Three full bins and a name on a door.');
  expect((await passerBy()).status).toBe(404);
  await teller.goTo('/mine/publish');
  await teller.press(yes);
  expect((await passerBy()).status).toBe(200);
  await teller.goTo('/mine/media');
  await teller.press('Keep this answer', { pictured: 'listeners' });
  expect((await passerBy()).status).toBe(404);
});

test('a photo of people who did not agree is not on the page of the second yes, nor on the internet', async () => {
  const { teller, writes, accepts, passerBy } = await told(await aPhoto(), { text: 'The bins were full.', pictured: 'listeners' });
  await writes('My neighbour at the bins.');
  await accepts();
  await teller.goTo('/mine/publish');
  expect(teller.page.querySelector('img')).toBeNull();
  expect(teller.text).not.toContain('My neighbour');
  await teller.press(yes);
  const someone = await passerBy();
  expect(someone.text).toContain('The bins were full.');
  expect(someone.html).not.toContain('My neighbour');
});

test('a photo that is added later is not public without another yes', async () => {
  const { teller, writes, accepts, passerBy } = await told(await aPhoto(), { text: 'The bins were full.', pictured: 'nobody' });
  await writes('Three full bins.');
  await accepts();
  await teller.goTo('/mine/publish');
  await teller.press(yes);
  await teller.goTo('/mine/media');
  await teller.pressWith(
    'Send this along',
    { pictured: 'nobody', submission: newSubmissionKey() },
    { medium: asFile(await aPhoto({ width: 310 })) },
  );
  await accepts();
  expect((await passerBy()).status).toBe(404);
});

test('a story in another language comes to the table once a listener has translated it; a later translation stays inside', async () => {
  const { world, lena, id, teller, reader, writes, accepts, passerBy } = await told(await aPhoto(), {
    text: 'De bakken waren vol.',
    language: 'nl',
    pictured: 'nobody',
  });
  await writes('Three full bins.');
  await accepts();
  await teller.goTo('/mine/publish');
  await teller.press(yes);
  await reader.goTo(`/circles/${world.slug}/stories/${id}`);
  expect(reader.status).toBe(404);
  await reader.goTo(`/circles/${world.slug}/stories`);
  expect(reader.text).not.toContain('De bakken waren vol.');
  const outside = await passerBy();
  expect(outside.text).toContain('De bakken waren vol.');
  await outside.goTo(`/circles/${world.slug}/published`);
  expect(outside.text).toContain('De bakken waren vol.');
  await translateStory(db, world.id, id, {
    text: 'The bins were full.',
    language: 'en',
    person: lena,
    now: new Date(clock.now.getTime() + 1_000),
  });
  await reader.goTo(`/circles/${world.slug}/stories/${id}`);
  expect(reader.text).toContain('The bins were full.');
  expect(reader.page.querySelector('form[action$="/fragments"]')).not.toBeNull();
  await reader.goTo(`/circles/${world.slug}/stories`);
  expect(reader.text).toContain('De bakken waren vol.');
  expect(reader.text).toContain('The bins were full.');
  const someone = await passerBy();
  expect(someone.text).toContain('De bakken waren vol.');
  expect(someone.text).not.toContain('The bins were full.');
});
