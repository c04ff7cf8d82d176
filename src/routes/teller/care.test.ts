import { expect, test } from 'vitest';
import { mayRead } from '#cycle/1-gather/readable.server.ts';
import { receiptsOf, standingOf } from '#cycle/1-gather/receipts.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';

const { db, app } = await testKring();
const text = 'The baker next door drinks since his illness, and the desk sent me away.';

/** Someone told, lets residents read it and make sense of it, and says this of it; a listener is at hand. */
async function aTelling(says: { special?: string; others?: string; age?: string }, uses = ['sense', 'publish']) {
  const world = await aCircle(db);
  const teller = visitor(app);
  await teller.goTo(`/tell/${world.door}`);
  await teller.press('Save my story', { text });
  await teller.press('Keep this', { readers: ['residents'], uses, ...says });
  const { id: story } = await db.selectFrom('story').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener', { side: 'residents' }));
  const page = `/circles/${world.slug}/listen/${story}`;
  const accepts = async () => {
    await listener.goTo(page);
    await listener.press('Accept');
    return listener.status;
  };
  const residentsRead = () => mayRead(db, world.id, story, { oneOf: ['residents'] });
  const worldReads = () => mayRead(db, world.id, story, { open: true });
  return { world, teller, listener, story, page, accepts, residentsRead, worldReads };
}

test('nothing is chosen beforehand, and whoever passes the questions over is heard as before', async () => {
  const { teller, accepts, residentsRead } = await aTelling({});
  await teller.goTo('/mine/choose');
  expect(teller.page.querySelectorAll('input[type=radio][checked]')).toHaveLength(0);
  expect(await accepts()).toBe(200);
  expect(await residentsRead()).toBe(true);
});

test('a sensitive story is read by others only after a yes to that, with a receipt of its own', async () => {
  const { world, accepts, residentsRead, story } = await aTelling({ special: 'allowed', others: 'none' });
  expect(await accepts()).toBe(200);
  expect(await residentsRead()).toBe(true);
  const [special] = (await receiptsOf(db, world.id, story)).filter(({ about }) => about === 'special');
  expect(special!.wording).toContain('For this you give a consent of its own.');
  expect(await standingOf(db, world.id, story, { about: 'special' })).toBe('holds');
});

test.each([{ special: 'remove' }, { special: 'unknown' }, { others: 'named' }, { others: 'unknown' }])(
  'with %j nobody but the listeners reads it until one of them has looked',
  async (says) => {
    const { teller, listener, page, accepts, residentsRead } = await aTelling(says);
    expect(await accepts()).toBe(422);
    expect(listener.text).toContain('asks for care first');
    expect(await residentsRead()).toBe(false);
    await listener.goTo(page);
    await listener.press('Blank these words out', { 'Words in the story': 'The baker next door' });
    await listener.press('nothing more has to go');
    expect(await accepts()).toBe(200);
    expect(await residentsRead()).toBe(true);
    await teller.goTo('/mine');
    expect(teller.text).toContain('A listener looked whether something had to go');
    expect(teller.text).not.toContain('baker');
  },
);

test('what its teller finds sensitive later is read by others no more, until a listener has looked', async () => {
  const { teller, accepts, residentsRead, page, listener } = await aTelling({ special: 'none', others: 'none' });
  await accepts();
  expect(await residentsRead()).toBe(true);
  await teller.goTo('/mine/choose');
  await teller.press('Keep this', { special: 'remove' });
  expect(await residentsRead()).toBe(false);
  expect(teller.text).toContain('Until then nobody else reads your story');
  await listener.goTo(page);
  await listener.press('nothing more has to go');
  expect(await residentsRead()).toBe(false);
  await accepts();
  expect(await residentsRead()).toBe(true);
});

test('a listener who sees something sensitive holds the story, and the teller decides', async () => {
  const { teller, listener, page, accepts, residentsRead } = await aTelling({});
  await accepts();
  await listener.goTo(page);
  await listener.press('There is something sensitive in it');
  expect(await residentsRead()).toBe(false);
  await teller.goTo('/mine/choose');
  await teller.press('Keep this', { special: 'allowed' });
  await accepts();
  expect(await residentsRead()).toBe(true);
});

