import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { translateStory } from '#cycle/1-gather/translations.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { takeSeat } from '#cycle/3-dialogue/seats.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { openRound } from '#compass/rounds.server.ts';
import { sayParts } from '#compass/who-takes-part/parts.server.ts';
import { sayRelation } from '#compass/relations/relations.server.ts';
import { levels, type Level, type Process } from '#compass/who-takes-part/part.ts';
import type { RelationMark } from '#compass/relations/relation.ts';
import { settleReport } from '#cycle/reports.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { sidesInUse } from '#system/circles/sides.server.ts';
import { visitor, wordsOf, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
const days = (after: number) => new Date(today.getTime() + after * 864e5);
let db: Db;
let app: App;
let world: World;
let base: string;
let now = today;

beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => now });
});
beforeEach(async () => {
  now = today;
  world = await aCircle(db);
  base = `/circles/${world.slug}`;
});

test('a steward asks, two sides contradict each other, and the page says so when the questions are over, without a figure over both', async () => {
  const steward = await someone('steward', 'professionals');
  await steward.goTo(`${base}/compass/parts`);
  expect(steward.text).toContain('Nobody has been asked yet.');
  await steward.press('Open the questions', { until: '2026-12-10' });
  expect(steward.text).toContain('Everyone who takes part is asked until 10 December 2026.');

  // A professional answers by hand; it is their only side, so the questions stand there at once.
  await steward.follow('Say how you see it');
  expect(steward.path).toMatch(/\/answer\/apart\//);
  await steward.follow('Share out money, time and people');
  await steward.press('Keep, and go on', { [`now-${world.sides.residents}`]: 'decides together with others' });
  expect(steward.text).toContain('Question 3 of 6');
  await steward.goTo(`${base}/compass/parts/answer`);
  expect(steward.text).toContain('Share out money, time and people (answered)');

  await seatsSay('professionals', 4, { process: 'means', level: 'decides_together' });
  await seatsSay('residents', 5, { process: 'means', level: 'told' });
  const anyone = visitor(app);
  await anyone.goTo(`${base}/compass/parts`);
  expect(anyone.text).not.toContain('is told');
  expect(anyone.text).not.toContain('Sides contradict');

  now = days(30);
  await anyone.goTo(`${base}/compass/parts`);
  expect(cellOf(anyone, 'means', 'Resident', 'Now')).toBe(
    'is told Resident decides together with others Professional Sides contradict each other.',
  );
  expect(anyone.text).toMatch(/now: about Resident Resident: ‘is told’ Professional: ‘decides together with others’/);
  // What lies in the middle of both was said by nobody.
  expect(wordsOf(anyone.page.querySelector('#means tbody')!)).not.toMatch(/is asked|takes part/);
});

test('four people of a side say nothing aloud: no answer and no number of them is on any page', async () => {
  await round();
  await seatsSay('residents', 4, { process: 'design', level: 'none' });
  await seatsSay('professionals', 5, { process: 'design', level: 'takes_part' });
  now = days(40);
  const anyone = visitor(app);
  await anyone.goTo(`${base}/compass/parts`);
  expect(cellOf(anyone, 'design', 'Resident', 'Now')).toBe('takes part Professional');
  expect(anyone.text).toContain('Resident fewer than 5 answered');
  expect(anyone.text).toContain('Professional 5 answered');
  expect(anyone.text).not.toContain('not at all');
});

test('one answer more changes nothing that anyone can see before the end', async () => {
  await round();
  await seatsSay('residents', 9, { process: 'values', level: 'asked' });
  await atTable('residents');
  const anyone = visitor(app);
  const seen = async (path: string) => {
    await anyone.goTo(base + path);
    return anyone.html.replace(/name="_form" value="[^"]*"/g, '');
  };
  const pages = ['/compass/parts', '/compass', '/compass/parts/over-time'];
  const before = await Promise.all(pages.map(seen));
  await seatsSay('residents', 1, { process: 'values', level: 'decides' });
  const after: string[] = [];
  for (const page of pages) after.push(await seen(page));
  expect(after).toEqual(before);
});

test('people at a table without accounts say it together, in the name of their side, and it stands there at once', async () => {
  await round();
  const table = await atTable('residents', 'professionals');
  await table.goTo(`${base}/compass/parts/answer`);
  await table.follow('Together at this table, as: Resident');
  await table.follow('Think up how it works');
  await table.press('Keep, and go on', { [`now-${world.sides.residents}`]: 'is asked' });
  expect(table.status).toBe(422);
  expect(table.text).toContain('Tick that you agree.');
  await table.press('Keep, and go on', { 'We agree that everyone can read this': true });
  const anyone = visitor(app);
  await anyone.goTo(`${base}/compass/parts`);
  expect(cellOf(anyone, 'design', 'Resident', 'Now')).toBe('is asked Resident (at a table)');
  // Said once more, it is said otherwise, not twice.
  await table.goTo(`${base}/compass/parts/answer/together/${world.sides.residents}/design`);
  await table.press('Keep, and go on', { [`now-${world.sides.residents}`]: 'takes part' });
  await anyone.goTo(`${base}/compass/parts`);
  expect(cellOf(anyone, 'design', 'Resident', 'Now')).toBe('takes part Resident (at a table)');
});

test('two people answer alone on one shared screen: the second sees nothing of the first, and both count', async () => {
  await round();
  const screen = await atTable('residents');
  for (const level of ['is told', 'decides']) {
    await screen.goTo(`${base}/compass/parts/answer`);
    await screen.follow('By myself, as: Resident');
    await screen.follow('Say what matters');
    expect(screen.page.querySelectorAll('option[selected]').filter((option) => option.getAttribute('value') !== '')).toEqual([]);
    await screen.press('Keep, and go on', { [`now-${world.sides.residents}`]: level });
    await screen.goTo(`${base}/compass/parts/answer/apart/${world.sides.residents}`);
    await screen.press('I am done');
  }
  const rows = await db.selectFrom('part_answer').select(['level', 'seat_id']).where('circle_id', '=', world.id).execute();
  expect(rows.map(({ level }) => level).sort()).toEqual(['decides', 'told']);
  expect(new Set(rows.map(({ seat_id }) => seat_id)).size).toBe(2);
});

test('a story can be named as evidence: its teller hears of it, and who may not read it sees only that there is one', async () => {
  await round();
  const story = await aStory(db, world, { text: 'Nobody asked us about the new bins.', readers: ['residents'], uses: ['sense'] });
  const resident = await someone('member', 'residents');
  await resident.goTo(`${base}/compass/parts/answer`);
  await resident.follow('Think up how it works');
  await resident.press('Keep, and go on', { 'A story': 'Nobody asked us about the new bins.' });
  const marks = await db.selectFrom('trail').select('what').where('story_id', '=', story).execute();
  expect(marks.map(({ what }) => what)).toContain('part.shown');
  await resident.goTo(`${base}/compass/parts`);
  expect(resident.text).toContain('A story: Nobody asked us about the new bins.');
  const professional = await someone('member', 'professionals');
  await professional.goTo(`${base}/compass/parts`);
  expect(professional.text).not.toContain('Nobody asked us');
  expect(professional.text).toContain('A story that not everyone may read.');
  // A story that is taken back takes its naming along.
  await withdrawStory(db, world.id, story, { now, why: 'withdrawn', data: mkdtempSync(join(tmpdir(), 'kring-power-')) });
  await resident.goTo(`${base}/compass/parts`);
  expect(resident.text).not.toMatch(/Nobody asked us|A story that not everyone/);
});

test('a story is named as evidence in its own language, whatever that of the circle', async () => {
  await round();
  const story = await aStory(db, world, { text: 'Nikt nas nie pytał.', readers: ['residents'], uses: ['sense'], language: 'pl' });
  const listener = await aMember(db, world, 'listener');
  await translateStory(db, world.id, story, { text: 'Nobody asked us.', language: 'en', person: listener, now });
  const resident = await someone('member', 'residents');
  await resident.goTo(`${base}/compass/parts/answer`);
  await resident.follow('Think up how it works');
  const option = resident.page.querySelectorAll('option').find(({ text }) => text.includes('Nikt nas'));
  expect(option?.getAttribute('lang')).toBe('pl');
  const question = resident.path;
  await resident.press('Keep, and go on', { 'A story': 'Nikt nas nie pytał.' });
  await resident.goTo(question);
  expect(resident.page.querySelector('li span[lang=pl]')?.text).toBe('Nikt nas nie pytał.');
});

test('someone answers as one side: answering as another moves all they said, and taking back takes all', async () => {
  await round();
  const session = await aSession();
  const seat = await takeSeat(db, world.id, session, { sides: [world.sides.residents, world.sides.deciders], keys, now });
  const say = (side: string, process: Process) =>
    sayParts(db, world.id, {
      ...{ by: { how: 'apart', side, person: null, seat }, process, today: '2026-11-24', now },
      parts: [{ side: world.sides.residents, moment: 'now', level: 'asked' }],
    });
  await say(world.sides.residents, 'values');
  await say(world.sides.deciders, 'means');
  const rows = await db.selectFrom('part_answer').select('by_side_id').where('circle_id', '=', world.id).execute();
  expect(new Set(rows.map(({ by_side_id }) => by_side_id))).toEqual(new Set([world.sides.deciders]));
  expect(await say(world.sides.deciders, 'means')).toBe(true);
  expect(await db.selectFrom('part_answer').select('id').where('circle_id', '=', world.id).execute()).toHaveLength(2);
});

test('a wish of a resident becomes an agreement with an owner and a day, and each leads to the other', async () => {
  const table = await atTable('residents');
  await table.goTo(`${base}/compass/parts/wish`);
  await table.press('Keep my wish', { 'My wish': '' });
  expect(table.status).toBe(422);
  await table.press('Keep my wish', {
    'My wish': 'We want to choose the new bins along.',
    'What is it about?': 'Think up how it works',
    'My side may stand with it': true,
  });
  expect(table.path).toContain('/compass/parts');
  const steward = await someone('steward', 'professionals');
  await steward.goTo(`${base}/compass/parts`);
  await steward.follow('Make it an agreement');
  await steward.press('Keep', { owner: 'Ms Green', side: 'Professional', due_on: '2027-02-01' });
  expect(steward.path).toMatch(/\/changes\/agreements\//);
  expect(steward.text).toContain('This agreement began as a wish: We want to choose the new bins along.');
  await table.goTo(`${base}/compass/parts`);
  expect(table.text).toContain('This became an agreement: We want to choose the new bins along. Ms Green Professional');
});

test('anyone reports a wish, and a listener hides it', async () => {
  const table = await atTable('residents');
  await table.goTo(`${base}/compass/parts/wish`);
  await table.press('Keep my wish', { 'My wish': 'Mister Jones of number five must go.' });
  await table.follow('Mister Jones of number five must go.');
  await table.follow('Report this');
  await table.press('Send the report', { 'What is the matter?': 'This names someone.' });
  const [report] = await db.selectFrom('report').select(['id', 'kind']).where('circle_id', '=', world.id).execute();
  expect(report!.kind).toBe('wish');
  const listener = await aMember(db, world, 'listener');
  const by = { person: listener, side: world.sides.professionals, now };
  expect(await settleReport(db, world.id, report!.id, { outcome: 'hidden', reason: 'A name.', ground: world.ground, ...by })).toBe(true);
  await table.goTo(`${base}/compass/parts`);
  expect(table.text).not.toContain('Mister Jones');
});

test('means that are shared stand with the promise, and stay to be read when they end', async () => {
  const steward = await someone('steward', 'residents');
  await steward.goTo(`${base}/compass/sharing`);
  await steward.press('Keep this', {
    'What is shared?': 'Expenses paid back',
    'What exactly?': 'Bus fares; the benefit stays as it is.',
    'With which side?': 'Resident',
    since: '2026-11-01',
  });
  const anyone = visitor(app);
  await anyone.goTo(base);
  expect(anyone.text).toContain('Expenses paid back: Bus fares; the benefit stays as it is. Resident');
  expect(anyone.text).toContain('A resident runs this circle too.');
  await steward.goTo(`${base}/compass/sharing`);
  await steward.press('Let it stop', { until: '2026-11-20' });
  expect(steward.text).toContain('Write why it stops.');
  await steward.press('Let it stop', { because: 'The money is gone.' });
  expect(steward.text).toContain('The money is gone.');
  await anyone.goTo(base);
  expect(anyone.text).not.toContain('Bus fares');
});

test('two sides say how they stand to each other, a conversation is made of what differs, and the next time is laid beside the first', async () => {
  const relation = async (side: Reader, people: number, about: Reader, mark: RelationMark) => {
    const session = await aSession();
    for (let nth = 0; nth < people; nth++) {
      const seat = await takeSeat(db, world.id, session, { sides: [world.sides[side]], keys, now });
      await sayRelation(db, world.id, {
        ...{ by: { how: 'apart', side: world.sides[side], person: null, seat }, side: world.sides[about], today: dayOf(now), now },
        saying: { said: [{ parameter: 'influence', mark, text: nth === 0 ? `${side} on ${about}` : null }], showSide: false },
      });
    }
  };
  const steward = await someone('steward', 'professionals');
  await steward.goTo(`${base}/compass/relations`);
  await steward.press('Open the questions');
  await relation('residents', 5, 'residents', 'none');
  await relation('professionals', 5, 'residents', 'much');
  await relation('residents', 3, 'professionals', 'very_much');
  now = days(40);
  const anyone = visitor(app);
  await anyone.goTo(`${base}/compass/relations`);
  expect(anyone.text).toContain('Not the same on both sides: how much say.');
  await anyone.follow('Resident and Professional');
  expect(anyone.text).toContain('Resident says of itself: nothing. Professional says of Resident: much. They contradict each other.');
  expect(anyone.text).toContain('residents on residents');

  const later = await someone('steward', 'professionals');
  await later.goTo(anyone.path);
  await later.follow('Prepare a conversation from this');
  await later.press('Plan this conversation', { starts_at: '2027-01-20T19:30', place: 'Library' });
  expect(later.path).toMatch(/\/sessions\/\w+\/script$/);
  expect(later.text).toContain('Side by side: How much say');
  expect(later.text).toContain('They contradict each other.');
  await anyone.goTo(anyone.path);
  expect(anyone.text).toContain('Resident and Professional talk about how they see each other.');

  await later.goTo(`${base}/compass/relations`);
  await later.press('Open the questions', { until: dayOf(days(50)) });
  await relation('residents', 6, 'residents', 'much');
  now = days(60);
  await anyone.goTo(anyone.path);
  const row = anyone.page
    .querySelectorAll('tr')
    .find((tr) => wordsOf(tr).startsWith('Resident, about itself') && wordsOf(tr).includes('nothing'))!;
  expect(wordsOf(row)).toBe('Resident, about itself nothing much');
});

test('a table says how it sees the other side, and a session by itself; nobody else can', async () => {
  await openRound(db, world.id, 'relation_round', { until: '2026-12-20', today: '2026-11-24', person: null, now });
  const table = await atTable('residents');
  await table.goTo(`${base}/compass/relations/answer`);
  await table.follow('Together at this table, as: Resident');
  await table.follow('How you see: Professional');
  await table.press('Keep, and go on', {
    influence_mark: 'very much',
    'In your own words: How much say': 'They hold the keys.',
    agreed: true,
  });
  const anyone = visitor(app);
  await anyone.goTo(`${base}/compass/relations/between/${world.sides.residents}/${world.sides.professionals}`);
  expect(anyone.text).toContain('They hold the keys.');
  await anyone.goTo(`${base}/compass/relations/answer`);
  expect(anyone.status).toBe(404);
});

test('words that copy a story that was taken back are gone from the page and from the form of whoever wrote them', async () => {
  await openRound(db, world.id, 'relation_round', { until: '2026-12-20', today: '2026-11-24', person: null, now });
  const words = 'Nobody ever asked my mother what she wanted for the park.';
  const story = await aStory(db, world, { text: words, readers: ['residents'], uses: ['sense'] });
  const resident = await someone('member', 'residents');
  const form = `${base}/compass/relations/answer/apart/${world.sides.residents}/${world.sides.professionals}`;
  await resident.goTo(form);
  await resident.press('Keep, and go on', { 'In your own words: How much say': words });
  await resident.goTo(form);
  expect(resident.text).toContain(words);
  await withdrawStory(db, world.id, story, { now, why: 'withdrawn', data: mkdtempSync(join(tmpdir(), 'kring-power-')) });
  await resident.goTo(form);
  expect(resident.html).not.toContain('my mother');
});

test('the compass shows at one look where power lies as each side sees it, and what changed', async () => {
  await round();
  const say = async (level: Level) => {
    await seatsSay('residents', 5, { process: 'means', level });
    await seatsSay('professionals', 5, { process: 'means', level: 'takes_part' });
  };
  await say('none');
  now = days(40);
  await round();
  await say('asked');
  now = days(80);
  const anyone = visitor(app);
  await anyone.goTo(`${base}/compass`);
  expect(anyone.text).toContain('Who decides now, as each side sees it');
  expect(anyone.text).toContain('Resident (takes part)');
  expect(anyone.text).toContain('Share out money, time and people. As Resident sees it for Resident: first "not at all", now "is asked".');
  await anyone.goTo(`${base}/compass/parts/over-time`);
  const picture = anyone.page.querySelector('svg.kring-small')!;
  expect(picture.querySelector('title')!.text).toBe('Share out money, time and people: the part of Resident');
});

test('a side of which something was said stays, and no answer is lost by clearing its name', async () => {
  const fresh = await aCircle(db, { gathering: 'not yet' });
  await openRound(db, fresh.id, 'part_round', { until: '2026-12-20', today: '2026-11-24', person: null, now });
  const person = await aMember(db, fresh, 'member', { side: 'professionals' });
  await sayParts(db, fresh.id, {
    ...{ by: { how: 'apart', side: fresh.sides.professionals, person, seat: null }, process: 'values', today: '2026-11-24', now },
    parts: [{ side: fresh.sides.deciders, moment: 'now', level: 'decides' }],
  });
  expect(await sidesInUse(db, fresh.id)).toEqual(new Set([fresh.sides.professionals, fresh.sides.deciders]));
});

const dayOf = (day: Date) => day.toISOString().slice(0, 10);

const round = () =>
  openRound(db, world.id, 'part_round', { until: dayOf(new Date(now.getTime() + 20 * 864e5)), today: dayOf(now), person: null, now });

async function someone(role: 'steward' | 'member', side: Reader): Promise<Visitor> {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { side }), now);
  return browser;
}

