import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newId } from '#lib/server/ids.ts';
import { aCircle, aDecision, aMember, aStory, type World } from '../worlds.ts';
import { tabsTo } from './by-keyboard.ts';
import { haveNoBarriers, kringHere } from './phones.ts';

const { db, clock, at, aPhone } = await kringHere();
const says = (page: Page) => page.textContent('main');
const memberOf = (world: World, role: 'steward' | 'reader', side: 'professionals' | 'deciders') => aMember(db, world, role, { side });

test('two sides answer the pulse, by the keyboard and by thumb; a steward begins and ends the round, and what came out is for everyone', async () => {
  const world = await aCircle(db);
  const steward = await aPhone(await memberOf(world, 'steward', 'professionals'));
  const pulse = `${at}/circles/${world.slug}/compass/pulse`;
  await steward.goto(pulse);
  await steward.getByRole('button', { name: 'Begin a round' }).click();
  for (let nth = 0; nth < 8; nth++) {
    const phone = await aPhone();
    await phone.goto(`${at}/pulse/${world.door}`);
    if (nth === 0) {
      // A group of answers is one stop of the keyboard: the skipped one is chosen, an arrow goes on to the first face.
      await tabsTo({ page: phone }, phone.locator('#could_say-skip'));
      await phone.keyboard.press('ArrowUp');
      await tabsTo({ page: phone }, phone.locator('main form button'));
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
  const steward = await aPhone(await memberOf(world, 'steward', 'professionals'));
  const decider = await aPhone(await memberOf(world, 'reader', 'deciders'));
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

test('every page of it is read by a screen reader, in light and dark, at 320 and 1280 pixels', async () => {
  const world = await aCircle(db);
  await aDecision(db, world, [await aStory(db, world, { side: 'residents' })]);
  const steward = await aPhone(await memberOf(world, 'steward', 'professionals'));
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
  for (const [width, colorScheme, lang] of [
    [320, 'dark', 'ar'],
    [1280, 'light', 'en'],
  ] as const)
    await haveNoBarriers(
      { page: steward, origin: at },
      { width, colorScheme },
      pages.map((path) => `${path}?lang=${lang}`),
    );
}, 180_000);
