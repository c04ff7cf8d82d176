import type { Reader } from '#cycle/1-gather/consent.ts';
import type { SharedWith } from './network-map.ts';

/**
 * Who looks at a map. `memberOf`: the readers of the sides on which a person stands in this circle. `seat`: a place at a table or in a
 * session, with the readers of everyone there: what one of them may not read, is not laid on their table. `own`: on which sides whoever holds
 * the seat stands; at a table, where a screen is shared, all that sit there.
 */
export type Viewer = {
  person: string | null;
  memberOf: readonly Reader[];
  steward: boolean;
  seat: { id: string; table: string | null; readers: readonly Reader[]; own: readonly Reader[] } | null;
};

/** Whose map it is, with whom they share it, and from which side it was seen. */
export type MapOwned = {
  reader: Reader;
  sharedWith: readonly SharedWith[];
  makers: readonly { person: string | null; table: string | null; seat: string | null }[];
};

/**
 * Did this viewer make the map? A place at the makers' table is not enough for someone who is here in a role from other sides: the map of
 * residents is not their service provider's because that one sits in.
 */
export function makesMap(viewer: Viewer, { makers, reader }: MapOwned): boolean {
  const { person, seat } = viewer;
  if (person && makers.some((maker) => maker.person === person)) return true;
  return seat !== null && sitsOnSide(viewer, reader) && makers.some(({ table, seat: own }) => isHere(seat, table, own));
}

const isHere = (seat: NonNullable<Viewer['seat']>, table: string | null, own: string | null) =>
  own === seat.id || (table !== null && table === seat.table);

/** Nobody who has a role here sits at a table for a side on which they do not stand. */
const sitsOnSide = ({ memberOf }: Viewer, reader: Reader) => memberOf.length === 0 || memberOf.includes(reader);

/** May this viewer read the map? Its makers always; others as the makers say. */
export function readsMap(viewer: Viewer, map: MapOwned): boolean {
  const { memberOf, seat } = viewer;
  const shared = (reader: Reader) => map.sharedWith.includes(reader);
  if (map.sharedWith.includes('everyone') || makesMap(viewer, map)) return true;
  if (memberOf.length > 0) return memberOf.some(shared);
  return seat !== null && seat.readers.length > 0 && seat.readers.every(shared);
}

/** Names of people on a map are for its makers, and for stewards who may read it. */
export const seesNames = (viewer: Viewer, map: MapOwned) =>
  makesMap(viewer, map) || (viewer.steward && readsMap(viewer, map) && viewer.memberOf.includes(map.reader));

/**
 * May this viewer come to the map with its code? Only from the side that made it: in other hands the code opens nothing.
 */
export function mayJoin({ memberOf, seat }: Viewer, reader: Reader): boolean {
  const stands = memberOf.length > 0 ? memberOf : (seat?.own ?? []);
  return stands.length > 0 && stands.every((one) => one === reader);
}

/** As what a viewer becomes maker: a person, a whole table where only that side sits, or one seat. */
export function makerAs(
  { person, memberOf, seat }: Viewer,
  reader: Reader,
): { person: string } | { table: string } | { seat: string } | null {
  if (person && memberOf.length > 0) return { person };
  if (!seat) return null;
  return seat.table && seat.readers.every((one) => one === reader) ? { table: seat.table } : { seat: seat.id };
}
