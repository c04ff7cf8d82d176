import { expect, test } from 'vitest';
import { writeOutcome } from '#system/outcomes/outcomes.server.ts';
import { openPanel } from '#system/outcomes/panels.server.ts';
import { noteRipple } from '#system/outcomes/ripples.server.ts';
import { askOutsider } from '#system/outcomes/substantiations.server.ts';
import { aCircle, aMember, aStory, today } from '#testing/worlds.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';
import { signsIn, someone } from './someone.ts';

const { db, at, browser, aPhone } = await kringHere();

/** A phone of 320 pixels without JavaScript that asks for Dutch; whoever is named is signed in on it. */
const aDutchPhone = async (person?: string) => {
  const phone = await someone(browser, { at, language: 'nl', width: 320, height: 640, javaScript: false });
  if (person) await signsIn(phone, { db, person, now: today });
  return phone.page;
};
const says = async (page: Awaited<ReturnType<typeof aPhone>>) => (await page.locator('body').innerText()).replace(/\s+/g, ' ');

test('from a change that someone saw to what an outsider says of it, what each side chooses, and what came of it', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const story = await aStory(db, world, {
    text: 'Bij de glijbaan had iemand het glas al opgeveegd.',
    language: 'nl',
    readers: ['residents', 'professionals'],
    uses: ['sense'],
  });
  const steward = await aDutchPhone(await aMember(db, world, 'steward'));
  const resident = await aDutchPhone(await aMember(db, world, 'member', { side: 'residents' }));
  const outsider = await aDutchPhone();
  const harvest = `${at}/circles/${world.slug}/outcomes`;

  await resident.goto(harvest);
  await resident.getByRole('link', { name: 'Schrijf op wat er anders ging' }).click();
  await resident.getByLabel('Een organisatie').check();
  await resident.getByLabel('Wie is dat, in welke rol?').fill('De reinigingsdienst');
  await resident.getByLabel('Wat is er nu anders?').fill('Die komt twee keer per week.');
  await resident.getByLabel('Wanneer was dat?').fill('2026-11-01');
  await resident.getByLabel('Waarom doet dat ertoe?').fill('Kinderen spelen er weer.');
  await resident.getByLabel('Wij hielpen mee').check();
  await resident.getByLabel('Hoe weet u dat?').fill('De planner zat bij ons aan tafel.');
  await resident.getByText('Verhalen die het laten zien').click();
  await resident.getByLabel('Bij de glijbaan').check();
  await resident.getByRole('button', { name: 'Bewaar deze verandering' }).click();
  await staysInside({ page: resident });
  expect(await says(resident)).toContain('Nog niet bevestigd door iemand buiten de kring');
  const outcome = new URL(resident.url()).pathname;

  await steward.goto(at + outcome);
  await steward.getByText('Vraag iemand buiten de kring of dit klopt').click();
  await steward.getByLabel('Voor wie is de link?').fill('de planner');
  await steward.getByRole('button', { name: 'Maak de link' }).click();
  const link = (await steward.locator('.kring-secret code').textContent())!.replace(/^https?:\/\/[^/]+/, '');
  await resident.goto(at + link);
  expect(await says(resident)).toContain('Dit kunt u niet zelf bevestigen');
  await outsider.goto(at + link);
  await staysInside({ page: outsider });
  await outsider.getByRole('button', { name: 'Dit is mijn antwoord' }).click();
  expect(await says(outsider)).toContain('Kies of u het ermee eens bent');
  await outsider.getByLabel('Deels').check();
  await outsider.getByLabel('Waarom?').fill('In het weekend komt er niemand.');
  await outsider.getByLabel('In welke rol weet u dit?').fill('Buurman');
  await outsider.getByLabel('Nee. Ik hoor niet bij de kring').check();
  await outsider.getByRole('button', { name: 'Dit is mijn antwoord' }).click();
  expect(await says(outsider)).toContain('Uw antwoord is bewaard');
  await outsider.getByRole('link', { name: 'Lees hoe het er staat' }).click();
  expect(await says(outsider)).toContain('1 buitenstaander is het er deels mee eens');

  await steward.goto(harvest);
  await steward.getByRole('link', { name: 'Vraag het aan elke kant' }).click();
  await steward.getByLabel('Decider').uncheck();
  await steward.getByLabel('Die komt twee keer per week.').check();
  await steward.getByLabel('Bij de glijbaan').check();
  await steward.getByRole('button', { name: 'Leg het voor' }).click();
  const panel = new URL(steward.url()).pathname;
  for (const [phone, chosen, because] of [
    [resident, 'Bij de glijbaan', 'Iemand zag het en deed iets.'],
    [steward, 'Die komt twee keer per week.', 'Het is te tellen.'],
  ] as const) {
    await phone.goto(at + panel);
    await phone.getByRole('link', { name: 'Kies voor uw kant' }).click();
    await phone.getByRole('button', { name: 'Bewaar de keuze van onze kant' }).click();
    expect(await says(phone)).toContain('Zonder reden telt een keuze niet');
    await phone.getByRole('checkbox', { name: chosen }).check();
    await phone.getByLabel('Waarom juist dit?').fill(because);
    await phone.getByRole('button', { name: 'Bewaar de keuze van onze kant' }).click();
    await staysInside({ page: phone });
    expect(await says(phone)).not.toContain('Het is te tellen.');
  }
  await steward.getByRole('button', { name: 'Leg open en geef vertellers antwoord' }).click();
  await outsider.goto(at + panel);
  expect(await says(outsider)).toContain('Het is te tellen.');
  const marks = await db.selectFrom('trail').select('what').where('story_id', '=', story).orderBy('what').execute();
  expect(marks.map(({ what }) => what)).toEqual(expect.arrayContaining(['outcome.written', 'panel.asked', 'panel.chosen']));

  await resident.goto(`${harvest}/ripples/new`);
  await resident.getByLabel('Waar kwam het uit voort?').selectOption('Die komt twee keer per week.');
  await resident.getByLabel('Wat gebeurde er?').fill('De bank is weer vol, ook met mensen die er slapen.');
  await resident.getByLabel('ongewenst').check();
  await resident.getByLabel('Wanneer zag u het?').fill('2026-11-20');
  await resident.getByRole('button', { name: 'Bewaar dit gevolg' }).click();
  await staysInside({ page: resident });
  expect(await says(resident)).toContain('0 verwacht, 0 onverwacht, 1 ongewenst.');

  await outsider.goto(`${at}/circles/${world.slug}/evaluation`);
  const report = await says(outsider);
  expect(report).toContain('Van 1 opgeschreven veranderingen zeiden buitenstaanders iets over 1');
  expect(report).toContain('De bank is weer vol, ook met mensen die er slapen.');
  await staysInside({ page: outsider });
}, 120_000);

