import { sql } from 'kysely';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { LinkKindName } from './link-kinds.ts';
import type { Place } from './layout.ts';
import type { ActorKind, NewMap, SharedWith } from './network-map.ts';
import { makerAs, makesMap, readsMap, seesNames, type MapOwned, type Viewer } from './readers.ts';

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
  if (!listed || !readsMap(viewer, listed)) return null;
  const whole = await wholeMap(db, circle, listed, { names: seesNames(viewer, listed), today });
  return { map: whole, makes: makesMap(viewer, listed) };
}

/** Everything on a map. */
async function wholeMap(
  db: Db,
  circle: string,
  listed: MapListed,
  { names, today }: { names: boolean; today: string },
): Promise<NetworkMap> {
  const [kinds, actors, goals, links] = await Promise.all([
    db
      .selectFrom('link_kind')
      .select(['id', 'kind', 'name'])
      .where('circle_id', '=', circle)
      .where('map_id', '=', listed.id)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('actor')
      .leftJoin('influence', (join) =>
        join.onRef('influence.circle_id', '=', 'actor.circle_id').onRef('influence.actor_id', '=', 'actor.id'),
      )
      .select(['actor.id', 'number', 'label', 'kind', 'person_name', 'name_until', 'x', 'y', 'placed_at', 'same_as', 'height', 'why'])
      .where('actor.circle_id', '=', circle)
      .where('map_id', '=', listed.id)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('actor_goal')
      .innerJoin('actor', (join) =>
        join.onRef('actor.circle_id', '=', 'actor_goal.circle_id').onRef('actor.id', '=', 'actor_goal.actor_id'),
      )
      .select(['actor_goal.id', 'actor_id', 'goal'])
      .where('actor_goal.circle_id', '=', circle)
      .where('map_id', '=', listed.id)
      .orderBy('actor_goal.made_at')
      .orderBy('actor_goal.id')
      .execute(),
    db
      .selectFrom('actor_link as link')
      .innerJoin('link_kind as kind', (join) => join.onRef('kind.circle_id', '=', 'link.circle_id').onRef('kind.id', '=', 'link.kind_id'))
      .innerJoin('actor as from', (join) => join.onRef('from.circle_id', '=', 'link.circle_id').onRef('from.id', '=', 'link.from_id'))
      .innerJoin('actor as to', (join) => join.onRef('to.circle_id', '=', 'link.circle_id').onRef('to.id', '=', 'link.to_id'))
      .select(['link.id', 'from_id as from', 'to_id as to', 'kind_id as kind', 'both_ways as both'])
      .where('link.circle_id', '=', circle)
      .where('link.map_id', '=', listed.id)
      .orderBy('kind.position')
      .orderBy('from.number')
      .orderBy('to.number')
      .execute(),
  ]);
  const goalsOf = Map.groupBy(goals, ({ actor_id }) => actor_id);
  return {
    ...listed,
    kinds,
    links,
    actors: actors.map(({ person_name, name_until, x, y, placed_at, same_as, ...actor }) => {
      const named = names && name_until !== null && name_until >= today;
      return {
        ...actor,
        name: named ? person_name : null,
        nameUntil: named ? name_until : null,
        place: { x, y },
        byHand: placed_at !== null,
        sameAs: same_as,
        goals: (goalsOf.get(actor.id) ?? []).map(({ id, goal }) => ({ id, goal })),
      };
    }),
  };
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
