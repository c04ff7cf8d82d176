import { beforeAll, beforeEach, expect, test } from 'vitest';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { allow } from '#cycle/1-gather/consents.server.ts';
import type { Reader, Use } from '#cycle/1-gather/consent.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
const everyone: Reader[] = ['residents', 'professionals', 'deciders'];
let db: Db;
let app: App;
let world: World;
let base: string;

beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => today });
});
beforeEach(async () => {
  world = await aCircle(db);
  base = `/circles/${world.slug}`;
});

test('people sit down at a table with a code, without an account or a name, and take a story to an insight', async () => {
  const story = await aStory(db, world, { text: 'The bin was full. Nobody came for a week.', readers: everyone, uses: ['sense', 'quote'] });
  const table = await aTable(['residents', 'professionals']);

  await table.follow('The bin was full');
  await table.press('Mark this piece', { line: ['2'], 'Or name a new theme': 'Nobody comes', 'I speak as': 'Resident' });
  expect(table.text).toContain('This piece is marked');
  expect(table.page.querySelector('mark')?.text).toBe('Nobody came for a week.');

  await table.press('Keep this reading', {
    'What was told?': 'A bin overflowed.',
    'What does it mean?': 'Nobody looks after it.',
    'I speak as': 'Professional',
  });
  expect(table.text).toContain('Nobody looks after it.');

  await table.goTo(`${base}/sense`);
  await table.follow('Nobody comes');
  await table.press('Write this insight', {
    fragment: [table.page.querySelector('input[name=fragment]')!.getAttribute('value')!],
    'What do these pieces': 'The service does not see the park.',
  });
  expect(table.path).toMatch(/\/insights\//);
  expect(table.text).toContain('Nobody came for a week.');

  expect(await trailOf(story)).toEqual([
    'fragment.marked',
    'insight.written',
    'reading.written',
    'story.read',
    'story.read',
    'story.told',
    'theme.placed',
  ]);
  const kept = await db.selectFrom('fragment').select(['person_id', 'side_id']).where('story_id', '=', story).executeTakeFirstOrThrow();
  expect(kept).toEqual({ person_id: null, side_id: world.sides.residents });
});

test('a table shows only what everyone who sits there may read', async () => {
  await aStory(db, world, { text: 'For residents only: I am afraid of the desk.', readers: ['residents'], uses: ['sense', 'quote'] });
  await aStory(db, world, { text: 'For all of us: the lamp is broken.', readers: everyone, uses: ['sense'] });
  await aStory(db, world, { text: 'To read, not to work with: my brother left.', readers: everyone, uses: [] });
  const table = await aTable(['residents', 'professionals']);
  expect(table.text).toContain('the lamp is broken');
  expect(table.html).not.toMatch(/afraid of the desk|my brother left/);
  await table.goTo(`${base}/stories?words=afraid`);
  expect(table.html).not.toContain('afraid of the desk');
});

test('a listener who sits at a table reads with the eyes of the table', async () => {
  const hidden = await aStory(db, world, { text: 'Only the listeners read this.', readers: [], uses: ['sense'] });
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`${base}/stories`);
  expect(listener.text).toContain('Only the listeners');
  await sitAt(listener, ['residents']);
  expect(listener.text).not.toContain('Only the listeners');
  await listener.goTo(`${base}/stories/${hidden}`);
  expect(listener.status).toBe(404);
});

test('looking at a story is not reading it; saying so is, once for each side', async () => {
  const story = await aStory(db, world, { text: 'The lamp is broken.', readers: everyone, uses: ['sense'] });
  const table = await aTable(['residents', 'professionals']);
  await table.goTo(`${base}/stories/${story}`);
  await table.goTo(`${base}/stories/${story}`);
  expect(await trailOf(story)).toEqual(['story.told']);
  expect(table.text).toContain('Not yet read by: Resident, Professional, Decider');
  await table.press('We have read this', { 'I speak as': 'Professional' });
  await table.press('We have read this', { 'I speak as': 'Professional' });
  expect(table.text).toContain('Not yet read by: Resident, Decider');
  expect(await trailOf(story)).toEqual(['story.read', 'story.told']);
  await table.goTo(`${base}/stories?unread=${world.sides.professionals}`);
  expect(table.text).not.toContain('The lamp is broken');
  await table.goTo(`${base}/stories?unread=${world.sides.residents}`);
  expect(table.text).toContain('The lamp is broken');
});

test('many short stories go quickly: one tap marks a story of one line and brings the next', async () => {
  for (const text of ['More benches.', 'More lamps.', 'More bins.']) await aStory(db, world, { text, readers: everyone, uses: ['sense'] });
  const table = await aTable(['residents']);
  await table.goTo(table.page.querySelector('.kring-stories a')!.getAttribute('href')!);
  for (let nth = 0; nth < 3; nth++) await table.press('Mark this piece');
  expect(await db.selectFrom('fragment').select('story_id').where('circle_id', '=', world.id).execute()).toHaveLength(3);
  expect(table.text).toContain('You have read every story');
});

