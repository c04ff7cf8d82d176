import { beforeAll, beforeEach, expect, test } from 'vitest';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { openTable } from '#cycle/2-sense/tables.server.ts';
import { fewestStatements } from '#cycle/2-sense/responding.ts';
import { proposeStatement, statementsOf } from '#cycle/2-sense/statements.server.ts';
import { newId } from '#lib/server/ids.ts';
import { aConversation } from '#testing/conversations.ts';
import { testKring } from '#testing/kring.ts';
import { aCircle, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';

let kring: Awaited<ReturnType<typeof testKring>>;
let world: World;
let base: string;
beforeAll(async () => void (kring = await testKring()));
beforeEach(async () => {
  world = await aCircle(kring.db);
  base = `/circles/${world.slug}`;
});

const text = 'The bin was full again and nobody came for a week.';
const told = () => aStory(kring.db, world, { text, readers: ['residents', 'professionals'], uses: ['sense'] });
const someone = async (role: Parameters<typeof aMember>[2]): Promise<Visitor> => {
  const browser = visitor(kring.app);
  await signedIn(kring.db, browser, await aMember(kring.db, world, role));
  return browser;
};
const insightHere = async () => anInsight(kring.db, world, await Promise.all([told(), told(), told()]));
const said = () => kring.db.selectFrom('statement').selectAll().where('circle_id', '=', world.id).execute();

test('from an insight to a statement that people answer: made at once, looked at, then asked', async () => {
  const insight = await insightHere();
  const member = await someone('member');
  await member.goTo(`${base}/insights/${insight}`);
  await member.follow('Make a statement from this');
  expect(member.text).toContain('Bins that are full make people give up.');
  await member.press('Keep this statement', { text: 'I  stopped\nputting things in the bin.' });
  expect(member.text).toContain('Someone of the circle looks at it first');
  expect(member.text).toContain('I stopped putting things in the bin.');
  expect(member.text).not.toContain('Let it in'); // a member makes, a steward or listener lets in

  const steward = await someone('steward');
  await steward.goTo(`${base}/statements`);
  expect(steward.text).toContain('Waiting: 1');
  await steward.press('Let it in');
  expect(steward.text).toContain('People can now say whether they recognise this');
  expect((await statementsOf(kring.db, world.id)).map((statement) => statement.text)).toEqual(['I stopped putting things in the bin.']);
  await steward.follow('Bins that are full make people give up.');
  expect(steward.path).toBe(`${base}/insights/${insight}`);
  await steward.follow('I stopped putting things in the bin.'); // the link holds both ways
  expect(steward.path).toContain(`${base}/statements/`);
});

test('at a table, without an account, pieces that are ticked in a theme become a statement', async () => {
  await told();
  const host = { keys: kring.keys, person: await aMember(kring.db, world, 'steward'), now: today };
  const table = await openTable(kring.db, world.id, { name: 'Tuesday', readers: ['residents'] }, host);
  const sitting = visitor(kring.app);
  await sitting.goTo(`/table/${tableCode(kring.keys, table)}`);
  await sitting.press('Sit down');
  await sitting.goTo(`${base}/stories`);
  await sitting.follow('The bin was full');
  await sitting.press('Mark this piece', { line: ['1'], 'Or name a new theme': 'Nobody comes' });
  await sitting.goTo(`${base}/sense`);
  await sitting.follow('Nobody comes');
  const fragment = sitting.page.querySelector('input[name=fragment]')!.getAttribute('value')!;
  await sitting.press('Make a statement from what you ticked', { fragment: [fragment] });
  expect(sitting.text).toContain(text);
  await sitting.press('Keep this statement', { text: 'Nobody empties the bins here.' });
  expect(await said()).toMatchObject([{ origin: 'fragment', table_id: table, person_id: null, side_id: world.sides.residents }]);
  expect(sitting.html).toContain(text); // what it rests on, for those who may read it
});

test('slips: too short, too long, and the words of the teller; what was written stays', async () => {
  const insight = await insightHere();
  const member = await someone('member');
  const slip = async (sentence: string, says: string) => {
    await member.goTo(`${base}/sense/statement?insight=${insight}`);
    await member.press('Keep this statement', { text: sentence });
    expect(member.status).toBe(422);
    expect(member.text).toContain(says);
    expect(member.page.querySelector('textarea')!.text).toBe(sentence);
    expect(member.page.querySelector('a[href="#text"]')).not.toBeNull();
  };
  await slip('No.', 'at least 10 characters');
  await slip('Full bins. '.repeat(20).trim(), 'at most 200 characters');
  await slip('Full again and nobody came for a week: the bin was full again and nobody came!', 'These are the words of a teller');
  expect(await said()).toEqual([]);
});

test('whoever may not read the piece can make nothing from it, and nobody from an insight that went back', async () => {
  const story = await aStory(kring.db, world, { text, readers: [], uses: ['sense'] });
  const insight = await anInsight(kring.db, world, [story]);
  const { fragment_id } = await kring.db
    .selectFrom('insight_fragment')
    .select('fragment_id')
    .where('insight_id', '=', insight)
    .executeTakeFirstOrThrow();
  const member = await someone('member');
  await member.goTo(`${base}/sense/statement?fragment=${fragment_id}`);
  expect(member.status).toBe(404);
  await kring.db.updateTable('insight').set({ returned_at: today }).where('id', '=', insight).execute();
  await member.goTo(`${base}/sense/statement?insight=${insight}`);
  expect(member.status).toBe(404);
});

test('what points to a person is shown before it is let in; a refusal needs a ground, and everyone can read it', async () => {
  const respondent = newId();
  await kring.db
    .insertInto('respondent')
    .values({ circle_id: world.id, id: respondent, code_hash: null, imported_as: null, started_at: today })
    .execute();
  await proposeStatement(kring.db, world.id, { text: 'Call 06-12345678 about the bins.', language: 'en', respondent }, today);
  await proposeStatement(kring.db, world.id, { text: '=SUM(A1) is all I have to say.', language: 'en', respondent }, today);
  const listener = await someone('listener');
  await listener.goTo(`${base}/statements`);
  expect(listener.text).toContain('Look first: does this point to a person?');
  expect(listener.text).toContain('06-12345678');
  const nth = listener.html.indexOf('Call 06') < listener.html.indexOf('=SUM') ? 0 : 1;
  await listener.press('Refuse this statement', {}, nth);
  expect(listener.status).toBe(422);
  expect(listener.text).toContain('Choose on which ground.');
  await listener.press('Refuse this statement', { ground: [world.ground], quietly: true }, nth);
  expect(listener.text).toContain('Everyone can read that this happened, and why.');
  await listener.press('Refuse this statement', { ground: [world.ground] });
  expect((await said()).map(({ looked_by }) => looked_by === null)).toEqual([false, false]);

  const anyone = visitor(kring.app);
  await anyone.goTo(`${base}/moderation`);
  expect(anyone.text).toContain('2 statements were refused.');
  expect(anyone.text).toContain('It names someone who did not agree.');
  expect(anyone.text).toContain('We do not show the text.');
  expect(anyone.html).not.toContain('06-12345678');
  await anyone.goTo(`${base}/moderation.csv`);
  expect(anyone.html).toContain(`ground,refused,It names someone who did not agree.,2`);
  expect(anyone.html).toContain(",'=SUM(A1) is all I have to say."); // no spreadsheet reckons with it
  expect(anyone.html).not.toContain('06-12345678');
});

test('nobody moderates the statements of another circle', async () => {
  const elsewhere = world;
  const insight = await insightHere();
  const member = await someone('member');
  await member.goTo(`${base}/sense/statement?insight=${insight}`);
  await member.press('Keep this statement', { text: 'Nobody empties the bins.' });
  const [statement] = await said();
  world = await aCircle(kring.db);
  base = `/circles/${world.slug}`;
  const respondent = newId();
  await kring.db
    .insertInto('respondent')
    .values({ circle_id: world.id, id: respondent, code_hash: null, imported_as: null, started_at: today })
    .execute();
  await proposeStatement(kring.db, world.id, { text: 'There is no bench.', language: 'en', respondent }, today);
  const steward = await someone('steward');
  await steward.goTo(`${base}/statements`);
  await steward.press('Let it in', { statement: statement!.id });
  expect(steward.status).toBe(404);
  expect(await statementsOf(kring.db, elsewhere.id)).toEqual([]);
});

test('what is let in can be taken out on a ground, and let in again', async () => {
  const insight = await insightHere();
  const steward = await someone('steward');
  await steward.goTo(`${base}/sense/statement?insight=${insight}`);
  await steward.press('Keep this statement', { text: 'Nobody empties the bins.' });
  await steward.press('Let it in');
  await steward.press('Take this statement out', { ground: [world.ground] });
  expect(await statementsOf(kring.db, world.id)).toEqual([]);
  await steward.goTo(`${base}/statements?state=taken_out`);
  expect(steward.text).toContain('The reason: It names someone who did not agree.');
  await steward.press('Let it in again');
  expect(await statementsOf(kring.db, world.id)).toHaveLength(1);
});

test('a steward asks people when there are enough statements, and says first who will see what comes out', async () => {
  const steward = await someone('steward');
  await steward.goTo(`${base}/asking`);
  expect(steward.text).toContain(`You can ask from ${fewestStatements} statements on`);
  await someStatements();
  await steward.goTo(`${base}/asking`);
  await steward.press('Ask people now');
  expect(steward.text).toContain('Choose who sees it.');
  await steward.press('Ask people now', { results: ['inside'] });
  expect(steward.text).toContain('The circle is asking now');
  const anyone = visitor(kring.app);
  await anyone.goTo(base);
  expect(anyone.text).toContain('only those who belong to the circle see what people recognise together');
  expect(anyone.page.querySelector(`nav a[href="/respond/${world.door}"]`)).not.toBeNull();
  expect(anyone.page.querySelector(`main a[href="${base}/map"]`)).toBeNull();

  // Nobody has answered: it may still become more open.
  await steward.press('Keep who sees it', { results: ['respondents'] });
  expect(steward.page.querySelector('input[value=respondents]')!.hasAttribute('checked')).toBe(true);
});

test('after the first answer it can become less open, never more', async () => {
  await aConversation(kring.db, world, { results: 'respondents' });
  const steward = await someone('steward');
  await steward.goTo(`${base}/asking`);
  expect(steward.page.querySelectorAll('input[name=results]').map((one) => one.getAttribute('value'))).toEqual(['respondents', 'inside']);
  steward.page.querySelector('input[value=inside]')!.setAttribute('value', 'everyone'); // as someone would who changes the page
  await steward.press('Keep who sees it', { results: ['everyone'] });
  expect(steward.status).toBe(422);
  expect(steward.text).toContain('It can only become less open now');
  await steward.press('Keep who sees it', { results: ['inside'] });
  await steward.press('Stop asking');
  expect(steward.text).toContain('The circle asks no more');
  const row = await kring.db
    .selectFrom('responding')
    .select(['results', 'closed_at'])
    .where('circle_id', '=', world.id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ results: 'inside', closed_at: today });
});

async function someStatements() {
  for (let nth = 0; nth < fewestStatements; nth++)
    await kring.db
      .insertInto('statement')
      .values({
        circle_id: world.id,
        id: newId(),
        text: `Statement number ${nth}.`,
        language: 'en',
        origin: 'missing',
        made_at: today,
        accepted_at: today,
      })
      .execute();
}
