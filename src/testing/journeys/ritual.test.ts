import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aCircle, aMember } from '../worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';

const { at, aPhone, clock, db } = await kringHere();
const says = (page: Page) => page.textContent('main');

test('a small form is tried in a meeting, six people say how it went, and it stays: in Dutch, on phones, without JavaScript', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const noor = await aPhone(await aMember(db, world, 'member', { name: 'Noor' }));
  await noor.goto(`${at}/circles/${world.slug}/rituals?lang=nl`);
  expect(await says(noor)).toContain('Deze vormen zijn van Kring zelf.');
  await noor.getByRole('link', { name: 'Probeer deze vorm: De spreekvolgorde loten' }).click();
  await noor.getByLabel('Bij welk overleg?').fill('Het teamoverleg op maandag');
  await noor.getByLabel('Op welke dag?').fill('2026-11-24');
  await noor.getByRole('button', { name: 'Ga dit proberen' }).click();
  await staysInside({ page: noor });
  const link = new URL((await noor.locator('.kring-secret code').textContent())!).pathname;

  for (let nth = 0; nth < 6; nth++) {
    const someone = await aPhone();
    await someone.goto(`${at}${link}?lang=nl`);
    if (nth === 0) await staysInside({ page: someone });
    await someone.getByLabel('Iedereen').check();
    await someone.getByLabel('Ja, zo houden').check();
    await someone.getByRole('button', { name: 'Bewaar mijn antwoord' }).click();
    expect(await says(someone)).toContain('Uw antwoord is bewaard');
    await someone.context().close();
  }
  await noor.reload();
  expect(await says(noor)).not.toContain('Iedereen: 6');
  clock.now = new Date('2026-12-01T10:00:00Z');
  await noor.reload();
  expect(await says(noor)).toContain('Iedereen: 6');
  await noor.getByLabel('Wij houden deze vorm').check();
  await noor.getByLabel('Waarom?').fill('Iedereen komt aan het woord.');
  await noor.getByRole('button', { name: 'Leg dit vast' }).click();
  expect(await says(noor)).toContain('Blijft');
  await haveNoBarriers({ page: noor, origin: at }, { width: 320, colorScheme: 'light', language: 'nl' }, [
    new URL(noor.url()).pathname,
    `/circles/${world.slug}/rituals/new`,
    link,
  ]);
});
