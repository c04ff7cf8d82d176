import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { questionsAt, type Answered, type Moment, type MomentQuestion, type Willing } from './moment.ts';

/** What a moment is about: the circle itself at its opening; else the insight (or the theme before it), session, decision or review. */
export type About = { moment: Moment; about: string };
/** One answer as everyone may read it; `text` is null when there is none or its words are hidden. */
export type MomentSaid = {
  about: string;
  question: MomentQuestion;
  willing: Willing | null;
  text: string | null;
  hidden: boolean;
  side: string;
  at: Date;
};

/** Keeps what someone answers in the name of a side. What others, or the same people, said before stays. */
export async function answerMoment(
  db: Db,
  circle: string,
  { moment, about }: About,
  { side, answers, person, now }: { side: string; answers: readonly Answered[]; person: string | null; now: Date },
): Promise<void> {
  await db
    .insertInto('moment_answer')
    .values(
      answers.map(({ question, willing, text }) => ({
        ...{ circle_id: circle, id: newId(), moment, about, question, willing, text },
        ...{ side_id: side, person_id: person, at: now },
      })),
    )
    .execute();
}

/** The steward says in their own words what is about to be chosen, so that others can look before it is; the draft itself stays theirs. */
export async function sayWhatIsAtHand(
  db: Db,
  circle: string,
  decision: string,
  { text, side, person, now }: { text: string; side: string; person: string; now: Date },
) {
  const row = { circle_id: circle, id: newId(), moment: 'decision' as const, about: decision, question: 'at_hand', willing: null };
  await db
    .insertInto('moment_answer')
    .values({ ...row, text, side_id: side, person_id: person, at: now })
    .execute();
}

/** What is about to be chosen, as it was said last; null when that was not said or its words are hidden. */
export async function whatIsAtHand(db: Db, circle: string, decision: string): Promise<string | null> {
  const row = await db
    .selectFrom('moment_answer')
    .select('text')
    .where('circle_id', '=', circle)
    .where('moment', '=', 'decision')
    .where('about', '=', decision)
    .where('question', '=', 'at_hand')
    .where('hidden_at', 'is', null)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row?.text ?? null;
}

/** What was answered beside an act, in the order of the questions, by side, the newest last. */
export async function saidAt(db: Db, circle: string, moment: Moment, abouts: readonly string[]): Promise<MomentSaid[]> {
  const rows = await said(db, circle)
    .where('moment', '=', moment)
    .where('about', 'in', [...abouts, ''])
    .orderBy('side.position')
    .orderBy('moment_answer.at')
    .orderBy('moment_answer.id')
    .execute();
  return questionsAt[moment].flatMap((question) => rows.filter((row) => row.question === question)) as MomentSaid[];
}

/** The last answers to one question, the newest first, with the moment they were given at. */
export async function lastSaid(
  db: Db,
  circle: string,
  question: MomentQuestion,
  most: number,
): Promise<(MomentSaid & { moment: Moment })[]> {
  const rows = await said(db, circle)
    .select('moment')
    .where('question', '=', question)
    .where('hidden_at', 'is', null)
    .orderBy('moment_answer.at', 'desc')
    .orderBy('moment_answer.id')
    .limit(most)
    .execute();
  return rows as (MomentSaid & { moment: Moment })[];
}

/** One act beside which people can stop and look, with the sides that did. */
export type ActAtHand = About & { name: string | null; at: Date | null; sides: string[]; /** Not public yet. */ draft: boolean };

const atMost = 12;

/** The acts of a circle with the sides that looked, the newest first: what is coming and what was. A draft has no name here. */
export async function actsAtHand(db: Db, circle: string): Promise<ActAtHand[]> {
  const acts = [
    sql`select 'opening', ${circle}::text, null, null::timestamptz, false`,
    sql`(select 'insight', id, text, written_at, false from insight where circle_id = ${circle} and hidden_at is null and replaced_by is null and returned_at is null order by written_at desc limit ${atMost})`,
    sql`(select 'session', id, purpose, starts_at, false from session where circle_id = ${circle} order by starts_at desc limit ${atMost})`,
    sql`(select 'decision', id, case when published_at is null then null else text end, made_at, published_at is null from decision where circle_id = ${circle} and hidden_at is null order by made_at desc limit ${atMost})`,
    sql`(select 'review', review.id, decision.text, (review.on_day::timestamp + interval '12 hours') at time zone 'UTC', false from review
      join decision on decision.circle_id = review.circle_id and decision.id = review.decision_id
      where review.circle_id = ${circle} and decision.published_at is not null and decision.hidden_at is null order by on_day desc limit ${atMost})`,
  ];
  const { rows } = await sql<ActAtHand>`
    select act.moment, act.about, act.name, act.at, act.draft, array(select distinct side.name from moment_answer said
      join side on side.circle_id = said.circle_id and side.id = said.side_id
      where said.circle_id = ${circle} and said.moment = act.moment and said.question <> 'at_hand'
        and (said.about = act.about or act.moment = 'insight' and said.about = (select theme_id from insight where circle_id = ${circle} and id = act.about))
      order by side.name) as sides
    from (${sql.join(acts, sql` union all `)}) as act (moment, about, name, at, draft)
    order by act.at desc nulls first, act.about`.execute(db);
  return rows;
}

const said = (db: Db, circle: string) =>
  db
    .selectFrom('moment_answer')
    .innerJoin('side', (join) =>
      join.onRef('side.circle_id', '=', 'moment_answer.circle_id').onRef('side.id', '=', 'moment_answer.side_id'),
    )
    .select(['about', 'question', 'willing', 'side.name as side', 'moment_answer.at'])
    .select(sql<string | null>`case when hidden_at is null then moment_answer.text end`.as('text'))
    .select(sql<boolean>`hidden_at is not null`.as('hidden'))
    .where('moment_answer.circle_id', '=', circle);
