import { sql } from 'kysely';
import { storiesBehindInsights } from '#cycle/2-sense/evidence.server.ts';
import { storiesBehindAgreement } from '#cycle/4-change/agreements.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail, type Mark } from '#lib/server/trail.server.ts';
import type { Deciding, TryOut } from './try-out.ts';

/** Who does it: a person, or a seat at a table or in a session. */
export type By = { person: string | null; seat: string | null; now: Date; today: string };

/** Writes a card. With `begins` the try-out begins today, and the stories behind it say so. Returns its id. */
export function writeTryOut(db: Db, circle: string, tryOut: TryOut, { begins, ...by }: By & { begins: boolean }): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    await db
      .insertInto('try_out')
      .values({ circle_id: circle, id, ...columnsOf(tryOut), person_id: by.person, seat_id: by.seat, made_at: by.now })
      .execute();
    await rest(db, circle, id, tryOut.insights);
    if (begins) await begin(db, circle, id, by);
    return id;
  });
}

/** Changes a card that did not begin yet, and may begin it. What began stays as it was said: another try-out can follow it. */
export function changeTryOut(db: Db, circle: string, id: string, { tryOut, begins, ...by }: By & { tryOut: TryOut; begins: boolean }) {
  return atomically(db, async (db) => {
    const plan = await db
      .updateTable('try_out')
      .set(columnsOf(tryOut))
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .where('started_on', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!plan) return false;
    await db.deleteFrom('try_out_insight').where('circle_id', '=', circle).where('try_out_id', '=', id).execute();
    await rest(db, circle, id, tryOut.insights);
    if (begins) await begin(db, circle, id, by);
    return true;
  });
}

/** Throws away a card that never began. What follows it, follows nothing then. */
export async function dropPlan(db: Db, circle: string, id: string): Promise<void> {
  await db.deleteFrom('try_out').where('circle_id', '=', circle).where('id', '=', id).where('started_on', 'is', null).execute();
}

/**
 * Says what becomes of a try-out, by whom and why, and tells it to everyone whose story lies behind it. Says whether it was done: not before
 * it began, not before someone from outside the team saw something, and once.
 */
export function decideTryOut(db: Db, circle: string, id: string, deciding: Deciding & { now: Date; today: string }): Promise<boolean> {
  return atomically(db, async (db) => {
    const decided = await db
      .updateTable('try_out')
      .set({
        outcome: deciding.outcome,
        decided_on: deciding.today,
        decided_by: deciding.decidedBy,
        decided_side_id: deciding.side,
        because: deciding.because,
        learned: deciding.learned,
      })
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .where('started_on', 'is not', null)
      .where('outcome', 'is', null)
      .where(seenFromOutside)
      .returning('id')
      .executeTakeFirst();
    if (decided) await tell(db, circle, id, { what: 'try_out.decided', now: deciding.now });
    return decided !== undefined;
  });
}

/** As SQL on `try_out`: did someone from outside the team see something? The same as `isFromOutside`. */
export const seenFromOutside = sql<boolean>`exists (select from observation seen where seen.circle_id = try_out.circle_id and seen.try_out_id = try_out.id and seen.hidden_at is null
  and (seen.outside or seen.side_id <> try_out.owner_side_id)
  and seen.person_id is not distinct from nullif(seen.person_id, try_out.person_id) and seen.seat_id is not distinct from nullif(seen.seat_id, try_out.seat_id))`;

/** The stories behind a try-out: through its insights, and through the agreement it belongs to. */
export async function storiesBehindTryOut(db: Db, circle: string, id: string): Promise<string[]> {
  const [insights, of] = await Promise.all([
    db.selectFrom('try_out_insight').select('insight_id').where('circle_id', '=', circle).where('try_out_id', '=', id).execute(),
    db.selectFrom('try_out').select('agreement_id').where('circle_id', '=', circle).where('id', '=', id).executeTakeFirst(),
  ]);
  const [told, agreed] = await Promise.all([
    storiesBehindInsights(
      db,
      circle,
      insights.map((row) => row.insight_id),
    ),
    of?.agreement_id ? storiesBehindAgreement(db, circle, of.agreement_id) : [],
  ]);
  return [...new Set([...told, ...agreed])];
}

async function begin(db: Db, circle: string, id: string, { now, today }: By) {
  await db.updateTable('try_out').set({ started_on: today }).where('circle_id', '=', circle).where('id', '=', id).execute();
  await tell(db, circle, id, { what: 'try_out.begun', now });
}

const tell = async (db: Db, circle: string, id: string, { what, now }: { what: Mark; now: Date }) =>
  markTrail(db, circle, await storiesBehindTryOut(db, circle, id), { what, about: id, now });

// Only insights of this circle: others simply are not there.
async function rest(db: Db, circle: string, id: string, insights: readonly string[]) {
  await sql`insert into try_out_insight (circle_id, try_out_id, insight_id)
    select circle_id, ${id}, id from insight where circle_id = ${circle} and id = any(${[...insights]}::text[])`.execute(db);
}

const columnsOf = (tryOut: TryOut) => ({
  belief: tryOut.belief,
  trying: tryOut.trying,
  with_whom: tryOut.withWhom,
  good_sign: tryOut.goodSign,
  bad_sign: tryOut.badSign,
  amplify: tryOut.amplify,
  dampen: tryOut.dampen,
  until_day: tryOut.until,
  owner_name: tryOut.owner,
  owner_side_id: tryOut.side,
  agreement_id: tryOut.agreement,
  follows_id: tryOut.follows,
  method: tryOut.method,
});
