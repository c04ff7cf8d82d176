import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aMember, aPerson, today } from '#testing/worlds.ts';
import { acceptInvitation, invitationAt, invitationLasts, invite } from './invitations.server.ts';
import { endMembership, membersOf } from './members.server.ts';
import { isEmail } from './person.ts';
import { askForLink, linkForMember, linksMadeFor } from './sign-in.server.ts';
import { makeSignInLink, signIn } from './visits.server.ts';

const { db } = await testDatabase();

test('an invitation that two people use at the same moment lets one in', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  const secret = await invite(db, world.id, { role: 'listener', side: world.sides.residents, by, now: today });
  const accept = (name: string) =>
    acceptInvitation(db, secret, { organisation: world.organisation, words: { name, email: null, employer: null } }, today);
  const answers = await Promise.all(['Samira', 'Kees', 'Ali', 'Ria'].map(accept));
  expect(answers.filter((answer) => 'person' in answer)).toHaveLength(1);
  expect((await membersOf(db, world.id)).filter((member) => member.role === 'listener')).toHaveLength(1);
});

test('an invitation that is too old opens nothing', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  const secret = await invite(db, world.id, { role: 'reader', side: world.sides.residents, by, now: today });
  expect(await invitationAt(db, secret, new Date(today.getTime() + invitationLasts - 1))).not.toBeNull();
  expect(await invitationAt(db, secret, new Date(today.getTime() + invitationLasts))).toBeNull();
});

test('who has the role already does not use the invitation up', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  const secret = await invite(db, world.id, { role: 'steward', side: world.sides.residents, by, now: today });
  expect(await acceptInvitation(db, secret, { person: by }, today)).toEqual({ refused: 'hasRole' });
  const samira = await aPerson(db, world.organisation, { name: 'Samira' });
  expect(await acceptInvitation(db, secret, { person: samira }, today)).toEqual({ person: samira });
});

test('an e-mail address of somebody else is not taken over by an invitation', async () => {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  await aPerson(db, world.organisation, { email: 'samira@example.org' });
  const secret = await invite(db, world.id, { role: 'member', side: world.sides.residents, by, now: today });
  const who = { organisation: world.organisation, words: { name: 'X', email: 'Samira@example.org', employer: null } };
  expect(await acceptInvitation(db, secret, who, today)).toEqual({ refused: 'emailTaken' });
  expect(await invitationAt(db, secret, today)).not.toBeNull();
});

test('a circle keeps a steward, and two listeners of different sides while it gathers', async () => {
  const world = await aCircle(db);
  await aMember(db, world, 'steward');
  await aMember(db, world, 'listener', { side: 'residents', name: 'Samira' });
  await aMember(db, world, 'listener', { side: 'professionals', name: 'Kees' });
  const place = async (name: string) => (await membersOf(db, world.id)).find((member) => member.name === name)!.id;
  expect(await endMembership(db, world.id, await place('Noor'), today)).toBe('lastSteward');
  expect(await endMembership(db, world.id, await place('Kees'), today)).toBe('listenersNeeded');
  await aMember(db, world, 'listener', { side: 'deciders', name: 'Ria' });
  expect(await endMembership(db, world.id, await place('Kees'), today)).toBeNull();
});

test('of three listeners, two who leave at once do not both leave', async () => {
  const world = await aCircle(db);
  const names = { residents: 'Samira', professionals: 'Kees', deciders: 'Ria' } as const;
  for (const [side, name] of Object.entries(names)) await aMember(db, world, 'listener', { side: side as keyof typeof names, name });
  const [one, other] = await membersOf(db, world.id);
  const answers = await Promise.all([endMembership(db, world.id, one!.id, today), endMembership(db, world.id, other!.id, today)]);
  expect(answers.sort()).toEqual(['listenersNeeded', null]);
});

