import { beforeEach, expect, test } from 'vitest';
import { openTable } from '#cycle/2-sense/tables.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { mapCode } from '#compass/network/map-codes.server.ts';
import { clearNamesOnMaps } from '#compass/network/names.server.ts';
import type { Role } from '#lib/people/may.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aPerson, aStory, signedIn, type World } from '#testing/worlds.ts';

const { db, app, keys, config, clock, later } = await testKring();
let world: World;
let base: string;

beforeEach(async () => {
  world = await aCircle(db);
  base = `/circles/${world.slug}/compass/network`;
});

test('residents at a table do the whole exercise without an account: who, lines, goals, towers, and what stands out', async () => {
  const table = await aTable(['residents']);
  await aMapBy(table, 'Who can make the bus run in the evening?');
  for (const label of ['Bus driver', 'Planner', 'Council', 'Night workers', 'Food bank'])
    await table.press('Put on the map', { label, 'What is it': label === 'Night workers' ? 'A group' : 'A role' });
  await line(table, { from: '2 Planner', to: ['1 Bus driver'], kind: 'Command' });
  await line(table, { from: '3 Council', to: ['2 Planner'], kind: 'Money', both: true });
  await line(table, { from: '4 Night workers', to: ['1 Bus driver'], kind: 'Information' });
  expect(table.text).toContain('Money: Council ↔ Planner');

  await table.follow('Planner');
  await table.press('Add this goal', { 'What does this one want': 'No delays' });
  await table.press('Add this goal', { 'What does this one want': 'Keep within the budget' });
  await table.press('Keep the tower', { 'How many discs': '6', 'Why so high': 'Draws the timetable' });
  expect(table.text).toContain('6 discs');
  await table.follow('Back to the map');
  await table.follow('Towers of influence');
  const [driver, , council] = table.page.querySelectorAll('input[type=number]').map((field) => field.getAttribute('name')!);
  await table.press('Keep the towers', { [driver!]: '0', [council!]: '6' });

  expect(table.text).toMatch(/No delays; Keep within the budget|Keep within the budget; No delays/);
  expect(table.text).toContain('a tower without discs');
  expect(table.text).toContain('2 have no tower yet.');
  expect(table.text).toContain('Draws the timetable');
  expect(table.text).toContain('If “Planner” falls away, no line leads any more to: Council.');
  expect(table.text).toContain('Without a line of help, money or news: Food bank.');
  expect(table.page.querySelector('.kring-network__picture title')?.text).toBe('Map: Who can make the bus run in the evening?');
});

test('a slip keeps what was typed; what looks like the name of a person is no role until someone says that it is', async () => {
  const table = await aTable(['residents']);
  await aMapBy(table);
  await table.press('Put on the map', { label: 'mevrouw Jansen', 'What is it': 'A role' });
  expect(table.status).toBe(422);
  expect(table.text).toContain('looks like the name of a person');
  expect(table.page.querySelector('[name=label]')?.getAttribute('value')).toBe('mevrouw Jansen');
  await table.press('Put on the map', { 'Is it a name?': ['yes'] });
  expect(table.status).toBe(200);
  await table.press('Put on the map', { label: 'bel 06-12345678', 'What is it': 'A role' });
  expect(table.text).toContain('This points to a person');
  await table.press('Put on the map', { label: 'Driver', 'What is it': 'A role', name: 'Ahmed', name_until: '' });
  expect(table.text).toContain('Choose on which day the name goes');
  expect(table.page.querySelector('#name_until-problem')).not.toBeNull();
  expect(table.page.querySelector('#problems a')?.getAttribute('href')).toBe('#name_until');
  await table.press('Put on the map', { name: '' });
  await table.press('Draw the line', {});
  expect(table.text).toContain('Choose from whom the line goes');
});

