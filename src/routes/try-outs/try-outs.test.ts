import { expect, test } from 'vitest';
import { lookCode } from '#catalysts/try-outs/look-codes.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Role } from '#lib/people/may.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, anInsight, aStory, signedIn, type World } from '#testing/worlds.ts';

const kring = await testKring();
const { db, app } = kring;

async function someone(world: World, role: Role = 'member', side: Reader = 'professionals', name = 'Noor') {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { side, name }));
  return browser;
}

const card = {
  belief: 'People throw litter on the ground because the bin is far away.',
  trying: 'Put a bin next to the door.',
  withWhom: 'The caretaker and the people of stair 3.',
  until: '2026-12-20',
  goodSign: 'Less than five pieces of litter at eight in the morning.',
  badSign: 'Bags are put beside the bin.',
  amplify: 'Put bins at the other doors.',
  dampen: 'Take the bin away the same day.',
};

/** Begins a try-out through its page. Returns its id. */
async function begun(world: World, browser: Visitor, more: Record<string, string | string[]> = {}, from = '') {
  await browser.goTo(`/circles/${world.slug}/try-outs/new${from}`);
  await browser.press('Begin this try-out', { ...card, ...more });
  return browser.path.split('/').at(-1)!;
}

/** Looks along by the link, as someone without a place in the circle. */
async function lookedAlong(world: World, id: string, more: Record<string, string> = {}) {
  const neighbour = visitor(app);
  await neighbour.goTo(`/try-out/${world.door}/${lookCode(kring.keys, 'try-out', id)}`);
  await neighbour.press('Keep what I saw', { seen: 'It stays clean.', sign: 'good', ...more });
  return neighbour;
}

test('a try-out begins with eight lines, and the world can read it', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  await begun(world, noor);
  expect(noor.status).toBe(200);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/try-outs`);
  expect(anyone.text).toContain('Going on');
  await anyone.follow('Put a bin next to the door.');
  expect(anyone.text).toContain('Bags are put beside the bin.');
  expect(anyone.page.querySelectorAll('main form')).toHaveLength(0);
});

test('without a bad sign nothing begins; kept as a plan it is nobody’s news, and says what is missing', async () => {
  const world = await aCircle(db);
  const noor = await someone(world);
  await begun(world, noor, { badSign: '' });
  expect(noor.status).toBe(422);
  expect(noor.text).toContain('A try-out begins only when you know what shows that it goes wrong.');
  expect(noor.html).toContain('Put a bin next to the door.');
  await noor.press('Keep as a plan', { badSign: '', until: '' });
  expect(noor.text).toContain('Not begun yet');
  const id = noor.path.split('/').at(-1)!;
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/try-outs/${id}`);
  expect(anyone.status).toBe(404);
  await noor.follow('Go on with this plan');
  expect(noor.text).toContain('Missing: “Until which day?”, “A bad sign is”');
  await noor.press('Begin this try-out', { until: '2026-12-20', badSign: 'Rats.' });
  expect(noor.text).toContain('Going on');
  await expect(
    db.updateTable('try_out').set({ bad_sign: null }).where('circle_id', '=', world.id).where('id', '=', id).execute(),
  ).rejects.toThrow();
});

test('nobody decides before someone from outside the team has looked, not even by sending the form; then it says who and why', async () => {
  const world = await aCircle(db);
  const noor = await someone(world, 'steward');
  const id = await begun(world, noor);
  await noor.press('Keep what I saw', { seen: 'I find it cleaner.', sign: 'good' });
  expect(noor.text).toContain('I find it cleaner.');
  expect(noor.text).toContain('Nobody from outside the team has looked along yet.');
  expect(noor.text).toContain('This can be done once someone from outside the team');
  expect(noor.page.querySelector('[name=outcome]')).toBeNull();

  const neighbour = await lookedAlong(world, id);
  expect(neighbour.text).toContain('Your words are kept');
  await noor.goTo(`/circles/${world.slug}/try-outs/${id}`);
  expect(noor.text).toContain('It stays clean.');
  await noor.press('Put this on record', { outcome: 'stop', because: '', decidedBy: 'Noor' });
  expect(noor.status).toBe(422);
  await noor.press('Put this on record', { outcome: 'keep', because: 'It works and costs nothing.', decidedBy: 'Noor de Wit' });
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/try-outs/${id}`);
  for (const said of ['Kept', 'Noor de Wit', 'Professional', 'It works and costs nothing.']) expect(anyone.text).toContain(said);
});
