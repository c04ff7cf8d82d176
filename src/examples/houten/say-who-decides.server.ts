import { openTable, closeTable, sitDown } from '#cycle/2-sense/tables.server.ts';
import { parameters, relationMarks, type RelationMark } from '#compass/relations/relation.ts';
import { sayRelation } from '#compass/relations/relations.server.ts';
import { openRound } from '#compass/rounds.server.ts';
import type { Answerer } from '#compass/answering.ts';
import { nameEvidence } from '#compass/who-takes-part/evidence.server.ts';
import { levels, processes, type Level, type Process } from '#compass/who-takes-part/part.ts';
import { sayParts } from '#compass/who-takes-part/parts.server.ts';
import { shareMeans } from '#compass/who-takes-part/sharings.server.ts';
import { agreeOnWish, wishFor } from '#compass/who-takes-part/wishes.server.ts';
import { atomically } from '#lib/server/db.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import * as said from './say-who-decides.ts';
import type { SideName } from './stories.ts';

/** Two times that all sides were asked: the day on which it began, and until when. */
const times = [
  { opens: 58, until: 46 },
  { opens: 13, until: 4 },
];

/** Two sides say who takes part in what and how they stand to each other, twice; one side is too few; a wish becomes an agreement; means are shared. */
export function sayWhoDecides(ground: Ground, cast: Cast): Promise<void> {
  // Some hundred answers: one transaction spares the disk.
  return atomically(ground.db, async (db) => {
    for (const sharing of said.shared)
      await shareMeans(
        db,
        cast.circle,
        { ...sharing, side: cast.side(sharing.side), since: cast.date(sharing.since) },
        { person: cast.people.steward, now: cast.day(sharing.since) },
      );
    for (const [nth, time] of times.entries()) await askOnce({ ...ground, db }, cast, { ...time, later: nth > 0 });
    await wish({ ...ground, db }, cast);
  });
}

type Time = { opens: number; until: number; later: boolean };

async function askOnce(ground: Ground, cast: Cast, time: Time) {
  const { db, keys } = ground;
  const { circle, people, day, date } = cast;
  const opening = { until: date(time.until), today: date(time.opens), person: people.steward, now: day(time.opens) };
  await openRound(db, circle, 'part_round', opening);
  await openRound(db, circle, 'relation_round', opening);
  const table = await openTable(
    db,
    circle,
    { name: 'Inloop in de bibliotheek', readers: ['residents', 'professionals'] },
    { keys, person: people.steward, now: day(time.opens - 1) },
  );
  const today = { today: date(time.opens - 1), now: day(time.opens - 1) };
  for (const by of ['seeker', 'worker'] as const) await sideSays(ground, cast, { by, table, today, later: time.later });
  // Two people of another side are too few to say anything of.
  for (let nth = 0; nth < 2; nth++) {
    const seat = await sitDown(db, circle, table, { side: cast.side('near'), now: today.now });
    const parts = [{ side: cast.side('seeker'), moment: 'now' as const, level: 'asked' as const }];
    await sayParts(db, circle, { by: { how: 'apart', side: cast.side('near'), person: null, seat }, process: 'design', parts, ...today });
  }
  await closeTable(db, circle, table, day(time.opens - 2));
  if (time.later) await decidersSay(ground, cast, time);
}

type Today = { today: string; now: Date };

async function sideSays(
  { db }: Ground,
  cast: Cast,
  { by, table, today, later }: { by: SideName; table: string; today: Today; later: boolean },
) {
  const { circle, side } = cast;
  for (let nth = 0; nth < 6; nth++) {
    const seat = await sitDown(db, circle, table, { side: side(by), now: today.now });
    const answerer: Answerer = { how: 'apart', side: side(by), person: null, seat };
    for (const process of processes) {
      const parts = said.firstTime
        .filter((view) => view.by === by && nth < view.people)
        .flatMap(({ about, seen }) => {
          const changed = later ? said.secondTime.find((one) => one.by === by && one.about === about)?.now[process] : undefined;
          return said.moments.flatMap((moment, at) => {
            const level = moment === 'now' && changed ? changed : seen[process][at]!;
            return level === '-' ? [] : [{ side: side(about), moment, level: near(levels, level, nth) }];
          });
        });
      await sayParts(db, circle, { by: answerer, process, parts, ...today });
    }
    for (const { about, marks, words } of said.relations.filter((one) => one.by === by)) {
      const changed = later ? said.relationsLater.find((one) => one.by === by && one.about === about)?.marks : undefined;
      const saying = parameters.map((parameter) => ({
        parameter,
        mark: near(relationMarks, (changed?.[parameter] ?? marks[parameter]) as RelationMark, nth),
        text: nth === 0 && !later ? (words?.[parameter] ?? null) : null,
      }));
      await sayRelation(db, circle, { by: answerer, side: side(about), saying: { said: saying, showSide: false }, ...today });
    }
  }
}

// People of a side do not all say the same: the fifth says one less, the sixth one more.
function near<Answer extends string>(scale: readonly Answer[], answer: Answer, nth: number): Answer {
  const at = scale.indexOf(answer) + (nth === 4 ? -1 : nth === 5 ? 1 : 0);
  return scale[Math.min(Math.max(at, 0), scale.length - 1)]!;
}

/** Those who decide say it together at a table, openly; and what shows it is named. */
async function decidersSay({ db, keys }: Ground, cast: Cast, { opens }: Time) {
  const { circle, side, people, day, date } = cast;
  const now = day(opens - 3);
  const today = date(opens - 3);
  const table = await openTable(
    db,
    circle,
    { name: 'Kamer van de wethouder', readers: ['deciders'] },
    { keys, person: people.steward, now },
  );
  const by: Answerer = { how: 'together', side: side('decider'), table };
  for (const process of new Set(said.atTheTable.map((one) => one.process))) {
    const parts = said.atTheTable
      .filter((one) => one.process === process)
      .flatMap(({ about, now: level, wanted }): { side: string; moment: 'now' | 'wanted'; level: Level }[] => [
        { side: side(about), moment: 'now', level },
        { side: side(about), moment: 'wanted', level: wanted },
      ]);
    await sayParts(db, circle, { by, process, parts, today, now });
  }
  await closeTable(db, circle, table, now);
  const decision = await db
    .selectFrom('decision')
    .select('id')
    .where('circle_id', '=', circle)
    .where('kind', '=', 'chosen')
    .where('published_at', 'is not', null)
    .orderBy('published_at')
    .limit(1)
    .executeTakeFirst();
  if (decision)
    await nameEvidence(db, circle, {
      ...{ process: 'means' satisfies Process, evidence: [{ kind: 'decision', about: decision.id }] },
      ...{ by: { person: people.steward, seat: null }, today, now },
    });
}

async function wish({ db }: Ground, cast: Cast) {
  const { circle, side, people, day, date } = cast;
  for (const { becomes, by, ...words } of said.wishes) {
    const id = await wishFor(db, circle, { ...words, side: side(by) }, { person: null, seat: null, table: null, now: day(12) });
    if (!becomes) continue;
    const agreement = { text: becomes.text, decision: null, owner: becomes.owner, side: side(becomes.side), email: null, member: null };
    await agreeOnWish(db, circle, id, { agreement: { ...agreement, due_on: date(becomes.due) }, person: people.steward, now: day(9) });
  }
}
