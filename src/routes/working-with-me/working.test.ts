import { expect, test } from 'vitest';
import { clearMirrors } from '#system/learning/mirrors.server.ts';
import { wordsIn } from '#lib/words/words.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, type World } from '#testing/worlds.ts';

const { db, app, clock, later } = await testKring();
const mirrorIn = (world: World) => `/circles/${world.slug}/mirror-of-working`;

async function inside(world: World, role: 'member' | 'steward' | 'listener' | 'reader', name = 'Noor') {
  const browser = visitor(app);
  const person = await aMember(db, world, role, { name });
  await signedIn(db, browser, person, clock.now);
  return { browser, person };
}

/** Someone with a mirror, and the addresses of its links. */
async function withMirror(world: World, own: Record<string, string> = {}, name = 'Noor') {
  const { browser, person } = await inside(world, 'member', name);
  await browser.goTo(mirrorIn(world));
  await browser.press('make my links', { called: name, listens: '4', goes: '4', ...own });
  const links = browser.page.querySelectorAll('.kring-address').map((link) => link.getAttribute('href')!);
  return { browser, person, colleague: links[0]!, resident: links[1]! };
}

async function answers(link: string, said: Record<string, string>): Promise<Visitor> {
  const guest = visitor(app);
  await guest.goTo(link);
  await guest.press('Send my answers', said);
  expect(guest.text).toContain('Thank you');
  return guest;
}

test('five residents answer without an account, and only from the next day their middle stands beside what someone says', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  for (const goes of ['1', '2', '1', '4']) await answers(noor.resident, { goes });
  later(1);
  await signedIn(db, noor.browser, noor.person, clock.now);
  await noor.browser.goTo(mirrorIn(world));
  expect(noor.browser.text).toContain('Residents: too early to tell.');
  const fifth = await answers(noor.resident, { goes: '1' });
  expect(fifth.cookies.size).toBe(0);
  await noor.browser.goTo(mirrorIn(world));
  expect(noor.browser.text).toContain('Residents: too early to tell.'); // whoever watches today sees nobody come
  later(1);
  await signedIn(db, noor.browser, noor.person, clock.now);
  await noor.browser.goTo(mirrorIn(world));
  expect(noor.browser.text).toContain('Residents: at least 5 answers.');
  expect(noor.browser.text).toContain('You say: almost always. Residents say: almost never.');
  expect(noor.browser.text).toContain('Colleagues: too early to tell.');
  const rows = await db.selectFrom('mirror_answer').selectAll().where('circle_id', '=', world.id).execute();
  expect(Object.keys(rows[0]!).sort()).toEqual(['answered_on', 'circle_id', 'id', 'kind', 'mirror_id', 'said']);
});

test('the mirror opens for its owner alone: a steward sees their own, a stranger none', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  for (let nth = 0; nth < 5; nth++) await answers(noor.colleague, { listens: '1' });
  later(1);
  const steward = await inside(world, 'steward', 'Wim');
  await steward.browser.goTo(mirrorIn(world));
  expect(steward.browser.text).toContain('Begin with yourself');
  expect(steward.browser.text).not.toMatch(/Noor|Colleagues: at least/);
  const stranger = visitor(app);
  await stranger.goTo(mirrorIn(world));
  expect(stranger.status).toBe(404);
});

test('a form without an answer comes back with what to do, and what was chosen stays', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  const guest = visitor(app);
  await guest.goTo(noor.resident);
  await guest.press('Send my answers');
  expect(guest.status).toBe(422);
  expect(guest.page.querySelector('a[href="#listens"]')?.text).toContain('You have chosen nothing yet.');
  const own = await inside(world, 'member', 'Ali');
  await own.browser.goTo(mirrorIn(world));
  await own.browser.press('make my links', { called: '', goes: '3' });
  expect(own.browser.status).toBe(422);
  expect(own.browser.page.querySelector('#goes-3')?.getAttribute('checked')).not.toBeUndefined();
  expect(own.browser.page.querySelector('a[href="#called"]')).not.toBeNull();
});

