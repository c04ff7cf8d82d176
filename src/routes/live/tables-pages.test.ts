import { beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
let db: Db;
let app: App;
let clock = today;
let world: World;
let session: string;
let path: string;
let leader: Visitor;

beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => clock });
});
beforeEach(async () => {
  clock = today;
  world = await aCircle(db);
  const person = await aMember(db, world, 'steward', { side: 'professionals', name: 'Samira' });
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  session = await planSession(db, world.id, plan, { person, keys, now: today });
  path = `/circles/${world.slug}/sessions/${session}`;
  leader = visitor(app);
  await signedIn(db, leader, person);
});

const comesIn = async (name: string) => {
  const guest = visitor(app);
  await guest.goTo(`/session/${sessionCode(keys, session)}`);
  clock = new Date(clock.getTime() + 1000);
  await guest.press('Take a seat', { Resident: true, name });
  return guest;
};
const addsSteps = async (...rules: string[]) => {
  await leader.goTo(`${path}/script`);
  for (const rule of rules) await leader.press('Add this step', { title: `A ${rule}`, instruction: 'Do it.', minutes: '5', rule });
};
const leads = async (button: string) => {
  await leader.goTo(`${path}/lead`);
  await leader.press(button);
};
const seats = async (tables: string) => {
  await leader.goTo(`${path}/seating`);
  await leader.press('Seat the people', { tables });
};
const tableOf = async (guest: Visitor) => {
  await guest.goTo(`${path}/now`);
  return Number(/You sit at table (\d)/.exec(guest.text)?.[1]);
};

test('every phone shows its table and who sits there, the big screen shows all', async () => {
  await addsSteps('tables', 'tables');
  const guests = await Promise.all(['Ana', 'Bo', 'Cas', 'Dee'].map(comesIn));
  await seats('2');
  expect(leader.text).toContain('Nobody sits with the same people twice.');
  await leads('Begin');
  const tables: number[] = [];
  for (const guest of guests) tables.push(await tableOf(guest));
  expect([...tables].sort()).toEqual([1, 1, 2, 2]);
  const with0 = ['Ana', 'Bo', 'Cas', 'Dee'].filter((_, nth) => nth > 0 && tables[nth] === tables[0]);
  expect(guests[0]!.text).toContain(`You sit at table ${tables[0]} with ${with0[0]}.`);
  await leader.goTo(`${path}/screen`);
  expect(leader.text).toMatch(/Table 1 \w+, \w+ Table 2 \w+, \w+/);
});

test('a wish is kept until it is taken away; one that cannot be met is said by name', async () => {
  await addsSteps('tables');
  for (const name of ['Ana', 'Bo', 'Cas']) await comesIn(name);
  await leader.goTo(`${path}/seating`);
  const seat = (name: string) =>
    leader.page
      .querySelectorAll('select[name=one] option')
      .find((one) => one.text === name)!
      .getAttribute('value')!;
  const [ana, bo] = [seat('Ana'), seat('Bo')];
  await leader.press('Never together', { one: ana, other: ana });
  expect(leader.status).toBe(422);
  await leader.press('Never together', { one: ana, other: bo });
  expect(leader.text).toContain('Ana and Bo: never together.');
  await seats('1');
  expect(leader.text).toContain('A wish cannot be met: Ana and Bo sit together in round 1.');
  await leader.press('Take away');
  expect(leader.text).not.toContain('never together.');
  expect(leader.text).not.toContain('A wish cannot be met');
});

test('someone is moved with a button, also to a new table, and their phone says so', async () => {
  await addsSteps('tables');
  const [ana] = await Promise.all(['Ana', 'Bo', 'Cas', 'Dee'].map(comesIn));
  await seats('2');
  await leads('Begin');
  const before = await tableOf(ana!);
  await leader.goTo(`${path}/seating`);
  await leader.press(`Table ${3 - before}`, { 'Who?': '' });
  expect(leader.status).toBe(422);
  const chosen = leader.page
    .querySelectorAll('select[name=seat] option')
    .find((one) => one.text.startsWith('Ana'))!
    .getAttribute('value')!;
  await leader.press(`Table ${3 - before}`, { seat: chosen });
  expect(await tableOf(ana!)).toBe(3 - before);
  await leader.press('New table 3', { seat: chosen });
  expect(await tableOf(ana!)).toBe(3);
});

test('who comes late has a table at once, and who leads may seat everyone anew from the next round', async () => {
  await addsSteps('tables', 'tables');
  for (const name of ['Ana', 'Bo', 'Cas', 'Dee']) await comesIn(name);
  await seats('2');
  await leads('Begin');
  const late = await comesIn('Eva');
  expect(await tableOf(late)).toBeGreaterThan(0);
  await leader.goTo(`${path}/seating`);
  expect(leader.text).toContain('The first round stays as it is.');
  await leader.press('Seat them anew', { tables: '2' });
  await leads('Next step');
  expect(await tableOf(late)).toBeGreaterThan(0);
});

test('a note written at a table says from which table it is, also when it arrives in the next step', async () => {
  await addsSteps('tables', 'free');
  const [ana] = [await comesIn('Ana'), await comesIn('Bo')];
  await seats('1');
  await leads('Begin');
  await ana.goTo(`${path}/now`);
  await leads('Next step');
  await ana.press('Send this note', { 'Your note': 'More light.' });
  expect(await notes()).toEqual([{ text: 'More light.', table_number: 1 }]);
});