async function aSession() {
  const by = await aMember(db, world, 'steward');
  const plan = {
    purpose: 'Talk',
    change_wanted: 'More say',
    starts_at: now,
    ends_at: null,
    place: 'Here',
    readers: ['residents' as const],
  };
  return planSession(db, world.id, plan, { person: by, keys, now });
}

/** So many people with a seat in a session, of one side, say this of residents now. */
async function seatsSay(side: Reader, people: number, { process, level }: { process: Process; level: Level }) {
  expect(levels).toContain(level);
  const session = await aSession();
  for (let nth = 0; nth < people; nth++) {
    const seat = await takeSeat(db, world.id, session, { sides: [world.sides[side]], keys, now });
    await sayParts(db, world.id, {
      ...{ by: { how: 'apart', side: world.sides[side], person: null, seat }, process, today: dayOf(now), now },
      parts: [{ side: world.sides.residents, moment: 'now', level }],
    });
  }
}

async function atTable(...readers: Reader[]): Promise<Visitor> {
  const host = await someone('steward', 'professionals');
  await host.goTo(`${base}/sense/tables`);
  await host.press('Open this table', { 'What do you call': 'Kitchen table', readers });
  const table = visitor(app);
  await table.goTo(`/table/${tableCode(keys, host.path.split('/').at(-1)!)}`);
  await table.press('Sit down');
  return table;
}

function cellOf(browser: Visitor, process: Process, side: string, moment: string): string {
  const row = browser.page.querySelectorAll(`#${process} tbody tr`).find((tr) => wordsOf(tr.querySelector('th')!) === side)!;
  return wordsOf(row.querySelectorAll('td').find((td) => td.getAttribute('data-label') === moment)!);
}
