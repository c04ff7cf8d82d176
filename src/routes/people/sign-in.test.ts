import { expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { invite } from '#lib/people/invitations.server.ts';
import { askingTakes } from '#lib/people/sign-in.server.ts';
import { makeSignInLink } from '#lib/people/visits.server.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aPerson, aStory, signedIn, today } from '#testing/worlds.ts';
import { appOf } from '../app.tsx';

const { db } = await testDatabase();
const app = appOf({ db, keys: newKeys(), config: readConfig({ SMTP_URL: 'smtp://localhost' }), now: () => today });

test('opening a sign-in link three times uses nothing up; pressing the button signs in, once', async () => {
  const world = await aCircle(db);
  const link = `/sign-in/${await makeSignInLink(db, await aMember(db, world, 'member', { name: 'Kees' }), today)}`;
  const [kees, scanner] = [visitor(app), visitor(app)];
  for (let nth = 0; nth < 3; nth++) await scanner.goTo(link);
  await kees.goTo(link);
  await kees.press('Sign me in');
  expect(kees.path).toBe('/home');
  expect(kees.text).toContain('Kees');
  await scanner.press('Sign me in');
  expect(scanner.status).toBe(404);
  expect(scanner.cookies.size).toBe(0);
});

test('signing out ends the visit, also for a copied cookie', async () => {
  const world = await aCircle(db);
  const [kees, thief] = [visitor(app), visitor(app)];
  await signedIn(db, kees, await aMember(db, world, 'member'));
  for (const [name, value] of kees.cookies) thief.cookies.set(name, value);
  await kees.goTo('/home');
  await kees.press('Sign out');
  await thief.goTo('/home');
  expect(thief.status).toBe(404);
});

test('asking for a link says and takes the same for an address that nobody has', async () => {
  const world = await aCircle(db);
  await aPerson(db, world.organisation, { email: 'known@example.org' });
  const ask = async (email: string) => {
    const someone = visitor(app);
    await someone.goTo('/sign-in');
    const begun = performance.now();
    await someone.press('Send me a link', { 'Your e-mail address': email });
    return { html: someone.html, took: performance.now() - begun };
  };
  const [known, unknown] = [await ask('known@example.org'), await ask('unknown@example.org')];
  expect(known.html).toBe(unknown.html);
  for (const { took } of [known, unknown]) expect(took).toBeGreaterThanOrEqual(askingTakes - 1);
});

test('someone who is signed in accepts an invitation as the same person, and may have several roles', async () => {
  const world = await aCircle(db);
  const noor = await aMember(db, world, 'steward');
  const browser = visitor(app);
  await signedIn(db, browser, noor);
  await browser.goTo(
    `/invitations/${await invite(db, world.id, { role: 'listener', side: world.sides.professionals, by: noor, now: today })}`,
  );
  await browser.press('Take part as Noor');
  expect(browser.text).toContain('listener, steward');
});

test('an invitation is refused with the same page when it is unknown, used or withdrawn', async () => {
  const world = await aCircle(db);
  const noor = await aMember(db, world, 'steward');
  const used = await invite(db, world.id, { role: 'reader', side: world.sides.residents, by: noor, now: today });
  const samira = visitor(app);
  await samira.goTo(`/invitations/${used}`);
  await samira.press('Take part', { 'Your name': 'Samira' });
  const pages = [];
  for (const secret of [used, 'x'.repeat(32)]) {
    const other = visitor(app);
    await other.goTo(`/invitations/${secret}`);
    expect(other.status).toBe(404);
    pages.push(other.text);
  }
  expect(pages[0]).toBe(pages[1]);
});

test('home names what waits, and leads there', async () => {
  const world = await aCircle(db);
  const [noor, browser] = [await aMember(db, world, 'listener'), visitor(app)];
  await aStory(db, world, { accepted: false });
  await aStory(db, world, { accepted: false, now: new Date('2026-11-01T10:00:00Z') });
  await signedIn(db, browser, noor);
  await browser.goTo('/home');
  expect(browser.text).toContain('One story waits for a listener');
  expect(browser.text).toContain('One story waits longer than seven days');
});

test('the open page does not count fewer than five tellers, except for who reads every story', async () => {
  const world = await aCircle(db);
  for (let nth = 0; nth < 4; nth++) await aStory(db, world);
  const [passer, listener] = [visitor(app), visitor(app)];
  await passer.goTo(`/circles/${world.slug}`);
  expect(passer.text).toContain('fewer than 5 stories');
  expect(passer.text).not.toContain('4 stories');
  await signedIn(db, listener, await aMember(db, world, 'listener'));
  await listener.goTo(`/circles/${world.slug}`);
  expect(listener.text).toContain('4 stories');
});

test('the pages of preparing are not there for who is no steward', async () => {
  const world = await aCircle(db);
  const member = visitor(app);
  await signedIn(db, member, await aMember(db, world, 'member'));
  for (const path of ['prepare', 'prepare/promise', 'people']) {
    await member.goTo(`/circles/${world.slug}/${path}`);
    expect(member.status).toBe(404);
  }
});

test('a steward of one circle prepares nothing in another', async () => {
  const [mine, other] = [await aCircle(db), await aCircle(db)];
  const noor = visitor(app);
  await signedIn(db, noor, await aMember(db, mine, 'steward'));
  await noor.goTo(`/circles/${other.slug}/people`);
  expect(noor.status).toBe(404);
});

test('a steward who takes the role of listener is seen by everyone as both, and since when', async () => {
  const world = await aCircle(db);
  const noor = await aMember(db, world, 'steward', { name: 'Noor' });
  await aMember(db, world, 'listener', { person: noor });
  const passer = visitor(app);
  await passer.goTo(`/circles/${world.slug}`);
  expect(passer.text).toContain('Noor Professional steward since 24 November 2026');
});
