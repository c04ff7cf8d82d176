import { sql } from 'kysely';
import type { Agreement } from '#cycle/4-change/agreement.ts';
import { makeAgreement } from '#cycle/4-change/agreements.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Process } from './part.ts';
import type { Wish } from './wish.ts';

/** Keeps a wish. Returns its id. */
export async function wishFor(
  db: Db,
  circle: string,
  wish: Wish,
  { person, seat, table, now }: { person: string | null; seat: string | null; table: string | null; now: Date },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('wish')
    .values({
      ...{ circle_id: circle, id, text: wish.text, process: wish.process, by_side_id: wish.side, show_side: wish.showSide },
      ...{ person_id: person, seat_id: seat, table_id: table, agreement_id: null, made_at: now, hidden_at: null },
    })
    .execute();
  return id;
}

/** A wish as pages show it. `side` only with its author's yes; `text` null: hidden until someone has looked. */
export type WishHere = {
  id: string;
  text: string | null;
  process: Process | null;
  side: string | null;
  agreement: string | null;
  at: Date;
};

/** The wishes of a circle (or one of them, or those of one agreement), in the order in which they were made. */
export async function wishesOf(db: Db, circle: string, one: { id?: string; agreement?: string } = {}): Promise<WishHere[]> {
  const rows = await db
    .selectFrom('wish')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'wish.circle_id').onRef('side.id', '=', 'wish.by_side_id'))
    .select(['wish.id', 'wish.process', 'wish.agreement_id as agreement', 'wish.made_at as at'])
    .select(sql<string | null>`case when wish.hidden_at is null then wish.text end`.as('text'))
    .select(sql<string | null>`case when wish.show_side then side.name end`.as('side'))
    .where('wish.circle_id', '=', circle)
    .$if(one.id !== undefined, (query) => query.where('wish.id', '=', one.id!))
    .$if(one.agreement !== undefined, (query) => query.where('wish.agreement_id', '=', one.agreement!))
    .orderBy('wish.made_at')
    .orderBy('wish.id')
    .execute();
  return rows as WishHere[];
}

/** A wish becomes an agreement: someone does it, by a day. Returns the agreement; the one that there was when another was first. */
export function agreeOnWish(
  db: Db,
  circle: string,
  wish: string,
  { agreement, person, now }: { agreement: Agreement; person: string; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const before = await db
      .selectFrom('wish')
      .select('agreement_id')
      .where('circle_id', '=', circle)
      .where('id', '=', wish)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before.agreement_id) return before.agreement_id;
    const id = await makeAgreement(db, circle, agreement, { person, now });
    await db.updateTable('wish').set({ agreement_id: id }).where('circle_id', '=', circle).where('id', '=', wish).execute();
    return id;
  });
}
