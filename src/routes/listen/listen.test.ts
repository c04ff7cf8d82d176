import { expect, test } from 'vitest';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { allow } from '#cycle/1-gather/consents.server.ts';
import { mayRead } from '#cycle/1-gather/readable.server.ts';
import { tellStory } from '#cycle/1-gather/stories.server.ts';
import { correctStory } from '#cycle/corrections.server.ts';
import { replyToListeners } from '#cycle/1-gather/listening.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { contestQuote } from '#cycle/contests.server.ts';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { linkForMember } from '#lib/people/sign-in.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, anInsight, aStory, signedIn, today } from '#testing/worlds.ts';

const { db, app, keys, config } = await testKring();

/** Two listeners of different sides before a story that someone told. */
async function twoListeners(text = 'I called three times and nobody came.', { hold = false } = {}) {
  const world = await aCircle(db);
  const [noor, karel] = [visitor(app), visitor(app)];
  await signedIn(db, noor, await aMember(db, world, 'listener', { name: 'Noor', side: 'residents' }));
  await signedIn(db, karel, await aMember(db, world, 'listener', { name: 'Karel', side: 'professionals' }));
  const consent = { readers: ['residents' as const], uses: ['sense' as const], mode: 'screen' as const, wording: 'asked' };
  const { id: story } = await tellStory(
    db,
    world.id,
    { text, language: 'en', feeling: 'sad', wouldHelp: null, sides: [world.sides.residents], prompt: null },
    { now: today, keys, channel: 'page', submission: newSubmissionKey(), consent, hold },
  );
  const pile = `/circles/${world.slug}/listen`;
  return {
    world,
    noor,
    karel,
    story,
    pile,
    page: `${pile}/${story}`,
    readable: () => mayRead(db, world.id, story, { oneOf: ['residents'] }),
  };
}

test('listeners read every story whole, also those that nobody else may read', async () => {
  const { noor, pile, world } = await twoListeners();
  await aStory(db, world, { text: 'Only for the two of you.', accepted: false });
  await noor.goTo(pile);
  expect(noor.text).toContain('I called three times and nobody came.');
  expect(noor.text).toContain('Only for the two of you.');
  expect(noor.text).toContain('7 days left to answer');
  expect(noor.page.querySelectorAll('main nav a').length).toBeGreaterThan(3);
  expect(noor.page.querySelectorAll('main nav details')).toEqual([]); // what waits is never folded away, as the ways through are
});

test('a link that someone made to sign in as one listener is seen by the other: it opens every story', async () => {
  const { world, noor, pile } = await twoListeners();
  const samira = await aMember(db, world, 'listener', { name: 'Samira', side: 'residents' });
  const ria = await aMember(db, world, 'steward', { name: 'Ria' });
  await linkForMember(db, { steward: { id: ria, circles: [world.id] }, person: samira, now: today });
  await noor.goTo(pile);
  expect(noor.text).toContain('Ria made a link to sign in as Samira, on');
});

test('words beside a story that wait until someone has looked are looked at by a listener, not by a steward', async () => {
  const { world, noor, story } = await twoListeners('My landlord shouted at me in front of my two children.');
  const other = await aStory(db, world, { text: 'Only for the two of you.', accepted: false });
  const copied = 'Like my landlord shouted at me in front of my two children, I was told.';
  await replyToListeners(db, world.id, other, { text: copied, now: today });
  await withdrawStory(db, world.id, story, { now: today, why: 'withdrawn', data: config.data });
  const ria = visitor(app);
  await signedIn(db, ria, await aMember(db, world, 'steward', { name: 'Ria' }));
  const address = `/circles/${world.slug}/listen/hidden`;
  await Promise.all([ria.goTo(address), noor.goTo(address)]);
  expect(ria.status).toBe(200);
  expect(ria.html).not.toContain(copied);
  expect(noor.html).toContain(copied);
});

test('nobody but listeners comes in: not a steward, not a member, not the teller', async () => {
  const { world, pile, page } = await twoListeners();
  for (const role of ['steward', 'member', 'reader'] as const) {
    const browser = visitor(app);
    await signedIn(db, browser, await aMember(db, world, role));
    for (const address of [pile, page]) {
      await browser.goTo(address);
      expect({ role, status: browser.status }).toEqual({ role, status: 404 });
    }
  }
});

