import { expect, test } from 'vitest';
import { openTable } from '#cycle/2-sense/tables.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { openKeys } from '#lib/server/keys.server.ts';
import { aCircle, aMember } from '../worlds.ts';
import { barriersOn, followsByKey, pressesByKey } from './by-keyboard.ts';
import { kringRuns, staysInside } from './phones.ts';
import { signsIn, someone, type Someone } from './someone.ts';

const { browser, db, at, data } = await kringRuns('who-decides');

test('on small phones without JavaScript two sides contradict each other, a wish becomes an agreement, and a conversation is made of it', async () => {
  const now = new Date();
  const circle = await aCircle(db, { language: 'nl', now });
  const base = `/circles/${circle.slug}/compass`;
  const steward = await aMember(db, circle, 'steward', { now });
  const phone = (more = {}) => someone(browser, { at, language: 'nl', width: 320, javaScript: false, ...more });

  const samira = await phone({ width: 1280 });
  await signsIn(samira, { db, person: steward, now });
  for (const part of ['/parts', '/relations']) {
    await samira.goes(base + part);
    await samira.unfolds('power.round.ask');
    await samira.presses('power.round.ask.do');
  }

  const tables: Someone[] = [];
  for (const [reader, level, mark] of [
    ['residents', 'parts.level.none', 'relate.mark.none'],
    ['professionals', 'parts.level.takes_part', 'relate.mark.much'],
  ] as const) {
    const table = await phone();
    tables.push(table);
    const keys = openKeys(data);
    const id = await openTable(db, circle.id, { name: `Tafel ${reader}`, readers: [reader] }, { keys, person: steward, now });
    await table.goes(`/table/${tableCode(keys, id)}`);
    await table.presses('sense.join.sit');
    const side = reader === 'residents' ? 'Resident' : 'Professional';

    // One question with a finger, the next with the keyboard alone.
    await table.goes(`${base}/parts/answer`);
    await table.follows('parts.answer.together', { values: { side } });
    await followsByKey(table, 'parts.process.values');
    await table.page.locator(`[name="now-${circle.sides.residents}"]`).selectOption({ label: table.said(level) });
    await table.ticks('parts.ask.agreed');
    await Promise.all([table.page.waitForURL(/\/means$/), pressesByKey(table, 'parts.ask.keep')]);
    await table.sees('parts.process.means');
    await staysInside(table);

    await table.goes(`${base}/relations/answer/together/${circle.sides[reader]}/${circle.sides.residents}`);
    await table.chooses('relate.ask.influence', mark);
    await table.ticks('parts.ask.agreed');
    await table.presses('parts.ask.keep');
    await staysInside(table);
  }

  const [residents] = tables as [Someone, Someone];
  await residents.goes(`${base}/parts/wish`);
  await residents.fills('parts.wish.text', 'Wij willen mee kiezen.');
  await residents.presses('parts.wish.keep');
  await residents.sees('power.standing.far');
  await staysInside(residents);

  await samira.goes(`${base}/parts`);
  await samira.follows('power.wish.agree');
  await samira.fills('change.agreement.owner', 'Mw. Groen');
  await samira.chooses('change.agreement.side', 'Professional');
  await samira.fills('change.agreement.due', '2027-02-01');
  await samira.presses('change.agreement.keep');
  await samira.sees('power.wish.from');

  await samira.goes(`${base}/relations`);
  await samira.follows('power.relations.pair', { values: { one: 'Resident', other: 'Professional' } });
  await samira.follows('power.talk.prepare');
  await samira.fills('dialogue.plan.starts', '2027-01-20T19:30');
  await samira.fills('dialogue.plan.place', 'Bibliotheek');
  await samira.presses('power.talk.keep');
  await samira.sees('power.talk.step', { what: samira.said('relate.parameter.influence') });

  for (const one of [samira, ...tables]) expect(one.wrongs).toEqual([]);
}, 240_000);

test('what all see has no barriers, and on paper stands without buttons, every table within the sheet', async () => {
  const { slug } = await db.selectFrom('circle').select('slug').executeTakeFirstOrThrow();
  const anyone = await someone(browser, { at, language: 'nl', width: 320, more: { bypassCSP: true } });
  await anyone.goes(`/circles/${slug}/compass/relations`);
  await anyone.follows('power.relations.pair', { values: { one: 'Resident', other: 'Professional' } });
  const between = new URL(anyone.page.url()).pathname;
  for (const path of [
    `/circles/${slug}/compass/parts`,
    `/circles/${slug}/compass/parts/over-time`,
    `/circles/${slug}/compass/relations`,
    between,
  ]) {
    await anyone.goes(path);
    expect(await barriersOn(anyone), path).toEqual([]);
    await staysInside(anyone);
    await anyone.page.emulateMedia({ media: 'print' });
    await anyone.page.setViewportSize({ width: 680, height: 1000 }); // A4 within its margins
    expect(await anyone.page.locator('button:visible, .kring-button:visible').count(), path).toBe(0);
    await staysInside(anyone);
    await anyone.page.emulateMedia({ media: 'screen' });
    await anyone.page.setViewportSize({ width: 320, height: 800 });
  }
  expect(anyone.wrongs).toEqual([]);
}, 240_000);

test('what someone fills in has no barriers either, in the dark and in Arabic', async () => {
  const circle = await db.selectFrom('circle').select(['id', 'slug']).executeTakeFirstOrThrow();
  const { person_id: steward, side_id: side } = await db
    .selectFrom('member')
    .select(['person_id', 'side_id'])
    .where('role', '=', 'steward')
    .executeTakeFirstOrThrow();
  const samira = await someone(browser, { at, language: 'nl', width: 320, more: { bypassCSP: true, colorScheme: 'dark' } });
  await signsIn(samira, { db, person: steward, now: new Date() });
  const base = `/circles/${circle.slug}/compass`;
  await samira.goes(`${base}/relations`);
  await samira.follows('power.relations.pair', { values: { one: 'Resident', other: 'Professional' } });
  const asking = ['parts', `parts/answer/apart/${side}`, `parts/answer/apart/${side}/means`, `relations/answer/apart/${side}`];
  const telling = [`relations/answer/apart/${side}/${side}`, 'parts/wish', 'sharing'];
  const paths = [...[...asking, ...telling].map((part) => `${base}/${part}`), `${new URL(samira.page.url()).pathname}/talk`];
  for (const path of [...paths, `${base}/parts/answer/apart/${side}/means?lang=ar`, `${base}/parts/wish?lang=ar`]) {
    await samira.goes(path);
    await samira.page.evaluate(() => document.querySelectorAll('details').forEach((folded) => (folded.open = true)));
    expect(await barriersOn(samira), path).toEqual([]);
    await staysInside(samira);
  }
  expect(samira.wrongs).toEqual([]);
}, 240_000);
