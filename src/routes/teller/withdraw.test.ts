import { expect, test } from 'vitest';
import { addressesOf, whereSaid } from '#testing/crawl.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, signedIn, today } from '#testing/worlds.ts';
import { makeCopy } from '#cycle/2-sense/copies.server.ts';
import { writeReading } from '#cycle/2-sense/readings.server.ts';
import { nameTheme } from '#cycle/2-sense/themes.server.ts';
import { acceptStory } from '#cycle/1-gather/listening.server.ts';

const { db, app } = await testKring();
const text = 'My canaryyellow neighbour waited three hours in the rain before the town hall opened.';
const canary = ['canaryyellow', 'three hours in the rain before the'];

/** Someone told, allowed everything and published; others read it, quoted it and copied its words. */
async function aStoryEverywhere() {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'listener', { name: 'Noor', side: 'residents' });
  const teller = visitor(app);
  await teller.goTo(`/tell/${world.door}`);
  await teller.press('Save my story', { text });
  await teller.press('Keep this', { readers: ['residents', 'professionals', 'deciders'], uses: ['sense', 'quote', 'dialogue', 'publish'] });
  const words = teller.page.querySelectorAll('.kring-story-card__words li').map((word) => word.text);
  await teller.goTo('/mine/publish');
  await teller.press('Yes, put exactly this on the internet', { special: 'none', others: 'none', age: 'adult' });
  const { id: story } = await db.selectFrom('story').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  await acceptStory(db, world.id, story, { person, side: world.sides.residents, now: today, text: null });
  const voice = { side: world.sides.residents, person: null, table: null };
  await writeReading(db, world.id, { story, told: 'The canaryyellow neighbour waits.', means: 'It rains.' }, { voice, now: today });
  await nameTheme(db, world.id, { name: 'waited three hours in the rain before the town', about: null }, { voice, now: today });
  const all = [
    story,
    await aStory(db, world, { readers: ['residents'], uses: ['sense'] }),
    await aStory(db, world, { readers: ['residents'], uses: ['sense'] }),
  ];
  await anInsight(db, world, all, { text: 'People waited three hours in the rain before the town hall opened.' });
  await aDecision(db, world, all, { because: 'Someone waited three hours in the rain before the town hall opened.' });
  await makeCopy(db, world.id, { kind: 'print', what: 'For the table of Tuesday', stories: [story], by: person, now: today });
  return { world, teller, words, story };
}

test('what a teller does at the very moment of taking back finds nothing any more, and is no fault of ours', async () => {
  for (let nth = 0; nth < 8; nth++) {
    const phone = visitor(app);
    await phone.goTo(`/tell/${(await aCircle(db)).door}`);
    await phone.press('Save my story', { text: 'I told this and took it back.' });
    await phone.goTo('/mine/withdraw');
    const cookie = [...phone.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const _form = phone.page.querySelector('input[name=_form]')!.getAttribute('value')!;
    const send = (path: string, fields: Record<string, string> = {}) =>
      app.request(path, {
        method: 'POST',
        body: new URLSearchParams({ _form, ...fields }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
      });
    const answers = await Promise.all([
      send('/mine/withdraw'),
      send('/mine/choose', { readers: 'deciders' }),
      send('/mine/text', { text: 'Another text.', language: 'en' }),
      send('/mine/reply', { reply: 'Thank you.' }),
      send('/mine/contact/stop'),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => ![200, 303, 404].includes(status))).toEqual([]);
  }
});

test('within four seconds of withdrawing, no page says one word of it to anyone', async () => {
  const { world, teller, words } = await aStoryEverywhere();
  const browsers = { nobody: visitor(app), listener: visitor(app), steward: visitor(app), member: visitor(app), reader: visitor(app) };
  for (const role of ['listener', 'steward', 'member', 'reader'] as const)
    await signedIn(db, browsers[role], await aMember(db, world, role, { side: 'deciders' }));
  const addresses = await addressesOf(db, world, [
    `/circles/${world.slug}/listen?pile=all`,
    ...['q', 'search', 'words'].map((name) => `/circles/${world.slug}/stories?${name}=neighbour`),
  ]);
  const before = await Promise.all([...Object.values(browsers), teller].map((browser) => whereSaid(app, browser, addresses, canary)));
  expect(before[1]!.length).toBeGreaterThan(2);
  expect(before[5]!.length).toBeGreaterThan(2);
  const copyOfCookie = new Map(teller.cookies);

  await teller.goTo('/mine/withdraw');
  expect(teller.text).toContain('Print number 1: For the table of Tuesday');
  await teller.press('Yes, take my story back');
  expect(teller.text).toContain('Your story is gone');
  expect(teller.text).toContain('Print number 1: For the table of Tuesday');

  await new Promise((done) => setTimeout(done, 3_100)); // some lists are asked for once in three seconds
  const thief = visitor(app);
  for (const [name, value] of copyOfCookie) thief.cookies.set(name, value);
  for (const [who, browser] of Object.entries({ ...browsers, teller, thief })) {
    const said = await whereSaid(app, browser, addresses, canary);
    // Whoever looks at what was hidden sees it there, and only there.
    const toLookAt = `/circles/${world.slug}/listen/hidden`;
    expect({ who, said: said.filter((address) => !address.startsWith(toLookAt)) }).toEqual({ who, said: [] });
    if (who === 'member' || who === 'nobody') expect(said).toEqual([]);
  }
  await teller.goTo('/code');
  await teller.press('Open my story', { code: words.join(' ') });
  expect(teller.text).toContain('We do not know these six words');
}, 60_000);

test('withdrawing takes no more taps than telling', async () => {
  const { teller } = await aStoryEverywhere();
  await teller.goTo('/mine');
  await teller.follow('Take my story back');
  await teller.press('Yes, take my story back');
  expect(teller.status).toBe(200);
  expect([...teller.cookies.keys()]).toEqual([]);
});
