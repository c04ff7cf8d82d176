import type { Db } from '#lib/server/db.server.ts';
import type { MapListed, NetworkMap } from './network-maps.server.ts';

/** Everything on a map. Nothing of it may be shown before `readsMap` was asked; `names`: whether the reader sees names, until their day. */
export async function wholeMap(
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
