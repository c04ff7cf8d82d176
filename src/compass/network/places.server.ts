import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { placesOf } from './layout.ts';

/** Where something is done: one map of one circle. */
export type OnMap = { circle: string; map: string };

/** One change of who is on a map and how they are tied, two at once one after the other; afterwards everyone stands in their place. */
export function changing<T>(db: Db, at: OnMap, change: (db: Db) => Promise<T>): Promise<T> {
  return oneByOne(db, at, async (db) => {
    const before = await standing(db, at);
    const done = await change(db);
    await place(db, at, before);
    return done;
  });
}

/** One change of a map at a time: who counts first, and then adds, counts right. */
export function oneByOne<T>(db: Db, at: OnMap, change: (db: Db) => Promise<T>): Promise<T> {
  return atomically(db, async (db) => {
    await db.selectFrom('network_map').select('id').where('circle_id', '=', at.circle).where('id', '=', at.map).forUpdate().execute();
    return change(db);
  });
}

const standing = async (db: Db, { circle, map }: OnMap) =>
  db
    .selectFrom('actor')
    .select(['id', 'number', 'x', 'y', 'placed_at'])
    .where('circle_id', '=', circle)
    .where('map_id', '=', map)
    .orderBy('number')
    .execute();

/**
 * Computes the places and keeps them with the actors: drawing a map then costs no walk. Once someone was placed by hand, everyone who stood
 * somewhere stays there, and only who is new finds a place.
 */
async function place(db: Db, at: OnMap, before: Awaited<ReturnType<typeof standing>>) {
  const after = await standing(db, at);
  const links = await db
    .selectFrom('actor_link')
    .select(['from_id as from', 'to_id as to'])
    .where('circle_id', '=', at.circle)
    .where('map_id', '=', at.map)
    .execute();
  const byHand = after.some(({ placed_at }) => placed_at !== null);
  const stood = new Set(before.map(({ id }) => id));
  const places = placesOf(
    after.map(({ id, number, x, y }) => ({ id, number, fixed: byHand && stood.has(id) ? { x, y } : null })),
    links,
  );
  const moved = after.filter(({ id, x, y }) => places.get(id)!.x !== x || places.get(id)!.y !== y);
  if (moved.length === 0) return;
  const rows = moved.map(({ id }) => sql`(${id}::text, ${places.get(id)!.x}::integer, ${places.get(id)!.y}::integer)`);
  await sql`update actor set x = place.x, y = place.y from (values ${sql.join(rows)}) as place (id, x, y)
    where actor.circle_id = ${at.circle} and actor.map_id = ${at.map} and actor.id = place.id`.execute(db);
}
