import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { countAnew } from '#cycle/counting.server.ts';
import { newId } from '#lib/server/ids.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aDecision, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const { db, app } = await testKring();
const daysAgo = (days: number) => new Date(today.getTime() - days * 864e5);

async function someone(world: World, role: 'steward' | 'listener' | 'member', side: Reader) {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { side }));
  return browser;
}

/** What the list says of a star, as anyone reads it. */
async function saidOf(world: World, star: string, browser = visitor(app)) {
  await browser.goTo(`/circles/${world.slug}/road-map`);
  return browser.page.querySelector(`#star-${star}`)!.textContent!.replace(/\s+/g, ' ').trim();
}

test('a circle that has done nothing has a map without a lit star, and nothing that says what should come next', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  expect(anyone.status).toBe(200);
  expect(anyone.text).toContain('No star is lit yet');
  expect(anyone.page.querySelectorAll('.kring-sky .kring-sky__lit')).toHaveLength(0);
  expect(anyone.page.querySelectorAll('.kring-stars > li')).toHaveLength(29);
  expect(anyone.page.querySelector('#route, #could, progress, meter')).toBeNull();
  expect(anyone.text).not.toMatch(/\d ?%|next/i);
});

test('what is done lights up from data, in any order, and each lit star opens what lit it', async () => {
  const world = await aCircle(db, { now: daysAgo(40) });
  const stories = [await aStory(db, world, { now: daysAgo(30) })];
  const decision = await aDecision(db, world, stories);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  const lit = [...anyone.page.querySelectorAll('.kring-sky a')].map((link) => link.getAttribute('href')!);
  expect(lit).toContain(`/circles/${world.slug}/changes/${decision}`);
  expect(lit.filter((href) => href.startsWith(`/circles/${world.slug}/insights/`))).toHaveLength(1);
  expect(lit).toContain(`/tell/${world.door}`);
  for (const href of lit) {
    await anyone.goTo(href);
    expect(anyone.status, href).toBe(200);
  }
});

test('the route has days, what was done again is a ring, and a day before it is not rewritten', async () => {
  const world = await aCircle(db, { now: daysAgo(40) });
  for (const days of [30, 20, 20, 10])
    await db
      .insertInto('sense_table')
      .values({
        ...{ circle_id: world.id, id: newId(), name: 'A table', code_hash: Buffer.from(newId()), readers: ['residents'] },
        ...{ opened_by: null, opened_at: daysAgo(days), closed_at: null },
      })
      .execute();
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  const route = [...anyone.page.querySelectorAll('.kring-route li')].map((step) => step.textContent!.replace(/\s+/g, ' ').trim());
  expect(route).toEqual([
    '15 October 2026 Question asked',
    '25 October 2026 Reading together',
    '4 November 2026 Reading together',
    '14 November 2026 Reading together',
  ]);
  expect(anyone.page.querySelectorAll('.kring-sky__again')).toHaveLength(2);
  expect(await saidOf(world, 'tables')).toContain('Done on 25 October 2026, and 2 more times, last on 14 November 2026');
});

test('the star of stories does not tell when the first came, nor that there are four', async () => {
  const world = await aCircle(db, { now: daysAgo(40) });
  for (let nth = 0; nth < 4; nth++) await aStory(db, world, { now: daysAgo(9 - nth) });
  await countAnew(db, today);
  expect(await saidOf(world, 'stories')).not.toContain('Done');
  await aStory(db, world, { now: daysAgo(3) });
  await countAnew(db, today);
  const said = await saidOf(world, 'stories');
  expect(said).toContain('Without a day');
  expect(said).not.toMatch(/November|October/);
});

test('who names who is missing lights nothing before five have, and of their days none is told', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  const named = async (on: Date) =>
    db
      .insertInto('naming')
      .values({ circle_id: world.id, id: newId(), language: 'en', named_on: on.toISOString().slice(0, 10) })
      .execute();
  for (let nth = 0; nth < 4; nth++) await named(daysAgo(4));
  await named(today); // what was said today is counted tomorrow, as on the page of who is missing
  expect(await saidOf(world, 'missing')).not.toContain('Done');
  await named(daysAgo(1));
  expect(await saidOf(world, 'missing')).toContain('Done. Without a day');
});

