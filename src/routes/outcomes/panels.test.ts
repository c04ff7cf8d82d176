import { expect, test } from 'vitest';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { openTable } from '#cycle/2-sense/tables.server.ts';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { newSecret } from '#lib/server/ids.ts';
import { seal } from '#lib/server/sealed.server.ts';
import { choicesOf, choose } from '#system/outcomes/panels.server.ts';
import { writeOutcome } from '#system/outcomes/outcomes.server.ts';
import { testKring } from '#testing/kring.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, aPerson, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const { db, app, keys, config } = await testKring();

const inside = async (world: World, role: 'steward' | 'member' | 'reader', side: Reader) => {
  const browser = visitor(app);
  await signedIn(db, browser, await aMember(db, world, role, { side }));
  return browser;
};
const teller = (world: World, story: string) => {
  const phone = visitor(app);
  const visit = { circle: world.id, story, visit: newSecret(), until: today.getTime() + 864e5 };
  phone.cookies.set('kring-mine', seal(keys.visit, 'teller', visit));
  return phone;
};
const aTable = async (world: World, readers: Reader[]) => {
  const person = await aPerson(db, world.organisation);
  return tableCode(keys, await openTable(db, world.id, { name: 'Kitchen', readers }, { keys, person, now: today }));
};
const sitAt = async (code: string, browser = visitor(app)) => {
  await browser.goTo(`/table/${code}`);
  await browser.press('Sit down');
  return browser;
};
const marksOf = async (story: string) =>
  (await db.selectFrom('trail').select('what').where('story_id', '=', story).orderBy('what').execute()).map(({ what }) => what);

/** A circle with two stories that residents and professionals read, one that residents read alone, and one change. */
async function aHarvest() {
  const world = await aCircle(db);
  const both: Reader[] = ['residents', 'professionals'];
  const tell = (text: string, readers = both) => aStory(db, world, { text, readers, uses: ['sense'] });
  const stories = {
    slide: await tell('At the slide somebody swept the glass away before I came.'),
    bench: await tell('Nobody sits on the bench since the bin went.'),
    own: await tell('I tell this to residents alone.', ['residents']),
  };
  const outcome = await writeOutcome(
    db,
    world.id,
    {
      ...{ who_kind: 'organisation', who: 'The cleaning service', what: 'They come twice a week.', happened_on: '2026-11-01' },
      ...{
        matters: 'Children play.',
        ours: 'some',
        contribution: 'At our table.',
        evidence: 'Plan.',
        side: world.sides.professionals,
        named: [],
      },
    },
    { person: null, seat: null, now: today },
  );
  return { world, stories, outcome };
}

async function opened() {
  const harvest = await aHarvest();
  const { world, stories, outcome } = harvest;
  const steward = await inside(world, 'steward', 'professionals');
  const resident = await inside(world, 'member', 'residents');
  await steward.goTo(`/circles/${world.slug}/outcomes/panels/new`);
  const sides = [world.sides.residents, world.sides.professionals];
  await steward.press('Put it before them', { side: sides, story: [stories.slide, stories.bench], outcome: [outcome] });
  expect(steward.status).toBe(200);
  return { ...harvest, steward, resident, panel: steward.path };
}

test('panels cannot open on nothing, for one side alone, or on a story that one of the sides may not read', async () => {
  const { world, stories, outcome } = await aHarvest();
  const listener = visitor(app);
  const person = await aMember(db, world, 'listener', { side: 'residents' });
  await aMember(db, world, 'steward', { side: 'residents', person });
  await signedIn(db, listener, person);
  await listener.goTo(`/circles/${world.slug}/outcomes/panels/new`);
  expect(listener.text).not.toContain('I tell this to residents alone.');
  expect(listener.text).toContain('May be read by: Resident, Professional');
  await listener.press('Put it before them', { side: [], story: [], outcome: [] });
  expect(listener.status).toBe(422);
  expect(listener.text).toContain('Choose at least two changes or stories in all');
  expect(listener.text).toContain('Choose at least two sides');
  const all = Object.values(world.sides);
  await listener.press('Put it before them', { side: all, story: [stories.slide], outcome: [outcome] });
  expect(listener.text).toContain('Not every side that you chose may read all these stories');
  expect(await db.selectFrom('panel').select('id').where('circle_id', '=', world.id).execute()).toEqual([]);
});

