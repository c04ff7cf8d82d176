import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { openTable } from '#cycle/2-sense/tables.server.ts';
import { aCircle, aMember, aPerson } from '../worlds.ts';
import { pressesByKey, tabsTo } from './by-keyboard.ts';
import { haveNoBarriers, kringHere, staysInside } from './phones.ts';
import { signsIn, someone, type Someone } from './someone.ts';

const { db, keys, clock, at, browser } = await kringHere();

test('residents draw their map by keyboard without JavaScript and share it; a professional lays their own on it and reads where they differ', async () => {
  const world = await aCircle(db, { language: 'nl' });
  const base = `/circles/${world.slug}/compass/network`;
  const question = 'Wie zorgt dat de avondbus rijdt?';

  const table = await someone(browser, { at, language: 'nl', width: 320, height: 640, javaScript: false });
  const by = { keys, person: await aPerson(db, world.organisation), now: clock.now };
  const id = await openTable(db, world.id, { name: 'Bibliotheek', readers: ['residents'] }, by);
  await table.goes('/table');
  await writes(table, 'sense.join.code', tableCode(keys, id));
  await pressesAndComes(table, 'sense.join.sit');

  await followsAndComes(table, 'frame.way.compass');
  await followsAndComes(table, 'compass.part.network.title');
  await followsAndComes(table, 'network.begin');
  await writes(table, 'network.question', question);
  await pressesAndComes(table, 'network.begin.do');
  const map = new URL(table.page.url()).pathname;
  await table.sees('network.shared.nobody');
  for (const label of ['Chauffeur', 'Planner', 'Gemeenteraad']) {
    await writes(table, 'network.label', label);
    await marks(table, 'network.actorKind', 'network.actorKind.role');
    await pressesAndComes(table, 'network.actor.add.do');
  }
  for (const [from, kind, to] of [
    ['2 Planner', 'network.kind.command', '1 Chauffeur'],
    ['3 Gemeenteraad', 'network.kind.money', '2 Planner'],
  ] as const) {
    await picks(table, 'network.from', from);
    await marks(table, 'network.linkKind', kind);
    await marks(table, 'network.to', to);
    await pressesAndComes(table, 'network.tie.add.do');
  }
  await table.sees('network.tie.one', { from: 'Planner', to: 'Chauffeur', kind: table.said('network.kind.command') });
  await table.sees('network.tie.one', { from: 'Gemeenteraad', to: 'Planner', kind: table.said('network.kind.money') });
  await staysInside(table);

  await followsAndComes(table, 'Planner');
  await writes(table, 'network.goal', 'Geen vertraging');
  await pressesAndComes(table, 'network.goal.add');
  await writes(table, 'network.height', '7');
  await writes(table, 'network.why', 'Tekent de dienstregeling');
  await pressesAndComes(table, 'network.tower.do');
  await staysInside(table);
  await followsAndComes(table, 'network.toMap');
  await followsAndComes(table, 'network.towers');
  await writes(table, '1 Chauffeur', '0');
  await writes(table, '3 Gemeenteraad', '4');
  await pressesAndComes(table, 'network.towers.do');
  for (const words of ['Geen vertraging', 'Tekent de dienstregeling']) await table.sees(words);
  for (const count of [0, 4, 7]) await table.sees('network.tower.discs', { count });
  await table.sees('network.between.one', { actor: 'Planner', group: 'Chauffeur' });

  const noor = await someone(browser, { at, language: 'nl' });
  const member = await aMember(db, world, 'member', { side: 'professionals' });
  await signsIn(noor, { db, person: member, now: clock.now });
  await noor.goes(base);
  await noor.seesNot(question);
  await noor.follows('network.begin');
  await noor.fills('network.question', 'Wie gaat over de bus in de avond?');
  await noor.presses('network.begin.do');
  const ours = new URL(noor.page.url()).pathname;
  for (const label of ['Planner', 'gemeenteraad', 'Reizigersvereniging']) {
    await noor.fills('network.label', label);
    await noor.chooses('network.actorKind', 'network.actorKind.role');
    await noor.presses('network.actor.add.do');
  }
  await noor.selects('network.from', '2 gemeenteraad');
  await noor.chooses('network.linkKind', 'network.kind.money');
  await noor.chooses('network.to', '1 Planner');
  await noor.presses('network.tie.add.do');
  await noor.follows('network.towers');
  await noor.fills('1 Planner', '2');
  await noor.fills('2 gemeenteraad', '8');
  await noor.presses('network.towers.do');

  const compared = `${base}/compare?one=${idOf(map)}&other=${idOf(ours)}`;
  const closed = [map, `${map}/print`, `${map}/share`, compared];
  for (const address of closed) expect([address, (await noor.asks(address)).status()]).toEqual([address, 404]);

  await followsAndComes(table, 'network.share');
  await marks(table, 'network.share.who', 'network.sharedWith.professionals');
  await pressesAndComes(table, 'network.share.keep');
  await table.sees('network.shared.some', { readers: table.said('network.sharedWith.professionals') });

  await noor.goes(base);
  await noor.sees(question);
  await noor.page.getByLabel(noor.said('network.compare.one')).selectOption(idOf(map));
  await noor.page.getByLabel(noor.said('network.compare.other')).selectOption(idOf(ours));
  await noor.presses('network.compare.do');
  await noor.sees('network.difference.lower', { count: 5 });
  await noor.sees('network.difference.higher', { count: 4 });
  await noor.sees(`${noor.said('network.compare.on.one')} Chauffeur`);
  await noor.sees(`${noor.said('network.compare.on.other')} Reizigersvereniging`);
  await noor.sees('network.compare.onBoth', { count: 2 });
  await noor.sees('network.compare.onBoth.ties', { count: 1 });
  await noor.sees('network.tie.one', { from: 'Planner', to: 'Chauffeur', kind: noor.said('network.kind.command') });
  // Reading is not making, and sharing goes one way.
  expect((await noor.asks(`${map}/share`)).status()).toBe(404);
  expect((await table.asks(ours)).status()).toBe(404);

  for (const paper of ['a3', 'a4']) {
    await table.goes(`${map}/print?paper=${paper}`);
    const pdf = (await table.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect([paper, pdf.match(/\/Type\s*\/Page\b/g)?.length]).toEqual([paper, 1]);
  }

  await haveNoBarriers(table, { width: 320, colorScheme: 'dark', language: 'nl' }, [
    base,
    `${base}/new`,
    map,
    `${map}/towers`,
    `${map}/share`,
  ]);
  await haveNoBarriers(noor, { width: 320, colorScheme: 'light', language: 'nl' }, [map, ours, compared]);
  await haveNoBarriers(noor, { width: 1280, colorScheme: 'dark', language: 'nl' }, [compared]);
  for (const one of [table, noor]) expect(one.wrongs).toEqual([]);
}, 120_000);

const idOf = (map: string) => map.split('/').at(-1)!;
const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const named = (who: Someone, label: string) => new RegExp(`^\\s*${escaped(who.said(label))}`);
const field = (who: Someone, label: string) => who.page.getByLabel(named(who, label)).filter({ visible: true }).first();

/** Does what opens the next page, and waits until the keyboard begins where that page says. */
async function comesBy({ page }: Someone, act: Promise<unknown>) {
  await Promise.all([page.waitForEvent('load'), act]);
  if (new URL(page.url()).hash) await page.locator(':target').waitFor({ state: 'attached' });
}
const pressesAndComes = (who: Someone, button: string) => comesBy(who, pressesByKey(who, button));
async function followsAndComes(who: Someone, link: string) {
  await tabsTo(who, who.page.getByRole('link', { name: named(who, link) }).first());
  await comesBy(who, who.page.keyboard.press('Enter'));
}

/** Writes in a field by keyboard alone. */
async function writes(who: Someone, label: string, text: string) {
  await tabsTo(who, field(who, label));
  await who.page.keyboard.type(text);
  expect(await field(who, label).inputValue()).toBe(text);
}

/** Chooses from a list by typing how it begins. */
async function picks(who: Someone, label: string, option: string) {
  await tabsTo(who, field(who, label));
  await who.page.keyboard.type(option.split(' ')[0]!);
  expect((await field(who, label).locator('option:checked').textContent())?.trim()).toBe(option);
}

/** Ticks an answer by keyboard: a box with the space bar, one of several with the arrows. */
async function marks(who: Someone, question: string, answer: string) {
  const group = who.page.getByRole('group', { name: named(who, question) }).filter({ visible: true });
  const box: Locator = group.getByLabel(named(who, answer)).first();
  const radios = group.getByRole('radio');
  await tabsTo(who, (await radios.count()) > 0 ? radios.first() : box);
  await who.page.keyboard.press('Space');
  for (let down = 0; down < (await radios.count()) && !(await box.isChecked()); down++) await who.page.keyboard.press('ArrowDown');
  expect(await box.isChecked(), answer).toBe(true);
}
