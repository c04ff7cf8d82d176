import { expect, test } from 'vitest';
import { acceptStory, askBack, refuseStory } from '#cycle/1-gather/listening.server.ts';
import { mayRead } from '#cycle/1-gather/readable.server.ts';
import { holdStory } from '#cycle/1-gather/holds.server.ts';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, anInsight, aStory } from '#testing/worlds.ts';

const { db, app, clock, later } = await testKring();
const text = 'I called three times. Nobody answered the phone. Then a lady listened to me.';

/** A teller on the page of their story, which a listener may have accepted. */
async function aTeller({ accepted = true, allow = {} as Record<string, string[]> } = {}) {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'listener', { name: 'Noor', side: 'residents' });
  const listener = { person, side: world.sides.residents, now: clock.now };
  const phone = visitor(app);
  await phone.goTo(`/tell/${world.door}`);
  await phone.press('Save my story', { text });
  await phone.press('Keep this', allow);
  const { id: story, text_hash } = await db
    .selectFrom('story')
    .select(['id', 'text_hash'])
    .where('circle_id', '=', world.id)
    .executeTakeFirstOrThrow();
  if (accepted) await acceptStory(db, world.id, story, { ...listener, text: 'Thank you for this.' });
  await phone.goTo('/mine');
  const mark = (words: string) =>
    markFragment(
      db,
      world.id,
      { story, start: text.indexOf(words), end: text.indexOf(words) + words.length, text_hash },
      { voice: { side: world.sides.residents, person: null, table: null }, now: clock.now },
    );
  return { world, listener, phone, story, mark };
}

const unheard = (story: string) =>
  db.selectFrom('trail').select('what').where('story_id', '=', story).where('heard_at', 'is', null).execute();

test('reading a page never counts as hearing: only the teller says so, and what came later stays news', async () => {
  const { phone, story, world, listener } = await aTeller();
  expect(phone.text).toContain('One thing happened since you last looked');
  await phone.goTo('/mine');
  expect(await unheard(story)).toHaveLength(1);
  later(1 / 24);
  await askBack(db, world.id, story, { ...listener, now: clock.now, text: 'When was this?' });
  await phone.press('I have read this');
  expect(phone.text).toContain('We now know that you have read it');
  expect(await unheard(story)).toEqual([{ what: 'story.asked' }]);
});

test('an answer by a person within seven days is promised, and when it does not come that is said', async () => {
  const { phone, story } = await aTeller({ accepted: false });
  expect(phone.text).toContain('A person answers you before');
  await db
    .updateTable('story')
    .set({ told_at: new Date(clock.now.getTime() - 8 * 24 * 60 * 60 * 1000) })
    .where('id', '=', story)
    .execute();
  await phone.goTo('/mine');
  expect(phone.text).toContain('That has not happened. We are sorry.');
});

test('a refusal comes with its ground and its words, and the teller answers back', async () => {
  const { phone, world, story, listener } = await aTeller({ accepted: false });
  await refuseStory(db, world.id, story, { ...listener, ground: world.ground, text: 'Please leave out the name of your neighbour.' });
  await phone.goTo('/mine');
  expect(phone.text).toContain('Noor (Resident) does not use your story. The ground: It names someone who did not agree.');
  expect(phone.text).toContain('Please leave out the name of your neighbour.');
  await phone.press('Send this', { reply: '' });
  expect(phone.status).toBe(422);
  await phone.press('Send this', { reply: 'I will change it.' });
  expect(phone.text).toContain('I will change it.');
});

test('what the teller allows changes everywhere at once', async () => {
  const { phone, world, story } = await aTeller({ allow: { readers: ['professionals'], uses: ['sense'] } });
  expect(await mayRead(db, world.id, story, { oneOf: ['professionals'] })).toBe(true);
  await phone.follow('Change what I allow');
  expect(phone.page.querySelectorAll('input[checked]').map((box) => box.getAttribute('value'))).toEqual(['professionals', 'sense']);
  await phone.press('Keep this', { readers: [], uses: [] });
  expect(await mayRead(db, world.id, story, { oneOf: ['professionals'] })).toBe(false);
  const receipts = await db.selectFrom('consent_receipt').select('uses').where('story_id', '=', story).execute();
  expect(receipts).toHaveLength(2);
});

/** Nothing sensitive in it, nobody to be recognised, of age. */
const answers = { special: 'none', others: 'none', age: 'adult' };

test('publishing takes a second yes to exactly the text that was seen, and ends when the text changes', async () => {
  const { phone, world, story } = await aTeller({ allow: { uses: ['publish'] } });
  const open = () => mayRead(db, world.id, story, { open: true });
  expect(await open()).toBe(false);
  await phone.follow('Look at the text');
  const seen = visitor(app);
  for (const [name, value] of phone.cookies) seen.cookies.set(name, value);
  await seen.goTo('/mine/publish');
  await phone.press('Yes, put exactly this on the internet', answers);
  expect(await open()).toBe(true);
  await phone.goTo('/mine/text');
  expect(phone.text).toContain('It also goes off the internet');
  await phone.press('Keep the changed story', { text: `${text} Thanks to her.` });
  expect(await open()).toBe(false);
  await seen.press('Yes, put exactly this on the internet');
  expect(seen.status).toBe(409);
  expect(await open()).toBe(false);
});