test('each side chooses apart: nobody sees what another chose before all is laid side by side, and a reason is always given', async () => {
  const { world, stories, outcome, steward, resident, panel } = await opened();
  expect(await marksOf(stories.slide)).toContain('panel.asked');
  await resident.goTo(panel);
  await resident.follow('Choose for your side');
  expect(resident.text).toContain('somebody swept the glass away');
  await resident.press('Keep the choice of our side');
  expect(resident.status).toBe(422);
  expect(resident.text).toContain('Without a reason a choice does not count');
  expect(resident.text).toContain('Choose one or more, or choose: none of these');
  await resident.press('Keep the choice of our side', { story: [stories.slide], none: true, 'Why this?': 'Because it lasts.' });
  expect(resident.text).toContain('You chose something and also: none of these');
  await resident.press('Keep the choice of our side', { none: false, story: [stories.slide], 'Why this?': 'Because someone cared.' });
  expect(resident.text).toContain('Resident: has chosen');
  await steward.goTo(panel);
  expect(steward.html).not.toContain('Because someone cared.');
  expect(await choicesOf(db, world.id, panel.split('/').at(-1)!, { eyes: { all: true } })).toEqual([]);
  await steward.goTo(`${panel}/${world.sides.residents}`);
  expect(steward.status).toBe(404);
  await steward.goTo(panel);
  expect(steward.text).toContain('when at least two sides have chosen');
  await steward.follow('Choose for your side');
  await steward.press('Keep the choice of our side', { outcome: [outcome], 'Why this?': 'Because it can be counted.' });
  const anyone = visitor(app);
  await anyone.goTo(panel);
  expect(anyone.status).toBe(404);
  await steward.press('Lay open and answer the tellers');
  await anyone.goTo(panel);
  expect(anyone.text).toContain('Because someone cared.');
  expect(anyone.text).toContain('Because it can be counted.');
  expect(anyone.text).toContain('They come twice a week.');
  expect(anyone.html).not.toContain('swept the glass away');
  await resident.goTo(panel);
  const rows = resident.page.querySelectorAll('tbody tr').map((row) => row.text);
  expect(rows.some((row) => row.includes('Nobody sits on the bench') && !row.includes('chosen'))).toBe(true);
  expect(rows.some((row) => row.includes('swept the glass') && row.includes('chosen'))).toBe(true);
  await resident.goTo(`${panel}/${world.sides.residents}`);
  expect(resident.status).toBe(404);
});

test('every teller gets an answer: whose story was chosen reads why, and so does whose story was not', async () => {
  const { stories, outcome, steward, resident, panel } = await opened();
  await resident.goTo(panel);
  await resident.follow('Choose for your side');
  await resident.press('Keep the choice of our side', { story: [stories.slide], 'Why this?': 'Because someone cared.' });
  await steward.goTo(panel);
  await steward.follow('Choose for your side');
  await steward.press('Keep the choice of our side', { outcome: [outcome], 'Why this?': 'Because it can be counted.' });
  await steward.press('Lay open and answer the tellers');
  const [chosen, other] = await Promise.all(
    [stories.slide, stories.bench].map(async (story) => {
      const phone = teller(
        (await db.selectFrom('story').select('circle_id as id').where('id', '=', story).executeTakeFirstOrThrow()) as World,
        story,
      );
      await phone.goTo('/mine');
      return phone;
    }),
  );
  expect(chosen!.text).toContain('People of one side chose your story');
  expect(chosen!.text).toContain('Because someone cared.');
  expect(other!.text).toContain('Your story counts just as much.');
  expect(other!.text).toContain('Because it can be counted.');
  expect(await marksOf(stories.slide)).not.toContain('panel.considered');
});

test('“none of these” is a choice; a story that was taken back is gone from the panel, and what rested on it stays', async () => {
  const { world, stories, steward, resident, panel } = await opened();
  await resident.goTo(panel);
  await resident.follow('Choose for your side');
  await resident.press('Keep the choice of our side', { story: [stories.slide], 'Why this?': 'Because someone cared.' });
  await steward.goTo(panel);
  await steward.follow('Choose for your side');
  await steward.press('Keep the choice of our side', { none: true, 'Why this?': 'Nothing of this will last.' });
  await steward.press('Lay open and answer the tellers');
  await withdrawStory(db, world.id, stories.slide, { now: today, why: 'withdrawn', data: config.data });
  for (const browser of [resident, steward]) {
    await browser.goTo(panel);
    expect(browser.text).not.toContain('swept the glass');
    expect(browser.text).toContain('Because someone cared.');
    expect(browser.text).toContain('chose none of these.');
  }
});

