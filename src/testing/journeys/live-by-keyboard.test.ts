import { beforeAll, expect, test } from 'vitest';
import { aCircle, aMember } from '../worlds.ts';
import { barriersOn, focusOf, followsByKey, heardBy, listens, pressesByKey, tabsTo } from './by-keyboard.ts';
import { reads, wasSent } from './in-the-room.ts';
import { prepares } from './live-session.ts';
import { kringRuns } from './phones.ts';
import { signsIn, someone, type Someone } from './someone.ts';

const { browser, db, at } = await kringRuns('live-keys');
const script = [
  { title: 'Een ronde', rule: 'round', minutes: '5' },
  { title: 'Stil schrijven', rule: 'write', minutes: '5' },
  { title: 'Aan tafel', rule: 'tables', minutes: '5' },
  { title: 'Het verslag', rule: 'record', minutes: '0' },
] as const;
let samira: Someone;
let [ana, dee]: Someone[] = [];
let path: string;
let code: string;

beforeAll(async () => {
  const circle = await aCircle(db, { language: 'nl', subject: 'Werk in Houten', now: new Date() });
  const lead = await aMember(db, circle, 'steward', { name: 'Samira', now: new Date() });
  const opens = () => someone(browser, { at, language: 'nl', width: 320 });
  [samira, ana, dee] = [await opens(), await opens(), await opens()];
  await signsIn(samira, { db, person: lead, now: new Date() });
  path = await prepares(samira, `/circles/${circle.slug}`, script);
  await samira.goes(`${path}/screen`);
  code = await samira.page.locator('.kring-code').innerText();
  await samira.goes(`${path}/lead`);
}, 90_000);

async function comesInByKey(who: Someone, name: string) {
  await who.goes('/session');
  await tabsTo(who, who.page.getByLabel(who.said('phone.join.code')));
  await who.page.keyboard.type(code);
  await Promise.all([who.page.waitForEvent('domcontentloaded'), who.page.keyboard.press('Enter')]);
  await tabsTo(who, who.page.getByLabel('Resident'));
  await who.page.keyboard.press('Space');
  await tabsTo(who, who.page.getByLabel(who.said('phone.name')));
  await who.page.keyboard.type(name);
  await Promise.all([who.page.waitForEvent('domcontentloaded'), pressesByKey(who, 'phone.join.sit')]);
  await followsByKey(who, 'phone.now.title');
  await reads(who, 'phone.waiting');
}