test('a story that no listener accepted yet is not called public', async () => {
  const { phone } = await aTeller({ accepted: false, allow: { uses: ['publish'] } });
  await phone.goTo('/mine/publish');
  await phone.press('Yes, put exactly this on the internet', answers);
  await phone.goTo('/mine');
  expect(phone.text).toContain('Your story is on the internet, as soon as a listener has accepted it');
  expect(phone.text).not.toContain('Everyone can read it');
  expect(phone.text).toContain('Take it off the internet');
});

test('a teller takes publishing back with one button', async () => {
  const { phone, world, story } = await aTeller({ allow: { uses: ['publish'] } });
  await phone.goTo('/mine/publish');
  await phone.press('Yes, put exactly this on the internet', answers);
  await phone.press('Take it off the internet');
  expect(await mayRead(db, world.id, story, { open: true })).toBe(false);
});

test('a corrected story is read by a listener first; marks whose words still stand are found again, the others go with a mark', async () => {
  const { phone, world, story, mark } = await aTeller({ allow: { readers: ['residents'], uses: ['sense'] } });
  const [stays, goes] = [await mark('Nobody answered the phone.'), await mark('Then a lady listened to me.')];
  const insight = await anInsight(db, world, [story, await aStory(db, world), await aStory(db, world)]);
  await db.insertInto('insight_fragment').values({ circle_id: world.id, insight_id: insight, fragment_id: goes, at: clock.now }).execute();
  await phone.goTo('/mine/text');
  await phone.press('Keep the changed story', { text: 'It was March. I called three times. Nobody answered the phone. Then a man came.' });
  expect(phone.text).toContain('A listener reads it now.');
  const fragments = await db
    .selectFrom('fragment')
    .innerJoin('story', 'story.id', 'fragment.story_id')
    .select(['fragment.id', 'start_at', 'end_at', 'story.text'])
    .where('story_id', '=', story)
    .execute();
  expect(fragments.find(({ id }) => id === goes)).toBeUndefined();
  const found = fragments.find(({ id }) => id === stays)!;
  expect(found.text.slice(found.start_at, found.end_at)).toBe('Nobody answered the phone.');
  expect((await unheard(story)).map((row) => row.what)).toContain('fragment.taken_out');
  expect(await mayRead(db, world.id, story, { oneOf: ['residents'] })).toBe(false);
});

test('a contested quote is shown no more, until its teller says that it may be', async () => {
  const { phone, story, mark } = await aTeller({ allow: { readers: ['residents'], uses: ['sense', 'quote'] } });
  const fragment = await mark('Nobody answered the phone.');
  await phone.goTo('/mine');
  await phone.press('This is not right', { why: 'They did, the second time.' });
  const refused = () => db.selectFrom('fragment').select('quote_refused_at').where('id', '=', fragment).executeTakeFirstOrThrow();
  expect((await refused()).quote_refused_at).not.toBeNull();
  expect(
    await db.selectFrom('answer').select(['kind', 'text']).where('story_id', '=', story).where('kind', '=', 'contested').execute(),
  ).toEqual([{ kind: 'contested', text: 'They did, the second time.' }]);
  await phone.press('These words may be shown again');
  expect((await refused()).quote_refused_at).toBeNull();
});

test('hearing back is asked only afterwards, every line may stay empty, and stopping it forgets the address', async () => {
  const { phone, story } = await aTeller();
  await phone.goTo('/mine');
  await phone.follow('How do you want to hear from us?');
  await phone.press('Yes, contact me like this', { email: 'noor@' });
  expect(phone.status).toBe(422);
  expect(phone.text).toContain('This e-mail address has a slip.');
  await phone.press('Yes, contact me like this', { email: '', place: 'The food bank, on Thursday' });
  expect(phone.text).toContain('a visit (The food bank, on Thursday)');
  expect((await db.selectFrom('story').select('uses').where('id', '=', story).executeTakeFirstOrThrow()).uses).toContain('contact');
  await phone.goTo('/mine');
  await phone.press('Do not contact me any more');
  expect(await db.selectFrom('story_contact').selectAll().where('story_id', '=', story).execute()).toEqual([]);
  expect((await db.selectFrom('story').select('uses').where('id', '=', story).executeTakeFirstOrThrow()).uses).toEqual([]);
});

test('a story hidden on someone else’s word: the teller with the card sees it and shows it again', async () => {
  const { phone, world, story, listener } = await aTeller({ allow: { readers: ['residents'] } });
  const second = { person: await aMember(db, world, 'listener', { side: 'professionals' }), now: clock.now };
  await holdStory(db, world.id, story, listener);
  await holdStory(db, world.id, story, second);
  expect(await mayRead(db, world.id, story, { oneOf: ['residents'] })).toBe(false);
  await phone.goTo('/mine');
  expect(phone.text).toContain('Your story is hidden');
  await phone.press('Show my story again');
  expect(await mayRead(db, world.id, story, { oneOf: ['residents'] })).toBe(true);
});

test('words written while the visit ended are given back', async () => {
  const { phone } = await aTeller();
  await phone.goTo('/mine/text');
  later(3 / 24);
  await phone.press('Keep the changed story', { text: 'These words took me three hours to write.' });
  expect(phone.status).toBe(404);
  expect(phone.page.querySelector('textarea')?.text).toBe('These words took me three hours to write.');
});
