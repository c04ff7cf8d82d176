import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { deleteGone, endDrafts, sweepOrphans } from '#cycle/1-gather/media-sweep.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { signOut } from '#lib/people/visits.server.ts';
import { incomingFolder, mediaStore } from '#lib/server/media-store.server.ts';
import { aBomb, aMovingPicture, aPhoto, aRecording, asFile, aWave, secret } from '#testing/media-samples.ts';
import { newId } from '#lib/server/ids.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn } from '#testing/worlds.ts';

const { db, app, config, clock } = await testKring();
const circle = await aCircle(db);
const listener = await aMember(db, circle, 'listener', { name: 'Lena' });
const reader = await aMember(db, circle, 'member', { side: 'residents', name: 'Rik' });
const store = mediaStore(config);

const files = () => (existsSync(join(config.data, 'media')) ? readdirSync(join(config.data, 'media', circle.id)) : []);
const theStory = (id: string) => db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const storyOf = async (medium: string) =>
  (await db.selectFrom('medium').select('story_id').where('id', '=', medium).executeTakeFirstOrThrow()).story_id!;
const newest = () => db.selectFrom('medium').selectAll().orderBy('made_at', 'desc').orderBy('id').execute();
const fileOn = (page: Visitor, tag: string) => page.page.querySelector(`.kring-medium ${tag}`)!.getAttribute(tag === 'a' ? 'href' : 'src')!;

async function tellWith(
  file: Buffer,
  filled: Record<string, string | string[]> = {},
): Promise<{ teller: Visitor; id: string; medium: string }> {
  const teller = visitor(app);
  await teller.goTo(`/tell/${circle.door}`);
  const before = new Set((await newest()).map(({ id }) => id));
  await teller.pressWith('Save my story', filled, { medium: asFile(file) });
  const medium = (await newest()).find(({ id }) => !before.has(id))?.id ?? '';
  return { teller, medium, id: medium ? ((await storyOf(medium)) ?? '') : '' };
}

async function asMember(person: string): Promise<Visitor> {
  const browser = visitor(app);
  await signedIn(db, browser, person, clock.now);
  return browser;
}

async function allow(teller: Visitor) {
  await teller.goTo('/mine/choose');
  await teller.press('Keep this', { readers: ['residents'], uses: ['sense', 'quote'] });
}

