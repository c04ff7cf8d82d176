import { expect, test } from 'vitest';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { mkdtempSync } from 'node:fs';
import { aPhoto, asFile } from '#testing/media-samples.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, type World } from '#testing/worlds.ts';

const { db, app, clock } = await testKring();
const data = mkdtempSync('/tmp/kring-exhibition-');

/** Someone told with a photo; a listener wrote what is to be seen and accepted it; its teller put it on the internet. */
async function hung(world: World, pictured: 'nobody' | 'yes' | 'listeners', text: string, { publishes = true } = {}) {
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener', { name: 'Lena' }), clock.now);
  const teller = visitor(app);
  await teller.goTo(`/tell/${world.door}`);
  await teller.pressWith('Save my story', { text, pictured }, { medium: asFile(await aPhoto()) });
  await teller.press('Keep this', { readers: ['residents'], uses: ['sense', 'publish'], special: 'none', others: 'none', age: 'adult' });
  const { id } = await db
    .selectFrom('story')
    .select('id')
    .where('circle_id', '=', world.id)
    .where('text', '=', text)
    .executeTakeFirstOrThrow();
  const { id: medium } = await db.selectFrom('medium').select('id').where('story_id', '=', id).executeTakeFirstOrThrow();
  await listener.goTo(`/circles/${world.slug}/listen/${id}/media/${medium}`);
  await listener.press('Keep these words', { words: `To be seen: ${text}`, language: 'en' });
  await listener.goTo(`/circles/${world.slug}/listen/${id}`);
  await listener.press('Accept');
  await teller.goTo('/mine/publish');
  if (publishes) await teller.press('Yes, put exactly this on the internet');
  return { id, teller };
}

const wall = async (world: World) => {
  const passer = visitor(app);
  await passer.goTo(`/circles/${world.slug}/exhibition`);
  return passer;
};

test('an empty exhibition says how a photo comes to hang there', async () => {
  const world = await aCircle(db);
  const passer = await wall(world);
  expect(passer.text).toContain('There is no photo yet that may be shown here.');
  await passer.follow('Begin with photos');
  expect(passer.status).toBe(200);
});

test('a photo hangs there with its maker’s words and what is to be seen, until the maker takes back the yes', async () => {
  const world = await aCircle(db);
  const { teller } = await hung(world, 'nobody', 'The bins were full again.');
  const passer = await wall(world);
  expect(passer.text).toContain('The bins were full again.');
  expect(passer.page.querySelector('.kring-exhibition img')!.getAttribute('alt')).toBe('To be seen: The bins were full again.');
  const src = passer.page.querySelector('.kring-exhibition img')!.getAttribute('src')!;
  await passer.goTo(src);
  expect(passer.status).toBe(200);
  await teller.goTo('/mine/media');
  await teller.press('Keep this answer', { pictured: 'listeners' });
  expect((await wall(world)).text).not.toContain('The bins were full again.');
  await passer.goTo(src);
  expect(passer.status).toBe(404);
});

test('a photo on which people said no never hangs there', async () => {
  const world = await aCircle(db);
  const { id } = await hung(world, 'listeners', 'My neighbours at the bins.');
  const passer = await wall(world);
  expect(passer.page.querySelector('.kring-exhibition img')).toBeNull();
  await passer.goTo(`/circles/${world.slug}/published/${id}`);
  expect(passer.text).toContain('My neighbours at the bins.'); // the words are public, the photo is not
});

test('the print is numbered, on the trail of every maker, and shows nothing any more of who went', async () => {
  const world = await aCircle(db);
  const [first, second] = [await hung(world, 'yes', 'A bench in the sun.'), await hung(world, 'nobody', 'A broken lamp.')];
  const silent = await hung(world, 'nobody', 'Only for the circle.', { publishes: false });
  const steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward'), clock.now);
  await steward.goTo(`/circles/${world.slug}/exhibition`);
  expect(steward.text).not.toContain('Only for the circle.');
  await steward.press('Make the sheets');
  expect(steward.page.querySelectorAll('.kring-a4')).toHaveLength(2);
  expect(steward.text).toContain('Print 1.');
  expect(steward.text).toContain(`/circles/${world.slug}/published/${first.id}`);
  const sheets = steward.path;
  const marks = await db.selectFrom('trail').select('story_id').where('what', '=', 'copy.made').where('circle_id', '=', world.id).execute();
  expect(marks.map(({ story_id }) => story_id).sort()).toEqual([first.id, second.id].sort());
  expect(marks.map(({ story_id }) => story_id)).not.toContain(silent.id);
  await withdrawStory(db, world.id, first.id, { now: clock.now, why: 'withdrawn', data });
  await steward.goTo(sheets);
  expect(steward.text).not.toContain('A bench in the sun.');
  expect(steward.text).toContain('A broken lamp.');
  expect((await wall(world)).text).not.toContain('A bench in the sun.');
  expect((await wall(world)).html).not.toContain('Make the sheets');
  const passer = visitor(app);
  await passer.goTo(sheets);
  expect(passer.status).toBe(404);
});

test('the card of photos leads to the exhibition', async () => {
  const world = await aCircle(db);
  const steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward'), clock.now);
  await steward.goTo(`/circles/${world.slug}/methods/photovoice`);
  await steward.follow('Open the exhibition');
  expect(steward.path).toBe(`/circles/${world.slug}/exhibition`);
});
