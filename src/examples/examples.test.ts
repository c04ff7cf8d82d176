import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitsForWords } from '#cycle/1-gather/words-needed.server.ts';
import { mediaShown, translationsOf } from '#cycle/1-gather/media-shown.server.ts';
import { storiesToSense } from '#cycle/2-sense/sensible.server.ts';
import { mediaStore } from '#lib/server/media-store.server.ts';
import { newestMap } from '#cycle/2-sense/opinion-maps.server.ts';
import { resultsOf } from '#cycle/2-sense/opinion-map-results.ts';
import { respondingOf } from '#cycle/2-sense/respondings.server.ts';
import { statementCounts } from '#cycle/2-sense/statement-views.server.ts';
import { statementsOf } from '#cycle/2-sense/statements.server.ts';
import { treeOf } from '#catalysts/invitations/tree.ts';
import { cardsCounted } from '#catalysts/invitations/trees.server.ts';
import { roundsOf } from '#compass/rounds.server.ts';
import { barrierCounts, barriersWaiting } from '#compass/mirror/barriers.server.ts';
import { actsAtHand } from '#compass/moments/moments.server.ts';
import { pulseResults } from '#compass/pulse/pulse-results.server.ts';
import { voicesOf } from '#compass/voices/voices.server.ts';
import { tryOutsShown } from '#catalysts/try-outs/try-out-views.server.ts';
import { matrixOf, whereItLies } from '#compass/who-takes-part/matrix.ts';
import { changesOf, movedBetween } from '#compass/who-takes-part/over-time.ts';
import { answersOf } from '#compass/who-takes-part/parts.server.ts';
import { sharedMeansOf } from '#compass/who-takes-part/sharings.server.ts';
import { wishesOf } from '#compass/who-takes-part/wishes.server.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import { foundOrganisation } from '#lib/people/people.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { lookingBacksOf } from '#system/evaluation/looking-backs.server.ts';
import { testDatabase } from '#testing/database.ts';
import { today } from '#testing/worlds.ts';
import { compared } from '#compass/network/compare.ts';
import { mapFor, mapsFor, saidTheSame } from '#compass/network/network-maps.server.ts';
import { fillExample } from './fill-example.server.ts';
import { statements } from './houten/asking.ts';

let db: Db;
let config: Config;
beforeAll(async () => {
  ({ db } = await testDatabase());
  config = { ...readConfig({}), data: mkdtempSync('/tmp/kring-examples-') };
  const ground = { db, keys: newKeys(), config };
  const steward = await foundOrganisation(
    db,
    { name: 'Kring', language: 'nl', privacyContact: null, steward: { name: 'Noor', email: null, employer: null } },
    today,
  );
  await fillExample(ground, 'H', { steward, now: today });
  await fillExample(ground, 'B', { steward, now: today });
}, 180_000); // two examples whole, on a machine that others use too
afterAll(() => rmSync(config.data, { recursive: true, force: true }));

const idOf = async (slug: string) => (await db.selectFrom('circle').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;

const count = async (
  table: 'story' | 'theme' | 'insight' | 'session' | 'finding' | 'decision' | 'agreement' | 'change' | 'promise',
  slug: string,
) => {
  const id = await idOf(slug);
  const row = await db.selectFrom(table).select(db.fn.countAll<number>().as('n')).where('circle_id', '=', id).executeTakeFirstOrThrow();
  return row.n;
};

test('in example H two sides look back, and the report of the circle can show both', async () => {
  const said = await lookingBacksOf(db, await idOf('voorbeeld-houten'));
  expect(said.map(({ about, side }) => [about, side])).toEqual([
    ['learned', 'Professional'],
    ['differently', 'Inwoner die werk zoekt'],
  ]);
});

test('example H fills every step of the chain, and its stories know what was done with them', async () => {
  for (const table of ['story', 'theme', 'insight', 'session', 'finding', 'decision', 'agreement', 'change', 'promise'] as const)
    expect(await count(table, 'voorbeeld-houten'), table).toBeGreaterThan(0);
  const marks = await db.selectFrom('trail').select('what').distinct().execute();
  expect(marks.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'story.told',
      'story.listened',
      'theme.placed',
      'insight.written',
      'session.shown',
      'finding.made',
      'record.agreed',
      'decision.published',
      'agreement.made',
      'agreement.moved',
      'change.made',
    ]),
  );
});