test('what one person said stands with its month, not its day', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  await db
    .insertInto('moment_answer')
    .values({
      ...{ circle_id: world.id, id: newId(), moment: 'opening', about: world.id, question: 'power', willing: 'partly', text: null },
      ...{ side_id: world.sides.professionals, person_id: null, at: daysAgo(3) },
    })
    .execute();
  expect(await saidOf(world, 'ready')).toContain('Done in November 2026');
});

test('what was hidden or taken back lights nothing any more', async () => {
  const world = await aCircle(db);
  const insight = await anInsight(db, world, [await aStory(db, world)]);
  expect(await saidOf(world, 'insight')).toContain('Done');
  await db.updateTable('insight').set({ hidden_at: today }).where('id', '=', insight).execute();
  expect(await saidOf(world, 'insight')).not.toContain('Done');
});

test('someone plans a star, everyone sees it open with its side and day, and when it was done it is part of the route', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  const member = await someone(world, 'member', 'residents');
  await member.goTo(`/circles/${world.slug}/road-map/plan`);
  await member.press('Put it on the map', {
    'What is the plan': 'Coffee in the hall',
    'Where does it belong': 'catalysts',
    'On which day': '2026-12-01',
  });
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  expect(anyone.text).toContain('Coffee in the hall Resident A plan for 1 December 2026.');
  expect(anyone.page.querySelectorAll('.kring-sky .kring-sky__open')).toHaveLength(1);
  expect(anyone.text).not.toContain('This was done');
  await member.press('This was done');
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  expect(anyone.text).toContain('Done on 24 November 2026');
  expect(anyone.page.querySelector('.kring-route')!.textContent).toContain('Coffee in the hall');
  await anyone.goTo(`/circles/${world.slug}/road-map/blank`);
  expect(anyone.text).toContain('Our own map');
  expect(anyone.page.querySelector('svg.kring-sky__picture')!.textContent).toContain('Coffee in the');
});

test('only who made a plan, or a steward, says what came of it', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  const [maker, other, steward] = [
    await someone(world, 'member', 'residents'),
    await someone(world, 'member', 'professionals'),
    await someone(world, 'steward', 'professionals'),
  ];
  await maker.goTo(`/circles/${world.slug}/road-map/plan?star=talked`);
  await maker.press('Put it on the map', { 'What is the plan': 'An evening at school' });
  expect(await saidOf(world, 'talked')).toContain('An evening at school');
  await other.goTo(`/circles/${world.slug}/road-map`);
  expect(other.text).not.toContain('Take this off the map');
  await steward.goTo(`/circles/${world.slug}/road-map`);
  await steward.press('Take this off the map');
  expect(await saidOf(world, 'talked')).not.toContain('An evening at school');
});

test('a plan that is too long, past, nowhere or on a day that does not exist comes back with its words', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  const member = await someone(world, 'member', 'residents');
  const page = `/circles/${world.slug}/road-map/plan`;
  const bad = [
    [{ 'What is the plan': ' ', 'Where does it belong': 'system' }, 'Write what the plan is'],
    [{ 'What is the plan': '<b>'.repeat(50), 'Where does it belong': 'system' }, 'room for 120'],
    [{ 'What is the plan': 'Coffee' }, 'Choose where it belongs'],
    [{ 'What is the plan': 'Coffee', 'Where does it belong': 'system', 'On which day': '31-02-2027' }, 'Write a day that exists'],
    [{ 'What is the plan': 'Coffee', 'Where does it belong': 'system', 'On which day': '2026-11-23' }, 'still to come'],
  ] as const;
  for (const [filled, slip] of bad) {
    await member.goTo(page);
    await member.press('Put it on the map', filled);
    expect(member.status).toBe(422);
    expect(member.text).toContain(slip);
    expect(member.page.querySelector('textarea')!.textContent!.trim()).toBe(filled['What is the plan'].trim());
  }
  expect(await db.selectFrom('star').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
  await member.goTo(`/circles/${world.slug}/road-map?phase=finish`);
  expect(member.status).toBe(200);
  await member.goTo(`/circles/${world.slug}/road-map?sort=name`);
  expect(member.status).toBe(400);
  await member.goTo(`${page}?star=nothing`);
  expect(member.status).toBe(200);
});

