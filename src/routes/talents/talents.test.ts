import { expect, test } from 'vitest';
import { clearTalents } from '#system/learning/talents.server.ts';
import { lightsOf } from '#system/roadmap/lit.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, type World } from '#testing/worlds.ts';

const { db, app, clock, later } = await testKring();
const talentsAt = (world: World) => `/circles/${world.slug}/talents`;
const kept = (world: World) => db.selectFrom('talent').selectAll().where('circle_id', '=', world.id).execute();

async function inside(world: World, role: 'member' | 'steward' | 'reader', name = 'Noor') {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { name }), clock.now);
  return browser;
}

const cooking = { text: 'I cook for a group.', name: 'Fatma', reach: 'Ask for me in the community house' };

async function offers(world: World, more: Record<string, string> = {}, path = `/offer/${world.door}`): Promise<Visitor> {
  const guest = visitor(app);
  await guest.goTo(path);
  await guest.press('Offer this', { ...cooking, ...more });
  expect(guest.text).toContain('Thank you');
  return guest;
}

test('someone without an account offers what they can; how to reach them is seen by who works in the circle alone', async () => {
  const world = await aCircle(db);
  const guest = await offers(world);
  expect(guest.cookies.size).toBe(0);
  const noor = await inside(world, 'member');
  await noor.goTo(talentsAt(world));
  expect(noor.text).toContain('I cook for a group. Fatma: Ask for me in the community house');
  for (const browser of [visitor(app), await inside(world, 'reader', 'Rik')]) {
    await browser.goTo(talentsAt(world));
    expect(browser.text).not.toMatch(/cook|Fatma|community house(?!\.$)/);
    expect(browser.text).toContain('Nothing stands here yet that everyone may read.');
  }
});

test('the world reads an offer only when its owner allows it and someone read it first; a name only when they say so, and never how to reach them', async () => {
  const world = await aCircle(db);
  await offers(world, { seenBy: 'everyone' });
  await offers(world, { text: 'I mend bicycles.', name: 'Ali', seenBy: 'everyone with name' });
  await offers(world, { text: 'I sing.', seenBy: 'inside' });
  const stranger = visitor(app);
  await stranger.goTo(talentsAt(world));
  expect(stranger.text).not.toMatch(/cook|bicycles/);
  const member = await inside(world, 'member');
  await member.goTo(talentsAt(world));
  expect(member.text).not.toContain('Let everyone read this');
  const wim = await inside(world, 'steward', 'Wim');
  await wim.goTo(talentsAt(world));
  await wim.press('Let everyone read this');
  await wim.press('Let everyone read this');
  expect(wim.text).not.toContain('Let everyone read this'); // who offered it for inside is not opened by a steward either
  await stranger.goTo(talentsAt(world));
  expect(stranger.text).toMatch(/I cook for a group\./);
  expect(stranger.text).toMatch(/I mend bicycles\. Ali/);
  expect(stranger.text).not.toMatch(/Fatma|community house$|I sing/);
  expect(stranger.html).not.toContain(cooking.reach);
});

test('an offer is taken back at once, or later with its letters; nothing of it is left', async () => {
  const world = await aCircle(db);
  const guest = await offers(world);
  const other = await offers(world, { text: 'I paint.' });
  const code = other.page.querySelector('.kring-lead strong')!.text;
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await guest.press('Take my offer back');
  expect(guest.text).toContain('Your offer is gone');
  expect((await kept(world)).map(({ text }) => text)).toEqual(['I paint.']);
  later(30);
  const back = visitor(app);
  await back.goTo(`/offer/${world.door}/back`);
  await back.press('Take my offer back', { code: '' });
  expect(back.status).toBe(422);
  await back.press('Take my offer back', { code: 'zzzz-zzzz' });
  expect(back.text).toContain('We do not know these letters.');
  await back.press('Take my offer back', { code: code.toLowerCase() });
  expect(back.text).toContain('Your offer is gone');
  expect(await kept(world)).toEqual([]);
});

test('the same form sent twice is one offer', async () => {
  const world = await aCircle(db);
  const guest = await offers(world);
  const again = visitor(app);
  await again.goTo(`/offer/${world.door}`);
  const sent = guest.page.querySelector('input[name=offer]')!.getAttribute('value')!;
  again.page.querySelector('input[name=offer]')!.setAttribute('value', sent);
  await again.press('Offer this', cooking);
  expect(again.text).toContain('Thank you');
  expect(await kept(world)).toHaveLength(1);
});

test('who has an account finds their own offer and takes it back; another member cannot', async () => {
  const world = await aCircle(db);
  const noor = await inside(world, 'member');
  await noor.goTo(`/offer/${world.door}`);
  await noor.press('Offer this', { text: 'I keep the books.', reach: '06' });
  const ali = await inside(world, 'member', 'Ali');
  await ali.goTo(talentsAt(world));
  expect(ali.text).not.toContain('Take this back');
  await noor.goTo(talentsAt(world));
  await noor.press('Take this back');
  expect(await kept(world)).toEqual([]);
});

test('the circle asks openly for someone, and people read beside it who answered', async () => {
  const world = await aCircle(db);
  const noor = await inside(world, 'member');
  await noor.goTo(talentsAt(world));
  expect(noor.text).toContain('The circle looks for nobody now.');
  await noor.press('Put this question there', { text: '' });
  expect(noor.status).toBe(422);
  await noor.press('Put this question there', { text: 'We look for someone who interprets Polish.' });
  const stranger = visitor(app);
  await stranger.goTo(talentsAt(world));
  expect(stranger.text).toMatch(/We look for someone who interprets Polish\. Asked from: Professional/);
  await stranger.follow('I can do that');
  expect(stranger.text).toContain('We look for someone who interprets Polish.');
  await stranger.press('Offer this', { text: 'Polish is my mother tongue.', reach: '06 1' });
  await noor.goTo(talentsAt(world));
  expect(noor.text).toMatch(/This is what people offered Polish is my mother tongue\. 06 1/);
  const day = clock.now.toISOString().slice(0, 10);
  expect((await lightsOf(db, world.id, { now: clock.now, today: day })).filter(({ star }) => star === 'talents')).toHaveLength(1);
  await noor.press('We look no longer');
  await stranger.goTo(talentsAt(world));
  expect(stranger.text).not.toContain('interprets Polish');
  expect(await kept(world)).toHaveLength(1);
});

test('a slip keeps what was written, and a name for the world must be there', async () => {
  const world = await aCircle(db);
  const guest = visitor(app);
  await guest.goTo(`/offer/${world.door}`);
  await guest.press('Offer this', { text: 'I cook.', reach: '' });
  expect(guest.status).toBe(422);
  expect(guest.page.querySelector('textarea[name=text]')!.text).toBe('I cook.');
  await guest.press('Offer this', { reach: '06', seenBy: 'everyone with name' });
  expect(guest.page.querySelector('a[href="#name"]')?.text).toContain('everyone may read your name');
  await guest.press('Offer this', { name: 'Jo' });
  expect(guest.text).toContain('Thank you');
  expect(await kept(world)).toHaveLength(1);
});

test('after a year an offer is gone by itself', async () => {
  const world = await aCircle(db);
  await offers(world);
  const { until } = (await kept(world))[0]!;
  await clearTalents(db, until);
  expect(await kept(world)).toHaveLength(1);
  await clearTalents(db, new Date(Date.parse(until) + 864e5).toISOString().slice(0, 10));
  expect(await kept(world)).toEqual([]);
});
