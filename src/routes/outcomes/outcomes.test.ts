import { expect, test } from 'vitest';
import { writeTryOut } from '#catalysts/try-outs/try-outs.server.ts';
import { correctOutcome, earlierVersionsOf, outcomesOf, writeOutcome } from '#system/outcomes/outcomes.server.ts';
import type { Outcome } from '#system/outcomes/outcome.ts';
import { askOutsider, saidOfOutcomes, substantiate } from '#system/outcomes/substantiations.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { closeTable, openTable } from '#cycle/2-sense/tables.server.ts';
import { makeAgreement } from '#cycle/4-change/agreements.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, anInsight, aPerson, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const { db, app, keys, config, clock, later } = await testKring();

const anOutcome = (world: World, more: Partial<Outcome> = {}): Outcome => ({
  ...{ who_kind: 'organisation', who: 'The cleaning service', what: 'They come twice a week.', happened_on: '2026-11-01' },
  ...{ matters: 'Children play there again.', ours: 'some', contribution: 'They were at our table.', evidence: 'Their own plan.' },
  ...{ side: world.sides.professionals, named: [], ...more },
});
const nobodyIn = { person: null, seat: null, now: today };

const inside = async (world: World, role: 'steward' | 'member' = 'steward', side: 'professionals' | 'residents' = 'professionals') => {
  const browser = visitor(app);
  const person = await aMember(db, world, role, { side });
  await signedIn(db, browser, person, clock.now);
  return { browser, person };
};

const filled = {
  'An organisation': true,
  'Who is that, in which role?': 'The cleaning service',
  'What is different now?': 'They come twice a week.',
  'When was that?': '2026-11-01',
  'Why does that matter?': 'Children play there again.',
  'How do you know?': 'Their planner sat at our table.',
  'We helped': true,
};

test('whoever takes part writes down what became different; slips keep what was written, and something must show it', async () => {
  const world = await aCircle(db);
  const { browser } = await inside(world, 'member');
  await browser.goTo(`/circles/${world.slug}/outcomes`);
  expect(browser.text).toContain('Do you see someone do something differently?');
  await browser.follow('Write down what became different');
  await browser.press('Keep this change', filled);
  expect(browser.status).toBe(422);
  expect(browser.text).toContain('Write what shows it, or choose something of the circle');
  expect(browser.html).toContain('Children play there again.');
  await browser.press('Keep this change', { 'What shows it?': 'Their own plan for the year.', 'When was that?': '2026-12-24' });
  expect(browser.text).toContain('This day is still to come');
  await browser.press('Keep this change', { 'What shows it?': 'Their own plan.', 'When was that?': '24-10-2026' });
  expect(browser.status).toBe(200);
  expect(browser.text).toContain('Not confirmed yet by anyone outside the circle');
  const anyone = visitor(app);
  await anyone.goTo(browser.path);
  expect(anyone.text).toContain('They come twice a week.');
  expect(anyone.text).not.toContain('Put this right');
});

test('“it would have happened anyway” is an answer, and it is counted as one', async () => {
  const world = await aCircle(db);
  await writeOutcome(db, world.id, anOutcome(world, { ours: 'none', contribution: 'The contract was signed a year ago.' }), nobodyIn);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/outcomes?show=none`);
  expect(anyone.text).toContain('Would have happened without us: 1');
  expect(anyone.text).toContain('They come twice a week.');
  await anyone.goTo(`/circles/${world.slug}/outcomes?show=much`);
  expect(anyone.text).toContain('Nothing fits this.');
});

test('what is put right keeps what it said before, with the reason, and what outsiders said stays with the text that they read', async () => {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'steward');
  const id = await writeOutcome(db, world.id, anOutcome(world), nobodyIn);
  const { version } = (await outcomesOf(db, world.id))[0]!;
  const secret = await askOutsider(db, world.id, id, { askedOf: 'a driver', person, now: today });
  await substantiate(db, secret, { agrees: 'full', because: 'I drive there.', role: 'driver', name: null, version }, today);
  expect((await outcomesOf(db, world.id))[0]).toMatchObject({ full: 1, earlier: 0 });
  const better = anOutcome(world, { what: 'They come three times a week.' });
  await correctOutcome(db, world.id, id, { outcome: better, because: 'We counted again.', by: nobodyIn });
  expect((await outcomesOf(db, world.id))[0]).toMatchObject({ what: 'They come three times a week.', nth: 2, full: 0, earlier: 1 });
  expect((await earlierVersionsOf(db, world.id, id)).map(({ what }) => what)).toEqual(['They come twice a week.']);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/outcomes/${id}`);
  expect(anyone.text).toContain('We counted again.');
  expect(anyone.text).toContain('This was about an earlier text.');
  expect(anyone.text).toContain('Not confirmed yet');
});