test('the side that spoke last is offered first', async () => {
  const story = await aStory(db, world, { readers: everyone, uses: ['sense'] });
  const table = await aTable(['residents', 'professionals']);
  await table.goTo(`${base}/stories/${story}`);
  await table.press('Mark this piece', { 'I speak as': '' });
  expect(table.status).toBe(422);
  expect(table.text).toContain('Choose from which side you speak.');
  await table.press('Mark this piece', { 'I speak as': 'Professional' });
  expect(table.page.querySelector('#mark option[selected][value="' + world.sides.professionals + '"]')).not.toBeNull();
});

test('what a teller no longer allows is gone at once: from the list, search, theme, insight and printed copy', async () => {
  const text = 'The zebra crossing was never painted.';
  const story = await aStory(db, world, { text, readers: everyone, uses: ['sense', 'quote'] });
  const { member, table, copy } = await aFullTable(text);
  const insight = await db.selectFrom('insight').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const theme = await db.selectFrom('theme').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const places = [
    `${base}/stories`,
    `${base}/stories?words=zebra`,
    `${base}/stories/${story}`,
    `${base}/sense`,
    `${base}/sense/themes/${theme.id}`,
    `${base}/insights/${insight.id}`,
    copy,
  ];
  const stranger = visitor(app);
  const seenBy = async (who: Visitor, place: string) => {
    await who.goTo(place);
    return who.html.includes('zebra crossing');
  };
  for (const place of places) expect([place, await seenBy(member, place)]).toEqual([place, true]);
  expect(await seenBy(stranger, `${base}/insights/${insight.id}`)).toBe(true);

  await consent(story, { readers: [], uses: [] });
  for (const who of [member, table, stranger])
    for (const place of places) expect([place, await seenBy(who, place)]).toEqual([place, false]);
  await member.goTo(`${base}/insights/${insight.id}`);
  expect(member.text).toContain('Painting is forgotten.');
});

test('a sheet for everyone loses a story that from now on only professionals may read', async () => {
  const text = 'The zebra crossing was never painted.';
  const story = await aStory(db, world, { text, readers: everyone, uses: ['sense'] });
  const { member, copy } = await aFullTable(text);
  await consent(story, { readers: ['professionals'], uses: ['sense'] });
  await member.goTo(`${base}/stories`);
  expect(member.text).toContain('zebra crossing');
  await member.goTo(copy);
  expect(member.status).toBe(200);
  expect(member.html).not.toContain('zebra crossing');
});

test('a quote is shown to the world only when its teller allows it, and not when they refuse it', async () => {
  const text = 'The zebra crossing was never painted.';
  const story = await aStory(db, world, { text, readers: everyone, uses: ['sense'] });
  const { member } = await aFullTable(text);
  const insight = await db.selectFrom('insight').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const stranger = visitor(app);
  const sees = async () => {
    await stranger.goTo(`${base}/insights/${insight.id}`);
    expect(stranger.text).toContain('Painting is forgotten.');
    return stranger.html.includes('zebra crossing');
  };
  expect(await sees()).toBe(false);
  await consent(story, { readers: everyone, uses: ['sense', 'quote'] });
  expect(await sees()).toBe(true);
  await db.updateTable('fragment').set({ quote_refused_at: today }).where('story_id', '=', story).execute();
  expect(await sees()).toBe(false);
  await member.goTo(`${base}/insights/${insight.id}`);
  expect(member.html).not.toContain('zebra crossing');
});

test('words that may repeat a withdrawn story are hidden on every page until someone has looked', async () => {
  const text = 'The zebra crossing was never painted.';
  const story = await aStory(db, world, { text, readers: everyone, uses: ['sense'] });
  const { table } = await aFullTable(text);
  await table.goTo(`${base}/stories/${story}`);
  await table.press('Keep this reading', { 'What was told?': 'Canary told.', 'What does it mean?': 'Canary means.' });
  for (const part of ['theme', 'insight', 'reading', 'dissent'] as const)
    await db.updateTable(part).set({ hidden_at: today }).where('circle_id', '=', world.id).execute();
  for (const place of [`${base}/stories/${story}`, `${base}/sense`, `${base}/insights`]) {
    await table.goTo(place);
    expect([place, /Canary|Painting is forgotten|>Paint</.test(table.html)]).toEqual([place, false]);
    expect(table.text).toContain('Hidden until someone has looked at it.');
  }
});

