import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aCircle, aMember } from '../worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';

const { at, aPhone, clock, db } = await kringHere();
const says = (page: Page) => page.textContent('main');

const card = {
  'Wij denken dat': 'Er ligt minder afval als de bak naast de deur staat.',
  'Daarom proberen wij': 'Een bak naast de deur.',
  'Met wie?': 'De huismeester en trap 3.',
  'Tot welke dag?': '2026-11-28',
  'Een goed teken is': 'Minder dan vijf stuks afval om acht uur.',
  'Een slecht teken is': 'Er staan zakken naast de bak.',
  'Gaat het goed, dan': 'Bij elke deur een bak.',
  'Gaat het mis, dan': 'De bak gaat dezelfde dag weg.',
};

test('something small is tried, a neighbour looks along by a link, and someone says how it goes on: in Dutch, on a phone, without JavaScript', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const noor = await aPhone(await aMember(db, world, 'steward', { name: 'Noor' }));
  await noor.goto(`${at}/circles/${world.slug}/try-outs?lang=nl`);
  await noor.getByRole('link', { name: 'Een proef beginnen' }).click();
  for (const [label, said] of Object.entries(card)) await noor.getByLabel(label).fill(label === 'Een slecht teken is' ? '' : said);
  await noor.getByRole('button', { name: 'Begin deze proef' }).click();
  expect(await says(noor)).toContain('Een proef begint pas als u weet waaraan iemand ziet dat het misgaat.');
  await noor.getByLabel('Een slecht teken is').fill(card['Een slecht teken is']);
  await noor.getByRole('button', { name: 'Begin deze proef' }).click();
  expect(await says(noor)).toContain('Nog niemand van buiten het team keek mee.');
  await staysInside({ page: noor });
  const link = (await noor.locator('.kring-secret code').textContent())!;

  const neighbour = await aPhone();
  await neighbour.goto(`${at}${new URL(link).pathname}?lang=nl`);
  await staysInside({ page: neighbour });
  await neighbour.getByLabel('Wat zag u gebeuren?').fill('Om acht uur lag er niets.');
  await neighbour.getByLabel('Het goede teken').check();
  await neighbour.getByRole('button', { name: 'Bewaar wat ik zag' }).click();
  expect(await says(neighbour)).toContain('Uw woorden zijn bewaard');

  clock.now = new Date('2026-11-28T10:00:00Z');
  await noor.reload();
  expect(await says(noor)).toContain('De dag is er: tijd om te kiezen');
  expect(await says(noor)).toContain('Om acht uur lag er niets.');
  await noor.getByLabel('Zo houden').check();
  await noor.getByLabel('Waarom?').fill('Het werkt en kost niets.');
  await noor.getByRole('button', { name: 'Leg dit vast' }).click();
  const anyone = await aPhone();
  await anyone.goto(`${at}/circles/${world.slug}/try-outs?lang=nl`);
  expect(await says(anyone)).toContain('Blijft zo');
  await anyone.getByRole('link', { name: 'Een bak naast de deur.' }).click();
  expect(await says(anyone)).toContain('Het werkt en kost niets.');
  await staysInside({ page: anyone });
  const pages = ['', '/new', `/${new URL(noor.url()).pathname.split('/').at(-1)}`].map((page) => `/circles/${world.slug}/try-outs${page}`);
  await haveNoBarriers({ page: noor, origin: at }, { width: 320, colorScheme: 'dark', language: 'nl' }, [
    ...pages,
    `/circles/${world.slug}/rituals`,
    new URL(link).pathname,
  ]);
});