test('someone outside says by a link whether it is so, once; the link opens as often as it likes and changes nothing', async () => {
  const world = await aCircle(db);
  const id = await writeOutcome(db, world.id, anOutcome(world), nobodyIn);
  const { browser: steward } = await inside(world);
  await steward.goTo(`/circles/${world.slug}/outcomes/${id}`);
  await steward.press('Make the link', { 'For whom is the link?': '' });
  expect(steward.status).toBe(422);
  await steward.press('Make the link', { 'For whom is the link?': 'the planner of the service' });
  const link = /\/substantiate\/\w+/.exec(steward.html)![0];
  const outsider = visitor(app, { language: 'nl' });
  for (let nth = 0; nth < 3; nth++) await outsider.goTo(link);
  expect(outsider.text).toContain('Klopt dit?');
  await outsider.press('Dit is mijn antwoord');
  expect(outsider.status).toBe(422);
  expect(outsider.text).toContain('Alleen wie niet bij de kring hoort');
  const said = { Deels: true, 'Waarom?': 'Wij komen vaker, maar in het weekend niet.', 'In welke rol': 'planner', Nee: true };
  await outsider.press('Dit is mijn antwoord', { ...said, 'Nee, ik zie het anders': false, agrees: 'part', outside: 'yes' });
  expect(outsider.text).toContain('Uw antwoord is bewaard');
  await outsider.goTo(link);
  expect(outsider.status).toBe(404);
  expect(outsider.text).toContain('Hij is al gebruikt');
  await outsider.goTo(`/circles/${world.slug}/outcomes/${id}`);
  expect(outsider.text).toContain('1 buitenstaander is het er deels mee eens');
  expect(outsider.html).not.toContain('the planner of the service');
});

test('of two answers at once by the same link one is kept; an old link and one that was taken back keep nothing', async () => {
  const world = await aCircle(db);
  const { browser: steward, person } = await inside(world);
  const id = await writeOutcome(db, world.id, anOutcome(world), nobodyIn);
  const { version } = (await outcomesOf(db, world.id))[0]!;
  const said = { agrees: 'no' as const, because: 'It did not last.', role: 'neighbour', name: null, version };
  const ask = () => askOutsider(db, world.id, id, { askedOf: 'a neighbour', person, now: clock.now });
  const secret = await ask();
  const both = await Promise.all([1, 2].map(() => substantiate(db, secret, said, today)));
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await saidOfOutcomes(db, world.id)).toHaveLength(1);
  const back = await ask();
  await steward.goTo(`/circles/${world.slug}/outcomes/${id}`);
  await steward.press('Take this link back');
  const outsider = visitor(app);
  await outsider.goTo(`/substantiate/${back}`);
  expect(outsider.status).toBe(404);
  const old = await ask();
  later(31);
  await outsider.goTo(`/substantiate/${old}`);
  expect(outsider.status).toBe(404);
  expect(outsider.text).toContain('is too old');
  expect(await substantiate(db, old, said, clock.now)).toBe(false);
  later(-31);
});