test('a map with two hundred plans and forty tables is drawn within a tenth of a second', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  await sql`insert into star (circle_id, id, constellation, text, side_id, made_at)
    select ${world.id}, 'plan' || nth, 'system', 'Plan number ' || nth || repeat(' and a very long word', 4), ${world.sides.residents}, ${today} from generate_series(1, 200) nth`.execute(
    db,
  );
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  const times: number[] = [];
  for (let nth = 0; nth < 5; nth++) {
    const begun = performance.now();
    await anyone.goTo(`/circles/${world.slug}/road-map`);
    times.push(performance.now() - begun);
  }
  expect(anyone.page.querySelectorAll('.kring-stars > li')).toHaveLength(229);
  expect(anyone.page.querySelectorAll('.kring-sky .kring-sky__open')).toHaveLength(3);
  expect(Math.min(...times)).toBeLessThan(100);
});

test('a lens shows which stars belong to a phase, and shuts none out', async () => {
  const world = await aCircle(db);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map?phase=evaluate`);
  expect(anyone.page.querySelectorAll('.kring-sky__lens').length).toBeGreaterThan(5);
  expect(anyone.page.querySelectorAll('.kring-stars > li')).toHaveLength(29);
});

test('a suggestion says why and leads to the thing; when the reason is gone, so is the suggestion', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  const decision = await aDecision(db, world, []);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  expect(anyone.text).toContain('Choose a day to look again because one decision has no such day yet.');
  expect(anyone.page.querySelector('.kring-could a')!.getAttribute('href')).toBe(`/circles/${world.slug}/changes/${decision}`);
  await db
    .insertInto('review')
    .values({
      ...{ circle_id: world.id, id: newId(), decision_id: decision, on_day: '2027-02-01' },
      ...{ reminded_at: null, held_at: null, seen: null, hidden_at: null },
    })
    .execute();
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  expect(anyone.text).not.toContain('What could be done');
});

test('that named groups are not reached is suggested to who takes part', async () => {
  const world = await aCircle(db, { gathering: 'not yet' });
  for (const text of ['Night workers', 'Young carers'])
    await db
      .insertInto('touched')
      .values({ circle_id: world.id, id: newId(), kind: 'group', text, language: 'en', named_on: '2026-11-20', accepted_at: today })
      .execute();
  const steward = await someone(world, 'steward', 'professionals');
  await steward.goTo(`/circles/${world.slug}/road-map`);
  expect(steward.text).toContain('because 2 groups that were named have not been reached');
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${world.slug}/road-map`);
  expect(anyone.text).not.toContain('have not been reached');
});

test('a side from which nothing came is named only where the counts of sides may be read: else the few would follow', async () => {
  const [many, few] = [await aCircle(db), await aCircle(db)];
  for (let nth = 0; nth < 5; nth++) for (const world of [many, few]) await aStory(db, world, { side: 'residents' });
  for (let nth = 0; nth < 5; nth++) await aStory(db, many, { side: 'professionals' });
  await aStory(db, few, { side: 'professionals' });
  await countAnew(db, today);
  const anyone = visitor(app);
  await anyone.goTo(`/circles/${many.slug}/road-map`);
  expect(anyone.text).toContain('because nothing was counted yet from this side: Decider');
  await anyone.goTo(`/circles/${few.slug}/road-map`);
  expect(anyone.text).not.toContain('nothing was counted yet');
});