test('a story is accepted with a word to its teller, and only then read as its teller allows', async () => {
  const { noor, page, story, readable } = await twoListeners();
  expect(await readable()).toBe(false);
  await noor.goTo(page);
  await noor.press('Accept', { 'A word to the teller': 'Thank you.' });
  expect(noor.text).toContain('The story is accepted.');
  expect(noor.text).toContain('Answered in time');
  expect(await readable()).toBe(true);
  expect(
    await db.selectFrom('trail').select('heard_at').where('story_id', '=', story).where('what', '=', 'story.listened').execute(),
  ).toEqual([{ heard_at: null }]);
});

test('a listener accepts what they read: what its teller wrote meanwhile is read first', async () => {
  const { noor, page, story, world, readable } = await twoListeners();
  await noor.goTo(page);
  await correctStory(db, world.id, story, { text: 'My neighbour hits her children.', would_help: null, language: 'en', now: today });
  const again = { readers: ['residents' as const], uses: ['sense' as const], mode: 'screen' as const, wording: 'asked', language: 'en' };
  await allow(db, world.id, story, { ...again, now: today }); // the page asks it in the same form
  await noor.press('Accept', { 'A word to the teller': 'Thank you.' });
  expect(noor.text).toContain('The story was changed meanwhile.');
  expect(noor.text).toContain('My neighbour hits her children.');
  expect(await readable()).toBe(false);
  await noor.press('Accept');
  expect(await readable()).toBe(true);
});

test('a story with something open that may point to a person cannot be accepted; blanking out keeps every mark in its place', async () => {
  const text = 'Call me on 06 12345678, and ask for the lady who listened.';
  const { noor, page, story, world, readable } = await twoListeners(text);
  const { text_hash } = await db.selectFrom('story').select('text_hash').where('id', '=', story).executeTakeFirstOrThrow();
  const at = text.indexOf('the lady');
  await markFragment(
    db,
    world.id,
    { story, start: at, end: at + 8, text_hash },
    { voice: { side: world.sides.residents, person: null, table: null }, now: today },
  );
  await noor.goTo(page);
  await noor.press('Accept', { 'A word to the teller': 'Thank you for your number.' });
  expect(noor.status).toBe(422);
  expect(noor.text).toContain('First settle what may point to a person.');
  expect(noor.page.querySelector('#accept-text')?.text).toBe('Thank you for your number.');
  await noor.press('Blank it out');
  const row = await db
    .selectFrom('story')
    .innerJoin('fragment', 'fragment.story_id', 'story.id')
    .select(['story.text', 'story.text_hash', 'fragment.text_hash as marked', 'fragment.start_at', 'fragment.end_at'])
    .where('story.id', '=', story)
    .executeTakeFirstOrThrow();
  expect(row.text).toBe('Call me on ▇▇▇▇▇▇▇▇▇▇▇, and ask for the lady who listened.');
  expect(row.text.slice(row.start_at, row.end_at)).toBe('the lady');
  expect(row.marked).toEqual(row.text_hash);
  await noor.press('Accept', {});
  expect(await readable()).toBe(true);
});

test('flagged words that point to nobody are kept', async () => {
  const { noor, page, story } = await twoListeners('The office is at 3991 AB 12, and it was closed.');
  await noor.goTo(page);
  await noor.press('Keep it');
  await noor.press('Accept', {});
  expect(noor.text).toContain('The story is accepted.');
  expect((await db.selectFrom('story').select('text').where('id', '=', story).executeTakeFirstOrThrow()).text).toContain('3991 AB 12');
});

test('a name that no machine finds is blanked out by a listener, everywhere in the story', async () => {
  const { noor, page, story } = await twoListeners('Fatima helped me. Later Fatima left.');
  await noor.goTo(page);
  await noor.press('Blank these words out', { words: 'Fatma' });
  expect(noor.text).toContain('These words are not in the story.');
  await noor.press('Blank these words out', { words: 'Fatima' });
  expect((await db.selectFrom('story').select('text').where('id', '=', story).executeTakeFirstOrThrow()).text).toBe(
    '▇▇▇▇▇▇ helped me. Later ▇▇▇▇▇▇ left.',
  );
});