const kinds: [string, (map: string) => Promise<Visitor>, (shared: Reader | 'everyone' | null) => boolean][] = [
  ['the world', async () => visitor(app), (shared) => shared === 'everyone'],
  ['a resident with a role', () => aMemberHere('member', 'residents'), (shared) => shared === 'residents' || shared === 'everyone'],
  ['a steward of the residents', () => aMemberHere('steward', 'residents'), (shared) => shared === 'residents' || shared === 'everyone'],
  ['a professional', () => aMemberHere('member', 'professionals'), (shared) => shared === 'professionals' || shared === 'everyone'],
  [
    'a professional who listens',
    () => aMemberHere('listener', 'professionals'),
    (shared) => shared === 'professionals' || shared === 'everyone',
  ],
  [
    'a professional who is steward',
    () => aMemberHere('steward', 'professionals'),
    (shared) => shared === 'professionals' || shared === 'everyone',
  ],
  ['a decider', () => aMemberHere('reader', 'deciders'), (shared) => shared === 'deciders' || shared === 'everyone'],
  ['another table of residents', () => aTable(['residents']), (shared) => shared === 'residents' || shared === 'everyone'],
  ['a table of residents and professionals', () => aTable(['residents', 'professionals']), (shared) => shared === 'everyone'],
  ['someone of the organisation without a place here', () => aColleague(), (shared) => shared === 'everyone'],
];

test.each(kinds)('%s reads a map of residents only when its makers share it with them', async (_, coming, reads) => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table, 'Who keeps us out?');
  await table.press('Put on the map', { label: 'The counter', 'What is it': 'A place' });
  await table.follow('The counter');
  const actor = table.path;
  const looker = await coming(map);
  for (const shared of [null, 'residents', 'professionals', 'deciders', 'everyone'] as const) {
    await table.goTo(`${map}/share`);
    await table.press('Keep this choice', { shared_with: shared ? [shared] : [] });
    for (const address of [map, `${map}/print`, actor, `${map}?kind=x`]) {
      await looker.goTo(address);
      expect({ shared, address, status: looker.status }).toEqual({ shared, address, status: reads(shared) ? 200 : 404 });
      if (!reads(shared)) expect(looker.html).not.toContain('The counter');
    }
    await looker.goTo(base);
    expect({ shared, listed: looker.html.includes('Who keeps us out?') }).toEqual({ shared, listed: reads(shared) });
    await looker.goTo(`/circles/${world.slug}/compass`);
    expect(looker.html).not.toContain('The counter'); // no tower yet
    // Reading is not making.
    for (const address of [`${map}/towers`, `${map}/share`, `${map}/change`, `${map}/export`]) {
      await looker.goTo(address);
      expect({ shared, address, status: looker.status }).toEqual({ shared, address, status: 404 });
    }
    await looker.goTo(map);
    expect(looker.html).not.toContain('Put on the map');
  }
});

test('a professional who sits in at the residents’ table still does not read their map; nor does the map count as made by them', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table, 'Who keeps us out?');
  const professional = await aMemberHere('member', 'professionals');
  professional.cookies.set('kring-seat', table.cookies.get('kring-seat')!);
  await professional.goTo(map);
  expect(professional.status).toBe(404);
  await professional.goTo(base);
  expect(professional.html).not.toContain('Who keeps us out?');
});

test('the code of a map brings residents back at another table, and in other hands it opens nothing', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table, 'Who keeps us out?');
  const code = mapCode(keys, map.split('/').at(-1)!);
  await table.goTo(`${map}/share`);
  expect(table.text).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
  for (const coming of [
    () => aMemberHere('steward', 'professionals'),
    () => aTable(['residents', 'professionals']),
    () => aMemberHere('reader', 'deciders'),
  ]) {
    const other = await coming();
    await other.goTo(base);
    await other.press('Open the map', { 'The code': code });
    expect([other.status, other.text.includes('This code opens no map from here')]).toEqual([422, true]);
    await other.goTo(map);
    expect(other.status).toBe(404);
  }
  const later = await aTable(['residents']);
  await later.goTo(map);
  expect(later.status).toBe(404);
  await later.goTo(base);
  await later.press('Open the map', { 'The code': `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}` });
  expect([later.status, later.path]).toEqual([200, map]);
  await later.press('Put on the map', { label: 'Our own board', 'What is it': 'A group' });
  expect(later.text).toContain('Our own board');
});

test('at a mixed table the map is of the seat that made it, so that the professionals at that table do not have it in hand', async () => {
  const table = await aTable(['residents', 'professionals']);
  await table.goTo(`${base}/new`);
  await table.press('Begin the map', { 'Which question': 'Who decides?', 'From which side': 'Resident' });
  const map = table.path;
  expect(table.status).toBe(200);
  const beside = visitor(app);
  const row = await db
    .selectFrom('sense_table')
    .select('id')
    .where('circle_id', '=', world.id)
    .orderBy('opened_at', 'desc')
    .executeTakeFirstOrThrow();
  await beside.goTo(`/table/${tableCode(keys, row.id)}`);
  await beside.press('Sit down');
  await beside.goTo(map);
  expect(beside.status).toBe(404);
});

