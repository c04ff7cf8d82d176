import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { dropOutcomeEvidence, markOutcome, nameOutcomeEvidence } from './outcome-evidence.server.ts';
import type { Evidence, Outcome, Ours, WhoKind } from './outcome.ts';

/** Who writes: a person, or a place at a table. */
export type Writer = { person: string | null; seat: string | null; now: Date };

/** Writes an outcome down; the stories that it rests on are marked. Returns its id. */
export function writeOutcome(db: Db, circle: string, outcome: Outcome, by: Writer): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    await db.insertInto('outcome').values({ circle_id: circle, id, made_at: by.now }).execute();
    await keepVersion(db, circle, { outcome, id, nth: 1, because: null, by });
    return id;
  });
}

/** Puts an outcome right, because: what it said before stays to be read. `dropped`: what no longer shows it. False when it is not there. */
export function correctOutcome(
  db: Db,
  circle: string,
  id: string,
  { outcome, dropped = [], because, by }: { outcome: Outcome; dropped?: readonly Evidence[]; because: string; by: Writer },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const there = await db
      .selectFrom('outcome')
      .select('id')
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!there) return false;
    const { nth } = await db
      .selectFrom('outcome_version')
      .select((all) => all.fn.max('nth').as('nth'))
      .where('circle_id', '=', circle)
      .where('outcome_id', '=', id)
      .executeTakeFirstOrThrow();
    await dropOutcomeEvidence(db, circle, id, dropped);
    await keepVersion(db, circle, { outcome, id, nth: nth + 1, because, by });
    return true;
  });
}

type Version = { outcome: Outcome; id: string; nth: number; because: string | null; by: Writer };

async function keepVersion(db: Db, circle: string, { outcome, id, nth, because, by }: Version) {
  const { named, side, ...said } = outcome;
  await db
    .insertInto('outcome_version')
    .values({
      ...{ circle_id: circle, id: newId(), outcome_id: id, nth, ...said, changed_because: because },
      ...{ side_id: side, person_id: by.person, seat_id: by.seat, at: by.now },
    })
    .execute();
  await nameOutcomeEvidence(db, circle, id, { named, now: by.now });
  await markOutcome(db, circle, id, by.now);
}

/** What outsiders said of an outcome as it stands now: fully, partly, not; and how many spoke of an earlier text of it. */
export type Substantiated = { full: number; part: number; no: number; earlier: number };

/** An outcome as everyone may read it. `what` is null where its words are hidden until someone has looked. */
export type OutcomeHere = {
  id: string;
  version: string;
  nth: number;
  whoKind: WhoKind;
  who: string | null;
  what: string | null;
  happenedOn: string;
  matters: string | null;
  ours: Ours;
  contribution: string | null;
  evidence: string | null;
  changedBecause: string | null;
  side: string;
  at: Date;
} & Substantiated;

/** The outcomes of a circle, or one of them, each as it stands now; the newest change first. */
export async function outcomesOf(db: Db, circle: string, one: { id?: string } = {}): Promise<OutcomeHere[]> {
  const { rows } = await sql<OutcomeHere>`
    with now as (
      select distinct on (outcome_id) * from outcome_version
      where circle_id = ${circle} ${one.id === undefined ? sql`` : sql`and outcome_id = ${one.id}`}
      order by outcome_id, nth desc
    )
    select now.outcome_id as id, now.id as version, ${versionShown(sql`now`)}, side.name as side,
      coalesce(said."full", 0)::int as "full", coalesce(said.part, 0)::int as part, coalesce(said.no, 0)::int as no, coalesce(said.earlier, 0)::int as earlier
    from now
    join side on side.circle_id = ${circle} and side.id = now.side_id
    left join (
      select substantiation.outcome_id, count(*) filter (where of_now and agrees = 'full') as "full", count(*) filter (where of_now and agrees = 'part') as part,
        count(*) filter (where of_now and agrees = 'no') as no, count(*) filter (where not of_now) as earlier
      from substantiation join (select id, outcome_id from now) current on current.outcome_id = substantiation.outcome_id
      cross join lateral (select version_id = current.id as of_now) which
      where circle_id = ${circle} and answered_at is not null group by substantiation.outcome_id
    ) said on said.outcome_id = now.outcome_id
    order by now.happened_on desc, now.outcome_id`.execute(db);
  return rows;
}

/** One outcome; null when it is not of this circle. */
export async function outcomeAt(db: Db, circle: string, id: string): Promise<OutcomeHere | null> {
  return (await outcomesOf(db, circle, { id }))[0] ?? null;
}

/** What an outcome said before it was put right, the newest first. */
export type EarlierVersion = Omit<OutcomeHere, keyof Substantiated | 'id'>;
export async function earlierVersionsOf(db: Db, circle: string, outcome: string): Promise<EarlierVersion[]> {
  const { rows } = await sql<EarlierVersion>`
    select version.id as version, ${versionShown(sql`version`)}, side.name as side
    from outcome_version version join side on side.circle_id = version.circle_id and side.id = version.side_id
    where version.circle_id = ${circle} and outcome_id = ${outcome}
    order by nth desc offset 1`.execute(db);
  return rows;
}

const versionShown = (version: ReturnType<typeof sql>) => {
  const said = (column: string, as = column) =>
    sql`case when ${version}.hidden_at is null then ${version}.${sql.ref(column)} end as ${sql.ref(as)}`;
  return sql`${version}.nth, ${version}.who_kind as "whoKind", ${said('who')}, ${said('what')}, to_char(${version}.happened_on, 'YYYY-MM-DD') as "happenedOn",
    ${said('matters')}, ${version}.ours, ${said('contribution')}, ${said('evidence')}, ${said('changed_because', 'changedBecause')}, ${version}.at`;
};
