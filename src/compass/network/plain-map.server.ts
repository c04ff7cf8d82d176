import type { Reader } from '#cycle/1-gather/consent.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { nowhere } from './layout.ts';
import { beginMap, type NetworkMap } from './network-maps.server.ts';
import { changing, type OnMap } from './places.server.ts';
import type { PlainMap } from './plain-map.ts';
import type { Viewer } from './readers.ts';

/** Puts a whole map that was drawn elsewhere, or at an earlier moment, on an empty one; those without a place find one. */
export async function fillMap(db: Db, at: OnMap, { kinds, actors, links }: PlainMap, now: Date): Promise<void> {
  const of = { circle_id: at.circle, map_id: at.map };
  await changing(db, at, async (db) => {
    const kindIds = kinds.map(() => newId());
    const ids = actors.map(() => newId());
    await inParts(kinds, (part, from) =>
      db.insertInto('link_kind').values(
        part.map((kind, nth) => ({
          ...{ ...of, id: kindIds[from + nth]!, kind: kind.kind, name: kind.kind === 'own' ? kind.name : null },
          ...{ position: from + nth + 1, made_at: now },
        })),
      ),
    );
    await inParts(actors, (part, from) =>
      db.insertInto('actor').values(
        part.map(({ label, kind, place, byHand, sameAs }, nth) => ({
          ...{ ...of, id: ids[from + nth]!, number: from + nth + 1, label, kind, person_name: null, name_until: null },
          ...{ ...(place ?? nowhere), placed_at: byHand && place ? now : null, same_as: sameAs, made_at: now },
        })),
      ),
    );
    await inParts(links, (part) =>
      db
        .insertInto('actor_link')
        .values(
          part.map(({ from, to, kind, both }) => ({
            ...{ ...of, id: newId(), from_id: ids[from]!, to_id: ids[to]! },
            ...{ kind_id: kindIds[kind]!, both_ways: both, made_at: now },
          })),
        )
        .onConflict((same) => same.columns(['circle_id', 'from_id', 'to_id', 'kind_id']).doNothing()),
    );
    const goals = actors.flatMap((actor, nth) => actor.goals.map((goal) => ({ actor_id: ids[nth]!, goal })));
    // A thousandth of a second apart: they stay in the order in which they were said.
    await inParts(goals, (part, from) =>
      db
        .insertInto('actor_goal')
        .values(part.map((goal, nth) => ({ ...goal, circle_id: at.circle, id: newId(), made_at: new Date(now.getTime() + from + nth) }))),
    );
    const towers = actors.flatMap(({ height, why }, nth) => (height === null ? [] : [{ actor_id: ids[nth]!, height, why }]));
    await inParts(towers, (part) =>
      db.insertInto('influence').values(part.map((tower) => ({ ...tower, circle_id: at.circle, id: newId(), said_at: now }))),
    );
  });
}

const atOnce = 500;

async function inParts<Row>(rows: readonly Row[], insert: (part: Row[], from: number) => { execute: () => Promise<unknown> }) {
  for (let from = 0; from < rows.length; from += atOnce) await insert(rows.slice(from, from + atOnce), from).execute();
}

/**
 * Goes on from a map at a later moment: who was on it, how they were tied and what they want go along, each known to be the same. The towers
 * do not: they are stacked anew, so that the first ones do not lead the hand. The later map is read by its makers only, until they share it.
 */
export function continueMap(
  db: Db,
  circle: string,
  map: NetworkMap,
  { viewer, seenOn, now }: { viewer: Viewer; seenOn: string; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const { question, side, reader } = map;
    const id = await beginMap(
      db,
      circle,
      { question, side, seenOn, kinds: [], after: map.id },
      { viewer, reader: reader satisfies Reader, now },
    );
    const later = plainOf(map);
    await fillMap(
      db,
      { circle, map: id },
      { ...later, actors: later.actors.map((actor, nth) => ({ ...actor, height: null, why: null, sameAs: map.actors[nth]!.id })) },
      now,
    );
    return id;
  });
}

/** A map without its ids: as it leaves in a file, and as it goes on. Names of people stay behind. */
export function plainOf({ kinds, actors, links }: NetworkMap): PlainMap {
  const kindAt = new Map(kinds.map(({ id }, nth) => [id, nth]));
  const actorAt = new Map(actors.map(({ id }, nth) => [id, nth]));
  return {
    kinds: kinds.map(({ kind, name }) => (kind === 'own' ? { kind, name: name ?? '' } : { kind })),
    actors: actors.map(({ label, kind, goals, height, why, place, byHand }) => ({
      ...{ label, kind, goals: goals.map(({ goal }) => goal), height, why, place, byHand, sameAs: null },
    })),
    links: links.map(({ from, to, kind, both }) => ({ from: actorAt.get(from)!, to: actorAt.get(to)!, kind: kindAt.get(kind)!, both })),
  };
}
