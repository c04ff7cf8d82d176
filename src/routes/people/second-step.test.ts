import { expect, test } from 'vitest';
import { invite } from '#lib/people/invitations.server.ts';
import { demandStep } from '#lib/people/second-steps.server.ts';
import { codeOf, stepAt } from '#lib/people/second-step.ts';
import { linkForMember } from '#lib/people/sign-in.server.ts';
import { makeSignInLink } from '#lib/people/visits.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aPerson, signedIn, today } from '#testing/worlds.ts';

const { db, app, clock, later } = await testKring();

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bytesOf = (typed: string) =>
  Buffer.from(
    (
      [...typed.replace(/\s/g, '')]
        .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g) ?? []
    ).map((byte) => parseInt(byte, 2)),
  );
/** An app on a telephone: knows the secret from the page, and makes codes. */
const anApp = (browser: Visitor) => {
  const secret = bytesOf(browser.page.querySelector('code')!.text);
  return () => codeOf(secret, stepAt(clock.now));
};
const soon = () => later(1 / 1440);

async function withStep(person: string, browser = visitor(app)) {
  await signedIn(db, browser, person, clock.now);
  await browser.goTo('/home/safety');
  const code = anApp(browser);
  await browser.press('Turn my second step on', { 'Code from the app': code() });
  expect(browser.text).toContain('Your second step is on');
  soon();
  return { browser, code };
}
async function withLink(person: string) {
  const browser = visitor(app);
  await browser.goTo(`/sign-in/${await makeSignInLink(db, person, clock.now)}`);
  await browser.press('Sign me in');
  return browser;
}

test('who has a second step is not in by the link alone: the code of the app decides, once', async () => {
  const { code } = await withStep(await aMember(db, await aCircle(db), 'steward'));
  const kees = (await db.selectFrom('sign_in.second_step').select('person_id').executeTakeFirstOrThrow()).person_id;
  const browser = await withLink(kees);
  expect([browser.path, browser.cookies.has('kring-visit')]).toEqual(['/second-step', false]);
  await browser.goTo('/home');
  expect(browser.status).toBe(404);
  await browser.goTo('/second-step');
  await browser.press('Come in', { 'Code from the app': '123456' });
  expect([browser.status, browser.cookies.has('kring-visit')]).toEqual([422, false]);
  const now = code();
  await browser.press('Come in', { 'Code from the app': now });
  expect(browser.path).toBe('/home');
  const thief = await withLink(kees);
  await thief.press('Come in', { 'Code from the app': now });
  expect(thief.status).toBe(422);
});

test('whoever guesses codes is stopped after five, also with the right one, and not for ever', async () => {
  const person = await aMember(db, await aCircle(db), 'steward');
  const { code } = await withStep(person);
  const browser = await withLink(person);
  for (let nth = 0; nth < 5; nth++) await browser.press('Come in', { 'Code from the app': '000000' });
  await browser.press('Come in', { 'Code from the app': code() });
  expect(browser.text).toContain('too many wrong codes');
  later(1 / 24);
  const again = await withLink(person);
  await again.press('Come in', { 'Code from the app': code() });
  expect(again.path).toBe('/home');
});

test('an organisation asks it of everyone: who has none is signed out, and sets it up when coming in', async () => {
  const world = await aCircle(db);
  const [opener, member] = [await aPerson(db, world.organisation, { name: 'Opener', opens: true }), await aMember(db, world, 'member')];
  const inside = visitor(app);
  await signedIn(db, inside, member, clock.now);
  const browser = visitor(app);
  await signedIn(db, browser, opener, clock.now);
  await browser.goTo('/home/safety');
  expect(browser.text).toContain('Turn on your own second step first.');
  await withStep(opener, browser);
  await browser.goTo('/home/safety');
  await browser.press('Ask a second step of everyone');
  expect(browser.text).toContain('Everyone here signs in with a second step');
  expect(browser.text).not.toContain('Turn my second step off');
  await inside.goTo('/home');
  expect(inside.status).toBe(404);
  const coming = await withLink(member);
  expect(coming.path).toBe('/second-step');
  const code = anApp(coming);
  await coming.press('Come in', { 'Code from the app': '12' });
  expect(coming.cookies.has('kring-visit')).toBe(false);
  await coming.press('Come in', { 'Code from the app': code() });
  expect(coming.path).toBe('/home');
});