test('example H tells in sound, in a picture and in Arabic too, each with its words, and so all of it is at the table', async () => {
  const circle = await idOf('voorbeeld-houten');
  const atTable = await storiesToSense(db, circle, { oneOf: ['residents'] })
    .select(['story.id', 'story.language'])
    .execute();
  const [heard, seen] = [[] as string[], [] as string[]];
  for (const { id, language } of atTable) {
    if (language !== 'nl')
      expect([language, (await translationsOf(db, circle, id)).map((one) => one.language)]).toEqual([language, ['nl']]);
    for (const medium of await mediaShown(db, circle, id, { oneOf: ['residents'] })) {
      expect(medium.words?.role).toBe('listener');
      expect(await mediaStore(config).read(`${circle}/${medium.id}`)).not.toBeNull();
      if (medium.kind === 'sound') heard.push(`${medium.type} ${medium.seconds}`);
      else seen.push(`${medium.type} ${medium.width}`);
    }
  }
  expect(atTable.map(({ language }) => language)).toEqual(expect.arrayContaining(['ar', 'tr', 'pl', 'en', 'nl']));
  expect([heard, seen]).toEqual([['audio/wav 12'], ['image/png 1200']]);
  const waiting = await db.selectFrom('story').select('id').where('circle_id', '=', circle).where(waitsForWords).execute();
  expect(waiting).toEqual([]);
});

test('example H asks whether people recognise its statements, and what they say is on a map that everyone may see', async () => {
  const circle = await idOf('voorbeeld-houten');
  expect(await respondingOf(db, circle)).toMatchObject({ results: 'everyone', closedAt: null });
  expect(await statementsOf(db, circle)).toHaveLength(13);
  expect(await statementCounts(db, circle)).toEqual({ waiting: 1, accepted: 13, refused: 1, taken_out: 0 });
  const map = (await newestMap(db, circle))!;
  expect(map.respondents).toBe(42);
  // What the personas have in common is what the map says all share; what they differ on it does not.
  const texts = new Map((await statementsOf(db, circle)).map(({ id, text }) => [id, text]));
  const shared = resultsOf(map.kept, new Set(texts.keys())).filter(({ certainty }) => certainty === 'sure' || certainty === 'likely');
  const said = shared.map(({ statement }) => texts.get(statement));
  expect(said).toContain(statements['know-first'].text);
  expect(said).toContain(statements['stay-near'].text);
  for (const name of ['said-no', 'try-unpaid', 'pay-guides'] as const) expect(said).not.toContain(statements[name].text);
});

test("example B has its residents' votes as answers, open to all and over, and a map of them", async () => {
  const circle = await idOf('bowling-green');
  expect(await respondingOf(db, circle)).toMatchObject({ results: 'everyone', closedAt: today });
  expect(await statementCounts(db, circle)).toEqual({ waiting: 0, accepted: 607, refused: 289, taken_out: 0 });
  const row = await db
    .selectFrom('response')
    .select(db.fn.countAll<number>().as('n'))
    .where('circle_id', '=', circle)
    .executeTakeFirstOrThrow();
  expect(row.n).toBe(225_524);
  expect(await newestMap(db, circle)).toMatchObject({ respondents: 2031 });
  const linked = await db.selectFrom('statement_fragment').select('fragment_id').where('circle_id', '=', circle).execute();
  expect(linked.length).toBeGreaterThan(50);
});

test('example B has all 896 statements and 607 of them shown, and nothing invented under real words', async () => {
  expect(await count('story', 'bowling-green')).toBe(896);
  expect(await count('insight', 'bowling-green')).toBe(5);
  for (const table of ['session', 'finding', 'decision', 'agreement', 'change', 'promise'] as const)
    expect(await count(table, 'bowling-green'), table).toBe(0);
});