test('nobody substantiates their own: who takes part in the circle is refused in words, and the link stays good', async () => {
  const world = await aCircle(db);
  const { person } = await inside(world);
  const id = await writeOutcome(db, world.id, anOutcome(world), nobodyIn);
  const secret = await askOutsider(db, world.id, id, { askedOf: 'someone', person, now: today });
  const { browser: member } = await inside(world, 'member', 'residents');
  await member.goTo(`/substantiate/${secret}`);
  expect(member.text).toContain('You cannot confirm this yourself');
  expect(member.page.querySelector('textarea')).toBeNull();
  expect(await saidOfOutcomes(db, world.id)).toEqual([]);
  const other = await aCircle(db, { subject: 'Other' });
  const { browser: neighbour } = await inside(other, 'member');
  await neighbour.goTo(`/substantiate/${secret}`);
  expect(neighbour.text).toContain('Is this so?');
});

test('who left the circle, who wrote it, and the seat that wrote it at a table that closed do not substantiate it either', async () => {
  const world = await aCircle(db);
  const { person: steward } = await inside(world);
  const [left, author] = [await aMember(db, world, 'member'), await aPerson(db, world.organisation)];
  await db.updateTable('member').set({ ended_at: today }).where('circle_id', '=', world.id).where('person_id', '=', left).execute();
  const table = await openTable(db, world.id, { name: 'Kitchen', readers: ['residents'] }, { keys, person: steward, now: today });
  const [wrote, sat] = [visitor(app), visitor(app)];
  const seats: string[] = [];
  for (const browser of [wrote, sat]) {
    await browser.goTo(`/table/${tableCode(keys, table)}`);
    await browser.press('Sit down');
    const taken = await db.selectFrom('seat').select('id').where('circle_id', '=', world.id).execute();
    seats.push(taken.find(({ id }) => !seats.includes(id))!.id);
  }
  await closeTable(db, world.id, table, today);
  const id = await writeOutcome(db, world.id, anOutcome(world), { ...nobodyIn, seat: seats[0]! });
  await correctOutcome(db, world.id, id, { outcome: anOutcome(world), because: 'Wrong.', by: { ...nobodyIn, person: author } });
  const other = await writeOutcome(db, world.id, anOutcome(world), nobodyIn);
  const ask = (outcome: string) => askOutsider(db, world.id, outcome, { askedOf: 'someone', person: steward, now: today });
  const [secret, ofOther] = [await ask(id), await ask(other)];
  const [hadRole, byName, colleague] = [visitor(app), visitor(app), visitor(app)];
  await signedIn(db, hadRole, left);
  await signedIn(db, byName, author);
  await signedIn(db, colleague, await aPerson(db, world.organisation));
  const refused = async (browser: typeof wrote, link: string) => {
    await browser.goTo(`/substantiate/${link}`);
    return browser.text.includes('You cannot confirm this yourself');
  };
  for (const own of [hadRole, byName, wrote]) expect(await refused(own, secret)).toBe(true);
  for (const outside of [sat, colleague, visitor(app)]) expect(await refused(outside, secret)).toBe(false);
  expect(await refused(hadRole, ofOther)).toBe(true);
  for (const outside of [byName, wrote]) expect(await refused(outside, ofOther)).toBe(false);
});

test('a text that changed while an outsider wrote is read again first', async () => {
  const world = await aCircle(db);
  const { person } = await inside(world);
  const id = await writeOutcome(db, world.id, anOutcome(world), nobodyIn);
  const secret = await askOutsider(db, world.id, id, { askedOf: 'someone', person, now: today });
  const outsider = visitor(app);
  await outsider.goTo(`/substantiate/${secret}`);
  await correctOutcome(db, world.id, id, { outcome: anOutcome(world, { what: 'They come daily.' }), because: 'Wrong.', by: nobodyIn });
  await outsider.press('This is my answer', { agrees: 'full', 'Why?': 'I saw it.', 'In which role': 'driver', outside: 'yes' });
  expect(outsider.status).toBe(422);
  expect(outsider.text).toContain('The text changed meanwhile');
  expect(outsider.text).toContain('They come daily.');
  expect(await saidOfOutcomes(db, world.id)).toEqual([]);
});