test('every page of it is read by a screen reader, in light and dark, at 320 and 1280 pixels', async () => {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'steward');
  const steward = await aPhone(person);
  const outsider = await aPhone();
  const by = { person, seat: null, now: today };
  const says = {
    who_kind: 'group',
    who: 'Drivers',
    what: 'They wait.',
    happened_on: '2026-11-01',
    matters: 'People catch it.',
    ours: 'none',
  } as const;
  const side = world.sides.professionals;
  const write = () => writeOutcome(db, world.id, { ...says, contribution: 'New rules.', evidence: 'Seen.', side, named: [] }, by);
  const [one, other] = [await write(), await write()];
  const sides = [world.sides.professionals, world.sides.residents];
  const panel = await openPanel(db, world.id, { question: 'Which?', sides, stories: [], outcomes: [one, other] }, { person, now: today });
  const ripple = { text: 'More people.', kind: 'unexpected', noticed: null, seen_on: '2026-11-02', side } as const;
  const noted = await noteRipple(db, world.id, { ...ripple, from: { kind: 'outcome', id: one } }, by);
  const secret = await askOutsider(db, world.id, one, { askedOf: 'a driver', person, now: today });
  const id = 'id' in noted ? noted.id : '';
  const parts = ['', '/new', `/${one}`, `/${one}/correct`, '/panels/new', `/panels/${panel}`, `/panels/${panel}/${side}`];
  const more = ['/ripples', '/ripples/new', `/ripples/${id}`, '/ripples/print'];
  const pages = [...parts, ...more].map((part) => `/circles/${world.slug}/outcomes${part}`);
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [1280, 'light'],
  ] as const) {
    await haveNoBarriers({ page: steward, origin: at }, { width, colorScheme }, [...pages, `/circles/${world.slug}/evaluation`]);
    await haveNoBarriers({ page: outsider, origin: at }, { width, colorScheme }, [`/substantiate/${secret}`]);
  }
  await haveNoBarriers({ page: outsider, origin: at }, { width: 320, colorScheme: 'light', language: 'ar' }, [`/substantiate/${secret}`]);
}, 180_000);
