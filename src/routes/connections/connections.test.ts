import { expect, test } from 'vitest';
import { chainActivity, checkActivity } from '#lib/server/activity.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn } from '#testing/worlds.ts';

const { db, app, keys, clock } = await testKring();

async function aSteward() {
  const world = await aCircle(db);
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, 'steward', { side: 'professionals' }));
  await browser.goTo(`/circles/${world.slug}/connections`);
  return { world, browser };
}

test('a steward lets a program in, sees its token once, and shuts it out again', async () => {
  const { world, browser } = await aSteward();
  expect(browser.text).toContain('No program comes in here.');
  const shared = await aStory(db, world, { readers: ['professionals'], uses: ['sense'] });
  await browser.press('Make a token', { 'For which program?': 'The line', scopes: ['stories:read'], reader: 'professionals' });
  const token = /kring_[0-9a-z]{32}/.exec(browser.text)![0];
  const read = () => app.request(`/api/v1/circles/${world.slug}/shared-stories`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await read()).json()).toMatchObject({ items: [{ id: shared }] });
  await browser.follow('Done');
  expect(browser.text).not.toContain(token);
  expect(browser.text).toContain('The line');
  await browser.press('End this token');
  expect((await read()).status).toBe(401);
});

test('a token reads as no one whom its steward is not', async () => {
  const { world, browser } = await aSteward();
  expect(browser.html).not.toContain('value="deciders"');
  await browser.press('Make a token', { 'For which program?': 'x', scopes: ['stories:read'] });
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('Choose as whom it reads.');
  await app.request(`/circles/${world.slug}/connections/tokens`, { method: 'POST' });
  expect(await db.selectFrom('token').selectAll().where('circle_id', '=', world.id).execute()).toEqual([]);
});

test.each(['https://127.0.0.1/', 'http://example.org/', 'https://[::ffff:10.0.0.1]/', 'nonsense'])(
  'the address %s is refused with a reason, and what was typed stays',
  async (url) => {
    const { world, browser } = await aSteward();
    await browser.press('Tell it from now on', { 'To which address?': url, events: ['insight.written'] });
    expect(browser.status).toBe(422);
    expect(browser.page.querySelector('input[name=url]')!.getAttribute('value')).toBe(url);
    expect(await db.selectFrom('webhook').selectAll().where('circle_id', '=', world.id).execute()).toEqual([]);
  },
);

test('the world can see that a connection was made and ended, by which side and not by whom', async () => {
  const { world, browser } = await aSteward();
  await browser.press('Make a token', { 'For which program?': 'Secret name', scopes: ['stories:write'] });
  await browser.goTo(`/circles/${world.slug}/connections`);
  await browser.press('End this token');
  const passer = visitor(app);
  await passer.goTo(`/circles/${world.slug}/activity`);
  expect(passer.text).toContain('A program was let in');
  expect(passer.text).toContain('A program was shut out');
  expect(passer.text).toContain('A steward · Professional');
  expect(passer.text).not.toMatch(/Noor|Secret name/);
  expect(passer.html).not.toContain(clock.now.toISOString());
  await chainActivity(db, keys);
  expect((await checkActivity(db, keys)).broken).toEqual([]);
});

test('nobody else makes connections here', async () => {
  const { world } = await aSteward();
  for (const role of ['listener', 'member', 'reader'] as const) {
    const browser = visitor(app);
    await signedIn(db, browser, await aMember(db, world, role));
    await browser.goTo(`/circles/${world.slug}/connections`);
    expect(browser.status).toBe(404);
  }
});