test('refusing takes a published ground and words; without them nothing is refused', async () => {
  const { noor, page, story, world } = await twoListeners();
  await noor.goTo(page);
  await noor.press('Refuse', { 'Why? The teller reads this.': 'It names your neighbour.' });
  expect(noor.status).toBe(422);
  await noor.press('Refuse', { 'On which ground?': 'It names someone', 'Why? The teller reads this.': 'It names your neighbour.' });
  expect(noor.text).toContain('The story was refused.');
  expect(await db.selectFrom('answer').select(['kind', 'ground_id', 'text']).where('story_id', '=', story).execute()).toEqual([
    { kind: 'refused', ground_id: world.ground, text: 'It names your neighbour.' },
  ]);
});

test('a ground of another circle is no ground', async () => {
  const { noor, page, story } = await twoListeners();
  const other = await aCircle(db);
  await noor.goTo(page);
  const radio = noor.page.querySelector('input[name=ground]')!;
  radio.setAttribute('value', other.ground);
  await noor.press('Refuse', { 'On which ground?': 'It names someone', 'Why? The teller reads this.': 'Because.' });
  expect(noor.status).toBe(422);
  expect((await db.selectFrom('story').select('refused_at').where('id', '=', story).executeTakeFirstOrThrow()).refused_at).toBeNull();
});

test('a story that came in a flood is looked at before it can be accepted', async () => {
  const { noor, page, pile, readable } = await twoListeners('One of five hundred stories.', { hold: true });
  await noor.goTo(`${pile}?pile=held`);
  expect(noor.text).toContain('One of five hundred stories.');
  await noor.goTo(page);
  await noor.press('Accept', {});
  expect(noor.text).toContain('First look at the story and let it through.');
  await noor.press('I have looked: let it through');
  await noor.press('Accept', {});
  expect(await readable()).toBe(true);
});

test('a contested quote is taken out, also as evidence, or explained; the teller reads why', async () => {
  const { noor, page, story, world } = await twoListeners();
  const insight = await anInsight(db, world, [story, await aStory(db, world), await aStory(db, world)]);
  const { id: fragment } = await db.selectFrom('fragment').select('id').where('story_id', '=', story).executeTakeFirstOrThrow();
  await contestQuote(db, world.id, story, { fragment, text: 'I never said so.', now: today });
  await noor.goTo(page);
  expect(noor.text).toContain('I never said so.');
  await noor.press('Take the quote out', { text: '' });
  expect(noor.status).toBe(422);
  await noor.press('Take the quote out', { text: 'You are right, it is out.' });
  expect(await db.selectFrom('fragment').select('id').where('id', '=', fragment).execute()).toEqual([]);
  expect(
    (await db.selectFrom('insight').select('returned_at').where('id', '=', insight).executeTakeFirstOrThrow()).returned_at,
  ).not.toBeNull();
  expect(noor.text).toContain('You are right, it is out.');
  expect(noor.text).toContain('The teller said that a quote is not right.');
  expect(noor.text).not.toContain('You said');
});

test('two listeners together hide a story on the word of who lost the card; one alone cannot, and two show it again', async () => {
  const { noor, karel, page, readable } = await twoListeners();
  await noor.goTo(page);
  await noor.press('Accept', {});
  const again = visitor(app);
  for (const [name, value] of noor.cookies) again.cookies.set(name, value);
  await again.goTo(page);
  await noor.press('Hide this story');
  await again.press('Hide this story');
  expect(again.text).toContain('You have said so already.');
  expect(await readable()).toBe(true);
  expect(noor.text).not.toContain('Yes, hide it');
  await karel.goTo(page);
  await karel.press('Yes, hide it');
  expect(await readable()).toBe(false);
  await karel.press('Show it again');
  expect(await readable()).toBe(false);
  await noor.goTo(page);
  await noor.press('Show it again');
  expect(await readable()).toBe(true);
});

test('two listeners who press at the same moment make one hold', async () => {
  const { noor, karel, page, story } = await twoListeners();
  await Promise.all([noor.goTo(page), karel.goTo(page)]);
  await Promise.all([noor.press('Hide this story'), karel.press('Hide this story')]);
  expect(await db.selectFrom('hold').select('joined_at').where('story_id', '=', story).execute()).toHaveLength(1);
});

test('a listener of one circle is nobody in another', async () => {
  const { noor } = await twoListeners();
  const { pile, page } = await twoListeners();
  for (const address of [pile, page]) {
    await noor.goTo(address);
    expect(noor.status).toBe(404);
  }
});
