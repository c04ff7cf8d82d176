import { mkdtempSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allowQuoteAgain, contestQuote, quotesFrom, settleContest, takeOut } from '#cycle/contests.server.ts';
import { correctStory } from '#cycle/corrections.server.ts';
import { withdrawStory } from '#cycle/withdrawals.server.ts';
import { hashOfText } from '#cycle/1-gather/text-of-story.server.ts';
import { newId } from '#lib/server/ids.ts';
import { whereKept } from '#testing/crawl.ts';
import { testDatabase } from '#testing/database.ts';
import { aCircle, aMember, anInsight, aStory, today, type World } from '#testing/worlds.ts';
import { markFragment, unmarkFragment } from './fragments.server.ts';
import { changeInsight } from './insights.server.ts';
import { moderate, moderationLog, proposalsOf } from './moderation.server.ts';
import { makeStatement, proposeStatement, statementsOf, type TakenFrom } from './statements.server.ts';

const { db } = await testDatabase();
const data = mkdtempSync('/tmp/kring-statements-');

const words = 'The bus leaves at six and the first train home goes an hour after that.';
const said = 'Buses and trains do not wait for each other.';

async function aWorld() {
  const world = await aCircle(db);
  const by = await aMember(db, world, 'steward');
  return { world, by, voice: { side: world.sides.residents, person: null as string | null, table: null } };
}
type There = Awaited<ReturnType<typeof aWorld>>;

const aMark = async ({ world, voice }: There, text = words) => {
  const story = await aStory(db, world, { text, readers: ['residents'], uses: ['sense'] });
  const marked = { story, start: 0, end: 22, text_hash: hashOfText(text) };
  return { story, fragment: await markFragment(db, world.id, marked, { voice, now: today }) };
};
const made = ({ world, voice }: There, from: TakenFrom, text = said) =>
  makeStatement(db, world.id, { text, language: 'en', from }, { voice, now: today });
const letIn = ({ world, by }: There, id: string | null) => moderate(db, world.id, id!, { act: 'accept', by, now: today });
const asked = async (world: World) => (await statementsOf(db, world.id)).map(({ id }) => id);
const marksOf = async (world: World, story: string, what: string) =>
  (
    await db
      .selectFrom('trail')
      .select('about')
      .where('circle_id', '=', world.id)
      .where('story_id', '=', story)
      .where('what', '=', what as 'story.told')
      .execute()
  ).map(({ about }) => about);
const respondent = async (world: World) => {
  const id = newId();
  await db.insertInto('respondent').values({ circle_id: world.id, id, code_hash: null, imported_as: null, started_at: today }).execute();
  return id;
};
const answer = (world: World, respondent_id: string, statement_id: string) =>
  db
    .insertInto('response')
    .values({
      circle_id: world.id,
      respondent_id,
      statement_id,
      answer: 1,
      at: today,
      shown_because: null,
      shown_chance: null,
      shown_of: null,
      shown_seed: null,
    })
    .execute();

test('a statement waits until someone lets it in, and the teller behind it can see that it was made', async () => {
  const there = await aWorld();
  const { story, fragment } = await aMark(there);
  const id = await made(there, { fragments: [fragment] });
  expect(await asked(there.world)).toEqual([]);
  expect(await marksOf(there.world, story, 'statement.made')).toEqual([id]);
  expect(await letIn(there, id)).toBeNull();
  expect(await statementsOf(db, there.world.id)).toEqual([{ id, text: said, language: 'en', made_at: today }]);
});

test('every story behind an insight hears that a statement was taken from it', async () => {
  const there = await aWorld();
  const stories = await Promise.all([1, 2, 3].map(() => aStory(db, there.world)));
  const insight = await anInsight(db, there.world, stories);
  const id = await made(there, { insight });
  for (const story of stories) expect(await marksOf(there.world, story, 'statement.made')).toEqual([id]);
});

test("a statement that is the story's own words is not kept: people say it in theirs", async () => {
  const there = await aWorld();
  const { story, fragment } = await aMark(there);
  expect(await made(there, { fragments: [fragment] }, 'So it is: the first train home goes an hour after that!')).toBeNull();
  expect(await made(there, { fragments: [fragment] }, 'The first train home goes an hour later.')).not.toBeNull();
  expect(await marksOf(there.world, story, 'statement.made')).toHaveLength(1);
});