test('on the internet only after a second yes, with what is in it and an age said; a slip keeps the page', async () => {
  const { teller, accepts, worldReads } = await aTelling({});
  await accepts();
  await teller.goTo('/mine/publish');
  await teller.press('Yes, put exactly this on the internet', { special: 'none' });
  expect(teller.status).toBe(422);
  expect(teller.text).toContain('First say whether people could recognise someone else');
  expect(await worldReads()).toBe(false);
  await teller.press('Yes, put exactly this on the internet', { others: 'none', age: 'adult' });
  expect(teller.status).toBe(200);
  expect(await worldReads()).toBe(true);
});

test('someone who says at that moment that it names someone is asked to wait, and it is not public', async () => {
  const { teller, accepts, worldReads } = await aTelling({});
  await accepts();
  await teller.goTo('/mine/publish');
  await teller.press('Yes, put exactly this on the internet', { special: 'none', others: 'named', age: 'adult' });
  expect(teller.status).toBe(409);
  await accepts();
  expect(await worldReads()).toBe(false);
});

test.each(['under12', '12-15'])('someone of %s chooses together with who cares for them, and never the internet', async (age) => {
  const { world, teller, accepts, residentsRead, worldReads, story } = await aTelling({ special: 'none', others: 'none', age });
  expect(teller.path).toBe('/mine/together');
  expect(await accepts()).toBe(422);
  await teller.goTo('/mine/together');
  await teller.press('We say yes together');
  expect(teller.status).toBe(422);
  await teller.press('We say yes together', { with: 'parent' });
  const together = (await receiptsOf(db, world.id, story)).find(({ about }) => about === 'together');
  expect(together).toMatchObject({ together: 'parent', uses: ['sense'] });
  await accepts();
  expect(await residentsRead()).toBe(true);
  await teller.goTo('/mine/publish');
  expect(teller.page.querySelector('form[action="/mine/publish"]')).toBeNull();
  expect(await worldReads()).toBe(false);
});

test('someone young who chooses otherwise asks whoever said yes with them again', async () => {
  const { teller, accepts, residentsRead } = await aTelling({ age: '12-15' });
  await teller.press('We say yes together', { with: 'helper' });
  await accepts();
  await teller.goTo('/mine/choose');
  await teller.press('Keep this', { readers: ['residents', 'deciders'] });
  expect(teller.path).toBe('/mine/together');
  expect(await residentsRead()).toBe(false);
});

test('whoever turns out to be young is off the internet at once', async () => {
  const { teller, accepts, worldReads } = await aTelling({ special: 'none', others: 'none', age: 'adult' });
  await accepts();
  await teller.goTo('/mine/publish');
  await teller.press('Yes, put exactly this on the internet');
  expect(await worldReads()).toBe(true);
  await teller.goTo('/mine/choose');
  await teller.press('Keep this', { age: '12-15' });
  expect(await worldReads()).toBe(false);
});

test('a yes holds for its own text: a changed text is asked about again, in the same form', async () => {
  const { world, teller, story, accepts, residentsRead } = await aTelling({ special: 'allowed', others: 'none' });
  await accepts();
  await teller.goTo('/mine/text');
  await teller.press('Keep the changed story', { text: `${text} It was in May.`, readers: [] });
  expect(await standingOf(db, world.id, story, { about: 'choice' })).toBe('holds');
  expect(await standingOf(db, world.id, story, { about: 'special' })).toBe('otherText');
  expect(await accepts()).toBe(422); // what was sensitive in the old text may be elsewhere in the new one
  await teller.goTo('/mine/choose');
  await teller.press('Keep this', { special: 'allowed', readers: ['residents'] });
  expect(await standingOf(db, world.id, story, { about: 'special' })).toBe('holds');
  expect(await accepts()).toBe(200);
  expect(await residentsRead()).toBe(true);
});

test('when the circle gets another side, whoever chose before is told that more is asked now', async () => {
  const { world, teller } = await aTelling({});
  await teller.goTo('/mine');
  expect(teller.text).not.toContain('something changed in what we ask');
  await db.insertInto('side').values({ circle_id: world.id, id: 'late', name: 'Landlords', reader: 'deciders', position: 9 }).execute();
  await teller.goTo('/mine');
  expect(teller.text).toContain('something changed in what we ask');
});
