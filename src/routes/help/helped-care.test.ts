import { expect, test } from 'vitest';
import { makeCards } from '#catalysts/doorways/cards.server.ts';
import { careOfStory } from '#cycle/1-gather/special-care.server.ts';
import { draftsLast, endDrafts } from '#cycle/1-gather/media-sweep.server.ts';
import { mediaOf } from '#cycle/1-gather/media.server.ts';
import { receiptsOf } from '#cycle/1-gather/receipts.server.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { testKring } from '#testing/kring.ts';
import { aPhoto, asFile, aWave } from '#testing/media-samples.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';

const { db, app, keys, clock } = await testKring();
const text = 'The desk sent my brother away because of his illness.';
const yes = {
  'reader-residents': 'yes',
  'reader-professionals': 'no',
  'reader-deciders': 'no',
  'use-sense': 'yes',
  'use-quote': 'no',
  'use-dialogue': 'no',
  'use-publish': 'yes',
  'use-contact': 'no',
};

/** Samira helps someone tell with a card; a listener is at hand. */
async function helping() {
  const world = await aCircle(db);
  const [helper, listener] = [visitor(app), visitor(app)];
  const person = await aMember(db, world, 'member', { name: 'Samira', employer: 'the food bank' });
  await signedIn(db, helper, person, clock.now);
  await signedIn(db, listener, await aMember(db, world, 'listener', { side: 'residents' }), clock.now);
  const batch = (await makeCards(db, world.id, { cards: 8, submission: newSubmissionKey(), keys, person, now: clock.now }))!;
  const card = wordsOfCode(batch.codes[0]!.numbers, 'en').join(' ');
  const at = `/circles/${world.slug}/help`;
  const begins = async () => {
    await helper.goTo(at);
    await helper.press('Begin with this card', { card });
  };
  const tellsBack = async (says: Record<string, string>) => {
    await helper.press('Yes, the teller says it is right');
    await helper.press('Keep these answers', { ...yes, mode: 'spoken', ...says });
  };
  const handsOver = async () => {
    await helper.press('Yes, told in own words');
    await helper.press('The teller has the card');
    return db.selectFrom('story').selectAll().where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  };
  const accepts = async (story: string) => {
    await listener.goTo(`/circles/${world.slug}/listen/${story}`);
    await listener.press('Accept');
    return listener.status;
  };
  return { world, helper, listener, person, at, card, begins, tellsBack, handsOver, accepts };
}

test('a helper asks what is in it and whether others are in it; told back, and a yes has a receipt of its own', async () => {
  const { world, helper, person, begins, tellsBack, handsOver, accepts } = await helping();
  await begins();
  await helper.press('Keep it and read it back', { text });
  await tellsBack({ special: 'allowed', others: 'none', age: 'adult' });
  expect(helper.text).toContain('Is there something sensitive in it? Yes. Those whom I chose may read it.');
  const story = await handsOver();
  expect(await careOfStory(db, world.id, story.id)).toMatchObject({ special: 'allowed', others: 'none', age: 'adult' });
  const special = (await receiptsOf(db, world.id, story.id)).find(({ about }) => about === 'special')!;
  expect(special.mode).toBe('spoken');
  expect(special.wording).toContain('For this you give a consent of its own.');
  const row = await db
    .selectFrom('consent_receipt')
    .select('helper_id')
    .where('about', '=', 'special')
    .where('story_id', '=', story.id)
    .executeTakeFirst();
  expect(row!.helper_id).toBe(person);
  expect(await accepts(story.id)).toBe(200);
});

test.each<Record<string, string>>([{ special: 'remove' }, { others: 'named' }, { others: 'unknown' }])(
  'what a teller says to a helper of care (%j) holds the story until a listener looked',
  async (says) => {
    const { helper, listener, begins, tellsBack, handsOver, accepts } = await helping();
    await begins();
    await helper.press('Keep it and read it back', { text });
    await tellsBack(says);
    const { id } = await handsOver();
    expect(await accepts(id)).toBe(422);
    expect(listener.text).toContain('asks for care first');
  },
);

test('whoever passes the three questions over is heard as before', async () => {
  const { world, helper, begins, tellsBack, handsOver, accepts } = await helping();
  await begins();
  await helper.press('Keep it and read it back', { text });
  expect(helper.page.querySelectorAll('input[checked]')).toHaveLength(0);
  await tellsBack({});
  const { id } = await handsOver();
  expect(await careOfStory(db, world.id, id)).toMatchObject({ special: null, others: null, age: null });
  expect(await accepts(id)).toBe(200);
});

