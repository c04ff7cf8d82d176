import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aMember, aPerson, aStory, today } from '#testing/worlds.ts';
import { promptsOf } from './circles.server.ts';
import { closeGathering, gatheringOf, openGathering } from './gatherings.server.ts';
import { keepPrompts } from './lines.server.ts';
import { makeCircle } from './makings.server.ts';
import { emptyPromise } from './promise.ts';
import {
  askToConfirm,
  confirmPromise,
  draftOf,
  keepPromiseDraft,
  promisesOf,
  promiseToConfirm,
  publishPromise,
} from './promises.server.ts';
import { keepSides } from './sides.server.ts';

const { db } = await testDatabase();
const later = (days: number) => new Date(today.getTime() + days * 24 * 60 * 60 * 1000);

const wholePromise = (open = 'The bins.') => {
  const promise = emptyPromise();
  for (const line of Object.values(promise.lines)) line.text = 'Known.';
  promise.lines.open.text = open;
  promise.answerBy = '2027-03-01';
  return promise;
};

test('two circles about litter get two addresses, also at the same moment', async () => {
  const world = await aCircle(db);
  const person = await aPerson(db, world.organisation);
  const litter = { subject: 'Litter', challenge: 'There is a lot of litter.', language: 'en' as const, address: 'u' as const };
  const sides = [{ name: 'Resident', reader: 'residents' as const }];
  const make = () => makeCircle(db, litter, { maker: { organisation: world.organisation, person, side: 0 }, sides, now: today });
  const made = await Promise.all([make(), make(), make()]);
  expect(made.map(({ slug }) => slug).sort()).toEqual(['litter', 'litter-2', 'litter-3']);
});

test('a new promise says why, and the old one stays with its days', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  expect(await publishPromise(db, world.id, wholePromise(), { by, now: today })).toBeNull();
  const changed = wholePromise('The bins and the paths.');
  expect(await publishPromise(db, world.id, changed, { by, now: later(1) })).toEqual({ changed_because: 'circle.slip.changedBecause' });
  expect(
    await publishPromise(db, world.id, { ...changed, changedBecause: 'The council gave more room.' }, { by, now: later(1) }),
  ).toBeNull();
  const [holds, before] = await promisesOf(db, world.id);
  expect(holds).toMatchObject({ changedBecause: 'The council gave more room.', replacedAt: null, publishedAt: later(1) });
  expect(before).toMatchObject({ publishedAt: today, replacedAt: later(1) });
  expect(before!.lines.open.text).toBe('The bins.');
});

test('of two who publish at once, the second must say why it changes the first', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  const answers = await Promise.all([
    publishPromise(db, world.id, wholePromise('One.'), { by, now: today }),
    publishPromise(db, world.id, wholePromise('Other.'), { by, now: later(0.01) }),
  ]);
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  expect(await promisesOf(db, world.id)).toHaveLength(1);
});

test('a draft of the promise is kept with its holes, and holds nothing', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  await keepPromiseDraft(db, world.id, { ...emptyPromise(), answerBy: '2027-03-01' }, { by, now: today });
  await keepPromiseDraft(db, world.id, { ...emptyPromise(), answerBy: '2027-04-01' }, { by, now: today });
  expect((await draftOf(db, world.id)).words.answerBy).toBe('2027-04-01');
  expect(await promisesOf(db, world.id)).toEqual([]);
});

test('a promise reads as not confirmed until whoever decides says yes by a link, once', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  await publishPromise(db, world.id, wholePromise(), { by, now: today });
  const [promise] = await promisesOf(db, world.id);
  expect(promise!.confirmed).toBeNull();
  const secret = await askToConfirm(db, world.id, promise!.id, today);
  const alderman = { name: 'J. Bakker', role: 'alderman', side: world.sides.deciders };
  const both = await Promise.all([
    confirmPromise(db, secret, alderman, today),
    confirmPromise(db, secret, { ...alderman, name: 'Someone else' }, today),
  ]);
  expect(both.filter(Boolean)).toHaveLength(1);
  expect((await promisesOf(db, world.id))[0]!.confirmed).toMatchObject({ role: 'alderman', side: 'Decider' });
  expect(await promiseToConfirm(db, secret, today)).toBeNull();
});

