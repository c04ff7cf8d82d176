import { beforeAll, beforeEach, expect, test } from 'vitest';
import { aLiveKring, aRoom, hiddenFields, sends, type LiveKring, type Room } from '#testing/live-world.ts';
import { type Visitor } from '#testing/visitor.ts';
import { today } from '#testing/worlds.ts';

let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring()));
beforeEach(async () => void (room = await aRoom(kring)));

const seats = async (tables: string) => {
  await room.leader.goTo(`${room.path}/seating`);
  await room.leader.press('Seat the people', { tables });
};
const tableOf = async (guest: Visitor) => {
  await guest.goTo(`${room.path}/now`);
  return Number(/You sit at table (\d)/.exec(guest.text)?.[1]);
};

test('every phone shows its table and who sits there, the big screen shows all', async () => {
  await room.script('tables', 'tables');
  const guests = await Promise.all(['Ana', 'Bo', 'Cas', 'Dee'].map((name) => room.comesIn({ name })));
  await seats('2');
  expect(room.leader.text).toContain('Nobody sits with the same people twice.');
  await room.leads('Begin');
  const tables: number[] = [];
  for (const guest of guests) tables.push(await tableOf(guest));
  expect([...tables].sort()).toEqual([1, 1, 2, 2]);
  const with0 = ['Ana', 'Bo', 'Cas', 'Dee'].filter((_, nth) => nth > 0 && tables[nth] === tables[0]);
  expect(guests[0]!.text).toContain(`You sit at table ${tables[0]} with ${with0[0]}.`);
  await room.leader.goTo(`${room.path}/screen`);
  expect(room.leader.text).toMatch(/Table 1 \w+, \w+ Table 2 \w+, \w+/);
});

test('a wish is kept until it is taken away; one that cannot be met is said by name', async () => {
  await room.script('tables');
  for (const name of ['Ana', 'Bo', 'Cas']) await room.comesIn({ name });
  await room.leader.goTo(`${room.path}/seating`);
  const seat = (name: string) =>
    room.leader.page
      .querySelectorAll('select[name=one] option')
      .find((one) => one.text === name)!
      .getAttribute('value')!;
  const [ana, bo] = [seat('Ana'), seat('Bo')];
  await room.leader.press('Never together', { one: ana, other: ana });
  expect(room.leader.status).toBe(422);
  await room.leader.press('Never together', { one: ana, other: bo });
  expect(room.leader.text).toContain('Ana and Bo: never together.');
  await seats('1');
  expect(room.leader.text).toContain('A wish cannot be met: Ana and Bo sit together in round 1.');
  await room.leader.press('Take away');
  expect(room.leader.text).not.toContain('never together.');
  expect(room.leader.text).not.toContain('A wish cannot be met');
});

test('someone is moved with a button, also to a new table, and their phone says so', async () => {
  await room.script('tables');
  const [ana] = await Promise.all(['Ana', 'Bo', 'Cas', 'Dee'].map((name) => room.comesIn({ name })));
  await seats('2');
  await room.leads('Begin');
  const before = await tableOf(ana!);
  await room.leader.goTo(`${room.path}/seating`);
  await room.leader.press(`Table ${3 - before}`, { 'Who?': '' });
  expect(room.leader.status).toBe(422);
  const chosen = room.leader.page
    .querySelectorAll('select[name=seat] option')
    .find((one) => one.text.startsWith('Ana'))!
    .getAttribute('value')!;
  await room.leader.press(`Table ${3 - before}`, { seat: chosen });
  expect(await tableOf(ana!)).toBe(3 - before);
  await room.leader.press('New table 3', { seat: chosen });
  expect(await tableOf(ana!)).toBe(3);
});

test('how many are there stands on the big screen; a phone that waits is not told of each next one', async () => {
  const ana = await room.comesIn({ name: 'Ana' });
  const waits = await room.see(ana, '/now/stream');
  await room.comesIn({ name: 'Bo' });
  await new Promise((resolve) => setTimeout(resolve, 60)); // what was made a moment ago is shared
  expect(await room.see(ana, '/now/stream')).toBe(waits);
  expect(await room.see(room.leader, '/screen')).toContain('2 people are in the room.');
});

test('who comes late has a table at once, and who leads may seat everyone anew from the next round', async () => {
  await room.script('tables', 'tables');
  for (const name of ['Ana', 'Bo', 'Cas', 'Dee']) await room.comesIn({ name });
  await seats('2');
  await room.leads('Begin');
  const late = await room.comesIn({ name: 'Eva' });
  expect(await tableOf(late)).toBeGreaterThan(0);
  await room.leader.goTo(`${room.path}/seating`);
  expect(room.leader.text).toContain('The first round stays as it is.');
  await room.leader.press('Seat them anew', { tables: '2' });
  await room.leads('Next step');
  expect(await tableOf(late)).toBeGreaterThan(0);
});

