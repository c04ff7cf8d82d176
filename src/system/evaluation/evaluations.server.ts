import { sql } from 'kysely';
import { storiesCounted } from '#cycle/1-gather/counted.server.ts';
import { dissentsOn } from '#cycle/2-sense/dissents.server.ts';
import { insightsOf } from '#cycle/2-sense/insights.server.ts';
import { attendanceOf, attendanceShown } from '#cycle/3-dialogue/attendance.server.ts';
import { findingsAgreed } from '#cycle/3-dialogue/findings.server.ts';
import { sessionsOf } from '#cycle/3-dialogue/sessions.server.ts';
import { agreementsOf } from '#cycle/4-change/agreements.server.ts';
import { changesOf } from '#cycle/4-change/changes.server.ts';
import { decisionsOf } from '#cycle/4-change/decisions.server.ts';
import { reviewsOf } from '#cycle/4-change/reviews.server.ts';
import { explanationsOf } from '#cycle/5-return/outcomes.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { fewest, type Shown } from '#maths/small-cells.ts';
import { gatheringOf } from '#system/circles/gatherings.server.ts';
import { promisesOf } from '#system/circles/promises.server.ts';
import { heardShown, soFarOf } from '#system/circles/so-far.server.ts';
import { harvestOf } from '#system/outcomes/harvest.server.ts';
import { lookingBacksOf } from './looking-backs.server.ts';
import { missingShown, partsShown, partsShownBesideOthers, sidesShown, type Division } from './parts-shown.ts';

/** What a circle set out to do, did and changed, with who was reached: everything that its evaluation says, counted as anyone may see it. */
export type Evaluation = Awaited<ReturnType<typeof evaluationOf>>;

export async function evaluationOf(db: Db, circle: string, now: Date) {
  const [promises, gathering, soFar, reached, answered, sessions, insights, findings, chosen, helped, lookingBack, harvest] =
    await Promise.all([
      promisesOf(db, circle),
      gatheringOf(db, circle),
      soFarOf(db, circle, { now }),
      reachedIn(db, circle, now),
      answeredIn(db, circle, now),
      sessionsHeld(db, circle),
      insightsOf(db, circle),
      findingsAgreed(db, circle),
      chosenIn(db, circle),
      helpedIn(db, circle),
      lookingBacksOf(db, circle),
      harvestOf(db, circle),
    ]);
  const hold = insights.filter(({ returned }) => !returned);
  const dissents = await dissentsOn(
    db,
    circle,
    'insight',
    hold.map(({ id }) => id),
  );
  return {
    ...{ promises, gathering, reached, answered, sessions, findings, helped, lookingBack, harvest },
    ...{ insights: hold, dissents },
    ...chosen,
    stories: soFar.accepted > 0 && soFar.accepted < fewest ? ('small' as const) : soFar.accepted,
    heard: heardShown({ stories: soFar.stories, heard: soFar.heard }, { exact: false }),
  };
}

async function chosenIn(db: Db, circle: string) {
  const [decisions, agreements, changes, reviews, explanations] = await Promise.all([
    decisionsOf(db, circle),
    agreementsOf(db, circle),
    changesOf(db, circle),
    reviewsOf(db, circle),
    explanationsOf(db, circle),
  ]);
  return { decisions, agreements, changes, reviews, explanations };
}

/** Who told: each accepted story once, by side, by way in and by language; and the sides from which few or none came, by name alone. */
export async function reachedIn(
  db: Db,
  circle: string,
  now: Date,
): Promise<{ sides: Division; ways: Division; languages: Division; missing: string[] | null }> {
  const { rows } = await sql<{ by: 'side' | 'way' | 'language'; name: string; count: number }>`
    with told as (
      select cells ->> 'side' as told_from, cells ->> 'way' as channel, cells ->> 'language' as language
      from ${storiesCounted(circle, now)} counted where cells ->> 'state' = 'accepted'
    ),
    sides as (
      select name, position, (select count(*) from told where told_from = side.id) as count from side where circle_id = ${circle}
      union all select told_from, 1000, count(*) from told where told_from in ('several', 'unsaid') group by told_from
    )
    select 'side' as by, name, count::int, position as at from sides
    union all select 'way', channel, count(*)::int, 0 from told group by channel
    union all select 'language', language, count(*)::int, 0 from told group by language
    order by by, at, count desc, name`.execute(db);
  const of = (by: string) => rows.filter((row) => row.by === by).map(({ name, count }) => ({ name, count: Number(count) }));
  const sides = sidesShown(of('side'));
  return {
    sides,
    ways: partsShown(of('way')),
    languages: partsShown(of('language')),
    missing: missingShown(sides),
  };
}

/**
 * How soon a person answered who told: within a week, later, or not yet while the week is over. How many were accepted stands elsewhere: where
 * those who wait and those who were refused are few together, nothing is shown, so that they do not follow from the sum.
 */
export async function answeredIn(db: Db, circle: string, now: Date): Promise<Division> {
  const { rows } = await sql<{ name: string; accepted: boolean; count: number }>`
    select cells ->> 'answered' as name, cells ->> 'state' = 'accepted' as accepted, count(*)::int as count
    from ${storiesCounted(circle, now)} told where cells ? 'answered'
    group by 1, 2`.execute(db);
  const sum = (some: typeof rows) => some.reduce((all, { count }) => all + count, 0);
  const others = sum(rows.filter(({ accepted }) => !accepted));
  const names = ['inTime', 'later', 'late', 'waits'];
  if (others > 0 && others < fewest) return names.map((name) => ({ name, count: 'hidden' }));
  return partsShownBesideOthers(names.map((name) => ({ name, count: sum(rows.filter((row) => row.name === name)) })));
}

async function sessionsHeld(db: Db, circle: string) {
  const held = (await sessionsOf(db, circle)).filter(({ heldAt }) => heldAt).reverse();
  return Promise.all(
    held.map(async ({ id, purpose, startsAt, recordAgreedAt }) => ({
      ...{ id, purpose, startsAt, agreed: recordAgreedAt !== null },
      people: attendanceShown(await attendanceOf(db, circle, id)) as { total: Shown; sides: { name: string; people: Shown }[] },
    })),
  );
}

/** What tellers answered when they were asked whether it helped. */
async function helpedIn(db: Db, circle: string): Promise<Division> {
  const rows = await db
    .selectFrom('help_answer')
    .select((eb) => ['helped as name', eb.fn.countAll<number>().as('count')])
    .where('circle_id', '=', circle)
    .groupBy('helped')
    .execute();
  return partsShown(
    ['yes', 'a_little', 'no', 'unknown'].map((name) => ({ name, count: rows.find((row) => row.name === name)?.count ?? 0 })),
  );
}
