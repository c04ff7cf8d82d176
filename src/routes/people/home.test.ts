import { beforeEach, expect, test } from 'vitest';
import { holdStory } from '#cycle/1-gather/holds.server.ts';
import { sendLetters } from '#cycle/5-return/sending.server.ts';
import { deskOf } from '../../chores.ts';
import { queueDigests, wishDigest } from '#system/circles/digests.server.ts';
import { newId } from '#lib/server/ids.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aPerson, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const { db, app, keys, config } = await testKring();
let world: World;
let listener: Visitor;
let noor: string;

beforeEach(async () => {
  world = await aCircle(db);
  noor = await aPerson(db, world.organisation, { name: 'Noor', email: `${newId()}@example.org` });
  await aMember(db, world, 'listener', { person: noor });
  listener = visitor(app);
  await signedIn(db, listener, noor);
});

test('what waits for someone stands on one page, and each count opens what it counts', async () => {
  await aStory(db, world, { accepted: false });
  await aStatement();
  await listener.goTo('/home');
  expect(listener.text).toContain('What waits for me');
  expect(listener.text).toContain('One statement waits until someone looks whether it may join');
  await listener.follow('One story waits for a listener');
  expect(listener.path).toBe(`/circles/${world.slug}/listen`);
  expect(listener.text).toContain('The bin was full');
});

test('a second listener is asked to look, and not the one who asked', async () => {
  const story = await aStory(db, world);
  const other = await aMember(db, world, 'listener', { name: 'Samir' });
  await holdStory(db, world.id, story, { person: other, now: today });
  await listener.goTo('/home');
  await listener.follow('Another listener asks you to look too');
  expect(listener.path).toBe(`/circles/${world.slug}/listen/${story}`);
  const samir = visitor(app);
  await signedIn(db, samir, other);
  await samir.goTo('/home');
  expect(samir.text).not.toContain('Another listener asks you');
});

test('when nothing waits, the page says so', async () => {
  await listener.goTo('/home');
  expect(listener.text).toContain('Nothing waits for you now.');
});

test('a letter of each day comes only to who asks for it, once a day, and says no word of a story', async () => {
  const letters: { to: string; text: string }[] = [];
  const post = { works: async () => true, send: async (letter: { to: string; text: string }) => (letters.push(letter), 'sent' as const) };
  const day = { now: today, day: '2026-11-24' };
  const send = async () => {
    await queueDigests(db, day, true);
    await sendLetters(db, post as never, deskOf(keys, { ...config, smtpUrl: 'smtp://localhost' }), today);
  };
  await aStory(db, world, { text: 'My neighbour shouts at night.', accepted: false });
  await send();
  expect(letters).toEqual([]);
  await wishDigest(db, noor, { wish: true, now: today });
  await send();
  await send();
  expect(letters.length).toBe(1);
  expect(letters[0]!.text).toContain('One story waits for a listener');
  expect(letters[0]!.text).toContain(`/circles/${world.slug}/listen`);
  expect(letters[0]!.text).not.toContain('neighbour');
  await wishDigest(db, noor, { wish: false, now: today });
  await queueDigests(db, { now: today, day: '2026-11-25' }, true);
  await sendLetters(db, post as never, deskOf(keys, { ...config, smtpUrl: 'smtp://localhost' }), today);
  expect(letters.length).toBe(1);
});

async function aStatement() {
  const statement = { circle_id: world.id, id: newId(), text: 'The bins are always full.', language: 'en', origin: 'missing' as const };
  const none = {
    side_id: null,
    person_id: null,
    table_id: null,
    proposed_by: null,
    imported_as: null,
    accepted_at: null,
    refused_at: null,
  };
  await db
    .insertInto('statement')
    .values({
      ...statement,
      ...none,
      made_at: today,
      taken_out_at: null,
      taken_out_because: null,
      looked_by: null,
      ground_id: null,
      hidden_at: null,
    })
    .execute();
}