test('a long list is read page by page: every story once, none left out', async () => {
  for (let nth = 0; nth < 120; nth++)
    await aStory(db, world, {
      text: `Story number ${nth}.`,
      readers: everyone,
      uses: ['sense'],
      now: nth < 70 ? today : new Date(today.getTime() + nth),
    });
  const table = await aTable(['residents']);
  const seen: string[] = [];
  for (let page = 1; page <= 3; page++) {
    seen.push(...table.page.querySelectorAll('.kring-stories > li > a').map((a) => a.text));
    if (page < 3) await table.follow('More stories');
  }
  expect(table.text).not.toContain('More stories');
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

test('fewer than five stories are not counted aloud, except to a listener', async () => {
  const text = 'The zebra crossing was never painted.';
  await aStory(db, world, { text, readers: everyone, uses: ['sense'], side: 'residents' });
  const { member } = await aFullTable(text);
  const insight = await db.selectFrom('insight').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  await member.goTo(`${base}/insights/${insight.id}`);
  expect(member.text).toContain('fewer than 5 stories');
  const listener = visitor(app);
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`${base}/insights/${insight.id}`);
  expect(listener.text).toContain('1 story');
});

test('a story is found by its words in every shipped language', async () => {
  const told = {
    nl: ['Wij wachtten wekenlang op een fietsenstalling.', 'fietsenstallingen'],
    en: ['The council was painting benches.', 'painted bench'],
    ar: ['ذهبت إلى المكاتب ولم يسألني أحد.', 'مكاتب'],
    tr: ['Parkta lambalar bozuktu.', 'lamba'],
    pl: ['W urzędzie czekaliśmy na zaświadczenie.', 'zaświadczenia'],
    uk: ['Ми чекали на довідку в центрі.', 'довідка'],
  };
  const { searchVector } = await import('#cycle/1-gather/search.server.ts');
  const { translateStory } = await import('#cycle/1-gather/translations.server.ts');
  const person = await aMember(db, world, 'listener', { name: 'Lena' });
  for (const [language, [text]] of Object.entries(told)) {
    const story = await aStory(db, world, { text, language, readers: everyone, uses: ['sense'] });
    if (language !== 'en') await translateStory(db, world.id, story, { text: 'Told elsewhere.', language: 'en', person, now: today });
    await db
      .updateTable('story')
      .set({ search: searchVector(text!, language) })
      .where('id', '=', story)
      .execute();
  }
  const table = await aTable(['residents']);
  for (const [language, [text, typed]] of Object.entries(told)) {
    await table.goTo(`${base}/stories?words=${encodeURIComponent(typed!)}`);
    expect([language, table.page.querySelectorAll('.kring-stories > li').map((li) => li.querySelector('a')!.text)]).toEqual([
      language,
      [text],
    ]);
  }
});

test('a reading that differs stays, and shows its side only with its author’s yes', async () => {
  const text = 'The zebra crossing was never painted.';
  await aStory(db, world, { text, readers: everyone, uses: ['sense'] });
  const { table } = await aFullTable(text);
  await table.press('Keep this voice', { 'How do you see it?': 'It was painted in May.', 'I speak as': 'Professional' });
  const voice = () => table.page.querySelector('.kring-dissent')!.text;
  expect(voice()).toContain('It was painted in May.');
  expect(voice()).not.toContain('Professional');
  await table.press('Keep this voice', {
    'How do you see it?': 'I painted it myself.',
    'My side may stand': true,
    'I speak as': 'Professional',
  });
  const voices = table.page.querySelectorAll('.kring-dissent').map((part) => part.text);
  expect(voices.filter((said) => said.includes('Professional'))).toEqual(voices.filter((said) => said.includes('I painted it myself.')));
});

test('where five of a side sit on their own phones, a side may be shown with what differs', async () => {
  const text = 'The zebra crossing was never painted.';
  const story = await aStory(db, world, { text, readers: everyone, uses: ['sense'] });
  const { table } = await aFullTable(text);
  const insight = table.path;
  const { id } = await db.selectFrom('sense_table').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  for (let phone = 1; phone <= 5; phone++) {
    const guest = visitor(app);
    await guest.goTo(`/table/${tableCode(keys, id)}`);
    await guest.press('Sit down');
    await guest.goTo(`${base}/stories/${story}`);
    await guest.press('We have read this', { 'I speak as': 'Decider' });
    await guest.goTo(insight);
    await guest.press('Keep this voice', { 'How do you see it?': `Decider number ${phone} sees it otherwise.` });
    const voice = guest.page.querySelectorAll('.kring-dissent').find((part) => part.text.includes(`number ${phone} `))!;
    expect([phone, voice.querySelector('.kring-tag')?.text]).toEqual([phone, phone < 5 ? undefined : 'Decider']);
  }
});

test('a mark is undone as long as no insight rests on it', async () => {
  const story = await aStory(db, world, { text: 'One line. Another line.', readers: everyone, uses: ['sense'] });
  const table = await aTable(['residents']);
  await table.goTo(`${base}/stories/${story}`);
  await table.press('Mark this piece', { line: ['1'] });
  await table.press('Undo this mark');
  expect(table.text).not.toContain('What was marked');
  expect(await trailOf(story)).toEqual(['story.read', 'story.told']);
});

test('an insight that is said better keeps the one before it, and shows it', async () => {
  const text = 'The zebra crossing was never painted.';
  const story = await aStory(db, world, { text, readers: everyone, uses: ['sense'] });
  const { table } = await aFullTable(text);
  const before = table.path;
  await table.follow('Say this insight better');
  await table.press('Keep the new insight', { 'The insight': 'Paint is forgotten near schools.' });
  expect(table.text).toContain('Paint is forgotten near schools.');
  await table.follow('how it was said before');
  expect(table.path).toBe(before);
  expect(table.text).toContain('The circle now says this differently');
  expect((await trailOf(story)).filter((what) => what === 'insight.written')).toHaveLength(2);
  await table.goTo(`${base}/insights`);
  expect(table.text).not.toContain('Painting is forgotten.');
});

test('a closed table is closed for whoever sits there', async () => {
  const member = visitor(app);
  await signedIn(db, member, await aMember(db, world, 'member'));
  const table = await aTable(['residents']);
  const { id } = await db.selectFrom('sense_table').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  await member.goTo(`${base}/sense/tables/${id}`);
  await member.press('Close this table');
  await table.goTo(`${base}/stories`);
  expect(table.status).toBe(404);
});

test('a wrong code opens nothing, and says so in words', async () => {
  const guest = visitor(app);
  await guest.goTo('/table');
  await guest.press('Sit down', { code: 'BCD FGH' });
  expect(guest.status).toBe(422);
  expect(guest.text).toContain('There is no open table with this code.');
});

test('who is at no table and in no circle reads nothing', async () => {
  const story = await aStory(db, world, { readers: everyone, uses: ['sense', 'quote', 'dialogue'] });
  const stranger = visitor(app);
  for (const place of ['/stories', `/stories/${story}`, '/sense', '/sense/tables', '/sense/theme-cards']) {
    await stranger.goTo(`${base}${place}`);
    expect([place, stranger.status]).toEqual([place, 404]);
  }
});

test('whoever guesses codes waits, and a right code is still taken', async () => {
  const guest = visitor(app);
  await guest.goTo('/table');
  for (let nth = 0; nth < 20; nth++) await guest.press('Sit down', { code: 'BCDF GHJK' });
  const before = performance.now();
  await sitAt(guest, ['residents']);
  expect(performance.now() - before).toBeGreaterThan(450);
  expect(guest.path).toBe(`${base}/stories`);
}, 40_000);

/** A table of these readers, with someone at it who came by the code. */
async function aTable(readers: Reader[]): Promise<Visitor> {
  const guest = visitor(app);
  await sitAt(guest, readers);
  return guest;
}

async function sitAt(guest: Visitor, readers: Reader[]) {
  const host = visitor(app);
  await signedIn(db, host, await aMember(db, world, 'steward', { name: 'Samira' }));
  await host.goTo(`${base}/sense/tables`);
  await host.press('Open this table', { 'What do you call': 'Table 1', readers });
  const id = host.path.split('/').at(-1)!;
  expect(host.text).toContain(`${tableCode(keys, id).slice(0, 4)} ${tableCode(keys, id).slice(4)}`);
  await guest.goTo(`/table/${tableCode(keys, id).toLowerCase()}`);
  await guest.press('Sit down');
}

/** A table of all sides that took the one story to an insight, a member, and a printed copy. */
async function aFullTable(text: string) {
  const table = await aTable(everyone);
  await table.follow(text);
  await table.press('Mark this piece', { 'Or name a new theme': 'Paint', 'I speak as': 'Resident' });
  await table.goTo(`${base}/sense`);
  await table.follow('Paint');
  await table.press('Write this insight', {
    fragment: [table.page.querySelector('input[name=fragment]')!.getAttribute('value')!],
    'What do these pieces': 'Painting is forgotten.',
  });
  const member = visitor(app);
  await signedIn(db, member, await aMember(db, world, 'member'));
  const { id } = await db.selectFrom('sense_table').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  await member.goTo(`${base}/sense/tables/${id}`);
  await member.press('Make a copy to print', { which: '' });
  expect(member.text).toContain('Copy number 1');
  return { table, member, copy: member.path };
}

const consent = (story: string, given: { readers: Reader[]; uses: Use[] }) =>
  allow(db, world.id, story, { ...given, mode: 'screen', wording: 'as shown', language: 'en', now: today });

async function trailOf(story: string): Promise<string[]> {
  const rows = await db.selectFrom('trail').select('what').where('story_id', '=', story).orderBy('what').execute();
  return rows.map((row) => row.what);
}
