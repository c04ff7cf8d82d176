import { expect, test } from 'vitest';
import { dropTime } from '#catalysts/rituals/rituals.server.ts';
import { lookCode } from '#catalysts/try-outs/look-codes.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, today, type World } from '#testing/worlds.ts';

const kring = await testKring();
const { db, app } = kring;

async function started(world: World, more: Record<string, string> = {}) {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, 'member'));
  await browser.goTo(`/circles/${world.slug}/rituals/new?form=lot`);
  await browser.press('Start trying this', { meeting: 'The team meeting on Monday.', on: '2026-11-24', ...more });
  return { browser, page: browser.path };
}

const timesOf = async (world: World) =>
  (await db.selectFrom('ritual_time').select('id').where('circle_id', '=', world.id).orderBy('on_day').execute()).map(({ id }) => id);

async function answered(world: World, time: string, said: Record<string, string>) {
  const someone = visitor(app);
  await someone.goTo(`/ritual/${world.door}/${lookCode(kring.keys, 'ritual', time)}`);
  await someone.press('Keep my answer', said);
  return someone;
}
const said = (browser: Visitor) => browser.page.querySelector('table')?.textContent.replace(/\s+/g, ' ') ?? '';

test('a ritual is tried in a meeting, and says that it is Kring’s own', async () => {
  const world = await aCircle(db);
  const { browser } = await started(world);
  expect(browser.status).toBe(200);
  expect(browser.text).toContain('Speaking order by lot');
  expect(browser.text).toContain('These forms are Kring’s own.');
  await visitor(app).goTo(browser.path);
});

test('what those who were there say is read when the questions close, and from fewer than five people no number', async () => {
  const world = await aCircle(db);
  const { browser, page } = await started(world);
  const [time] = await timesOf(world);
  for (const spoke of ['all', 'all', 'all', 'most']) await answered(world, time!, { spoke, keep: 'keep' });
  await browser.goTo(page);
  expect(said(browser)).toBe('');
  await browser.press('Close the questions of this day');
  expect(said(browser)).toContain('too few answers');
  expect(said(browser)).not.toMatch(/Everyone|Most people|: \d/);
  expect((await answered(world, time!, {}).catch((error: Error) => error)).toString()).toContain('No button says');
});

test('from five people on it stands day by day, for the world too; who answered afterwards changes nothing', async () => {
  const world = await aCircle(db);
  const { browser, page } = await started(world, { on: '2026-11-20' });
  await browser.press('Add this day', { on: '2026-11-24' });
  const times = await timesOf(world);
  for (const time of times) for (let nth = 0; nth < 6; nth++) await answered(world, time, { spoke: 'all', shifted: 'yes', keep: 'keep' });
  kring.clock.now = new Date('2026-12-02T10:00:00Z');
  const anyone = visitor(app);
  await anyone.goTo(page);
  expect(said(anyone)).toContain('20 November 2026');
  expect(said(anyone).match(/Everyone: 6/g)).toHaveLength(2);
  const late = visitor(app);
  await late.goTo(`/ritual/${world.door}/${lookCode(kring.keys, 'ritual', times[0]!)}`);
  expect(late.text).toContain('The questions are not open now');
  await browser.goTo(page);
  await browser.press('Put this on record', { outcome: 'keep', because: 'Everyone speaks now.', decidedBy: 'The team' });
  await anyone.goTo(page);
  expect(anyone.text).toContain('Everyone speaks now.');
  kring.clock.now = today;
});

test('a day that came stays: whether it went would tell whether anyone answered', async () => {
  const world = await aCircle(db);
  const { browser } = await started(world);
  await browser.press('Add this day', { on: '2026-12-24' });
  for (const time of await timesOf(world)) await dropTime(db, world.id, { time, today: '2026-11-24' });
  const left = await db.selectFrom('ritual_time').select('on_day').where('circle_id', '=', world.id).execute();
  expect(left.map(({ on_day }) => String(on_day))).not.toContain('2026-12-24');
  expect(left).toHaveLength(1);
});

test('a link that nobody gave opens nothing, and one of another circle neither', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  await started(world);
  const [time] = await timesOf(world);
  const someone = visitor(app);
  for (const path of [
    `/ritual/${world.door}/${time}-aaaaaaaaaaaaaaaaaaaaaa`,
    `/ritual/${world.door}/nonsense`,
    `/ritual/${other.door}/${lookCode(kring.keys, 'ritual', time!)}`,
    `/try-out/${world.door}/${lookCode(kring.keys, 'ritual', time!)}`,
  ]) {
    await someone.goTo(path);
    expect(someone.status, path).toBe(404);
    expect(someone.text).toContain('This link is not right');
  }
});

test('slips come back with what was typed: no form, no meeting, a day long ago', async () => {
  const world = await aCircle(db);
  const { browser } = await started(world, { form: 'own', name: '', meeting: '', on: '2020-01-01' });
  expect(browser.status).toBe(422);
  for (const slip of ['Write down what your form is called.', 'Write down in which meeting', 'Choose a day from last week on'])
    expect(browser.text).toContain(slip);
  expect(browser.html).toContain('2020-01-01');
});