test('someone under 16 says yes together with the parent who is there, and the internet is left out', async () => {
  const { world, helper, begins, tellsBack, handsOver, accepts } = await helping();
  await begins();
  await helper.press('Keep it and read it back', { text });
  await tellsBack({ special: 'none', others: 'none', age: '12-15', with: 'parent' });
  expect(helper.text).toContain('The whole story does not go on the internet.');
  const story = await handsOver();
  expect(story.uses).toEqual(['sense']);
  const receipts = await receiptsOf(db, world.id, story.id);
  expect(receipts.find(({ about }) => about === 'choice')!.uses).toEqual(['sense']);
  const together = receipts.find(({ about }) => about === 'together')!;
  expect(together).toMatchObject({ together: 'parent', uses: ['sense'] });
  expect(together.wording).toContain('Residents');
  expect(together.wording).not.toContain('Put all of it on the internet');
  expect(await accepts(story.id)).toBe(200);
});

test('someone under 16 with nobody who says yes is heard by the listeners alone, and can do it later with the card', async () => {
  const { helper, card, begins, tellsBack, handsOver, accepts } = await helping();
  await begins();
  await helper.press('Keep it and read it back', { text });
  await tellsBack({ age: 'under12' });
  expect(helper.text).toContain('Nobody said yes with the teller yet.');
  const { id } = await handsOver();
  expect(await accepts(id)).toBe(422);
  const teller = visitor(app);
  await teller.goTo('/code');
  await teller.press('Open my story', { code: card });
  await teller.goTo('/mine/together');
  await teller.press('We say yes together', { with: 'guardian' });
  expect(await accepts(id)).toBe(200);
});

test('a photo and a recording go along, are read back, and are the teller’s after the card changed hands', async () => {
  const { world, helper, begins, tellsBack, handsOver } = await helping();
  await begins();
  await helper.pressWith('Keep it and read it back', { text: '', pictured: 'blur' }, { medium: asFile(await aPhoto()) });
  expect(helper.text).toContain('This goes along Photo');
  await helper.press('No, change it');
  await helper.pressWith('Keep it and read it back', { text: '' }, { medium: asFile(aWave(200_000)) });
  expect(helper.text).toContain('Sound');
  await tellsBack({});
  const story = await handsOver();
  expect(story.text).toBe('');
  const media = await mediaOf(db, world.id, story.id);
  expect(media.map(({ kind }) => kind).sort()).toEqual(['picture', 'sound']);
  expect(media.find(({ kind }) => kind === 'picture')!.pictured).toBe('blur');
});

test('a file that is no photo is refused with the words kept; out of turn nothing is taken', async () => {
  const { world, helper, at, begins, tellsBack } = await helping();
  await begins();
  await helper.pressWith('Keep it and read it back', { text }, { medium: asFile(Buffer.from('no photo at all')) });
  expect(helper.status).toBe(422);
  expect(helper.html).toContain(text);
  await helper.goTo(`${at}/entry`);
  const form = helper.page.querySelector('input[name=_form]')!.getAttribute('value')!;
  await helper.press('Keep it and read it back', { text });
  await tellsBack({});
  const body = new FormData();
  body.append('_form', form);
  body.append('text', 'other words');
  body.append('medium', asFile(await aPhoto()), 'x');
  const cookie = [...helper.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent = await app.request(`${at}/write`, { method: 'POST', body, headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  expect(sent.status).toBe(409);
  expect(await db.selectFrom('medium').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('stopping erases the photo too', async () => {
  const { world, helper, begins } = await helping();
  await begins();
  await helper.pressWith('Keep it and read it back', { text }, { medium: asFile(await aPhoto()) });
  await helper.press('Stop and erase everything');
  expect(await db.selectFrom('medium').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
  expect(await db.selectFrom('medium_gone').select('name').where('name', 'like', `${world.id}/%`).execute()).toEqual([]);
});

test('an entry that waited longer than its photo asks for it again, and tells nothing without it', async () => {
  const { helper, begins } = await helping();
  await begins();
  await helper.pressWith('Keep it and read it back', { text: '' }, { medium: asFile(await aPhoto()) });
  await helper.press('Put it away for now');
  await endDrafts(db, new Date(Date.now() + draftsLast + 1_000));
  await begins();
  expect(helper.text).toContain('The photo or recording is no longer there');
  expect(helper.text).not.toContain('Yes, the teller says it is right');
  await helper.press('No, change it');
  await helper.press('Keep it and read it back', { text });
  expect(helper.text).toContain(text);
  expect(helper.text).toContain('Yes, the teller says it is right');
});

test('a paper form that is typed in keeps what was answered on it', async () => {
  const { world, helper, at } = await helping();
  await helper.goTo(at);
  await helper.press('Type in this form', { number: '1-03' });
  await helper.press('Keep it and check it', { text, writtenBy: 'teller' });
  await helper.press('Go on', { exact: true });
  await helper.press('Keep these answers', { uses: ['sense'], onPaper: true, special: 'remove', others: 'named', age: '16-17' });
  await helper.press('Save the story');
  const { id } = await db.selectFrom('story').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  expect(await careOfStory(db, world.id, id)).toMatchObject({ special: 'remove', others: 'named', age: '16-17' });
});