test('a story can be a recording alone; a listener writes it out, and then others read and hear it', async () => {
  const { teller, id, medium } = await tellWith(await aRecording(70));
  expect(teller.path).toBe('/mine/choose');
  expect((await theStory(id)).text).toBe('');
  await allow(teller);
  await teller.goTo('/mine');
  expect(teller.text).toContain('A listener writes it out');
  expect(teller.page.querySelector('audio')).not.toBeNull();

  const lena = await asMember(listener);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}`);
  await lena.press('Accept');
  const rik = await asMember(reader);
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.status).toBe(404);

  await lena.goTo(`/circles/${circle.slug}/listen/${id}`);
  await lena.follow('Write its words');
  await lena.press('Keep these words', { words: '[0:05] The bus did not come.\n[1:05] I walked home in the rain.', language: 'en' });
  expect(lena.text).toContain('Written out by a listener');
  expect((await theStory(id)).text).toContain('I walked home');

  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.text).toContain('I walked home in the rain.');
  expect(rik.text).toContain('Written out by a listener');
  const jump = rik.page.querySelectorAll('a[data-second]').map((a) => a.getAttribute('href')!.split('#')[1]);
  expect(jump).toEqual(['t=5', 't=65']);
  // Marked words lead to the second at which they were said.
  const { text, text_hash } = await theStory(id);
  const at = text.indexOf('walked');
  const mark = { id: 'walkedhome', start_at: at, end_at: at + 11, text_hash, side_id: null, person_id: null, table_id: null };
  await db
    .insertInto('fragment')
    .values({ circle_id: circle.id, story_id: id, ...mark, marked_at: clock.now, quote_refused_at: null })
    .execute();
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.page.querySelector('.kring-marks a[data-second]')!.getAttribute('href')).toMatch(/#t=65$/);
  const answer = await app.request(fileOn(rik, 'audio'));
  expect(answer.status).toBe(200);
  const sound = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-type')).toBe('audio/mp4');
  expect(sound.includes(secret)).toBe(false);
  await teller.goTo('/mine');
  expect(teller.text).toContain('A listener wrote down what can be heard or seen');

  // The listener mends a word: the marks of others stay where they were, and the teller's own correction is the last word.
  await lena.goTo(`/circles/${circle.slug}/listen/${id}/media/${medium}`);
  await lena.press('Keep these words', { words: '[0:05] The bus did not come.\n[1:05] I walked home in the snow.' });
  expect((await theStory(id)).text).toMatch(/in the snow\.$/);
  await teller.goTo('/mine/text');
  await teller.press('Keep the changed story', { text: '[0:05] The bus did not come at all.' });
  await lena.goTo(`/circles/${circle.slug}/listen/${id}/media/${medium}`);
  expect(lena.text).toContain('changed in the story since');
});

test('of a photo only what can be seen is kept: no place, no maker, turned upright', async () => {
  const { id, medium } = await tellWith(await aPhoto(), { text: 'The bins were full.', pictured: 'nobody' });
  const kept = readFileSync(join(config.data, 'media', circle.id, medium));
  const facts = await sharp(kept).metadata();
  expect([facts.width, facts.height, facts.exif, facts.format]).toEqual([200, 300, undefined, 'jpeg']);
  expect(kept.includes(secret)).toBe(false);
  expect((await theStory(id)).text).toBe('The bins were full.');
});

test('a photo of which nobody said who is on it stays with the listeners; the story goes on without it', async () => {
  const { teller, id, medium } = await tellWith(await aPhoto(), { text: 'The bins were full on Sunday.' });
  await allow(teller);
  const lena = await asMember(listener);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}`);
  expect(lena.text).toContain('did not say yet whether people can be seen');
  await lena.press('Accept');
  const rik = await asMember(reader);
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.text).toContain('full on Sunday');
  expect(rik.page.querySelector('img')).toBeNull();
  // Once the teller says so, the story waits until a listener has described it; then both are there.
  await teller.goTo('/mine/media');
  await teller.press('Keep this answer', { pictured: 'yes' });
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.status).toBe(404);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}/media/${medium}`);
  await lena.press('Keep these words', { words: 'Three full bins beside a bench.' });
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.page.querySelector('img')!.getAttribute('alt')).toBe('Three full bins beside a bench.');
  expect(rik.text).toContain('Described by a listener');
  expect((await app.request(rik.page.querySelector('.kring-medium img')!.getAttribute('src')!)).headers.get('content-type')).toBe(
    'image/webp',
  );
});

test('people who did not agree are made unrecognisable before others see the photo, and the old one is gone', async () => {
  const half = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#fff' } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="1200" height="900"><path d="M0 0h1200v900" stroke="#000" stroke-dasharray="7 9" stroke-width="900" fill="none"/></svg>',
        ),
        left: 0,
        top: 0,
      },
    ])
    .jpeg()
    .toBuffer();
  const { teller, id, medium } = await tellWith(half, { text: 'We stood at the stop.', pictured: 'blur' });
  await allow(teller);
  const lena = await asMember(listener);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}/media/${medium}`);
  await lena.press('Keep these words', { words: 'People at a stop.' });
  await lena.goTo(`/circles/${circle.slug}/listen/${id}`);
  await lena.press('Accept');
  const rik = await asMember(reader);
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.page.querySelector('img')).toBeNull();
  const path = join(config.data, 'media', circle.id, medium);
  const before = readFileSync(path);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}/media/${medium}/blur`);
  expect(lena.page.querySelectorAll('[name=cell]')).toHaveLength(108);
  await lena.press('Blur, and delete', {});
  expect(lena.status).toBe(422);
  await lena.press('Blur, and delete', { cell: ['1-1', '1-2', '2-1', '2-2'] });
  const after = readFileSync(path);
  const contrast = async (bytes: Buffer, left: number) =>
    (await sharp(await sharp(bytes).extract({ left, top: 20, width: 150, height: 100 }).toBuffer()).stats()).channels[0]!.stdev;
  expect(await contrast(before, 10)).toBeGreaterThan(60);
  expect(await contrast(after, 10)).toBeLessThan(30);
  expect(await contrast(after, 700)).toBeGreaterThan(60);
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.page.querySelector('img')).not.toBeNull();
  expect((await db.selectFrom('trail').select('what').where('story_id', '=', id).execute()).map(({ what }) => what)).toContain(
    'medium.blurred',
  );
});

test('what cannot be taken is said in words, and the words of the teller stay', async () => {
  const jpeg = await aPhoto();
  const wrong: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'is empty'],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'cannot show this kind'],
    ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'cannot show this kind'],
    ['half a photo', jpeg.subarray(0, 200), 'damaged'],
    ['a bomb', aBomb(), 'too large to open'],
    ['a film that moves by itself', await aMovingPicture(), 'moving picture'],
    ['an archive', Buffer.from('PK\x03\x04 and more of it than sixteen'), 'cannot show this kind'],
    ['a sound without an end', Buffer.concat([Buffer.from('ID3\x04\x00\x00\x00\x00\x00\x00'), Buffer.alloc(2_000, 1)]), ''],
  ];
  const before = files().length;
  for (const [what, file, says] of wrong) {
    const teller = visitor(app);
    await teller.goTo(`/tell/${circle.door}`);
    await teller.pressWith('Save my story', { text: 'My words about the bus.' }, { medium: asFile(file, 'image/jpeg') });
    expect([what, teller.status]).toEqual([what, 422]);
    expect(teller.text).toContain(says);
    expect(teller.page.querySelector('textarea[name=text]')!.text).toContain('My words about the bus.');
  }
  expect(files().length).toBe(before);
  expect(readdirSync(await incomingFolder(config)).filter((name) => name !== 'tus')).toEqual([]);
});

test('a photo that is also a page is only a photo afterwards', async () => {
  const both = Buffer.concat([await aPhoto(), Buffer.from('<script>alert(document.cookie)</script>')]);
  const { medium, teller } = await tellWith(both, { text: 'It is both.' });
  expect(readFileSync(join(config.data, 'media', circle.id, medium)).includes('<script>')).toBe(false);
  await teller.goTo('/mine/media');
  const answer = await app.request(fileOn(teller, 'a'));
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; object-src 'none'; sandbox; frame-ancestors 'none'; require-trusted-types-for 'script'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test('a sound of an hour is too long, whatever it says of itself', async () => {
  const { teller } = await tellWith(await aRecording(31 * 60), { text: 'I talked on and on.' });
  expect(teller.status).toBe(422);
  expect(teller.text).toContain('30 minutes');
});

test('what came with a form waits with it when something else has a slip, and the same form twice is one story and one file', async () => {
  const teller = visitor(app);
  await teller.goTo(`/tell/${circle.door}`);
  const [photo, before] = [await aPhoto({ width: 310 }), files().length];
  await teller.pressWith('Save my story', { text: 'It began on Monday.', wouldHelp: 'x'.repeat(2_001) }, { medium: asFile(photo) });
  expect(teller.status).toBe(422);
  expect(teller.text).toContain('Leave out: Photo');
  await teller.pressWith('Save my story', { wouldHelp: 'A lid.' }, { medium: asFile(photo) });
  expect(teller.path).toBe('/mine/choose');
  expect(files().length).toBe(before + 2); // the photo and its small copy
  const stories = await db.selectFrom('story').select('id').where('text', '=', 'It began on Monday.').execute();
  expect(stories).toHaveLength(1);

  const twice = visitor(app);
  await twice.goTo(`/tell/${circle.door}`);
  const form = twice.page.querySelector('form[enctype]')!;
  const body = () => {
    const sent = new FormData();
    for (const field of form.querySelectorAll('input[type=hidden]')) sent.append(field.getAttribute('name')!, field.getAttribute('value')!);
    sent.append('medium', asFile(photo), 'x.jpg');
    return app.request(twice.path, { method: 'POST', body: sent, headers: { 'sec-fetch-site': 'same-origin' } });
  };
  const answers = await Promise.all([body(), body(), body()]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(files().length).toBe(before + 4);
});

test('the address of a file holds for ten minutes, in this visit, and ends with the story', async () => {
  const { teller, id, medium } = await tellWith(await aWave(200_000));
  const lena = await asMember(listener);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}`);
  const [hers, own] = [fileOn(lena, 'audio'), (await teller.goTo('/mine/media'), fileOn(teller, 'audio'))];
  const status = async (path: string, init = {}) => (await app.request(path, init)).status;
  expect([await status(hers), await status(own)]).toEqual([200, 200]);
  const part = await app.request(hers, { headers: { range: 'bytes=0-99' } });
  expect([part.status, part.headers.get('content-range'), (await part.arrayBuffer()).byteLength]).toEqual([
    206,
    expect.stringMatching(/^bytes 0-99\//),
    100,
  ]);
  expect(await status(hers, { headers: { range: 'bytes=99999999-' } })).toBe(416);
  for (const other of [`/media/${medium}`, `/media/${medium}/x`, hers.replace(medium, 'another')]) expect(await status(other)).toBe(404);

  await signOut(db, lena.cookies.get('kring-visit')!, clock.now);
  expect(await status(hers)).toBe(404);
  const now = clock.now;
  clock.now = new Date(now.getTime() + 10 * 60 * 1000);
  expect(await status(own)).toBe(404);
  clock.now = now;
  expect(await status(own)).toBe(200);

  expect(files()).toContain(medium);
  await teller.goTo('/mine/withdraw');
  await teller.press('Yes, take my story back');
  expect(await status(own)).toBe(404);
  expect(files()).not.toContain(medium);
});