test('a story that shows a change hears of it; the world reads only that there is one; taken back, nothing of it is left', async () => {
  const world = await aCircle(db);
  const text = 'The bin by the slide was full and my daughter cut her hand on it.';
  const story = await aStory(db, world, { text, readers: ['residents', 'professionals', 'deciders'], uses: ['sense'] });
  const { browser } = await inside(world, 'member');
  await browser.goTo(`/circles/${world.slug}/outcomes/new`);
  await browser.press('Keep this change', { ...filled, [`evidence-story`]: [story] });
  expect(browser.status).toBe(200);
  expect(browser.text).toContain('The bin by the slide');
  const marks = await db.selectFrom('trail').select('what').where('story_id', '=', story).execute();
  expect(marks.map(({ what }) => what)).toContain('outcome.written');
  const anyone = visitor(app);
  await anyone.goTo(browser.path);
  expect(anyone.text).not.toContain('The bin by the slide');
  expect(anyone.text).toContain('its teller keeps it within the circle');
  await withdrawStory(db, world.id, story, { now: today, why: 'withdrawn', data: config.data });
  await browser.goTo(browser.path);
  expect(browser.text).not.toContain('The bin by the slide');
  expect(browser.text).not.toContain('its teller keeps it');
});

test('a story behind a try-out hears of the change that the try-out shows: through its insight, and through its agreement', async () => {
  const world = await aCircle(db);
  const [told, agreed, beside] = [await aStory(db, world), await aStory(db, world), await aStory(db, world)];
  const owner = { owner: 'Kees', side: world.sides.professionals };
  const promise = { ...owner, text: 'We empty them on Friday.', email: null, member: null, due_on: '2026-12-24' };
  const decision = await aDecision(db, world, [agreed]);
  const agreement = await makeAgreement(
    db,
    world.id,
    { ...promise, decision },
    { person: await aPerson(db, world.organisation), now: today },
  );
  const sign = { goodSign: 'Less litter.', badSign: 'More of it.', amplify: 'Twice a week.', dampen: 'We stop.' };
  const card = {
    ...owner,
    ...sign,
    belief: 'Full bins put people off.',
    trying: 'A round on Friday.',
    withWhom: 'Neighbours',
    until: '2026-12-24',
  };
  const named = await writeTryOut(
    db,
    world.id,
    { ...card, insights: [await anInsight(db, world, [told])], agreement, follows: null, method: null },
    { begins: true, person: null, seat: null, now: today, today: '2026-11-24' },
  );
  await writeOutcome(db, world.id, anOutcome(world, { named: [{ kind: 'try_out', about: named }] }), nobodyIn);
  const marked = await db
    .selectFrom('trail')
    .select('story_id')
    .where('circle_id', '=', world.id)
    .where('what', '=', 'outcome.written')
    .execute();
  expect(new Set(marked.map(({ story_id }) => story_id))).toEqual(new Set([told, agreed]));
  expect(marked.map(({ story_id }) => story_id)).not.toContain(beside);
});

test('two hundred changes stay in reach: forty on a page, and each lens counts all', async () => {
  const world = await aCircle(db);
  for (let nth = 0; nth < 200; nth++)
    await writeOutcome(db, world.id, anOutcome(world, { what: `Change number ${nth}.`, ours: nth % 2 ? 'none' : 'much' }), nobodyIn);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/outcomes`);
  expect(anyone.page.querySelectorAll('.kring-card')).toHaveLength(40);
  expect(anyone.text).toContain('Would have happened without us: 100');
  await anyone.follow('Part 5');
  expect(anyone.page.querySelectorAll('.kring-card')).toHaveLength(40);
}, 60_000);
