import { expect, test } from 'vitest';
import { clearNames } from '#compass/voices/names.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, type World } from '#testing/worlds.ts';

const { db, app, clock, later } = await testKring();

type Said = { group?: string; role?: string; place?: string; sides?: string[]; name?: string; nameUntil?: string };

/** Someone without an account says who is missing. */
async function names(world: World, said: Said): Promise<Visitor> {
  const phone = visitor(app);
  await phone.goTo(`/missing/${world.door}`);
  await phone.press('I name this', said as Record<string, string>);
  return phone;
}

async function inside(world: World, role: 'steward' | 'listener' | 'member' | 'reader', name = role) {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { name }));
  return browser;
}

const compass = (world: World) => `/circles/${world.slug}/compass/voices`;
const convenes = (world: World) =>
  db.updateTable('side').set({ convenor: true }).where('circle_id', '=', world.id).where('id', '!=', world.sides.residents).execute();

test('anyone says who is missing, without a name; those inside read it at once, the world when someone let it through', async () => {
  const world = await aCircle(db);
  const phone = await names(world, { group: 'Night cleaners\nYoung people who stay at home', place: 'The mosque' });
  expect(phone.status).toBe(200);
  expect(phone.text).toContain('Thank you');
  expect(phone.page.querySelector('title')?.text).toBe('Kring');
  expect([...phone.cookies.keys()]).toEqual([]);
  const [kept] = await db.selectFrom('naming').selectAll().where('circle_id', '=', world.id).execute();
  expect(kept).toMatchObject({ side_ids: [], person_name: null, named_on: '2026-11-24' }); // the day, and no more

  const noor = await inside(world, 'listener');
  await noor.goTo(compass(world));
  expect(noor.text).toContain('Night cleaners');
  const world2 = visitor(app);
  await world2.goTo(`/circles/${world.slug}/missing/named`);
  expect(world2.text).not.toContain('Night cleaners');
  await noor.follow('Night cleaners');
  await noor.press('Put it on the open page');
  await world2.goTo(`/circles/${world.slug}/missing/named`);
  expect(world2.text).toContain('Night cleaners');
  expect(world2.text).not.toContain('The mosque');
  await noor.goTo(noor.path);
  await noor.press('Keep it inside the circle', { 'On which ground?': 'It names someone' });
  await world2.goTo(`/circles/${world.slug}/missing/named`);
  expect(world2.text).not.toContain('Night cleaners');
  expect(world2.text).toContain('It names someone who did not agree. 1×');
});

