import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startVisit } from '#lib/people/visits.server.ts';
import { openBrowser } from '../running.ts';
import { testKring } from '../kring.ts';
import { aCircle, aMember } from '../worlds.ts';

const { db, app, clock } = await testKring();
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
await once(server, 'listening');
const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 90_000);
afterAll(async () => {
  await browser.close();
  server.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page. */
async function seenByAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    async (values) => {
      type Axe = { run: (at: Document, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, { runOnly: { type: 'tag', values } });
      return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
    },
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  );
}

/** A phone of 320 pixels without JavaScript; whoever signs in has a visit. */
async function aPhone(visit?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en', javaScriptEnabled: false });
  if (visit) await context.addCookies([{ name: 'kring-visit', value: visit, url: at }]);
  return context.newPage();
}

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
  const jan = await aPhone(await startVisit(db, listener, clock.now));
  await jan.goto(`${at}/circles/${world.slug}/compass/voices`);
  await jan.getByRole('link', { name: 'Night cleaners' }).first().click();
  await jan.getByRole('button', { name: 'Put it on the open page' }).click();
  await resident.goto(`${at}/circles/${world.slug}/missing/named`);
  expect(await says(resident)).toContain('Night cleaners');
  expect(await says(resident)).not.toContain('Truck drivers');

  const noor = await aPhone(await startVisit(db, member, clock.now));
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
  const steward = await aMember(db, world, 'steward');
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
  const wrong: string[] = [];
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en', colorScheme, bypassCSP: true });
    await context.addCookies([{ name: 'kring-visit', value: await startVisit(db, steward, clock.now), url: at }]);
    const page = await context.newPage();
    for (const path of [...pages, ...ours]) {
      await page.goto(at + path);
      wrong.push(...(await seenByAxe(page)).map((violation) => `${path} at ${width}: ${violation}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) wrong.push(`${path} is ${wide} wide at ${width}`);
    }
    await context.close();
  }
  expect(wrong).toEqual([]);
}, 180_000);