test('however a story goes, its files go too; a file that no row names is swept, and a form that nobody finished ends', async () => {
  const { id, medium } = await tellWith(await aPhoto({ width: 320 }));
  await withdrawStory(db, circle.id, id, { now: clock.now, why: 'withdrawn', data: config.data });
  expect(await deleteGone(db, store)).toBeGreaterThan(0);
  expect(files().filter((name) => name.startsWith(medium))).toEqual([]);

  const teller = visitor(app);
  await teller.goTo(`/tell/${circle.door}`);
  await teller.pressWith('Save my story', { wouldHelp: 'x'.repeat(2_001) }, { medium: asFile(await aPhoto({ width: 330 })) });
  const [draft] = (await newest()).filter(({ story_id }) => story_id === null);
  await endDrafts(db, new Date(clock.now.getTime() + 25 * 60 * 60 * 1000));
  await deleteGone(db, store);
  expect(files()).not.toContain(draft!.id);

  await store.put(`${circle.id}/0rphan`, import.meta.filename, 'image/jpeg');
  const soon = { incoming: await incomingFolder(config), now: new Date() };
  await sweepOrphans(db, store, soon);
  expect(files()).toContain('0rphan');
  const kept = files().length;
  await sweepOrphans(db, store, { ...soon, now: new Date(Date.now() + 2 * 60 * 60 * 1000) });
  expect(files().length).toBe(kept - 1);
});

