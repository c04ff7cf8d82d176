import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { mostKinds } from './link-kinds.ts';
import { networkLimits, type NewKind, type NewLink } from './network-map.ts';
import { changing, oneByOne, type OnMap } from './places.server.ts';

/** Ties someone to others. What was there already stays; a tie that now goes both ways becomes so. False when the map has as many as it can hold. */
export function tieActors(db: Db, at: OnMap, { from, to, kind, both }: NewLink, now: Date): Promise<boolean> {
  return changing(db, at, async (db) => {
    const { all } = await db
      .selectFrom('actor_link')
      .select((of) => of.fn.countAll<number>().as('all'))
      .where('circle_id', '=', at.circle)
      .where('map_id', '=', at.map)
      .executeTakeFirstOrThrow();
    if (all + to.length > networkLimits.links) return false;
    await db
      .insertInto('actor_link')
      .values(
        to.map((to_id) => ({
          ...{ circle_id: at.circle, id: newId(), map_id: at.map, from_id: from, to_id },
          ...{ kind_id: kind, both_ways: both, made_at: now },
        })),
      )
      .onConflict((same) =>
        same
          .columns(['circle_id', 'from_id', 'to_id', 'kind_id'])
          .doUpdateSet({ both_ways: sql<boolean>`excluded.both_ways or actor_link.both_ways` }),
      )
      .execute();
    return true;
  });
}

/** Takes ties away. */
export async function untie(db: Db, at: OnMap, links: readonly string[]): Promise<void> {
  if (links.length === 0) return;
  await changing(db, at, async (db) => {
    await db.deleteFrom('actor_link').where('circle_id', '=', at.circle).where('map_id', '=', at.map).where('id', 'in', links).execute();
  });
}

/** Adds a kind of tie. False when there are six, or it is there. */
export function addKind(db: Db, at: OnMap, kind: NewKind, now: Date): Promise<boolean> {
  return oneByOne(db, at, async (db) => {
    const there = await db
      .selectFrom('link_kind')
      .select(['kind', 'name', 'position'])
      .where('circle_id', '=', at.circle)
      .where('map_id', '=', at.map)
      .execute();
    const name = kind.kind === 'own' ? kind.name : null;
    const same = there.some((one) => one.kind === kind.kind && (one.name ?? '').toLowerCase() === (name ?? '').toLowerCase());
    if (same || there.length >= mostKinds) return false;
    const position = [1, 2, 3, 4, 5, 6].find((free) => !there.some((one) => one.position === free))!;
    await db
      .insertInto('link_kind')
      .values({ circle_id: at.circle, id: newId(), map_id: at.map, kind: kind.kind, name, position, made_at: now })
      .execute();
    return true;
  });
}
