import { sql } from 'kysely';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { LinkKindName } from './link-kinds.ts';
import type { Place } from './layout.ts';
import type { ActorKind, NewMap, SharedWith } from './network-map.ts';
import { makerAs, makesMap, readsMap, seesNames, type MapOwned, type Viewer } from './readers.ts';
import { wholeMap } from './whole-map.server.ts';

/** A map in a list. */
export type MapListed = MapOwned & {
  id: string;
  question: string;
  side: string;
  sideName: string;
  seenOn: string;
  after: string | null;
  madeAt: Date;
  actors: number;
};

/** A map as it is read: with everything on it, names only for whom they are. */
export type NetworkMap = Omit<MapListed, 'actors'> & { kinds: LinkKind[]; actors: ActorHere[]; links: LinkHere[] };
export type LinkKind = { id: string; kind: LinkKindName; name: string | null };
export type ActorHere = {
  id: string;
  number: number;
  label: string;
  kind: ActorKind;
  name: string | null;
  nameUntil: string | null;
  place: Place;
  byHand: boolean;
  sameAs: string | null;
  goals: { id: string; goal: string }[];
  height: number | null;
  why: string | null;
};
export type LinkHere = { id: string; from: string; to: string; kind: string; both: boolean };

/** Begins a map: it is its makers', and nobody else reads it yet. */
export function beginMap(
  db: Db,
  circle: string,
  map: NewMap & { after?: string | null },
  by: { viewer: Viewer; reader: Reader; now: Date },
) {
  return atomically(db, async (db) => {
    const { viewer, reader, now } = by;
    const id = newId();
    await db
      .insertInto('network_map')
      .values({
        circle_id: circle,
        id,
        question: map.question,
        side_id: map.side,
        seen_on: map.seenOn,
        after_id: map.after ?? null,
        made_at: now,
      })
      .execute();
    const as = makerAs(viewer, reader);
    if (!as) throw new Error('A map is made by someone who is here');
    await addMaker(db, circle, id, { as, now });
    if (map.kinds.length > 0)
      await db
        .insertInto('link_kind')
        .values(
          map.kinds.map((kind, nth) => ({
            circle_id: circle,
            id: newId(),
            map_id: id,
            kind: kind.kind,
            name: kind.kind === 'own' ? kind.name : null,
            position: nth + 1,
            made_at: now,
          })),
        )
        .execute();
    return id;
  });
}

type MakerAs = NonNullable<ReturnType<typeof makerAs>>;

/** Someone makes the map along. Who does already stays so. */
export async function addMaker(db: Db, circle: string, map: string, { as, now }: { as: MakerAs; now: Date }): Promise<void> {
  const who = { person_id: null, table_id: null, seat_id: null };
  const maker =
    'person' in as ? { ...who, person_id: as.person } : 'table' in as ? { ...who, table_id: as.table } : { ...who, seat_id: as.seat };
  await db
    .insertInto('map_maker')
    .values({ circle_id: circle, id: newId(), map_id: map, ...maker, since: now })
    .onConflict((same) => same.columns(['circle_id', 'map_id', 'person_id', 'table_id', 'seat_id']).doNothing())
    .execute();
}

/** The maps of a circle that this viewer may read: the newest moment first. */
export async function mapsFor(db: Db, circle: string, viewer: Viewer): Promise<MapListed[]> {
  return (await mapsOf(db, circle)).filter((map) => readsMap(viewer, map));
}

/** Every map of a circle, whoever may read it. Nothing of it may be shown before `readsMap` was asked. */
export async function mapsOf(db: Db, circle: string): Promise<MapListed[]> {
  const rows = await db
    .selectFrom('network_map as map')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'map.circle_id').onRef('side.id', '=', 'map.side_id'))
    .select(['map.id', 'map.question', 'map.side_id as side', 'side.name as sideName', 'side.reader', 'map.seen_on as seenOn'])
    .select(['map.shared_with as sharedWith', 'map.after_id as after', 'map.made_at as madeAt', makers.as('makers')])
    .select(sql<number>`(select count(*) from actor where actor.circle_id = map.circle_id and actor.map_id = map.id)`.as('actors'))
    .where('map.circle_id', '=', circle)
    .orderBy('map.seen_on', 'desc')
    .orderBy('map.made_at', 'desc')
    .orderBy('map.id')
    .execute();
  return rows;
}

const makers = sql<MapOwned['makers']>`(
  select coalesce(json_agg(json_build_object('person', person_id, 'table', table_id, 'seat', seat_id)), '[]')
  from map_maker where map_maker.circle_id = map.circle_id and map_maker.map_id = map.id)`;

/** One map as this viewer may read it: null when it is not there or not for them. `today`: a name is gone on the day after its last. */
export async function mapFor(
  db: Db,
  circle: string,
  id: string,
  { viewer, today }: { viewer: Viewer; today: string },
): Promise<{ map: NetworkMap; makes: boolean } | null> {
  const listed = (await mapsOf(db, circle)).find((map) => map.id === id);
  return listed ? openMap(db, circle, listed, { viewer, today }) : null;
}

/** A map of a list as this viewer may read it; null when it is not for them. */
export async function openMap(
  db: Db,
  circle: string,
  listed: MapListed,
  { viewer, today }: { viewer: Viewer; today: string },
): Promise<{ map: NetworkMap; makes: boolean } | null> {
  if (!readsMap(viewer, listed)) return null;
  const whole = await wholeMap(db, circle, listed, { names: seesNames(viewer, listed), today });
  return { map: whole, makes: makesMap(viewer, listed) };
}

/** Says anew what the map asks and about which day. `made_at` is when its words were written. */
export async function rewordMap(
  db: Db,
  circle: string,
  map: string,
  { question, seenOn, now }: { question: string; seenOn: string; now: Date },
): Promise<void> {
  await db
    .updateTable('network_map')
    .set({ question, seen_on: seenOn, made_at: sql<Date>`case when question = ${question} then made_at else ${now} end` })
    .where('circle_id', '=', circle)
    .where('id', '=', map)
    .execute();
}

/** With whom the makers share it from now on; nobody else reads it. */
export async function shareMap(db: Db, circle: string, map: string, sharedWith: SharedWith[]): Promise<void> {
  await db.updateTable('network_map').set({ shared_with: sharedWith }).where('circle_id', '=', circle).where('id', '=', map).execute();
}

/** Takes a map away, with all that is on it. */
export async function takeMapAway(db: Db, circle: string, map: string): Promise<void> {
  await db.deleteFrom('network_map').where('circle_id', '=', circle).where('id', '=', map).execute();
}

/** Which actors of which maps people said to be the same, as pairs of ids: also over maps in between. */
export async function saidTheSame(db: Db, circle: string): Promise<[string, string][]> {
  const rows = await db
    .selectFrom('actor')
    .select(['id', 'same_as'])
    .where('circle_id', '=', circle)
    .where('same_as', 'is not', null)
    .execute();
  return rows.map(({ id, same_as }) => [id, same_as!]);
}