test('in a conversation of several sides a map is of the seat that made it, and its code lets others of that side in, on their own phones', async () => {
  const session = await aSession(['residents', 'professionals']);
  const resident = await session('residents');
  const map = await aMapBy(resident, 'Who keeps us out?');
  const [neighbour, professional, both] = [
    await session('residents'),
    await session('professionals'),
    await session('residents', 'professionals'),
  ];
  for (const other of [neighbour, professional, both]) {
    await other.goTo(map);
    expect(other.status).toBe(404);
    await other.goTo(base);
    await other.press('Open the map', { 'The code': mapCode(keys, idOf(map)) });
  }
  expect([neighbour.status, professional.status, both.status]).toEqual([200, 422, 422]);
  await neighbour.press('Put on the map', { label: 'The counter', 'What is it': 'A place' });
  await resident.goTo(map);
  expect(resident.text).toContain('The counter');
});

test('a name is for makers and for their own stewards, goes on its day by itself, and leaves only when someone ticks it', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table);
  await table.press('Put on the map', { label: 'Team leader', 'What is it': 'A role', name: 'Zeldzaam', name_until: '2026-12-04' });
  expect(table.text).toContain('Team leader (Zeldzaam)');
  await table.goTo(`${map}/share`);
  await table.press('Keep this choice', { shared_with: ['residents', 'professionals', 'everyone'] });
  for (const [role, side, sees] of [
    ['steward', 'residents', true],
    ['member', 'residents', false],
    ['steward', 'professionals', false],
  ] as const) {
    const reader = await aMemberHere(role, side);
    await reader.goTo(map);
    expect([role, side, reader.html.includes('Zeldzaam')]).toEqual([role, side, sees]);
  }
  await table.goTo(`${map}/print`);
  expect(table.html).not.toContain('Zeldzaam');

  await table.goTo(`${map}/export`);
  expect(table.text).toContain('In the file a name does not go by itself');
  await table.press('Yes, give me the file', { 'Which file': 'graphml' });
  expect(table.html).not.toContain('Zeldzaam');
  await table.goTo(`${map}/export`);
  await table.press('Yes, give me the file', { 'Which file': 'graphml', 'Names of people': ['yes'] });
  expect(table.html).toContain('Zeldzaam');

  const makerAgain = async () => {
    const again = await aTable(['residents']);
    await again.goTo(base);
    await again.press('Open the map', { 'The code': mapCode(keys, idOf(map)) });
    expect(again.text).toContain('Put on the map'); // as a maker, who sees names
    return again;
  };
  later(10);
  expect((await makerAgain()).text).toContain('Zeldzaam'); // the fourth of December is its last day
  later(1);
  const after = await makerAgain();
  expect(after.text).toContain('Team leader');
  expect(after.html).not.toContain('Zeldzaam');
  const kept = () =>
    db
      .selectFrom('actor')
      .select('person_name')
      .where('circle_id', '=', world.id)
      .where('label', '=', 'Team leader')
      .executeTakeFirstOrThrow();
  await clearNamesOnMaps(db, '2026-12-04');
  expect((await kept()).person_name).toBe('Zeldzaam');
  expect(await clearNamesOnMaps(db, '2026-12-05')).toBe(1);
  expect((await kept()).person_name).toBeNull();
  expect(await clearNamesOnMaps(db, '2026-12-05')).toBe(0);
  clock.now = new Date(clock.now.getTime() - 11 * 24 * 60 * 60 * 1000);
});

test('before a map leaves it is asked again; the copy has a number, and the register says nothing of what is on it', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table, 'Who keeps us out?');
  await putOn(table, '=cmd|calc');
  await table.goTo(`${map}/export`);
  const before = await copies();
  await table.press('Yes, give me the file');
  expect([table.status, await copies()]).toEqual([422, before]);
  await table.press('Yes, give me the file', { 'Which file': 'actors' });
  expect(table.html).toContain("'=cmd|calc");
  const [copy] = await copies();
  expect(copy).toMatchObject({ kind: 'export', what: 'A map of who matters', made_by: null });
  expect(table.html.trimEnd().endsWith(`,${copy!.number}`)).toBe(true);
  const line = await db.selectFrom('activity').select(['what', 'role', 'origin']).where('about', '=', copy!.id).executeTakeFirst();
  expect(line).toEqual({ what: 'circle.exported', role: 'anyone', origin: 'page' });
});