test('a link to confirm is about one promise: when that is replaced, it opens nothing', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  await publishPromise(db, world.id, wholePromise(), { by, now: today });
  const secret = await askToConfirm(db, world.id, (await promisesOf(db, world.id))[0]!.id, today);
  await publishPromise(db, world.id, { ...wholePromise('Less.'), changedBecause: 'Less money.' }, { by, now: later(1) });
  expect(await promiseToConfirm(db, secret, later(1))).toBeNull();
  expect((await promisesOf(db, world.id))[0]!.confirmed).toBeNull();
});

test('gathering opens with a published promise and two listeners of different sides, and not before', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  const by = await aMember(db, world, 'steward');
  const open = () => openGathering(db, world.id, { by, now: today });
  await aMember(db, world, 'listener', { side: 'residents' });
  await aMember(db, world, 'listener', { side: 'residents', name: 'Samira' });
  expect(await open()).toEqual(['promise', 'listeners']);
  await publishPromise(db, world.id, wholePromise(), { by, now: today });
  expect(await open()).toEqual(['listeners']);
  await aMember(db, world, 'listener', { side: 'professionals', name: 'Kees' });
  expect(await Promise.all([open(), open()])).toEqual([[], []]);
  expect(await gatheringOf(db, world.id)).toMatchObject({ opened_at: today, closed_at: null });
});

test('gathering closes with a reason, and the first reason stays', async () => {
  const world = await aCircle(db);
  await closeGathering(db, world.id, 'We heard enough.', today);
  await closeGathering(db, world.id, 'Another reason.', later(1));
  expect(await gatheringOf(db, world.id)).toMatchObject({ closed_at: today, closed_because: 'We heard enough.' });
});

test('a question that is reworded is a new question: stories stay under the words they answered', async () => {
  const world = await aCircle(db);
  const story = await aStory(db, world);
  await keepPrompts(db, world.id, [{ id: world.prompt, text: 'What did you see?' }], today);
  expect((await promptsOf(db, world.id)).map((prompt) => prompt.text)).toEqual(['What did you see?']);
  const asked = await db
    .selectFrom('story')
    .innerJoin('prompt', (join) => join.onRef('prompt.circle_id', '=', 'story.circle_id').onRef('prompt.id', '=', 'story.prompt_id'))
    .select('prompt.text')
    .where('story.id', '=', story)
    .executeTakeFirstOrThrow();
  expect(asked.text).toBe('What happened to you?');
});

test('sides are renamed, added and taken away, but not one from which someone takes part', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  await aMember(db, world, 'steward', { side: 'professionals' });
  const [residents, professionals, deciders] = [world.sides.residents, world.sides.professionals, world.sides.deciders];
  const refused = await keepSides(db, world.id, [
    { id: residents, name: 'Neighbour', reader: 'residents' },
    { id: professionals, name: '', reader: 'professionals' },
    { id: deciders, name: 'Decider', reader: 'deciders' },
  ]);
  expect(refused).toEqual({ 'name-2': 'circle.slip.sideInUse' });
  const kept = await keepSides(db, world.id, [
    { id: residents, name: 'Neighbour', reader: 'residents' },
    { id: professionals, name: 'Professional', reader: 'professionals' },
    { id: deciders, name: '', reader: 'deciders' },
    { id: null, name: 'Family', reader: 'residents' },
  ]);
  expect(kept).toBeNull();
  const names = await db.selectFrom('side').select('name').where('circle_id', '=', world.id).orderBy('position').execute();
  expect(names.map(({ name }) => name)).toEqual(['Neighbour', 'Professional', 'Family']);
});
