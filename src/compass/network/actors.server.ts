import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { inPicture, nowhere, type Place } from './layout.ts';
import { networkLimits, type NewActor } from './network-map.ts';
import { changing, type OnMap } from './places.server.ts';

/** Puts someone on the map: with the next number, at a place of its own. Null when the map is full. */
export function addActor(db: Db, at: OnMap, actor: NewActor, now: Date): Promise<string | null> {
  return changing(db, at, async (db) => {
    const { last, all } = await db
      .selectFrom('actor')
      .select((of) => [of.fn.max('number').as('last'), of.fn.countAll<number>().as('all')])
      .where('circle_id', '=', at.circle)
      .where('map_id', '=', at.map)
      .executeTakeFirstOrThrow();
    if (all >= networkLimits.actors) return null;
    const id = newId();
    const { label, kind, name, nameUntil } = actor;
    await db
      .insertInto('actor')
      .values({
        ...{ circle_id: at.circle, id, map_id: at.map, number: (last ?? 0) + 1, label, kind },
        ...{ person_name: name, name_until: nameUntil, x: nowhere.x, y: nowhere.y, placed_at: null, same_as: null, made_at: now },
      })
      .execute();
    return id;
  });
}

/** Says anew who someone on the map is. */
export async function changeActor(db: Db, at: OnMap, id: string, { actor, now }: { actor: NewActor; now: Date }): Promise<void> {
  const { label, kind, name, nameUntil } = actor;
  await db
    .updateTable('actor')
    .set({
      label,
      kind,
      person_name: name,
      name_until: nameUntil,
      made_at: sql<Date>`case when label = ${label} then made_at else ${now} end`,
    })
    .where('circle_id', '=', at.circle)
    .where('map_id', '=', at.map)
    .where('id', '=', id)
    .execute();
}

/** Takes someone off the map, with their ties, goals and tower. */
export async function removeActor(db: Db, at: OnMap, id: string): Promise<void> {
  await changing(db, at, async (db) => {
    await db.deleteFrom('actor').where('circle_id', '=', at.circle).where('map_id', '=', at.map).where('id', '=', id).execute();
  });
}

/** Puts someone where people want them; nobody else moves. */
export async function placeActor(db: Db, at: OnMap, id: string, { place, now }: { place: Place; now: Date }): Promise<void> {
  await db
    .updateTable('actor')
    .set({ ...inPicture(place), placed_at: now })
    .where('circle_id', '=', at.circle)
    .where('map_id', '=', at.map)
    .where('id', '=', id)
    .execute();
}

/** Lets Kring place everyone anew, also those who were placed by hand. */
export async function layOutAnew(db: Db, at: OnMap): Promise<void> {
  await changing(db, at, async (db) => {
    await db.updateTable('actor').set({ placed_at: null }).where('circle_id', '=', at.circle).where('map_id', '=', at.map).execute();
  });
}

/** People said that this actor is the same as one of another map; or that it is not (null). */
export async function sayTheSame(db: Db, at: OnMap, actor: string, sameAs: string | null): Promise<void> {
  await db
    .updateTable('actor')
    .set({ same_as: sameAs })
    .where('circle_id', '=', at.circle)
    .where('map_id', '=', at.map)
    .where('id', '=', actor)
    .execute();
}