test('a note written at a table says from which table it is, also when it arrives in the next step', async () => {
  await room.script('tables', 'free');
  const [ana] = [await room.comesIn({ name: 'Ana' }), await room.comesIn({ name: 'Bo' })];
  await seats('1');
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now`);
  await room.leads('Next step');
  await ana.press('Send this note', { 'Your note': 'More light.' });
  expect(await notes()).toEqual([{ text: 'More light.', table_number: 1 }]);
});

test('a table shares one phone: people without one are written down, take turns and leave; its notes are sent once', async () => {
  await room.script('tables', 'round');
  const ana = await room.comesIn({ name: 'Ana' });
  await room.comesIn({ name: 'Bo' });
  await seats('1');
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now`);
  await ana.follow('Help your table write');
  room.later(1000);
  await ana.press('Add them', { 'First name': 'Rie', Resident: true });
  expect(ana.text).toContain('At this table: Ana, Bo and Rie.');
  await ana.press('Send this note', { 'A note from this table': 'A bench.' });
  expect(ana.text).toContain('Notes from this table A bench.');
  await room.leads('Next step');
  const spoke: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await ana.goTo(`${room.path}/table/1`);
    const name = /Speaking: (\w+)\./.exec(ana.text)![1]!;
    spoke.push(name);
    if (name === 'Rie') await ana.press('Rie is done');
    else await room.leads(`${name} is done`);
  }
  expect(spoke.sort()).toEqual(['Ana', 'Bo', 'Rie']);
  await ana.goTo(`${room.path}/table/1`);
  await ana.press('Rie leaves');
  expect(ana.text).toContain('At this table: Ana and Bo.');
  expect(await notes()).toEqual([{ text: 'A bench.', table_number: 1 }]);
});

test('a form of a table that arrives three times is one note and one person', async () => {
  await room.script('tables');
  const ana = await room.comesIn({ name: 'Ana' });
  await room.comesIn({ name: 'Bo' });
  await seats('1');
  await room.leads('Begin');
  await ana.goTo(`${room.path}/table/1`);
  for (const [what, more] of [
    ['note', { text: 'Once.' }],
    ['add', { name: 'Rie' }],
  ] as const) {
    const form = { ...hiddenFields(ana, what), ...more };
    expect(await sends(kring, ana, { to: `${room.path}/table/1/${what}`, form, times: 3 })).toEqual([303, 303, 303]);
  }
  expect(await notes()).toHaveLength(1);
  expect(
    await kring.db.selectFrom('seat').select('name').where('session_id', '=', room.session).where('added_by_host', '=', true).execute(),
  ).toEqual([{ name: 'Rie' }]);
});

test('another table is not here, nor its acts; whoever leads may open every one', async () => {
  await room.script('tables');
  const [ana] = await Promise.all(['Ana', 'Bo', 'Cas', 'Dee'].map((name) => room.comesIn({ name })));
  await seats('2');
  await room.leads('Begin');
  const own = await tableOf(ana!);
  await ana!.goTo(`${room.path}/table/${3 - own}`);
  expect(ana!.status).toBe(404);
  for (const table of ['1', '2']) {
    await room.leader.goTo(`${room.path}/table/${table}`);
    expect(room.leader.status, table).toBe(200);
  }
  for (const table of ['0', '3', 'x', '1.5']) {
    await room.leader.goTo(`${room.path}/table/${table}`);
    expect(room.leader.status, table).toBe(404);
  }
  await ana!.goTo(`${room.path}/table/${own}`);
  await ana!.goTo(`${room.path}/seating`);
  expect(ana!.status).toBe(404);
});

test('a slip in the number of tables keeps what was typed; without a step at tables the page says what to do', async () => {
  await room.leader.goTo(`${room.path}/seating`);
  expect(room.leader.text).toContain('The script has no step at tables yet.');
  await room.script('tables');
  await room.comesIn({ name: 'Ana' });
  await room.leader.goTo(`${room.path}/seating`);
  for (const tables of ['0', '201', 'two', '1.5']) {
    await room.leader.press('Seat the people', { tables });
    expect(room.leader.status, tables).toBe(422);
    expect(room.leader.page.querySelector('input[name=tables]')!.getAttribute('value')).toBe(tables);
  }
});

test('who seats people sees at once who comes and where they sit, on the page that is open', async () => {
  await room.script('tables');
  await room.comesIn({ name: 'Ana' });
  const look = async () => {
    await new Promise((resolve) => setTimeout(resolve, 60)); // what was made a moment ago is shared
    await room.leader.goTo(`${room.path}/seating/stream`);
    return JSON.parse(/data: (.*)/.exec(room.leader.html)![1]!) as { step: string; tree: unknown };
  };
  const one = await look();
  expect(JSON.stringify(one.tree)).toContain('1 person is here');
  await room.comesIn({ name: 'Bo' });
  const two = await look();
  expect(JSON.stringify(two.tree)).toContain('2 people are here');
  expect(two.step).not.toBe(one.step);
  await seats('2');
  expect(room.leader.page.querySelector('[data-live]')!.getAttribute('data-live')).toBe(`${room.path}/seating/stream`);
  expect((await look()).step).not.toBe(two.step);
});

test('a room of 300 is seated and shown on one page that an old phone can load', async () => {
  await room.script('tables', 'tables', 'tables');
  const rows = Array.from({ length: 300 }, (_, nth) => ({
    ...{ circle_id: room.world.id, id: `guest${String(nth).padStart(11, '0')}`, table_id: null, session_id: room.session },
    ...{ secret_hash: Buffer.from(`${room.session} ${nth}`), side_ids: [room.world.sides.residents], sat_at: today, left_at: null },
  }));
  await kring.db.insertInto('seat').values(rows).execute();
  await seats('60');
  expect(room.leader.text).toContain('300 people are here.');
  expect(room.leader.text).toContain('Nobody sits with the same people twice.');
  expect(room.leader.html.length).toBeLessThan(200_000);
  await room.leads('Begin');
  await room.leader.goTo(`${room.path}/screen`);
  expect(room.leader.text).toContain('Table 60');
});

const notes = () => kring.db.selectFrom('note').select(['text', 'table_number']).where('session_id', '=', room.session).execute();