test('a map that left comes in again as it was, and a hostile file does not', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table, 'Who <b>decides</b> & pays?');
  for (const label of ['A & B', '<script>alert(1)</script>', '"quoted" \'one\'']) await putOn(table, label);
  await line(table, { from: '1 A & B', to: ['3 "quoted" \'one\''], kind: 'Disturbance', both: true });
  await table.follow('A & B');
  await table.press('Add this goal', { 'What does this one want': ']]> & more' });
  await table.press('Keep the tower', { 'How many discs': '8', 'Why so high': 'They\nsay so' });
  await table.goTo(map);
  await table.press('To the right', { Whom: '1 A & B' });
  await table.goTo(`${map}/export`);
  await table.press('Yes, give me the file', { 'Which file': 'graphml' });
  const file = table.html;
  expect(file).not.toContain('<script');

  await table.goTo(`${base}/import`);
  await table.pressWith('Read in the map', {}, { graphml_file: new File([file], 'map.graphml') });
  expect(table.status).toBe(200);
  expect(table.path).not.toBe(map);
  const again = table.path;
  await table.goTo(`${again}/export`);
  await table.press('Yes, give me the file', { 'Which file': 'graphml' });
  expect(withoutCopy(table.html)).toBe(withoutCopy(file));

  for (const [bad, says] of [
    ['<!DOCTYPE x [<!ENTITY a "b">]><graphml><graph/></graphml>', 'no GraphML that we can read'],
    ['<graphml><graph><node id="a"/><edge source="a" target="nobody"/></graph></graphml>', 'goes to someone who is not in it'],
    [`<graphml><graph>${'<node id="n"/>'.repeat(301)}</graph></graphml>`, 'more than 300'],
    ['<html></html>', 'no GraphML that we can read'],
  ]) {
    await table.goTo(`${base}/import`);
    await table.press('Read in the map', { 'Or paste': bad!, question: 'What now?' });
    expect([table.status, table.text.includes(says!)]).toEqual([422, true]);
  }
});

test('a step with a button and a drag end as the same place; nobody else moves', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table);
  for (const label of ['One', 'Two', 'Three']) await table.press('Put on the map', { label, 'What is it': 'A role' });
  const before = await places();
  await table.press('To the right', { Whom: '2 Two' });
  const stepped = await places();
  expect(stepped).toEqual(before.map(({ number, x, y }) => ({ number, x: number === 2 ? x + 60 : x, y })));
  await table.press('To the left', { Whom: '2 Two' });
  expect(await places()).toEqual(before);
  // What the island sends: the same form with a spot in it and no direction.
  const { x, y } = before[1]!;
  await table.goTo(map);
  const form = table.page.querySelector('#place-by-hand')!;
  expect(['act', 'actor', 'across', 'down'].map((name) => form.querySelector(`[name=${name}]`) !== null)).toEqual([true, true, true, true]);
  await drag(table, map, { across: String(x + 60), down: String(y) });
  expect(await places()).toEqual(stepped);
  await table.press('Put on the map', { label: 'Four', 'What is it': 'A role' });
  expect((await places()).slice(0, 3)).toEqual(stepped);
  await drag(table, map, { across: '99999', down: '-3' });
  expect(table.status).toBe(422);
});

