import { beforeEach, expect, test } from 'vitest';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const { db, app, config } = await testKring();
const everyone: Reader[] = ['residents', 'professionals', 'deciders'];
const open = { readers: everyone, uses: ['sense'] as Use[] };
let world: World;
let member: Visitor;

beforeEach(async () => {
  world = await aCircle(db);
  member = visitor(app);
  await signedIn(db, member, await aMember(db, world, 'member'));
});

const search = async (words: string, who = member, more = '') => {
  await who.goTo(`/circles/${world.slug}/search?q=${encodeURIComponent(words)}${more}`);
  return who.text;
};

test('one question finds stories, insights and decisions, each where it stands', async () => {
  const story = await aStory(db, world, { text: 'The playground has no lamp, and it is dark at four.', ...open });
  await anInsight(db, world, [story], { text: 'Without a lamp people stay inside.' });
  await aDecision(db, world, [story], { text: 'Each playground gets a lamp.', because: 'It is dark.' });
  const found = await search('lamp');
  expect(found).toMatch(/Stories The playground has no lamp.*Insights .*Without a lamp.*Choices Each playground gets a lamp/);
  expect(await search('lamp', member, '&kind=decision')).not.toMatch(/stay inside/);
  await member.follow('Each playground gets a lamp');
  expect(member.status).toBe(200);
});

test('a slip of the pen is forgiven, and said', async () => {
  await aStory(db, world, { text: 'The playground has no lamp, and it is dark at four.', ...open });
  expect(await search('plaiground')).toMatch(/come near|comes near/);
  expect(member.text).toContain('The playground has no lamp');
  expect(await search('submarine')).toContain('Nothing was found');
});

test('nothing is found that whoever is here may not read: not by its words, not by a slip', async () => {
  await aStory(db, world, { text: 'My neighbour drinks and shouts.', readers: ['residents'], uses: ['sense'] });
  await aStory(db, world, { text: 'Nobody accepted this neighbour story yet.', ...open, accepted: false });
  for (const words of ['neighbour', 'neighbuor', '"drinks and shouts"']) expect(await search(words)).not.toMatch(/drinks|Nobody accepted/);
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  expect(await search('neighbour', listener)).toContain('drinks and shouts');
});

test('a story that is taken back is found no more', async () => {
  const story = await aStory(db, world, { text: 'The playground has no lamp.', ...open });
  expect(await search('playground')).toContain('no lamp');
  await withdrawStory(db, world.id, story, { now: today, why: 'withdrawn', data: config.data });
  expect(await search('playground')).toContain('Nothing was found');
  expect(await search('playgruond')).toContain('Nothing was found');
});

test('what is hidden and what is only a draft is not found', async () => {
  const story = await aStory(db, world, open);
  const insight = await anInsight(db, world, [story], { text: 'A purple elephant in the room.' });
  expect(await search('elephant')).toContain('purple');
  await db.updateTable('insight').set({ hidden_at: today }).where('id', '=', insight).execute();
  expect(await search('elephant')).toContain('Nothing was found');
  const decision = await aDecision(db, world, [story], { text: 'We buy an elephant.' });
  await db.updateTable('decision').set({ published_at: null }).where('id', '=', decision).execute();
  expect(await search('elephant')).toContain('Nothing was found');
});

test('who is not of the circle cannot search it, and a list is not asked what it does not know', async () => {
  const stranger = visitor(app);
  await stranger.goTo(`/circles/${world.slug}/search?q=bin`);
  expect(stranger.status).toBe(404);
  await member.goTo(`/circles/${world.slug}/stories?sort=would_help`);
  expect(member.status).toBe(400);
  expect(member.text).toContain('sort');
  await member.goTo(`/circles/${world.slug}/stories?words=bin&lang=en`);
  expect(member.status).toBe(200);
});