test('a whole session by keyboard alone: nobody loses the focus or a letter, and a screen reader hears what is new once', async () => {
  const [a, d] = [ana!, dee!];
  await comesInByKey(a, 'Ana');
  await comesInByKey(d, 'Dee');
  for (const who of [samira, a]) {
    expect(await barriersOn(who)).toEqual([]);
    await listens(who);
  }

  // The first button goes when the session has begun: the focus stays in one's own part.
  await reads(samira, 'live.people', { count: 2 });
  await pressesByKey(samira, 'live.begin');
  await reads(samira, 'phone.step.of', { number: 1, all: 4 });
  await samira.page.getByRole('button', { name: samira.said('live.next'), exact: true }).waitFor();
  expect((await focusOf(samira)).own).toBe(true);

  // A round: said once which step it is, then only who speaks.
  const turns = [a, d];
  for (let turn = 0; turn < 2; turn++) {
    const mine = a.page.getByRole('button', { name: a.said('phone.turn.done'), exact: true });
    const theirs = d.page.getByRole('button', { name: d.said('phone.turn.done'), exact: true });
    const speaks = await Promise.any([mine.waitFor().then(() => a), theirs.waitFor().then(() => d)]);
    await pressesByKey(speaks, 'phone.turn.done');
    await speaks.page.getByRole('button', { name: speaks.said('phone.turn.done'), exact: true }).waitFor({ state: 'hidden' });
    expect((await focusOf(speaks)).own).toBe(true);
    turns.splice(turns.indexOf(speaks), 1);
  }
  expect(turns).toEqual([]);
  await reads(a, 'phone.round.done');
  const heard = await heardBy(a);
  const times = (words: string) => heard.filter((line) => line.includes(words)).length;
  expect(times(a.said('phone.said.step', { number: 1, all: 4, title: 'Een ronde' }))).toBe(1);
  expect(times(a.said('phone.your.turn'))).toBe(1);
  expect(times(a.said('phone.speaks', { name: 'Dee' }))).toBe(1);
  expect(await barriersOn(a)).toEqual([]);

  // Silent writing: while she types, another note comes, time is given, and all is shown. She types on.
  await pressesByKey(samira, 'live.next');
  await reads(a, 'phone.step.of', { number: 2, all: 4 });
  const field = a.page.getByLabel(a.said('phone.note'));
  await tabsTo(a, field);
  await a.page.keyboard.type('Meer li');
  const same = await field.evaluateHandle((element) => element);
  const heading = await a.page
    .locator('.kring-live h2')
    .first()
    .evaluateHandle((element) => element);
  await tabsTo(d, d.page.getByLabel(d.said('phone.note')));
  await d.page.keyboard.type('Een bank.');
  await pressesByKey(d, 'phone.note.send');
  await reads(a, 'phone.written', { count: 1 });
  await pressesByKey(d, 'phone.time.ask');
  await reads(samira, 'live.lead.timeAsked');
  expect((await heardBy(samira)).at(-1)).toBe(samira.said('live.lead.timeAsked'));
  expect(await wasSent(a, a.said('live.lead.timeAsked'))).toBe(false);
  await pressesByKey(samira, 'live.more');
  await pressesByKey(samira, 'live.reveal');
  await reads(a, 'Een bank.');
  await reads(a, 'phone.note.open');
  await a.page.keyboard.type('cht.');
  expect(await field.inputValue()).toBe('Meer licht.');
  expect(await same.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await heading.evaluate((element) => element.isConnected)).toBe(true); // where she reads is not taken away
  expect((await heardBy(a)).filter((line) => line.includes(a.said('phone.said.revealed')))).toHaveLength(1);

  // The step is over while she still has something to send: it stays, and says so.
  await pressesByKey(samira, 'live.next');
  await reads(a, 'phone.note.late');
  expect(await same.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await barriersOn(a)).toEqual([]);
  await pressesByKey(a, 'phone.note.send');
  await expect
    .poll(() =>
      db
        .selectFrom('note')
        .innerJoin('session_step', 'session_step.id', 'note.step_id')
        .select(['note.text', 'session_step.title'])
        .where('note.text', '=', 'Meer licht.')
        .execute(),
    )
    .toEqual([{ text: 'Meer licht.', title: 'Stil schrijven' }]);

  // Seating by buttons; each phone hears where it sits now.
  await samira.goes(`${path}/seating`);
  await tabsTo(samira, samira.page.getByLabel(samira.said('live.seating.tables')));
  await samira.page.keyboard.press('Control+A');
  await samira.page.keyboard.type('1');
  await pressesByKey(samira, 'live.seating.plan');
  await reads(a, 'phone.yourTable', { number: 1 });
  await tabsTo(samira, samira.page.getByLabel(samira.said('live.seating.move.who')));
  await samira.page.keyboard.type('Ana');
  await pressesByKey(samira, 'live.seating.move.new', { number: 2 });
  await reads(a, 'phone.yourTable', { number: 2 });
  expect(await barriersOn(samira)).toEqual([]);

  // A shared phone: someone is written down without a pointer, and what was unfolded stays so.
  await followsByKey(d, 'phone.host.go');
  await tabsTo(d, d.page.locator('summary', { hasText: d.said('phone.host.add.title') }));
  await d.page.keyboard.press('Enter');
  await tabsTo(d, d.page.getByLabel(d.said('phone.host.add.name')));
  await d.page.keyboard.type('Rie');
  await pressesByKey(d, 'phone.host.add');
  await d.page.getByText('Dee en Rie').waitFor();
  expect(await focusOf(d)).toEqual({ on: d.said('phone.host.add'), own: true });
  expect(await barriersOn(d)).toEqual([]);

  // What a screen reader finds on the phone: named parts, in the order of what matters.
  await samira.goes(`${path}/lead`);
  await pressesByKey(samira, 'live.next');
  await reads(a, 'phone.noTime');
  expect(await barriersOn(samira)).toEqual([]);
  const tree = await a.page.locator('main').ariaSnapshot();
  const order = [
    'heading "Het gesprek nu" [level=1]',
    'heading "Het verslag" [level=2]',
    a.said('phone.record.notYet'),
    `region "${a.said('phone.own')}"`,
  ];
  const places = order.map((what) => tree.indexOf(what));
  expect(
    places.every((at, nth) => at > (places[nth - 1] ?? -1)),
    tree,
  ).toBe(true);
  for (const who of [samira, a, d]) expect(who.wrongs.filter((wrong) => !/\/table\/\d$/.test(wrong))).toEqual([]);
}, 240_000);