test('two maps on each other show who is on which, whose influence differs, and nothing is averaged', async () => {
  const residents = await aTable(['residents']);
  const theirs = await aMapBy(residents, 'Who decides?');
  for (const [label, height] of [
    ['Council', '8'],
    ['Neighbour who translates', '5'],
    ['The team', '1'],
  ] as const)
    await withTower(residents, theirs, label, height);
  const professionals = await aTable(['professionals']);
  const ours = await aMapBy(professionals, 'Who decides?');
  for (const [label, height] of [
    ['council ', '4'],
    ['Neighbourhood team', '3'],
  ] as const)
    await withTower(professionals, ours, label, height);
  for (const [who, map] of [
    [residents, theirs],
    [professionals, ours],
  ] as const) {
    await who.goTo(`${map}/share`);
    await who.press('Keep this choice', { shared_with: ['everyone'] });
  }
  const world_ = visitor(app);
  await world_.goTo(`${base}/compare?one=${idOf(theirs)}&other=${idOf(ours)}`);
  expect(world_.text).toContain('B is 4 discs lower');
  expect(world_.text).toMatch(/Only on map A Neighbour who translates The team/);
  expect(world_.text).toMatch(/Only on map B Neighbourhood team/);
  expect(world_.text).toContain('One is on both maps.');
  expect(world_.html).not.toContain('These are the same');

  await professionals.goTo(world_.path);
  await professionals.press('These are the same', { actor_one: 'The team', actor_other: 'Neighbourhood team' });
  expect(professionals.text).toContain('B is 2 discs higher');
  expect(professionals.text).toContain('2 are on both maps.');

  await world_.goTo(`/circles/${world.slug}/compass`);
  expect(world_.text).toContain('Council (8), Neighbour who translates (5), and The team (1)');

  // A map that is not theirs to read cannot be laid beside one that is.
  await residents.goTo(`${theirs}/share`);
  await residents.press('Keep this choice', { shared_with: [] });
  for (const order of [`one=${idOf(theirs)}&other=${idOf(ours)}`, `one=${idOf(ours)}&other=${idOf(theirs)}`]) {
    await professionals.goTo(`${base}/compare?${order}`);
    expect(professionals.status).toBe(404);
  }
  await world_.goTo(`/circles/${world.slug}/compass`);
  expect(world_.html).not.toContain('Neighbour who translates');
});

test('a later moment goes on from the first: who and lines go along, the towers are stacked anew, and the change is told', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table, 'Who decides?');
  await withTower(table, map, 'Council', '8');
  await withTower(table, map, 'Residents', '1');
  await table.goTo(map);
  await line(table, { from: '1 Council', to: ['2 Residents'], kind: 'Command' });
  await table.goTo(`${map}/change`);
  await table.press('Go on with a new map', { 'About which day is the later map': '2026-11-30' });
  expect(table.text).toContain('This day has still to come');
  await table.press('Go on with a new map', { 'About which day is the later map': '2026-11-24' });
  const second = table.path;
  expect(second).not.toBe(map);
  expect(table.text).toContain('no tower yet');
  expect(table.text).toContain('Command: Council → Residents');
  await table.follow('Residents');
  await table.press('Keep the tower', { 'How many discs': '4' });
  await table.press('Keep the change', { label: 'Residents with a seat', 'What is it': 'A group' });
  await table.goTo(base);
  await table.follow('What changed since the map before?');
  expect(table.text).toContain('B is 3 discs higher'); // the same one, although it is called otherwise now
});

test('taking a map away takes everything on it', async () => {
  const table = await aTable(['residents']);
  const map = await aMapBy(table);
  await withTower(table, map, 'Council', '8');
  await table.goTo(`${map}/change`);
  await table.press('Take the map away for good');
  expect(table.path).toBe(base);
  await table.goTo(map);
  expect(table.status).toBe(404);
  const left = await Promise.all(
    (['actor', 'influence', 'map_maker', 'link_kind'] as const).map((name) =>
      db.selectFrom(name).selectAll().where('circle_id', '=', world.id).execute(),
    ),
  );
  expect(left.flat()).toEqual([]);
});

test('six kinds of line at most, each with a pattern and a letter of its own', async () => {
  const table = await aTable(['residents']);
  await table.goTo(`${base}/new`);
  await table.press('Begin the map', { 'Which question': 'Who?', own_1: 'Gossip', own_2: 'Trust' });
  expect(table.text).toContain('There are more than six kinds');
  await table.press('Begin the map', { own_2: '' });
  await table.press('Put on the map', { label: 'One', 'What is it': 'A role' });
  const samples = table.page.querySelectorAll('.kring-network__sample .kring-network__letter').map(({ text }) => text);
  expect(samples).toEqual(['M', 'C', 'S', 'I', 'D', 'G']);
  const patterns = table.page
    .querySelectorAll('.kring-network__sample path.kring-network__line')
    .map((path) => path.getAttribute('stroke-dasharray') ?? '');
  expect(new Set(patterns).size).toBe(6);
});