test('who names nothing is told so and keeps their words; the same answer sent twice is one', async () => {
  const world = await aCircle(db);
  const phone = await names(world, { name: 'Mrs Jansen' });
  expect(phone.status).toBe(422);
  expect(phone.text).toContain('Name at least one');
  expect(phone.text).toContain('Choose until which day');
  expect(phone.html).toContain('Mrs Jansen');
  const page = visitor(app);
  await page.goTo(`/missing/${world.door}`);
  const fields = Object.fromEntries(
    page.page.querySelectorAll('form input[type=hidden]').map((i) => [i.getAttribute('name')!, i.getAttribute('value')!]),
  );
  const body = new URLSearchParams({ ...fields, group: 'Night cleaners', language: 'en' }).toString();
  const send = () =>
    app.request(`/missing/${world.door}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
  await Promise.all(Array.from({ length: 20 }, send));
  expect(await db.selectFrom('naming').select('id').where('circle_id', '=', world.id).execute()).toHaveLength(1);
  expect(await db.selectFrom('touched').select('id').where('circle_id', '=', world.id).execute()).toHaveLength(1);
});

test('what was named can be taken back right after, in the same browser; what another named too stays', async () => {
  const world = await aCircle(db);
  await names(world, { group: 'Night cleaners' });
  const phone = await names(world, { group: 'night  CLEANERS.\nTruck drivers' });
  await phone.press('Take back what I named');
  expect(phone.text).toContain('It is gone');
  const left = await db.selectFrom('touched').select('text').where('circle_id', '=', world.id).execute();
  expect(left).toEqual([{ text: 'Night cleaners' }]);
  const late = await names(world, { group: 'Truck drivers' });
  later(1 / 24);
  await late.press('Take back what I named');
  expect(late.status).toBe(422);
  expect(late.text).toContain('can no longer be taken back');
});

test('what was named is taken back also when someone said in the meantime that two of it are the same', async () => {
  const world = await aCircle(db);
  const phone = await names(world, { group: 'Night cleaners\nPeople who clean offices at night' });
  const noor = await inside(world, 'member');
  await noor.goTo(compass(world));
  await noor.follow('Night cleaners');
  await noor.press('Put them together', { 'The same as': 'People who clean offices at night' });
  await phone.press('Take back what I named');
  expect(await db.selectFrom('touched').select('text').where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('a name is for stewards alone, and is gone on its day, also when nothing cleared it yet', async () => {
  const world = await aCircle(db);
  await names(world, { role: 'The imam', name: 'Mr Yilmaz', nameUntil: '2027-01-31' });
  const [steward, listener] = [await inside(world, 'steward'), await inside(world, 'listener')];
  await steward.goTo(`${compass(world)}/names`);
  expect(steward.text).toContain('Mr Yilmaz');
  await listener.goTo(`${compass(world)}/names`);
  expect(listener.status).toBe(404);
  await listener.goTo(compass(world));
  expect(listener.html).not.toContain('Yilmaz');
  const before = clock.now;
  clock.now = new Date('2027-01-31T22:30:00Z'); // half past eleven in the evening where the circle is
  await signedInAgain(steward, world);
  await steward.goTo(`${compass(world)}/names`);
  expect(steward.text).toContain('Mr Yilmaz');
  await clearNames(db, '2027-01-31');
  clock.now = new Date('2027-01-31T23:30:00Z');
  await signedInAgain(steward, world);
  await steward.goTo(`${compass(world)}/names`);
  expect(steward.text).not.toContain('Yilmaz');
  expect(await nameKept(world)).toBe('Mr Yilmaz');
  expect(await clearNames(db, '2027-02-01')).toBe(1);
  expect(await nameKept(world)).toBeNull();
  expect(await clearNames(db, '2027-02-01')).toBe(0);
  clock.now = before;
});

const nameKept = async (world: World) =>
  (await db.selectFrom('naming').select('person_name').where('circle_id', '=', world.id).executeTakeFirstOrThrow()).person_name;
const signedInAgain = async (browser: Visitor, world: World) => {
  const { person_id } = await db
    .selectFrom('member')
    .select('person_id')
    .where('circle_id', '=', world.id)
    .where('role', '=', 'steward')
    .executeTakeFirstOrThrow();
  await signedIn(db, browser, person_id, clock.now);
};

test('two sides name, someone goes, and what came of it is in the log; on one sheet stands what is still to be done', async () => {
  const world = await aCircle(db);
  await convenes(world);
  const [resident, professional] = [{ sides: [world.sides.residents] }, { sides: [world.sides.professionals] }];
  for (let nth = 0; nth < 3; nth++) await names(world, { group: 'Night cleaners', ...resident });
  for (let nth = 0; nth < 2; nth++) await names(world, { group: 'Truck drivers', ...professional });
  for (let nth = 0; nth < 2; nth++) await names(world, { role: 'The councillor', sides: [world.sides.deciders] });
  const noor = await inside(world, 'member', 'member');
  await noor.goTo(compass(world));
  const headings = noor.page.querySelectorAll('article strong').map((h) => h.text.trim());
  expect(headings[0]).toBe('Night cleaners'); // from outside the organisation that invites
  expect(noor.text).toContain('Named from outside the organisation that invites');
  expect(noor.text).toContain('one was named by no professional');
  await noor.follow('Night cleaners');
  await noor.press('Put this in the plan', { 'Who goes?': '' });
  expect(noor.status).toBe(422);
  expect(noor.text).toContain('Write who goes.');
  await noor.press('Put this in the plan', { 'Who goes?': 'Noor', 'How?': 'visit', 'Where?': 'The depot', 'On which day?': '2026-12-01' });
  expect(noor.text).toContain('Go there: Noor, The depot, 1 December 2026');
  await noor.goTo(`${compass(world)}/plan`);
  expect(noor.page.querySelector('.kring-a4')?.text).toContain('The depot');
  await noor.goTo(compass(world));
  await noor.follow('Night cleaners');
  await noor.press('Keep what came of it', { 'What came of it?': 'met', 'What did you hear?': 'They work when the bus does not run.' });
  expect(noor.text).toContain('They work when the bus does not run.');
  await noor.goTo(compass(world));
  expect(noor.page.querySelectorAll('article strong')[0]!.text.trim()).toBe('The councillor');
  await noor.goTo(`${compass(world)}/plan`);
  expect(noor.page.querySelector('.kring-a4')?.text).not.toContain('Night cleaners');
});

test('people say that two are the same, and undo it', async () => {
  const world = await aCircle(db);
  await names(world, { group: 'Night cleaners\nPeople who clean offices at night' });
  const noor = await inside(world, 'member');
  await noor.goTo(compass(world));
  await noor.follow('Night cleaners');
  await noor.press('Put them together', { 'The same as': 'People who clean offices at night' });
  expect(noor.text).toContain('Also named like this: People who clean offices at night');
  await noor.goTo(compass(world));
  expect(noor.page.querySelectorAll('article')).toHaveLength(1);
  await noor.follow('Night cleaners');
  await noor.press('Take apart again');
  await noor.goTo(compass(world));
  expect(noor.page.querySelectorAll('article')).toHaveLength(2);
});

test('of three that are the same, whoever spoke with one spoke with them, also on the open page', async () => {
  const world = await aCircle(db);
  await names(world, { group: 'Cleaners of offices\nNight cleaners\nPeople of the night shift' });
  const noor = await inside(world, 'listener');
  const at = async (name: string) => {
    await noor.goTo(compass(world));
    await noor.follow(name);
  };
  await at('Cleaners of offices');
  await noor.press('Put this in the plan', { 'Who goes?': 'Noor', 'How?': 'visit' });
  await noor.press('Keep what came of it', { 'What came of it?': 'met' });
  await at('Night cleaners');
  await noor.press('Put them together', { 'The same as': 'Cleaners of offices' });
  await at('People of the night shift');
  await noor.press('Put them together', { 'The same as': 'Night cleaners' });
  await noor.press('Put it on the open page');
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/missing/named`);
  expect(anyone.text).toContain('People of the night shift Someone of the circle spoke with them.');
});

