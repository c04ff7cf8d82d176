import { expect, test } from 'vitest';
import { openTable } from '#cycle/2-sense/tables.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { openKeys } from '#lib/server/keys.server.ts';
import { aCircle, aMember, aStory } from '../worlds.ts';
import { followsByKey, pressesByKey } from './by-keyboard.ts';
import { haveNoBarriers, kringRuns, staysInside } from './phones.ts';
import { signsIn, someone } from './someone.ts';

const { browser, db, at, data } = await kringRuns('models');

test('a table of residents and a professional draw the same service apart, and see on small phones where they differ', async () => {
  const now = new Date();
  const circle = await aCircle(db, { language: 'nl', now });
  const story = await aStory(db, circle, { readers: ['residents', 'professionals'], uses: ['sense'], language: 'nl', now });
  const [steward, worker] = [await aMember(db, circle, 'steward', { now }), await aMember(db, circle, 'member', { now })];
  const phone = (more = {}) => someone(browser, { at, language: 'nl', width: 320, javaScript: false, ...more });

  const samira = await phone();
  await signsIn(samira, { db, person: steward, now });
  await samira.goes(`/circles/${circle.slug}/models`);
  await samira.sees('models.none');
  await samira.chooses('models.open.kind', 'models.kind.service');
  await samira.fills('models.open.about', 'De hulp in de bibliotheek');
  await samira.presses('models.open.keep');
  await samira.sees('models.beside.wait');
  await staysInside(samira);
  const model = new URL(samira.page.url()).pathname;

  // At the table, without an account: one card with a finger, the next with the keyboard alone.
  const keys = openKeys(data);
  const id = await openTable(db, circle.id, { name: 'Keuken', readers: ['residents'] }, { keys, person: steward, now });
  const table = await phone();
  await table.goes(`/table/${tableCode(keys, id)}`);
  await table.presses('sense.join.sit');
  await table.goes(`${model}/answer`);
  await table.follows('models.as.together', { values: { side: 'Resident' } });
  await table.sees('models.own.empty');
  await table.follows('models.ask.service.why');
  await table.fills('models.card.text', 'Niemand kijkt mee\nDe brief is lang');
  await table.presses('models.card.keep');
  await table.sees('models.ask.service.starts');
  expect(await table.page.locator('.kring-model--strip').last().textContent()).toContain('De brief is lang');
  await table.tick(table.page.getByRole('checkbox', { name: 'Resident', exact: true }));
  await Promise.all([table.page.waitForURL(/\/rules$/), pressesByKey(table, 'models.card.keep')]);
  await staysInside(table);
  await table.follows('models.card.all');
  await table.ticks('models.give.agreed');
  await table.presses('models.give.do');
  await table.sees('models.beside.same');

  const jan = await phone();
  await signsIn(jan, { db, person: worker, now });
  await jan.goes(model);
  expect(await jan.page.content()).not.toContain('De brief is lang');
  await jan.follows('models.answer');
  await followsByKey(jan, 'models.ask.service.why');
  await jan.fills('models.card.text', 'Er komen te weinig mensen');
  await jan.unfolds('models.stories.title');
  await jan.page.locator('select[name=story]').selectOption(story);
  await jan.presses('models.card.keep');
  await jan.follows('models.card.all');
  await jan.chooses('models.give.side', jan.said('models.give.side.yes', { side: 'Professional' }));
  await jan.presses('models.give.do');
  await jan.sees('models.beside.differ');
  await jan.sees('De brief is lang');
  await staysInside(jan);

  await samira.goes(model);
  expect(await samira.page.content()).not.toContain('De brief is lang');
  await samira.presses('models.lay.do');
  await samira.sees('Er komen te weinig mensen');
  await samira.goes(`/circles/${circle.slug}/road-map`);
  await samira.follows('roadmap.star.modelled');
  expect(new URL(samira.page.url()).pathname).toBe(model);

  for (const one of [samira, table, jan]) expect(one.wrongs).toEqual([]);
}, 240_000);

test('its pages have no barriers on a small phone in the dark, nor in Arabic, and on paper each drawing stays on its sheet', async () => {
  const { slug } = await db.selectFrom('circle').select('slug').executeTakeFirstOrThrow();
  const { id: model } = await db.selectFrom('model').select('id').executeTakeFirstOrThrow();
  const { person_id: person, side_id: side } = await db
    .selectFrom('member')
    .select(['person_id', 'side_id'])
    .where('role', '=', 'member')
    .executeTakeFirstOrThrow();
  const { id: voice } = await db.selectFrom('model_voice').select('id').where('person_id', '=', person).executeTakeFirstOrThrow();
  const jan = await someone(browser, { at, language: 'nl', width: 320 });
  await signsIn(jan, { db, person, now: new Date() });
  const base = `/circles/${slug}/models`;
  const pages = ['', '/decides', ...['', `/answer/apart/${side}`, `/answer/apart/${side}/why`, `/answer/apart/${side}/judges`, `/voices/${voice}`, '/print/a4'].map((page) => `/${model}${page}`)]; // prettier-ignore
  const paths = pages.map((page) => base + page);
  await haveNoBarriers(jan, { width: 320, colorScheme: 'dark', language: 'nl' }, paths);
  await haveNoBarriers(jan, { width: 1280, colorScheme: 'light', language: 'nl' }, paths);
  await haveNoBarriers(jan, { width: 320, colorScheme: 'light', language: 'ar' }, paths);
  await jan.goes(`${base}/${model}/print/a4`);
  await jan.page.emulateMedia({ media: 'print' });
  await jan.page.setViewportSize({ width: 1046, height: 718 }); // A4 on its side, within its margins
  await staysInside(jan);
  const heights = await jan.page.locator('.kring-model-sheet').evaluateAll((sheets) => sheets.map((sheet) => sheet.scrollHeight));
  expect(heights.length).toBe(2);
  for (const height of heights) expect(height).toBeLessThan(718);
}, 240_000);
