import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startVisit } from '#lib/people/visits.server.ts';
import { newId } from '#lib/server/ids.ts';
import { openBrowser } from '../running.ts';
import { testKring } from '../kring.ts';
import { aCircle, aDecision, aMember, aStory, type World } from '../worlds.ts';

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

/** A phone of 320 pixels without JavaScript; whoever signs in has a visit. */
async function aPhone(visit?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en', javaScriptEnabled: false });
  if (visit) await context.addCookies([{ name: 'kring-visit', value: visit, url: at }]);
  return context.newPage();
}
const says = (page: Page) => page.textContent('main');
const visitOf = async (world: World, role: 'steward' | 'reader', side: 'professionals' | 'deciders') =>
  startVisit(db, await aMember(db, world, role, { side }), clock.now);

/** Moves the keyboard on until it stands on what is wanted. */
async function tabTo(page: Page, selector: string) {
  for (let tabs = 0; tabs < 120; tabs++) {
    await page.keyboard.press('Tab');
    if (
      await page
        .locator(selector)
        .evaluate((element) => element === document.activeElement)
        .catch(() => false)
    )
      return;
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

test('two sides answer the pulse, by the keyboard and by thumb; a steward begins and ends the round, and what came out is for everyone', async () => {
  const world = await aCircle(db);
  const steward = await aPhone(await visitOf(world, 'steward', 'professionals'));
  const pulse = `${at}/circles/${world.slug}/compass/pulse`;
  await steward.goto(pulse);
  await steward.getByRole('button', { name: 'Begin a round' }).click();
  for (let nth = 0; nth < 8; nth++) {
    const phone = await aPhone();
    await phone.goto(`${at}/pulse/${world.door}`);
    if (nth === 0) {
      // A group of answers is one stop of the keyboard: the skipped one is chosen, an arrow goes on to the first face.
      await tabTo(phone, '#could_say-skip');
      await phone.keyboard.press('ArrowUp');
      await tabTo(phone, 'main form button');
      await phone.keyboard.press('Enter');
    } else {
      await phone.locator('label[for=could_say-5]').click();
      await phone.locator('label[for=government-7]').click();
      await phone.getByLabel(nth < 4 ? 'Resident' : 'Professional').check();
      await phone.getByRole('button', { name: 'Send my answers' }).click();
    }
    await phone.getByText('Your answers are kept').first().waitFor(); // a key that sends a form does not wait for its answer
    expect(await says(phone)).toContain('Your answers are kept');
    await phone.context().close();
  }
  await steward.goto(pulse);
  expect(await says(steward)).toContain('So far at least 5 people answered');
  await steward.getByText('End this round').first().click();
  await steward.getByRole('button', { name: 'End this round' }).click();
  const anyone = await aPhone();
  await anyone.goto(pulse);
  // Three, four and one without a side: together eight, and none of them alone.
  expect(await says(anyone)).toMatch(/Resident, Professional, and did not say from which side.*Yes: 8 of 8/);
}, 120_000);

test('two sides stop and look before a decision that is being prepared, and someone without an account says what stopped them', async () => {
  const world = await aCircle(db);
  const draft = newId();
  await db
    .insertInto('decision')
    .values({
      ...{ circle_id: world.id, id: draft, kind: 'chosen', text: 'The yard closes on Monday.', because: 'It is too dear.' },
      ...{ rests_on_none_because: null, decided_by: 'The alderman', decided_side_id: world.sides.deciders, decided_on: '2026-11-24' },
      ...{ made_by: null, made_at: clock.now, published_at: null, hidden_at: null },
    })
    .execute();
  const steward = await aPhone(await visitOf(world, 'steward', 'professionals'));
  const decider = await aPhone(await visitOf(world, 'reader', 'deciders'));
  const moment = `${at}/circles/${world.slug}/compass/moments/decision/${draft}`;
  await steward.goto(moment);
  await steward.getByLabel('What is about to be chosen?').fill('When the yard is open.');
  await steward.getByRole('button', { name: 'Ask others to look' }).click();
  for (const [page, who, text] of [
    [steward, 'Who loses by this?', 'Whoever works in the weekend.'],
    [decider, 'Who gains by this?', 'The neighbours of the yard.'],
  ] as const) {
    await page.goto(moment);
    await page.getByLabel(who).fill(text);
    await page.getByRole('button', { name: 'Keep my answers' }).click();
  }
  await decider.goto(moment);
  expect(await says(decider)).toMatch(/Decider.*The neighbours of the yard.*Professional.*Whoever works in the weekend/s);
  expect(await says(decider)).not.toContain('closes on Monday');

  const someone = await aPhone();
  await someone.goto(`${at}/barrier/${world.door}`);
  await someone.getByLabel('A letter').check();
  await someone.getByLabel('What happened?').fill('Nobody could explain the letter.');
  await someone.getByRole('button', { name: 'Send this' }).click();
  await steward.goto(`${at}/circles/${world.slug}/compass/barriers`);
  await steward.getByRole('button', { name: 'Let it in' }).click();
  await someone.goto(`${at}/circles/${world.slug}/compass/mirror`);
  await someone.getByRole('link', { name: '1 A letter' }).click();
  expect(await says(someone)).toContain('Nobody could explain the letter.');
}, 120_000);

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

test('every page of it is read by a screen reader, in light and dark, at 320 and 1280 pixels', async () => {
  const world = await aCircle(db);
  await aDecision(db, world, [await aStory(db, world, { side: 'residents' })]);
  const visit = await visitOf(world, 'steward', 'professionals');
  const steward = await aPhone(visit);
  const compass = `/circles/${world.slug}/compass`;
  await steward.goto(`${at}${compass}/pulse`);
  await steward.getByRole('button', { name: 'Begin a round' }).click();
  const pages = [
    compass,
    `${compass}/mirror`,
    `${compass}/pulse`,
    `/pulse/${world.door}`,
    `/barrier/${world.door}`,
    `${compass}/barriers`,
    `${compass}/moments`,
    `${compass}/moments/opening/circle`,
  ];
  const wrong: string[] = [];
  for (const [width, colorScheme, lang] of [
    [320, 'dark', 'ar'],
    [1280, 'light', 'en'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en', colorScheme, bypassCSP: true });
    await context.addCookies([{ name: 'kring-visit', value: visit, url: at }]);
    const page = await context.newPage();
    for (const path of pages) {
      await page.goto(`${at}${path}?lang=${lang}`);
      wrong.push(...(await seenByAxe(page)).map((violation) => `${path} at ${width}: ${violation}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) wrong.push(`${path} is ${wide} wide at ${width}`);
    }
    await context.close();
  }
  expect(wrong).toEqual([]);
}, 180_000);
