import { expect, test } from 'vitest';
import { setKeptUntil } from '#cycle/1-gather/retentions.server.ts';
import { expire } from '#cycle/expiries.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { newId } from '#lib/server/ids.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, today } from '#testing/worlds.ts';

const { db, app, keys, config, clock } = await testKring();
const said = 'We heard 3 stories. The bins are emptied twice a week now. The lights stay: there is no money.';

async function aCircleToClose({ agreement = false } = {}) {
  const world = await aCircle(db);
  await setKeptUntil(db, world.id, { keepUntil: '2027-11-24', by: null, now: today });
  const story = await aStory(db, world);
  const open = newId();
  if (agreement)
    await db
      .insertInto('agreement')
      .values({
        circle_id: world.id,
        id: open,
        decision_id: null,
        text: 'The depot looks at the lights.',
        owner_name: '',
        owner_side_id: world.sides.deciders,
        owner_id: null,
        owner_email: null,
        made_at: today,
        reminded_at: null,
        kept_at: null,
        dropped_at: null,
        dropped_because: null,
        hidden_at: null,
      })
      .execute();
  const steward = visitor(app);
  await signedIn(db, steward, await aMember(db, world, 'steward'));
  await steward.goTo(`/circles/${world.slug}/closing`);
  const anyone = visitor(app);
  return { world, story, steward, anyone, open };
}
const filled = { 'What does the circle say': said, stories: 'kept', 'Who answers': 'Noor', 'How can they be reached': '030 123 45 67' };

test('a circle does not close without an answer, and tells everyone who answers from then on', async () => {
  const { world, story, steward, anyone } = await aCircleToClose();
  await steward.press('Close the circle', { ...filled, 'What does the circle say': 'Bye.' });
  expect(steward.status).toBe(422);
  expect(steward.text).toContain('A circle does not close without an answer');
  await steward.press('Close the circle', filled);
  expect(steward.path).toBe(`/circles/${world.slug}`);
  await anyone.goTo(`/circles/${world.slug}`);
  for (const words of ['This circle is closed', said, 'Noor answers: 030 123 45 67', 'kept until 24 November 2027'])
    expect(anyone.text).toContain(words);
  await anyone.goTo(`/tell/${world.door}`);
  expect(anyone.page.querySelector('textarea')).toBeNull();
  const marks = await db.selectFrom('trail').select('what').where('story_id', '=', story).where('heard_at', 'is', null).execute();
  expect(marks.map(({ what }) => what)).toContain('circle.closed');
});

test('no open agreement stays without someone', async () => {
  const { world, steward, anyone } = await aCircleToClose({ agreement: true });
  await steward.press('Close the circle', filled);
  expect(steward.status).toBe(422);
  expect(steward.text).toContain('No agreement stays without someone');
  await steward.press('Close the circle', { ...filled, 'Who takes care of this': 'Joost of the depot' });
  await anyone.goTo(`/circles/${world.slug}`);
  expect(anyone.text).toContain('The depot looks at the lights. – Joost of the depot takes care of this.');
});

test('stories that are to be erased go after two weeks, so that each teller hears it first', async () => {
  const { world, steward } = await aCircleToClose();
  await steward.press('Close the circle', { ...filled, stories: 'erased' });
  const left = async (moment: string) => {
    const now = new Date(moment);
    await expire(db, { now, day: dayAt(now), data: config.data, keys });
    return (await db.selectFrom('story').select('id').where('circle_id', '=', world.id).execute()).length;
  };
  expect(clock.now).toEqual(today);
  expect(await left('2026-12-08T22:59:00Z')).toBe(1);
  expect(await left('2026-12-08T23:00:00Z')).toBe(0);
});

test('closing twice closes once, and an archive is named', async () => {
  const { world, steward } = await aCircleToClose();
  const again = visitor(app);
  for (const [name, value] of steward.cookies) again.cookies.set(name, value);
  await again.goTo(`/circles/${world.slug}/closing`);
  await steward.press('Close the circle', { ...filled, stories: 'archived' });
  expect(steward.text).toContain('Name the archive');
  await steward.press('Close the circle', { stories: 'archived', 'Which archive': 'The city archive' });
  await again.press('Close the circle', filled);
  expect(again.status).toBe(409);
  expect(again.text).toContain('What is public goes to The city archive');
});