test('of who was hidden in the meantime no plan and no number is kept: nobody would see it to take it away', async () => {
  const world = await aCircle(db);
  await names(world, { group: 'Night cleaners' });
  const steward = await inside(world, 'steward');
  await steward.goTo(compass(world));
  await steward.follow('Night cleaners');
  const path = steward.path;
  const calling = visitor(app);
  for (const [name, value] of steward.cookies) calling.cookies.set(name, value);
  await calling.goTo(path);
  await db.updateTable('touched').set({ hidden_at: clock.now }).where('circle_id', '=', world.id).execute();
  await steward.press('Put this in the plan', { 'Who goes?': 'Noor', 'How?': 'visit' });
  expect(steward.status).toBe(404);
  await calling.press('Put on the phone list', { Number: '030-1234567', 'Until which day': '2026-12-31' });
  expect(calling.status).toBe(404);
  expect(await db.selectFrom('reaching').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
  const [kept] = await db.selectFrom('touched').select('call_number').where('circle_id', '=', world.id).execute();
  expect(kept!.call_number).toBeNull();
});

test('whom to call is only what a steward put there, until its day', async () => {
  const world = await aCircle(db);
  await names(world, { group: 'Night cleaners' });
  const [steward, member] = [await inside(world, 'steward'), await inside(world, 'member')];
  await steward.goTo(compass(world));
  await steward.follow('Night cleaners');
  await steward.press('Put on the phone list', { 'Whom do we ask for?': 'The union desk', Number: 'abc', 'Until which day': '2026-11-24' });
  expect(steward.status).toBe(422);
  expect(steward.text).toContain('Write a number to call.');
  await steward.press('Put on the phone list', {
    'Whom do we ask for?': 'The union desk',
    Number: '030-1234567',
    'Until which day': '2026-12-31',
  });
  await member.goTo(`${compass(world)}/calls`);
  expect(member.page.querySelector('a[href="tel:0301234567"]')).not.toBeNull();
  expect(member.text).toContain('The union desk');
  await clearNames(db, '2027-01-01');
  await member.goTo(`${compass(world)}/calls`);
  expect(member.text).toContain('No number stands on the list yet');
});

test('a coverage is too early while one side has not answered, and never looks like a grade', async () => {
  const world = await aCircle(db);
  for (let nth = 0; nth < 8; nth++) await names(world, { group: `Group ${nth % 3}`, sides: [world.sides.professionals] });
  for (let nth = 0; nth < 3; nth++) await names(world, { group: `Group ${nth}`, sides: [world.sides.residents] });
  const noor = await inside(world, 'reader');
  await noor.goTo(compass(world));
  expect(noor.text).toContain('Too early to tell.');
  expect(noor.text).not.toMatch(/By estimate|\d+\s?%/);
  for (let nth = 0; nth < 2; nth++) await names(world, { group: `Group ${nth + 2}`, sides: [world.sides.deciders] });
  later(1); // what is named today is counted tomorrow
  await signedIn(db, noor, await aMember(db, world, 'reader'), clock.now);
  await noor.goTo(compass(world));
  expect(noor.text).toContain('By estimate there are between');
  expect(noor.text).toContain('So this is never finished.');
  expect(noor.page.querySelectorAll('progress, meter, [class*=green], [class*=ok], [class*=kept]')).toEqual([]);
});

test('what is said of a side rests on two of it: from one answer its side shows nowhere', async () => {
  const world = await aCircle(db);
  await convenes(world);
  for (let nth = 0; nth < 6; nth++) await names(world, { group: 'Truck drivers', sides: [world.sides.professionals] });
  for (let nth = 0; nth < 2; nth++) await names(world, { group: 'Truck drivers', sides: [world.sides.deciders] });
  await names(world, { group: 'Night cleaners', sides: [world.sides.residents] });
  const noor = await inside(world, 'steward');
  await noor.goTo(compass(world));
  const card = noor.page.querySelectorAll('article').find((a) => a.text.includes('Night cleaners'))!;
  expect(card.text).not.toContain('Resident');
  expect(noor.text).not.toContain('Named from outside');
});