test('a table shares one phone: people without one are written down, take turns and leave; its notes are sent once', async () => {
  await addsSteps('tables', 'round');
  const ana = await comesIn('Ana');
  await comesIn('Bo');
  await seats('1');
  await leads('Begin');
  await ana.goTo(`${path}/now`);
  await ana.follow('Help your table write');
  clock = new Date(clock.getTime() + 1000);
  await ana.press('Add them', { 'First name': 'Rie', Resident: true });
  expect(ana.text).toContain('At this table: Ana, Bo and Rie.');
  await ana.press('Send this note', { 'A note from this table': 'A bench.' });
  expect(ana.text).toContain('Notes from this table A bench.');
  await leads('Next step');
  const spoke: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await ana.goTo(`${path}/table/1`);
    const name = /Speaking: (\w+)\./.exec(ana.text)![1]!;
    spoke.push(name);
    if (name === 'Rie') await ana.press('Rie is done');
    else await leads(`${name} is done`);
  }
  expect(spoke.sort()).toEqual(['Ana', 'Bo', 'Rie']);
  await ana.goTo(`${path}/table/1`);
  await ana.press('Rie leaves');
  expect(ana.text).toContain('At this table: Ana and Bo.');
  expect(await notes()).toEqual([{ text: 'A bench.', table_number: 1 }]);
});

test('a form of a table that arrives three times is one note and one person', async () => {
  await addsSteps('tables');
  const ana = await comesIn('Ana');
  await comesIn('Bo');
  await seats('1');
  await leads('Begin');
  await ana.goTo(`${path}/table/1`);
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = (what: string, more: Record<string, string>) => {
    const form = ana.page.querySelectorAll('form').find((one) => one.getAttribute('action')!.endsWith(what))!;
    const hidden = form.querySelectorAll('input[type=hidden]').map((one) => [one.getAttribute('name')!, one.getAttribute('value')!]);
    return app.request(`${path}/table/1/${what}`, {
      method: 'POST',
      body: new URLSearchParams({ ...Object.fromEntries(hidden), ...more }).toString(),
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
  };
  for (const [what, more] of [
    ['note', { text: 'Once.' }],
    ['add', { name: 'Rie' }],
  ] as const)
    expect((await Promise.all([send(what, more), send(what, more), send(what, more)])).map(({ status }) => status)).toEqual([
      303, 303, 303,
    ]);
  expect(await notes()).toHaveLength(1);
  expect(await db.selectFrom('seat').select('name').where('session_id', '=', session).where('added_by_host', '=', true).execute()).toEqual([
    { name: 'Rie' },
  ]);
});

test('another table is not here, nor its acts; whoever leads may open every one', async () => {
  await addsSteps('tables');
  const [ana] = await Promise.all(['Ana', 'Bo', 'Cas', 'Dee'].map(comesIn));
  await seats('2');
  await leads('Begin');
  const own = await tableOf(ana!);
  await ana!.goTo(`${path}/table/${3 - own}`);
  expect(ana!.status).toBe(404);
  for (const table of ['1', '2']) {
    await leader.goTo(`${path}/table/${table}`);
    expect(leader.status, table).toBe(200);
  }
  for (const table of ['0', '3', 'x', '1.5']) {
    await leader.goTo(`${path}/table/${table}`);
    expect(leader.status, table).toBe(404);
  }
  await ana!.goTo(`${path}/table/${own}`);
  await ana!.goTo(`${path}/seating`);
  expect(ana!.status).toBe(404);
});

test('a slip in the number of tables keeps what was typed; without a step at tables the page says what to do', async () => {
  await leader.goTo(`${path}/seating`);
  expect(leader.text).toContain('The script has no step at tables yet.');
  await addsSteps('tables');
  await comesIn('Ana');
  await leader.goTo(`${path}/seating`);
  for (const tables of ['0', '201', 'two', '1.5']) {
    await leader.press('Seat the people', { tables });
    expect(leader.status, tables).toBe(422);
    expect(leader.page.querySelector('input[name=tables]')!.getAttribute('value')).toBe(tables);
  }
});

test('a room of 300 is seated and shown on one page that an old phone can load', async () => {
  await addsSteps('tables', 'tables', 'tables');
  const rows = Array.from({ length: 300 }, (_, nth) => ({
    ...{ circle_id: world.id, id: `guest${String(nth).padStart(11, '0')}`, table_id: null, session_id: session },
    ...{ secret_hash: Buffer.from(`${session} ${nth}`), side_ids: [world.sides.residents], sat_at: today, left_at: null },
  }));
  await db.insertInto('seat').values(rows).execute();
  await seats('60');
  expect(leader.text).toContain('300 people are here.');
  expect(leader.text).toContain('Nobody sits with the same people twice.');
  expect(leader.html.length).toBeLessThan(200_000);
  await leads('Begin');
  await leader.goTo(`${path}/screen`);
  expect(leader.text).toContain('Table 60');
});

const notes = () => db.selectFrom('note').select(['text', 'table_number']).where('session_id', '=', session).execute();
