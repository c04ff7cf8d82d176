import { expect, test } from 'vitest';
import { lookupOfLink, lookupOfWords, newStoryCode, newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { codeWords, wordsOfCode } from '#lib/codes/code-words.ts';
import { slipsBetween } from '#lib/codes/slips.ts';
import { tellStory } from '#cycle/1-gather/stories.server.ts';
import { newId } from '#lib/server/ids.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle } from '#testing/worlds.ts';

const { db, app, keys, clock } = await testKring();
const text = 'The third lady did listen.';

async function aToldStory(language: 'nl' | 'en' = 'nl') {
  const world = await aCircle(db, { language });
  const told = await tellStory(
    db,
    world.id,
    { text, language, feeling: null, wouldHelp: null, sides: [], prompt: null },
    { now: clock.now, keys, channel: 'page', submission: newSubmissionKey() },
  );
  return { world, ...told, words: wordsOfCode(told.code.numbers, language) };
}

test('six Dutch words open the story on an English page, with capitals and commas', async () => {
  const { words } = await aToldStory('nl');
  const phone = visitor(app, { language: 'en' });
  await phone.goTo('/code');
  await phone.press('Open my story', { code: words.join(', ').toUpperCase() });
  expect(phone.path).toBe('/mine');
  expect(phone.text).toContain(text);
});

const swapped = (word: string) => `${word.slice(0, -2)}${word.at(-1)}${word.at(-2)}`;
/** Two letters changed places, and no other word of the cards is as near. */
const slipsClearly = (word: string) =>
  codeWords('nl').every((other) => other !== swapped(word) && (other === word || slipsBetween(other, swapped(word), 2) > 1));

test('a slip in one word is mended, and shown', async () => {
  let words: string[] = [];
  while (!words.some(slipsClearly)) ({ words } = await aToldStory('nl')); // cards are made by chance
  const at = words.findIndex(slipsClearly);
  const phone = visitor(app);
  await phone.goTo('/code');
  await phone.press('Open my story', { code: words.with(at, swapped(words[at]!)).join(' ') });
  expect(phone.path).toBe('/mine');
  expect(phone.text).toContain(`We read “${swapped(words[at]!)}” as “${words[at]}”.`);
});

test('too few words, or a word that is on no card: it is said, and what was typed stays', async () => {
  const { words } = await aToldStory('nl');
  const phone = visitor(app);
  await phone.goTo('/code');
  await phone.press('Open my story', { code: 'zus zzz zzz zzz' });
  expect(phone.status).toBe(422);
  expect(phone.text).toContain('This is 4 words. Your card has six.');
  await phone.press('Open my story', { code: [...words.slice(0, 5), 'qqqqqqqq'].join(' ') });
  expect(phone.text).toContain('The word “qqqqqqqq” is on no card.');
  expect(phone.page.querySelector('input[name=code]')?.getAttribute('value')).toContain(words[0]);
});

test('words that are on no card of ours get one answer, whatever they are', async () => {
  const phone = visitor(app);
  await phone.goTo('/code');
  const unknown = wordsOfCode(newStoryCode(keys).numbers, 'nl').join(' ');
  await phone.press('Open my story', { code: unknown });
  expect(phone.status).toBe(422);
  expect(phone.text).toContain('We do not know these six words.');
  await phone.goTo(`/s/${newStoryCode(keys).link}`);
  expect(phone.text).toContain('We do not know this link.');
});

test('many wrong codes from one house slow it down a little and shut nobody out', async () => {
  const { words } = await aToldStory('nl');
  const phone = visitor(app);
  for (let nth = 0; nth < 14; nth++) {
    await phone.goTo('/code');
    await phone.press('Open my story', { code: wordsOfCode(newStoryCode(keys).numbers, 'nl').join(' ') });
  }
  const started = performance.now();
  await phone.press('Open my story', { code: words.join(' ') });
  expect(phone.path).toBe('/mine');
  expect(performance.now() - started).toBeGreaterThan(200);
  expect(performance.now() - started).toBeLessThan(4_000);
});

test('the link of a card becomes a cookie: no page, title or address keeps it', async () => {
  const { code } = await aToldStory('en');
  const answer = await app.request(`/s/${code.link}`);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/mine');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const phone = visitor(app);
  await phone.goTo(`/s/${code.link}`);
  expect(phone.text).toContain(text);
  expect(phone.html).not.toContain(code.link);
  expect(phone.page.querySelector('title')?.text).toBe('Kring');
});

test('a link can be pasted where the words go', async () => {
  const { code } = await aToldStory('en');
  const phone = visitor(app);
  await phone.goTo('/code');
  await phone.press('Open my story', { code: `https://kring.example.org/s/${code.link}` });
  expect(phone.path).toBe('/mine');
});

test('a card whose story is still on paper says so', async () => {
  const world = await aCircle(db);
  const { numbers, link } = newStoryCode(keys);
  await db
    .insertInto('story_code')
    .values({
      id: newId(),
      circle_id: world.id,
      story_id: null,
      batch_id: null,
      words_hash: lookupOfWords(keys, numbers),
      link_hash: lookupOfLink(keys, link),
      made_at: clock.now,
      used_at: null,
      expires_at: null,
    })
    .execute();
  const phone = visitor(app);
  await phone.goTo('/code');
  await phone.press('Open my story', { code: wordsOfCode(numbers, 'en').join(' ') });
  expect(phone.text).toContain('There is no story with this card yet');
});