test('in example H two sides contradict each other on who takes part, those who decide say it openly, and something changed in between', async () => {
  const circle = await idOf('voorbeeld-houten');
  const [sides, rounds, answers] = [await sidesOf(db, circle), await roundsOf(db, circle, 'part_round'), await answersOf(db, circle)];
  const [seeker, , worker, , decider] = sides.map(({ id }) => id) as [string, string, string, string, string];
  const ids = sides.map(({ id }) => id);
  const [first, second] = rounds.map(({ id }) => matrixOf(answers.get(id)!, { apart: true }));
  expect(first!('values', seeker, 'now')).toMatchObject({ standing: 'far' });
  expect(second!('means', seeker, 'now').voices).toHaveLength(3);
  expect(first!('design', seeker, 'now').tooFew).toHaveLength(1);
  expect(whereItLies(second!, { process: 'means', by: seeker, sides: ids })!.sides).toEqual([decider]);
  const changes = changesOf(rounds, answers, { side: seeker, sides: ids });
  expect(changes.flatMap((change) => movedBetween(change).map(({ by }) => [change.process, by]))).toEqual(
    expect.arrayContaining([
      ['design', seeker],
      ['deliver', worker],
    ]),
  );
  const wishes = await wishesOf(db, circle);
  expect(wishes.map(({ agreement }) => agreement !== null).sort()).toEqual([false, true]); // both of one day
  expect(await sharedMeansOf(db, circle)).toHaveLength(3);
});

test('example H looks at itself: two rounds of the pulse differ, five kinds of acts were looked at, and barriers are open', async () => {
  const circle = await idOf('voorbeeld-houten');
  const { waves, shown, changed } = await pulseResults(db, circle);
  const [seeker] = (await sidesOf(db, circle)).map(({ id }) => id);
  const yes = waves.map(({ id }) => shown.could_say.get(id)!.find(({ groups }) => groups[0] === seeker)!.share.yes);
  expect(yes).toEqual([expect.any(Number), expect.any(Number)]);
  expect(yes[1]).toBeGreaterThan(yes[0] as number);
  expect(changed.could_say).not.toBeNull();
  const looked = (await actsAtHand(db, circle)).filter(({ sides }) => sides.length > 0);
  expect(new Set(looked.map(({ moment }) => moment)).size).toBe(5);
  expect(looked.find(({ moment }) => moment === 'opening')!.sides).toHaveLength(2);
  expect((await barrierCounts(db, circle)).every(({ count }) => count === 1)).toBe(true);
  expect(await barriersWaiting(db, circle)).toHaveLength(1);
});

test('example H shows who is missing: half of what residents name no professional named, some were reached since, and cards went from side to side', async () => {
  const circle = await idOf('voorbeeld-houten');
  const day = today.toISOString().slice(0, 10);
  const { voices, coverage, novel, answers } = await voicesOf(db, circle, day);
  expect(answers.enough).toBe(true);
  expect(coverage!.estimate.high).toBeGreaterThan(coverage!.named);
  expect(novel!.voices.length * 2).toBeGreaterThan(novel!.ofResidents);
  expect(voices[0]).toMatchObject({ outside: true, reached: false });
  expect(voices.filter(({ reached }) => reached)).toHaveLength(2);
  const sides = (await sidesOf(db, circle)).map(({ id }) => id);
  const tree = treeOf(await cardsCounted(db, circle, day), sides)!;
  expect(tree.bridges.map(({ from, to }) => [sides.indexOf(from), sides.indexOf(to)])).toContainEqual([0, 1]);
  expect(tree.hands).toBeGreaterThan(1);
});

test('in example H residents and professionals map who matters at two moments, and everyone sees what changed', async () => {
  const anyone = { person: null, memberOf: [], steward: false, seat: null };
  const circle = await idOf('voorbeeld-houten');
  const maps = await mapsFor(db, circle, anyone);
  expect(maps.map(({ reader, after }) => [reader, after !== null])).toEqual([
    ['professionals', true],
    ['residents', true],
    ['professionals', false],
    ['residents', false],
  ]);
  const today = '2026-11-24';
  const [before, later] = await Promise.all([maps[3]!, maps[1]!].map(({ id }) => mapFor(db, circle, id, { viewer: anyone, today })));
  const { towersDiffer } = compared(before!.map, later!.map, await saidTheSame(db, circle));
  expect(towersDiffer.map(({ label }) => label)).toContain('Mensen die werk zoeken');
});

test('example H tries something now, and what was tried before was watched from outside and decided with a because', async () => {
  const { id } = await db.selectFrom('circle').select('id').where('slug', '=', 'voorbeeld-houten').executeTakeFirstOrThrow();
  const tried = await tryOutsShown(db, id, '2026-11-24');
  expect(tried.map(({ standing }) => standing)).toEqual(['running', 'adapt', 'stop']);
  for (const { fromOutside, because, standing } of tried) expect([fromOutside, because !== null]).toEqual([true, standing !== 'running']);
  const marks = await db.selectFrom('trail').select('story_id').distinct().where('what', '=', 'try_out.begun').execute();
  expect(marks.length).toBeGreaterThan(3);
});
