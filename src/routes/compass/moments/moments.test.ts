import { expect, test } from 'vitest';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, signedIn, type World } from '#testing/worlds.ts';

const { db, app, keys, clock } = await testKring();

async function someone(world: World, role: 'steward' | 'listener' | 'reader', side: Reader) {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { side }));
  return browser;
}

/** Someone without an account, at a table of residents. */
async function atATable(world: World) {
  const [host, guest] = [await someone(world, 'steward', 'professionals'), visitor(app)];
  await host.goTo(`/circles/${world.slug}/sense/tables`);
  await host.press('Open this table', { 'What do you call': 'Table 1', readers: ['residents'] });
  await guest.goTo(`/table/${tableCode(keys, host.path.split('/').at(-1)!)}`);
  await guest.press('Sit down');
  return guest;
}

async function aDraft(world: World) {
  const row = { kind: 'chosen' as const, text: 'The yard closes on Monday.', because: 'It is too dear.', rests_on_none_because: null };
  const id = newId();
  await db
    .insertInto('decision')
    .values({
      ...row,
      ...{ circle_id: world.id, id, decided_by: 'The alderman', decided_side_id: world.sides.deciders, decided_on: '2026-11-24' },
      ...{ made_by: null, made_at: clock.now, published_at: null, hidden_at: null },
    })
    .execute();
  return id;
}

test('at the opening the organisation says whether it shares, a resident at a table says otherwise, and both stand there', async () => {
  const world = await aCircle(db);
  const opening = `/circles/${world.slug}/compass/moments/opening/circle`;
  const steward = await someone(world, 'steward', 'professionals');
  await steward.goTo(`/circles/${world.slug}`);
  expect(steward.text).toContain('Nobody has stopped to look at this yet');
  await steward.goTo(opening);
  await steward.press('Keep my answers', { 'power-willing': 'Yes', power: 'We said so in the promise.' });
  expect(steward.path).toBe(`/circles/${world.slug}`);
  const table = await atATable(world);
  await table.goTo(opening);
  await table.press('Keep my answers', { 'power-willing': 'No', power: 'Nobody asked us who decides.' });
  const anyone = visitor(app);
  for (const page of [`/circles/${world.slug}`, opening, `/circles/${world.slug}/compass`]) {
    await anyone.goTo(page);
    for (const said of [
      'Are we willing to share power?',
      'Professional Yes We said so in the promise.',
      'Resident No Nobody asked us who decides.',
    ])
      expect(anyone.text).toContain(said);
  }
  expect(anyone.text).not.toContain('Keep my answers');
  const inArabic = visitor(app, { language: 'ar' });
  await inArabic.goTo(`/circles/${world.slug}/compass`);
  expect(inArabic.text).toContain('هل نريد أن نتقاسم القرار؟');
  expect(inArabic.text).not.toMatch(/willing|Partly|Where does/);
});

test('who has not been heard, said at an insight, a session and a review, stands beside each and on the page of the compass', async () => {
  const world = await aCircle(db);
  const story = await aStory(db, world);
  const [insight, decision, review] = [await anInsight(db, world, [story]), await aDecision(db, world, [story]), newId()];
  await db
    .insertInto('review')
    .values({
      circle_id: world.id,
      id: review,
      decision_id: decision,
      on_day: '2027-01-31',
      reminded_at: null,
      held_at: null,
      seen: null,
      hidden_at: null,
    })
    .execute();
  const table = await atATable(world);
  const anyone = visitor(app);
  for (const [moment, about, page, words] of [
    ['insight', insight, `/insights/${insight}`, 'People who work at night.'],
    ['review', review, `/changes/${decision}`, 'People who moved away.'],
  ] as const) {
    await table.goTo(`/circles/${world.slug}/compass/moments/${moment}/${about}`);
    await table.press('Keep my answers', { unheard: words });
    await anyone.goTo(`/circles/${world.slug}${page}`);
    expect(anyone.text).toContain(`Resident ${words}`);
    await anyone.goTo(`/circles/${world.slug}/compass`);
    expect(anyone.text).toContain(words);
  }
});

test('a draft stays with who decides; what they say of it in their own words can be answered before it is chosen, and stays beside the decision', async () => {
  const world = await aCircle(db);
  const draft = await aDraft(world);
  const page = `/circles/${world.slug}/compass/moments/decision/${draft}`;
  const [steward, table, anyone] = [await someone(world, 'steward', 'deciders'), await atATable(world), visitor(app)];
  await table.goTo(page);
  expect(table.status).toBe(404);
  await steward.goTo(page);
  await steward.press('Ask others to look', { at_hand: 'When the yard is open.' });
  await table.goTo(page);
  expect(table.text).toContain('When the yard is open.');
  expect(table.html).not.toMatch(/closes on Monday|too dear/);
  await table.press('Keep my answers', { loses: 'Whoever is free on Monday only.', gains: '' });
  expect(table.text).toContain('Resident Whoever is free on Monday only.');
  // Nothing is blocked: the decision is published whoever answered.
  await steward.goTo(`/circles/${world.slug}/changes/${draft}`);
  await steward.press('Publish');
  await anyone.goTo(`/circles/${world.slug}/changes/${draft}`);
  expect(anyone.text).toContain('Whoever is free on Monday only.');
});

test('an answer without words, without a side or too long comes back with what was written', async () => {
  const world = await aCircle(db);
  const insight = await anInsight(db, world, [await aStory(db, world)]);
  const table = await atATable(world);
  await table.goTo(`/circles/${world.slug}/compass/moments/insight/${insight}`);
  await table.press('Keep my answers');
  expect(table.status).toBe(422);
  expect(table.text).toContain('Nothing is filled in yet');
  await table.press('Keep my answers', { loses: 'a'.repeat(601) });
  expect(table.status).toBe(422);
  expect(table.page.querySelector('textarea[name=loses]')?.text).toContain('aaaa');
  expect(await db.selectFrom('moment_answer').selectAll().where('circle_id', '=', world.id).execute()).toEqual([]);
});