test('a teller adds, describes and takes out what belongs to the story; a listener looks before anyone else does', async () => {
  const { teller, id } = await tellWith(await aPhoto({ width: 340 }), { text: 'A photo comes with it.' });
  const lena = await asMember(listener);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}`);
  await lena.press('Accept');
  await teller.goTo('/mine/media');
  await teller.press('Keep these words', { words: 'A green wall.', language: 'en' });
  expect(teller.text).toContain('Described by the teller');
  await teller.pressWith('Send this along', { pictured: 'nobody' }, { medium: asFile(await aRecording(2)) });
  expect(teller.page.querySelectorAll('figure')).toHaveLength(2);
  expect((await theStory(id)).accepted_at).toBeNull();
  await teller.press('Take this out');
  expect(teller.page.querySelectorAll('figure')).toHaveLength(1);
  await teller.press('Send this along');
  expect(teller.status).toBe(422);
});

test('a story in another language is translated by a listener, and the translation goes when the story changes', async () => {
  const teller = visitor(app);
  await teller.goTo(`/tell/${circle.door}`);
  await teller.press('Save my story', { text: 'لم تأتِ الحافلة.', language: 'ar' });
  await allow(teller);
  const { id } = await db.selectFrom('story').select('id').where('language', '=', 'ar').executeTakeFirstOrThrow();
  const lena = await asMember(listener);
  await lena.goTo(`/circles/${circle.slug}/listen/${id}`);
  await lena.follow('Translate this story');
  await lena.press('Keep the translation', { words: 'The bus did not come.' });
  await lena.press('Accept');
  const rik = await asMember(reader);
  await rik.goTo(`/circles/${circle.slug}/stories/${id}`);
  expect(rik.text).toContain('Translated by a listener');
  expect(rik.page.querySelectorAll('.kring-story').map((part) => part.getAttribute('lang'))).toContain('en');
  await teller.goTo('/mine/text');
  await teller.press('Keep the changed story', { text: 'لم تأتِ الحافلة أبدًا.' });
  expect(await db.selectFrom('medium_text').select('id').where('story_id', '=', id).execute()).toEqual([]);
});

test('what waits for words is one list for listeners, the oldest first, and nobody else reads it at the table before the words are there', async () => {
  const elsewhere = await aCircle(db, { subject: 'Buses in the village' });
  const lena = await aMember(db, elsewhere, 'listener', { name: 'Lena' });
  const rik = await asMember(await aMember(db, elsewhere, 'member', { side: 'residents', name: 'Rik' }));
  const base = `/circles/${elsewhere.slug}`;
  const allowing = { readers: ['residents'], uses: ['sense'] } as { readers: ['residents']; uses: ['sense'] };
  const days = (n: number) => new Date(clock.now.getTime() - n * 86_400_000);
  const turkish = await aStory(db, elsewhere, { text: 'Otobüs gelmedi.', language: 'tr', ...allowing, now: days(3) });
  const heard = await aStory(db, elsewhere, { text: '', ...allowing, now: days(2) });
  const seen = await aStory(db, elsewhere, { text: 'This is how it lay.', ...allowing, now: days(1) });
  await aStory(db, elsewhere, { text: 'Sadece siz okuyun.', language: 'tr' }); // for the listeners alone: it waits for nothing
  const facts = { type: 'x/x', bytes: 1, width: null, height: null, seconds: null, pictured: 'nobody' as const, blurred_at: null };
  for (const [story_id, kind] of [[heard, 'sound'] as const, [seen, 'picture'] as const]) {
    const of = { circle_id: elsewhere.id, id: newId(), story_id, draft_key: Buffer.from(kind), source_hash: Buffer.from(kind), kind };
    await db
      .insertInto('medium')
      .values({ ...of, ...facts, hash: Buffer.from(kind), made_at: clock.now })
      .execute();
  }
  const browser = await asMember(lena);
  const waiting = async () => {
    await browser.goTo(`${base}/listen?pile=words`);
    return browser.page.querySelectorAll('.kring-card').map((card) => /Still to be (?:\w+ ?)+/.exec(card.textContent.trim())?.[0].trim());
  };
  const reads = async () => {
    await rik.goTo(`${base}/stories`);
    return rik.page.querySelectorAll('.kring-stories > li').length;
  };
  await browser.goTo('/home');
  expect(browser.text).toContain('3 stories wait for words');
  expect((await waiting()).map((said) => said?.slice(12, 21))).toEqual(['translate', 'written o', 'described']);
  expect(await reads()).toBe(0);

  const media = await db.selectFrom('medium').select(['id', 'story_id']).where('circle_id', '=', elsewhere.id).execute();
  const of = (story: string) => media.find(({ story_id }) => story_id === story)!.id;
  await browser.goTo(`${base}/listen/${seen}`);
  expect(browser.text).toContain('Others read this story at the table only once these words stand with it.');
  await browser.goTo(`${base}/listen/${seen}/media/${of(seen)}`);
  await browser.press('Keep these words', { words: 'Kırık bir bank.', language: 'tr' });
  // Described, in a language that the circle does not read: it still waits, now for a translation.
  expect(await reads()).toBe(0);
  await browser.goTo(`${base}/listen/${seen}/translation`);
  expect(browser.text).toContain('Kırık bir bank.');
  await browser.press('Keep the translation', { words: 'This is how it lay. A broken bench.' });
  expect(await reads()).toBe(1);
  await browser.goTo(`${base}/listen/${heard}/media/${of(heard)}`);
  await browser.press('Keep these words', { words: 'The bus drove past us.', language: 'en' });
  await browser.goTo(`${base}/listen/${turkish}/translation`);
  await browser.press('Keep the translation', { words: 'The bus did not come.' });
  expect(await reads()).toBe(3);
  expect(await waiting()).toEqual([]);
  expect(browser.text).toContain('No story waits for words.');
});
