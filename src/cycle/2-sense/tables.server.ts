import { sql } from 'kysely';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Db } from '#lib/server/db.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { keptTableCode, tableCode } from './table-codes.server.ts';
import { tableStaysOpen, type SenseTable } from './table.ts';

/** Opens a table. Its code follows from its id; only a keyed hash of the code is kept. */
export async function openTable(db: Db, circle: string, table: SenseTable, by: { keys: Keys; person: string; now: Date }): Promise<string> {
  for (;;) {
    const id = newId();
    const code_hash = keptTableCode(by.keys, tableCode(by.keys, id));
    const opened = await db
      .insertInto('sense_table')
      .values({
        circle_id: circle,
        id,
        name: table.name,
        readers: table.readers,
        code_hash,
        opened_by: by.person,
        opened_at: by.now,
        closed_at: null,
      })
      .onConflict((conflict) => conflict.column('code_hash').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (opened) return opened.id;
  }
}

/** The open table with this code; null when there is none (any more). */
export async function tableOfCode(db: Db, keys: Keys, code: string, now: Date) {
  const table = await db
    .selectFrom('sense_table')
    .select(['circle_id', 'id', 'name', 'readers'])
    .where('code_hash', '=', keptTableCode(keys, code))
    .where('closed_at', 'is', null)
    .where('opened_at', '>', new Date(now.getTime() - tableStaysOpen))
    .executeTakeFirst();
  return table ?? null;
}

/** Takes a place at a table, without a name; a side when the person is alone behind their screen. */
export async function sitDown(db: Db, circle: string, table: string, { side, now }: { side: string | null; now: Date }): Promise<string> {
  const id = newId();
  await db
    .insertInto('seat')
    .values({
      circle_id: circle,
      id,
      table_id: table,
      session_id: null,
      secret_hash: hashOf(newSecret()),
      side_ids: side ? [side] : [],
      sat_at: now,
      left_at: null,
    })
    .execute();
  return id;
}

/** The table at which a seat stands, and the side that spoke last there. */
export async function tableOfSeat(db: Db, circle: string, seat: string): Promise<TableHere | null> {
  const row = await db
    .selectFrom('seat')
    .innerJoin('sense_table as table', (join) =>
      join.onRef('table.circle_id', '=', 'seat.circle_id').onRef('table.id', '=', 'seat.table_id'),
    )
    .select(['table.id', 'table.name', 'table.readers', 'seat.side_ids', 'seat.id as seat'])
    .where('seat.circle_id', '=', circle)
    .where('seat.id', '=', seat)
    .where('seat.left_at', 'is', null)
    .where('table.closed_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, readers: row.readers, seat: row.seat, lastSide: row.side_ids[0] ?? null } : null;
}
export type TableHere = { id: string; name: string; readers: Reader[]; seat: string; lastSide: string | null };

/** Remembers which side spoke at a seat: the last one first. */
export async function sideSpoke(db: Db, circle: string, seat: string, side: string) {
  await db
    .updateTable('seat')
    .set({ side_ids: sql<string[]>`array_prepend(${side}, array_remove(side_ids, ${side}))` })
    .where('circle_id', '=', circle)
    .where('id', '=', seat)
    .where(sql<boolean>`side_ids[1] is distinct from ${side}`)
    .execute();
}

/** Leaves a place. */
export async function standUp(db: Db, circle: string, seat: string, now: Date) {
  await db
    .updateTable('seat')
    .set({ left_at: now })
    .where('circle_id', '=', circle)
    .where('id', '=', seat)
    .where('left_at', 'is', null)
    .execute();
}

/** Closes a table: nobody can act from it any more. */
export async function closeTable(db: Db, circle: string, table: string, now: Date) {
  await db
    .updateTable('sense_table')
    .set({ closed_at: now })
    .where('circle_id', '=', circle)
    .where('id', '=', table)
    .where('closed_at', 'is', null)
    .execute();
}

/** The tables of a circle, the open ones first. */
export function tablesOf(db: Db, circle: string) {
  return db
    .selectFrom('sense_table')
    .select(['id', 'name', 'readers', 'opened_at', 'closed_at'])
    .where('circle_id', '=', circle)
    .orderBy('closed_at', (by) => by.desc().nullsFirst())
    .orderBy('opened_at', 'desc')
    .limit(50)
    .execute();
}

/** How many seats of a side are taken at a table, on screens of their own. */
export async function seatsOfSide(db: Db, circle: string, table: string, side: string): Promise<number> {
  const { seats } = await db
    .selectFrom('seat')
    .select((all) => all.fn.countAll<number>().as('seats'))
    .where('circle_id', '=', circle)
    .where('table_id', '=', table)
    .where('left_at', 'is', null)
    .where(sql<boolean>`side_ids @> array[${side}]::text[]`)
    .executeTakeFirstOrThrow();
  return seats;
}