test('a steward makes a link for a member of the own circle, and that member sees it', async () => {
  const [mine, theirs] = [await aCircle(db), await aCircle(db)];
  const noor = await aMember(db, mine, 'steward');
  const samira = await aMember(db, mine, 'listener', { side: 'residents', name: 'Samira' });
  const steward = { id: noor, circles: [mine.id] };
  const secret = await linkForMember(db, { steward, person: samira, now: today });
  expect(await signIn(db, secret!, today)).not.toBeNull();
  expect(await linksMadeFor(db, samira, new Date(0))).toMatchObject([{ by: 'Noor' }]);
  await aMember(db, theirs, 'listener', { side: 'residents', person: samira });
  expect(await linkForMember(db, { steward, person: samira, now: today })).toBeNull();
});

test('a steward makes no link for a listener who has an e-mail address: nobody but they can ask for one', async () => {
  const world = await aCircle(db);
  const steward = { id: await aMember(db, world, 'steward'), circles: [world.id] };
  const kees = await aPerson(db, world.organisation, { email: 'kees.listens@example.org' });
  await aMember(db, world, 'listener', { person: kees });
  expect(await linkForMember(db, { steward, person: kees, now: today })).toBeNull();
});

test('a steward makes no link for who may open circles, nor for who takes part nowhere', async () => {
  const world = await aCircle(db);
  const steward = { id: await aMember(db, world, 'steward'), circles: [world.id] };
  const opener = await aPerson(db, world.organisation, { opens: true });
  await aMember(db, world, 'member', { person: opener });
  expect(await linkForMember(db, { steward, person: opener, now: today })).toBeNull();
  expect(await linkForMember(db, { steward, person: await aPerson(db, world.organisation), now: today })).toBeNull();
});

test('a sign-in link works once, also for two at the same moment', async () => {
  const world = await aCircle(db);
  const secret = await makeSignInLink(db, await aPerson(db, world.organisation), today);
  const visits = await Promise.all([signIn(db, secret, today), signIn(db, secret, today)]);
  expect(visits.filter((visit) => visit !== null)).toHaveLength(1);
});

test('asking for a link queues one letter without a link in it, and nothing for an address that nobody has', async () => {
  const world = await aCircle(db);
  const person = await aPerson(db, world.organisation, { email: 'kees@example.org' });
  for (const email of ['KEES@example.org', 'kees@example.org', 'nobody@example.org'])
    await askForLink(db, email, { language: 'nl', now: today });
  const letters = await db
    .selectFrom('letter')
    .select(['person_id', 'kind', 'circle_id', 'language'])
    .where('kind', '=', 'sign_in')
    .execute();
  expect(letters).toEqual([{ person_id: person, kind: 'sign_in', circle_id: world.id, language: 'nl' }]);
  expect(await db.selectFrom('sign_in.link').select('person_id').where('person_id', '=', person).execute()).toEqual([]);
});

test('nobody fills the box of someone whose address they know: five letters an hour, and later again', async () => {
  const world = await aCircle(db);
  const person = await aPerson(db, world.organisation, { email: 'ria.box@example.org' });
  const letters = async () =>
    (await db.selectFrom('letter').select('id').where('person_id', '=', person).where('kind', '=', 'sign_in').execute()).length;
  const ask = (minute: number) =>
    askForLink(db, 'ria.box@example.org', { language: 'en', now: new Date(today.getTime() + minute * 60_000) });
  for (let nth = 0; nth < 12; nth++) await ask(nth * 3);
  expect(await letters()).toBe(5);
  await ask(90);
  expect(await letters()).toBe(6);
});

test('an e-mail address is one line with an @ and a dot, so that nothing can be added to a letter', () => {
  for (const good of ['noor@example.org', 'n.o+or@een.voorbeeld.nl']) expect(isEmail(good)).toBe(true);
  for (const wrong of ['noor', 'noor@', '@example.org', 'noor@example', 'noor@example.org\nBcc: x@y.nl', 'a@b.nl, c@d.nl'])
    expect(isEmail(wrong)).toBe(false);
});