test('what people wrote on a map that repeats a story is blanked out when its teller takes it back, without anyone outside the map looking', async () => {
  const words = 'they took my card away and nobody ever told me why';
  const before = await aTable(['residents']);
  const older = await aMapBy(before, words);
  later(0.1);
  const story = await aStory(db, world, { text: `Last winter ${words}. It was cold.`, readers: [], now: clock.now });
  const table = await aTable(['residents']);
  const map = await aMapBy(table, `Who decides when ${words}?`);
  await putOn(table, words);
  await table.follow(words);
  await table.press('Add this goal', { 'What does this one want': words });
  await table.press('Keep the tower', { 'How many discs': '2', 'Why so high': `Because ${words}` });
  await withdrawStory(db, world.id, story, { now: clock.now, why: 'withdrawn', data: config.data });
  await table.goTo(map);
  expect(table.status).toBe(200);
  expect(table.html).not.toContain('took my card');
  expect(table.text).toContain('Who decides when ▇');
  // What was written before the story was told is no copy of it.
  await before.goTo(older);
  expect(before.text).toContain(words);
  const waiting = await db.selectFrom('hidden_words').selectAll().where('circle_id', '=', world.id).execute();
  expect(waiting).toEqual([]);
  clock.now = new Date(clock.now.getTime() - 2.4 * 60 * 60 * 1000);
});

const idOf = (map: string) => map.split('/').at(-1)!;
const withoutCopy = (file: string) => file.replace(/<data key="copy">\d+<\/data>/, '');
const copies = () => db.selectFrom('copy').selectAll().where('circle_id', '=', world.id).orderBy('number', 'desc').execute();
const places = () => db.selectFrom('actor').select(['number', 'x', 'y']).where('circle_id', '=', world.id).orderBy('number').execute();

async function aTable(readers: Reader[]): Promise<Visitor> {
  const person = await aPerson(db, world.organisation);
  const table = await openTable(db, world.id, { name: 'Library', readers }, { keys, person, now: clock.now });
  const seat = visitor(app);
  await seat.goTo(`/table/${tableCode(keys, table)}`);
  await seat.press('Sit down');
  return seat;
}

async function aMemberHere(role: Role, side: Reader): Promise<Visitor> {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { side }), clock.now);
  return browser;
}

async function aColleague(): Promise<Visitor> {
  const browser = visitor(app);
  await signedIn(db, browser, await aPerson(db, world.organisation), clock.now);
  return browser;
}

/** Begins a map and stands on its page; gives its address. */
async function aMapBy(who: Visitor, question = 'Who matters?'): Promise<string> {
  await who.goTo(base);
  await who.follow('Draw a map');
  await who.press('Begin the map', { 'Which question': question });
  expect(who.status).toBe(200);
  return who.path;
}

async function line(who: Visitor, { from, to, kind, both = false }: { from: string; to: string[]; kind: string; both?: boolean }) {
  await who.press('Draw the line', { from, to, link_kind: kind, both: both ? ['yes'] : [] });
  expect(who.status).toBe(200);
}

async function withTower(who: Visitor, map: string, label: string, height: string) {
  await who.goTo(map);
  await putOn(who, label);
  await who.follow(label.trim());
  await who.press('Keep the tower', { 'How many discs': height });
  expect(who.status).toBe(200);
}

/** Sends the form below the picture as the island does: without a button. */
async function drag(who: Visitor, map: string, spot: { across: string; down: string }) {
  await who.goTo(map);
  const button = who.page.querySelectorAll('#place-by-hand button')[0]!;
  button.removeAttribute('name');
  await who.press(button.text.trim(), { Whom: '2 Two', ...spot });
}

/** Puts a role on the map; says so once more when it is taken for a name. */
async function putOn(who: Visitor, label: string) {
  await who.press('Put on the map', { label, 'What is it': 'A role' });
  if (who.status === 422 && who.text.includes('looks like the name')) await who.press('Put on the map', { 'Is it a name?': ['yes'] });
  expect(who.status).toBe(200);
}

/** A conversation; gives a way to take a seat in it from some sides. */
async function aSession(readers: Reader[]) {
  const plan = { purpose: 'Talk', change_wanted: 'A bus', starts_at: clock.now, ends_at: null, place: 'Library', readers };
  const session = await planSession(db, world.id, plan, { person: await aPerson(db, world.organisation), keys, now: clock.now });
  return async (...sides: Reader[]): Promise<Visitor> => {
    const guest = visitor(app);
    await guest.goTo(`/session/${sessionCode(keys, session)}`);
    await guest.press('Take a seat', { side: sides.map((side) => world.sides[side]) });
    return guest;
  };
}