test('the same form twice is one answer, and today it can be taken back; tomorrow nobody knows whose it is', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  const kept = () => db.selectFrom('mirror_answer').select('id').where('circle_id', '=', world.id).execute();
  const guest = await answers(noor.colleague, { goes: '2' });
  const again = visitor(app);
  await again.goTo(noor.colleague);
  const sent = guest.page.querySelector('input[name=answer]')!.getAttribute('value')!;
  again.page.querySelector('input[name=answer]')!.setAttribute('value', sent);
  await again.press('Send my answers', { goes: '2' });
  expect(again.text).toContain('Thank you');
  expect(await kept()).toHaveLength(1);
  await guest.press('Take my answer back');
  expect(guest.text).toContain('Your answer is gone');
  expect(await kept()).toHaveLength(0);
  const late = await answers(noor.colleague, { goes: '2' });
  later(1);
  await late.press('Take my answer back');
  expect(late.status).toBe(422);
  expect(await kept()).toHaveLength(1);
});

test('whoever erases their mirror erases all answers, and the links open nothing', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  await answers(noor.resident, { goes: '2' });
  await noor.browser.goTo(mirrorIn(world));
  await noor.browser.press('Erase my mirror');
  expect(noor.browser.text).toContain('Your mirror is gone');
  expect(await db.selectFrom('mirror_answer').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
  const guest = visitor(app);
  await guest.goTo(noor.resident);
  expect(guest.status).toBe(404);
});

test('with someone’s place in the circle their links close at once, and an hour later the mirror is gone', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  await db.updateTable('member').set({ ended_at: clock.now }).where('person_id', '=', noor.person).execute();
  const guest = visitor(app);
  await guest.goTo(noor.resident);
  expect(guest.status).toBe(404);
  const mirrors = () => db.selectFrom('work_mirror').select('id').where('circle_id', '=', world.id).execute();
  await clearMirrors(db, clock.now);
  expect(await mirrors()).toHaveLength(1);
  await clearMirrors(db, new Date(clock.now.getTime() + 3_601_000));
  expect(await mirrors()).toEqual([]);
});

test('its owner cannot answer with their own link, and a code of nobody opens nothing', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  await noor.browser.goTo(noor.resident);
  expect(noor.browser.text).toContain('This link is yours');
  const guest = visitor(app);
  for (const code of ['0000000000000000', 'abc', '%00'])
    await guest.goTo(`/working-with/${code}`).then(() => expect(guest.status).toBe(404));
});

test('five who let their mirrors count along are seen together; without one of them nothing is', async () => {
  const world = await aCircle(db);
  const wim = await inside(world, 'reader', 'Wim');
  for (let person = 0; person < 5; person++) {
    const one = await withMirror(world, person < 4 ? { along: 'yes' } : {}, `Person ${person}`);
    for (let nth = 0; nth < 5; nth++) await answers(one.resident, { shares: '2' });
    if (person === 4) {
      later(1);
      await signedIn(db, wim.browser, wim.person, clock.now);
      await wim.browser.goTo(mirrorIn(world));
      expect(wim.browser.text).toContain('That takes five mirrors');
      await signedIn(db, one.browser, one.person, clock.now);
      await one.browser.goTo(mirrorIn(world));
      await one.browser.press('Keep what I think', { along: 'yes' });
    }
  }
  await wim.browser.goTo(mirrorIn(world));
  expect(wim.browser.text).toContain('Working with us');
  expect(wim.browser.text).not.toMatch(/Person \d/);
});

test('a resident reads the questions in their own language', async () => {
  const world = await aCircle(db);
  const noor = await withMirror(world);
  for (const language of ['nl', 'ar', 'tr', 'pl', 'uk'] as const) {
    const guest = visitor(app, { language });
    await guest.goTo(noor.resident);
    expect(guest.text).toContain(wordsIn(language)('working.q.returns'));
    expect(guest.text).toContain(wordsIn(language)('working.sees.who', { name: 'Noor' })); // we cannot see that it is not Noor
    expect(guest.page.querySelector('title')?.text).toBe('Kring');
  }
});