test('a place in a session or at a table gives nobody with a role the choice of another side to read, nor to replace', async () => {
  const { world, stories, resident, panel } = await opened();
  const [ofResidents, ofProfessionals] = [`${panel}/${world.sides.residents}`, `${panel}/${world.sides.professionals}`];
  await resident.goTo(ofResidents);
  await resident.press('Keep the choice of our side', { story: [stories.slide], 'Why this?': 'Because someone cared.' });
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  const person = await aPerson(db, world.organisation);
  const session = await planSession(db, world.id, plan, { person, keys, now: today });
  const places = [
    async (side: string[]) => {
      const browser = await inside(world, 'reader', 'professionals');
      await browser.goTo(`/session/${sessionCode(keys, session)}`);
      await browser.press('Take a seat', { side });
      return browser;
    },
    async () => sitAt(await aTable(world, ['residents', 'professionals']), await inside(world, 'reader', 'professionals')),
  ];
  for (const [place, side] of [
    [places[0]!, []],
    [places[0]!, [world.sides.residents]],
    [places[1]!, []],
  ] as const) {
    // prettier-ignore
    const other = await place([...side]);
    await other.goTo(ofResidents);
    expect(other.status).toBe(404);
    await other.goTo(panel);
    expect(other.page.querySelectorAll(`a[href="${ofResidents}"]`)).toEqual([]);
    await other.goTo(ofProfessionals);
    await other.press('Keep the choice of our side', { none: true, 'Why this?': 'Nothing of this will last.' });
    expect(other.text).toContain('Professional: has chosen');
  }
  await resident.goTo(ofResidents);
  expect(resident.html).toContain('Because someone cared.');
});

test('a table chooses again only what was chosen at that table: of another choice it hears that it was made, not what', async () => {
  const { world, stories, resident, panel } = await opened();
  const code = await aTable(world, ['residents', 'professionals']);
  const [table, beside, elsewhere] = [await sitAt(code), await sitAt(code), await sitAt(await aTable(world, ['residents']))];
  const ofResidents = `${panel}/${world.sides.residents}`;
  await elsewhere.goTo(ofResidents);
  await table.goTo(ofResidents);
  await table.press('Keep the choice of our side', { story: [stories.slide], 'Why this?': 'Because someone cared.' });
  await beside.goTo(ofResidents);
  expect(beside.html).toContain('Because someone cared.');
  await beside.press('Keep the choice of our side', { 'Why this?': 'Because it was swept.' });
  expect(beside.page.querySelector(`a[href="${ofResidents}"]`)?.text).toContain('Choose again');
  await elsewhere.press('Keep the choice of our side', { none: true, 'Why this?': 'We overrule them.' });
  expect(elsewhere.status).toBe(422);
  expect(elsewhere.text).toContain('Resident: has chosen');
  expect(elsewhere.html).toContain('We overrule them.');
  await elsewhere.goTo(ofResidents);
  expect([elsewhere.status, elsewhere.text.includes('Resident: has chosen'), elsewhere.html.includes('swept.')]).toEqual([
    200,
    true,
    false,
  ]);
  await elsewhere.goTo(panel);
  expect(elsewhere.page.querySelector(`a[href="${ofResidents}"]`)).toBeNull();
  await resident.goTo(ofResidents);
  expect(resident.html).toContain('Because it was swept.');
  await resident.press('Keep the choice of our side', { 'Why this?': 'Because we say so.' });
  await table.goTo(ofResidents);
  expect(table.text).toContain('Resident: has chosen');
  expect(table.html).not.toContain('Because we say so.');
});

test('of two tables that choose for a side at once, the second is told so, and replaces nothing', async () => {
  const { world, panel } = await opened();
  const tables = await Promise.all([1, 2].map(async () => sitAt(await aTable(world, ['residents']))));
  for (const table of tables) await table.goTo(`${panel}/${world.sides.residents}`);
  await Promise.all(tables.map((table) => table.press('Keep the choice of our side', { none: true, 'Why this?': 'Nothing lasts.' })));
  expect(tables.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  const [mine, other] = await db.selectFrom('seat').select('id').where('circle_id', '=', world.id).execute();
  const id = panel.split('/').at(-1)!;
  const choice = { none: true, because: 'Otherwise.', stories: [], outcomes: [] };
  const again = (seat: string) => choose(db, world.id, id, { side: world.sides.residents, choice, by: { person: null, seat, now: today } });
  const { seat_id } = await db.selectFrom('significant_choice').select('seat_id').where('panel_id', '=', id).executeTakeFirstOrThrow();
  expect(await again(seat_id === mine!.id ? other!.id : mine!.id)).toBe(false);
  expect(await again(seat_id!)).toBe(true);
});
