import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail, type Mark } from '#lib/server/trail.server.ts';
import type { Agreement } from './agreement.ts';
import { storiesBehindDecision } from './decisions.server.ts';

type By = { person: string; now: Date };

/** Makes an agreement, and marks the stories behind its decision. Returns its id. */
export function makeAgreement(db: Db, circle: string, agreement: Agreement, by: By): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    await db
      .insertInto('agreement')
      .values({
        circle_id: circle,
        id,
        decision_id: agreement.decision,
        text: agreement.text,
        owner_name: agreement.owner,
        owner_side_id: agreement.side,
        owner_id: agreement.member,
        owner_email: agreement.email,
        made_at: by.now,
      })
      .execute();
    await setDate(db, circle, id, { due_on: agreement.due_on, because: null, ...by });
    await markBehind(db, circle, id, { what: 'agreement.made', about: id, now: by.now });
    return id;
  });
}

/** Sets a new date, with its reason. The old one stays. The trail names the new date, so that each move is told. */
export function moveAgreement(db: Db, circle: string, id: string, move: { due_on: string; because: string } & By): Promise<void> {
  return atomically(db, async (db) => {
    if (!(await settle(db, circle, id, { reminded_at: null }))) return;
    const date = await setDate(db, circle, id, move);
    await markBehind(db, circle, id, { what: 'agreement.moved', about: date, now: move.now });
  });
}

/** The agreement was kept. */
export function keepAgreement(db: Db, circle: string, id: string, now: Date): Promise<void> {
  return atomically(db, async (db) => {
    if (await settle(db, circle, id, { kept_at: now })) await markBehind(db, circle, id, { what: 'agreement.kept', about: id, now });
  });
}

/** The agreement is dropped, because. */
export function dropAgreement(db: Db, circle: string, id: string, { because, now }: { because: string; now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    if (await settle(db, circle, id, { dropped_at: now, dropped_because: because }))
      await markBehind(db, circle, id, { what: 'agreement.dropped', about: id, now });
  });
}

async function setDate(
  db: Db,
  circle: string,
  agreement: string,
  { due_on, because, person, now }: { due_on: string; because: string | null } & By,
): Promise<string> {
  const id = newId();
  await db
    .insertInto('agreement_date')
    .values({ circle_id: circle, id, agreement_id: agreement, due_on, because, set_at: now, set_by: person })
    .execute();
  return id;
}

// Says whether the agreement was still open; only then something happened.
async function settle(
  db: Db,
  circle: string,
  id: string,
  how: { reminded_at: null } | { kept_at: Date } | { dropped_at: Date; dropped_because: string },
): Promise<boolean> {
  const open = await db
    .updateTable('agreement')
    .set(how)
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('kept_at', 'is', null)
    .where('dropped_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return open !== undefined;
}

/** The stories behind the decision that an agreement belongs to; none when it belongs to no decision. */
export async function storiesBehindAgreement(db: Db, circle: string, id: string): Promise<string[]> {
  const row = await db
    .selectFrom('agreement')
    .select('decision_id')
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.decision_id ? storiesBehindDecision(db, circle, row.decision_id) : [];
}

async function markBehind(db: Db, circle: string, agreement: string, mark: { what: Mark; about: string; now: Date }) {
  await markTrail(db, circle, await storiesBehindAgreement(db, circle, agreement), mark);
}

/** An agreement as pages show it. `dates` from the first to the one that holds; never the owner's e-mail address. */
export type AgreementHere = Awaited<ReturnType<typeof agreementsOf>>[number];

/** The agreements of a circle (or one of them), those to be kept first in front. */
export async function agreementsOf(db: Db, circle: string, one: { id?: string; decision?: string } = {}) {
  const rows = await db
    .selectFrom('agreement')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'agreement.circle_id').onRef('side.id', '=', 'agreement.owner_side_id'))
    .select([
      'agreement.id',
      'decision_id as decision',
      'owner_name as owner',
      'side.name as side',
      'made_at as madeAt',
      'kept_at as keptAt',
      'dropped_at as droppedAt',
    ])
    .select(sql<string | null>`case when agreement.hidden_at is null then agreement.text end`.as('text'))
    .select(sql<string | null>`case when agreement.hidden_at is null then agreement.dropped_because end`.as('droppedBecause'))
    .select(
      sql<
        { id: string; dueOn: string; because: string | null }[]
      >`(select json_agg(json_build_object('id', id, 'dueOn', due_on, 'because', case when agreement.hidden_at is null then because end) order by set_at, id)
        from agreement_date where circle_id = agreement.circle_id and agreement_id = agreement.id)`.as('dates'),
    )
    .where('agreement.circle_id', '=', circle)
    .$if(one.id !== undefined, (query) => query.where('agreement.id', '=', one.id!))
    .$if(one.decision !== undefined, (query) => query.where('decision_id', '=', one.decision!))
    .execute();
  return rows
    .map((row) => ({ ...row, dueOn: row.dates.at(-1)!.dueOn }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id));
}
