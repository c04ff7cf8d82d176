import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aCircle, aMember } from '../worlds.ts';
import { haveNoBarriers, kringHere } from './phones.ts';

const { db, at, aPhone } = await kringHere();
const says = (page: Page) => page.textContent('main');

test('two sides name who is missing, someone goes there, and a card brings another who passes it on: without JavaScript, on a phone', async () => {
  const world = await aCircle(db);
  await db
    .updateTable('side')
    .set({ convenor: true })
    .where('circle_id', '=', world.id)
    .where('id', '=', world.sides.professionals)
    .execute();
  const [listener, member] = [await aMember(db, world, 'listener', { name: 'Jan' }), await aMember(db, world, 'member', { name: 'Noor' })];
  const resident = await aPhone();
  for (const [side, group] of [
    ['Resident', 'Night cleaners'],
    ['Resident', 'Night cleaners'],
    ['Professional', 'Truck drivers'],
    ['Professional', 'Truck drivers'],
  ] as const) {
    await resident.goto(`${at}/missing/${world.door}`);
    await resident.fill('textarea[name=group]', group);
    await resident.getByLabel(side).check();
    await resident.getByRole('button', { name: 'I name this' }).click();
    expect(await says(resident)).toContain('Thank you');
  }
  const jan = await aPhone(listener);
  await jan.goto(`${at}/circles/${world.slug}/compass/voices`);
  await jan.getByRole('link', { name: 'Night cleaners' }).first().click();
  await jan.getByRole('button', { name: 'Put it on the open page' }).click();
  await resident.goto(`${at}/circles/${world.slug}/missing/named`);
  expect(await says(resident)).toContain('Night cleaners');
  expect(await says(resident)).not.toContain('Truck drivers');

  const noor = await aPhone(member);
  await noor.goto(`${at}/circles/${world.slug}/compass/voices`);
  expect(await noor.locator('h3').first().textContent()).toBe('Named from outside the organisation that invites');
  await noor.getByRole('link', { name: 'Night cleaners' }).first().click();
  await noor.getByLabel('Who goes?').fill('Noor');
  await noor.getByLabel('Go there').check();
  await noor.getByRole('button', { name: 'Put this in the plan' }).click();
  await noor.getByText('Say what came of it').click();
  await noor.getByLabel('Takes part').check();
  await noor.getByRole('button', { name: 'Keep what came of it' }).click();
  expect(await says(noor)).toContain('Takes part: Noor');
  await resident.goto(`${at}/circles/${world.slug}/missing/named`);
  expect(await says(resident)).toContain('Someone of the circle spoke with them.');

  await noor.goto(`${at}/invite/${world.door}`);
  await noor.getByRole('button', { name: 'Take a card along' }).click();
  const letters = (await noor.locator('.kring-answers-code').first().textContent())!.trim();
  const guest = await aPhone();
  await guest.goto(`${at}/invited`);
  await guest.getByLabel('The six letters on your card').fill(letters);
  await guest.getByRole('button', { name: 'Open my invitation' }).click();
  await guest.getByRole('button', { name: 'Invite someone yourself' }).click();
  await guest.getByRole('button', { name: 'Take a card along' }).click();
  expect(await guest.locator('.kring-answers-code').count()).toBe(1);
  await guest.goto(`${at}/invited/${letters}`);
  await guest.getByLabel('From which side do you take part?').selectOption('Resident');
  await guest.getByRole('button', { name: 'I say who is still missing' }).click();
  expect(new URL(guest.url()).pathname).toBe(`/missing/${world.door}`);
  const cards = await db
    .selectFrom('invitation_card')
    .select(['depth', 'used_side_id'])
    .where('circle_id', '=', world.id)
    .orderBy('depth')
    .execute();
  expect(cards).toEqual([
    { depth: 1, used_side_id: world.sides.residents },
    { depth: 2, used_side_id: null },
  ]);
}, 120_000);

test('every page of it is read by a screen reader, in light and dark, at 320 and 1280 pixels', async () => {
  const world = await aCircle(db);
  const steward = await aPhone(await aMember(db, world, 'steward'));
  const resident = await aPhone();
  await resident.goto(`${at}/missing/${world.door}`);
  await resident.fill('textarea[name=group]', 'Night cleaners\nTruck drivers');
  await resident.getByRole('button', { name: 'I name this' }).click();
  const { id } = await db.selectFrom('touched').select('id').where('circle_id', '=', world.id).executeTakeFirstOrThrow();
  const compass = `/circles/${world.slug}/compass`;
  const pages = [
    `/missing/${world.door}`,
    `/circles/${world.slug}/missing/named`,
    '/invited',
    `/invite/${world.door}`,
    `${compass}/invitations`,
  ];
  const ours = ['', `/of/${id}`, '/plan', '/calls', '/names'].map((part) => `${compass}/voices${part}`);
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const)
    await haveNoBarriers({ page: steward, origin: at }, { width, colorScheme }, [...pages, ...ours]);
}, 180_000);