test('who takes a story back takes along the statements that rest on it and all answers to them', async () => {
  const there = await aWorld();
  const [{ story, fragment }, other] = [await aMark(there, `canaryorange ${words}`), await aMark(there)];
  const id = await made(there, { fragments: [fragment, other.fragment] }, 'A canaryorange bus waits for nobody.');
  const stays = await made(there, { fragments: [other.fragment] });
  for (const one of [id, stays]) await letIn(there, one);
  const who = await respondent(there.world);
  for (const one of [id, stays]) await answer(there.world, who, one!);
  await withdrawStory(db, there.world.id, story, { now: today, why: 'withdrawn', data });
  expect(await asked(there.world)).toEqual([stays]);
  expect(await whereKept(db, ['canaryorange'])).toEqual([]);
  const answers = await db.selectFrom('response').select('statement_id').where('circle_id', '=', there.world.id).execute();
  expect(answers).toEqual([{ statement_id: stays }]);
  expect(await marksOf(there.world, other.story, 'statement.made')).toEqual([stays]); // nobody is told of a statement that is gone
});

test('a statement that was brought in as this story too goes with it, also without any mark in it', async () => {
  const { world } = await aWorld();
  const story = await aStory(db, world, { text: 'More canaryindigo.' });
  await db.insertInto('imported').values({ circle_id: world.id, source: 'polis', source_id: '7', story_id: story }).execute();
  const brought = { circle_id: world.id, text: 'More canaryindigo.', language: 'en', origin: 'import' as const, made_at: today };
  await db
    .insertInto('statement')
    .values({ ...brought, id: newId(), imported_as: '7' })
    .execute();
  await withdrawStory(db, world.id, story, { now: today, why: 'withdrawn', data });
  expect(await whereKept(db, ['canaryindigo'])).toEqual([]);
});

test('an insight that goes back takes its statement out; when it is said better, someone may let the statement in again', async () => {
  const there = await aWorld();
  const stories = await Promise.all([1, 2, 3, 4].map(() => aStory(db, there.world)));
  const insight = await anInsight(db, there.world, stories.slice(0, 3));
  const id = await made(there, { insight });
  await letIn(there, id);
  await withdrawStory(db, there.world.id, stories[0]!, { now: today, why: 'withdrawn', data });
  expect(await asked(there.world)).toEqual([]);
  expect((await moderationLog(db, there.world.id)).turnedDown).toMatchObject([{ id, because: 'insight_returned', ground: null }]);
  expect(await letIn(there, id)).toBe('insight');
  const marks = await Promise.all(stories.slice(1).map((story) => aFragment(there, story)));
  await changeInsight(db, there.world.id, insight, { text: 'Said better.', fragments: marks }, { voice: there.voice, now: today });
  expect(await letIn(there, id)).toBeNull();
  expect(await asked(there.world)).toEqual([id]);
});
const aFragment = async ({ world, voice }: There, story: string) => {
  const { text_hash } = await db
    .selectFrom('story')
    .select('text_hash')
    .where('circle_id', '=', world.id)
    .where('id', '=', story)
    .executeTakeFirstOrThrow();
  return markFragment(db, world.id, { story, start: 0, end: 7, text_hash }, { voice, now: today });
};

test('a statement of an insight that was said better goes out when the better one goes back', async () => {
  const there = await aWorld();
  const stories = await Promise.all([1, 2, 3].map(() => aStory(db, there.world)));
  const insight = await anInsight(db, there.world, stories);
  const id = await made(there, { insight });
  await letIn(there, id);
  const marks = await Promise.all(stories.map((story) => aFragment(there, story)));
  await changeInsight(db, there.world.id, insight, { text: 'Said better.', fragments: marks }, { voice: there.voice, now: today });
  expect(await asked(there.world)).toEqual([id]);
  await withdrawStory(db, there.world.id, stories[0]!, { now: today, why: 'withdrawn', data });
  expect(await asked(there.world)).toEqual([]);
});

test('a corrected story takes along a statement when the last of its marked words is gone', async () => {
  const there = await aWorld();
  const [first, second] = [await aMark(there), await aMark(there)];
  const both = await made(there, { fragments: [first.fragment, second.fragment] });
  await letIn(there, both);
  const corrected = { text: 'I would rather say nothing about it.', would_help: null, language: 'en', now: today };
  await correctStory(db, there.world.id, first.story, corrected);
  expect(await asked(there.world)).toEqual([both]);
  await correctStory(db, there.world.id, second.story, corrected);
  expect(await asked(there.world)).toEqual([]);
  expect(await db.selectFrom('statement').select('id').where('id', '=', both!).execute()).toEqual([]);
});