test('who accepts an invitation where everyone has a second step sets it up before coming in', async () => {
  const world = await aCircle(db);
  const steward = await aMember(db, world, 'steward');
  await demandStep(db, world.organisation, clock.now);
  const secret = await invite(db, world.id, { role: 'listener', side: world.sides.residents, by: steward, now: clock.now });
  const browser = visitor(app);
  await browser.goTo(`/invitations/${secret}`);
  await browser.press('Take part', { 'Your name': 'Samira' });
  expect([browser.path, browser.cookies.has('kring-visit')]).toEqual(['/second-step', false]);
});

test('who lost the telephone is helped by another steward, who cannot come in as them', async () => {
  const world = await aCircle(db);
  const [steward, lost] = [await aMember(db, world, 'steward'), await aMember(db, world, 'listener', { name: 'Lena' })];
  const { browser: lena } = await withStep(lost);
  const browser = visitor(app);
  await signedIn(db, browser, steward, clock.now);
  await browser.goTo('/home/safety');
  await browser.press('Take the second step of Lena away');
  await lena.goTo('/home');
  expect(lena.status).toBe(404);
  expect(await linkForMember(db, { steward: { id: steward, circles: [world.id] }, person: lost, now: clock.now })).toBeNull();
  const another = await aMember(db, world, 'steward');
  expect(await linkForMember(db, { steward: { id: another, circles: [world.id] }, person: lost, now: clock.now })).not.toBeNull();
  expect((await withLink(lost)).path).toBe('/home');
});

test('a steward takes away nothing of who takes part elsewhere, opens circles, or stands outside', async () => {
  const [world, other] = [await aCircle(db), await aCircle(db)];
  const steward = await aMember(db, world, 'steward');
  const [elsewhere, opener, stranger] = [
    await aMember(db, world, 'listener', { name: 'Both' }),
    await aPerson(db, world.organisation, { name: 'Opens', opens: true }),
    await aMember(db, other, 'listener', { name: 'Far' }),
  ];
  await aMember(db, other, 'listener', { person: elsewhere });
  for (const person of [elsewhere, opener, stranger]) await withStep(person);
  const browser = visitor(app);
  await signedIn(db, browser, steward, clock.now);
  await browser.goTo('/home/safety');
  for (const name of ['Both', 'Opens', 'Far']) expect(browser.text).not.toContain(`second step of ${name}`);
});

test('the secret is kept sealed, and another person cannot use a form that was made for one', async () => {
  const world = await aCircle(db);
  const [kees, eve] = [visitor(app), visitor(app)];
  const person = await aMember(db, world, 'member', { now: today });
  await signedIn(db, kees, person, clock.now);
  await signedIn(db, eve, await aMember(db, world, 'member'), clock.now);
  await kees.goTo('/home/safety');
  const [code, sealed] = [anApp(kees), kees.page.querySelector('input[name=sealed]')!.getAttribute('value')!];
  await eve.goTo('/home/safety');
  await eve.press('Turn my second step on', { 'Code from the app': code(), sealed });
  expect(eve.status).toBe(422);
  await kees.press('Turn my second step on', { 'Code from the app': code() });
  const row = await db.selectFrom('sign_in.second_step').selectAll().where('person_id', '=', person).executeTakeFirstOrThrow();
  expect(row.sealed).not.toContain(kees.page.querySelector('code')?.text ?? 'nothing');
});

test('turning it off takes a code', async () => {
  const { browser, code } = await withStep(await aMember(db, await aCircle(db), 'member'));
  await browser.press('Turn my second step off', { 'Code from the app': '000000' });
  expect(browser.status).toBe(422);
  await browser.press('Turn my second step off', { 'Code from the app': code() });
  expect(browser.text).toContain('You have no second step yet');
});
