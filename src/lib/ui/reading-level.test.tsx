import { expect, test } from 'vitest';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, signedIn } from '#testing/worlds.ts';

const { db, app } = await testKring();
const hard =
  'Owing to unanticipated operational unavailability, scheduled transportation connections could regrettably not be continued within contractually determined parameters.';

test('whoever may change what the organisation wrote sees how it reads; others, and the text itself, are left alone', async () => {
  const world = await aCircle(db);
  const story = await aStory(db, world, { readers: ['residents', 'professionals'], uses: ['sense', 'quote'] });
  const insight = await anInsight(db, world, [story], { text: hard });
  const steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward'));
  await steward.goTo(`/circles/${world.slug}/insights/${insight}`);
  expect(steward.text).toContain('Reading level: hard. Longest sentence: 17 words.');
  expect(steward.text).toContain('Measured with Flesch Reading Ease');
  expect(steward.text).toContain(hard);

  const decision = await aDecision(db, world, [story], {
    text: 'The bins are emptied twice a week from now on.',
    because: 'They are full on Tuesday.',
  });
  await steward.goTo(`/circles/${world.slug}/changes/${decision}`);
  expect(steward.text).toContain('Reading level: easy.');

  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/changes/${decision}`);
  expect(anyone.text).not.toContain('Reading level');
  await anyone.goTo(`/circles/${world.slug}/insights/${insight}`);
  expect(anyone.text).not.toContain('Reading level');
});