test('as long as its teller contests the only words that it rests on, nobody is asked a statement', async () => {
  const there = await aWorld();
  const { story, fragment } = await aMark(there);
  const id = await made(there, { fragments: [fragment] });
  await letIn(there, id);
  expect((await quotesFrom(db, there.world.id, story))[0]!.statements).toEqual([{ id, text: said }]); // its teller sees what rests on it
  await contestQuote(db, there.world.id, story, { fragment, text: 'Not like that.', now: today });
  expect(await asked(there.world)).toEqual([]);
  await allowQuoteAgain(db, there.world.id, story, fragment);
  expect(await asked(there.world)).toEqual([id]);
  const listener = { person: there.by, side: there.world.sides.professionals, now: today };
  await settleContest(db, there.world.id, story, { ...listener, fragment, outcome: 'taken_out', text: 'You are right.' });
  expect(await db.selectFrom('statement').select('id').where('id', '=', id!).execute()).toEqual([]);
});

test('a mark on which a statement rests is not just wiped away', async () => {
  const there = await aWorld();
  const { fragment } = await aMark(there);
  await made(there, { fragments: [fragment] });
  expect(await unmarkFragment(db, there.world.id, fragment)).toBe(false);
  await takeOut(db, there.world.id, fragment, today);
  expect(await unmarkFragment(db, there.world.id, fragment)).toBe(false);
});

test('the log says how often people let in what they made themselves, or what their own side made', async () => {
  const there = await aWorld();
  const another = await aMember(db, there.world, 'steward', { side: 'residents' });
  const mine = { ...there, voice: { ...there.voice, person: there.by } };
  const { fragment } = await aMark(there);
  for (const by of [there.by, another])
    await moderate(db, there.world.id, (await made(mine, { fragments: [fragment] }))!, { act: 'accept', by, now: today });
  await made(mine, { fragments: [fragment] });
  expect(await moderationLog(db, there.world.id)).toMatchObject({ letIn: 2, letInBy: { maker: 1, sameSide: 1 } });
});

test('what is missing waits for a look; a refusal names its ground to whoever proposed it, and the log to everyone', async () => {
  const there = await aWorld();
  const who = await respondent(there.world);
  const propose = (text: string) => proposeStatement(db, there.world.id, { text, language: 'en', respondent: who }, today);
  const [good, bad, pointing] = [
    await propose('There is no bench.'),
    await propose('Vote for me!'),
    await propose('Jan of number 5 is lazy.'),
  ];
  const how = { by: there.by, now: today };
  await letIn(there, good);
  await moderate(db, there.world.id, bad, { act: 'refuse', ground: there.world.ground, quietly: false, ...how });
  await moderate(db, there.world.id, pointing, { act: 'refuse', ground: there.world.ground, quietly: true, ...how });
  expect(await asked(there.world)).toEqual([good]);
  const ground = 'It names someone who did not agree.';
  expect(
    new Map((await proposalsOf(db, there.world.id, who)).map(({ id, outcome, ground, text }) => [id, { outcome, ground, text }])),
  ).toEqual(
    new Map([
      [good, { outcome: 'accepted', ground: null, text: 'There is no bench.' }],
      [bad, { outcome: 'refused', ground, text: 'Vote for me!' }],
      [pointing, { outcome: 'refused', ground, text: null }],
    ]),
  );
  expect(await whereKept(db, ['number 5'])).toEqual([]); // of what points to a person nothing is kept
  const log = await moderationLog(db, there.world.id);
  expect(log).toMatchObject({
    letIn: 1,
    refused: 2,
    takenOut: 0,
    refusedElsewhere: 0,
    grounds: [{ text: ground, refused: 2, takenOut: 0 }],
  });
  expect(log.turnedDown.map(({ text }) => text).sort()).toEqual(['Vote for me!', null]);
});

test('what was looked at by someone else in between is not decided a second time', async () => {
  const there = await aWorld();
  const { fragment } = await aMark(there);
  const id = await made(there, { fragments: [fragment] });
  expect(await letIn(there, id)).toBeNull();
  const refusal = { act: 'refuse' as const, ground: there.world.ground, quietly: false, by: there.by, now: today };
  expect(await moderate(db, there.world.id, id!, refusal)).toBe('changed');
  expect(await letIn(there, id)).toBe('changed');
});
