import type { Reader } from '#cycle/1-gather/consent.ts';
import { tableOfSeat } from '#cycle/2-sense/tables.server.ts';
import { sessionAt } from '#cycle/3-dialogue/sessions.server.ts';
import { mapFor, type LinkKind, type NetworkMap } from '#compass/network/network-maps.server.ts';
import { drawnKinds, type DrawnKind } from '#compass/network/link-kinds.ts';
import type { OnMap } from '#compass/network/places.server.ts';
import type { Viewer } from '#compass/network/readers.ts';
import { capacitiesOf, may } from '#lib/people/may.ts';
import type { Words } from '#lib/words/words.ts';
import { sidesOf } from '#system/circles/circles.server.ts';
import type { Door, Here } from '../../door.ts';
import { showNotHere } from '../../problems.tsx';
import { todayHere } from '../../today.ts';

export type Side = { id: string; name: string; reader: Reader };

/** Who looks, from which sides they can make a map, and whether they can. */
export type Mapping = { viewer: Viewer; speaking: Side[]; makesMaps: boolean };

/** As whom someone is here. A role in the circle goes before a seat: nobody makes a map for a side on which they do not stand. */
export async function mapping(c: Here): Promise<Mapping> {
  const { db, circle, actor } = c.var;
  const sides = await sidesOf(db, circle.id);
  const memberships = actor.memberships.filter((membership) => membership.circle === circle.id);
  const memberOf = [...new Set(memberships.map(({ reader }) => reader))];
  const seat = await seatHere(c, sides);
  const speaking =
    memberships.length > 0
      ? sides.filter(({ id }) => memberships.some(({ side }) => side === id))
      : sides.filter((side) => seat?.speaks(side) ?? false);
  return {
    viewer: {
      person: memberships.length > 0 ? (actor.person?.id ?? null) : null,
      memberOf,
      steward: capacitiesOf(actor, circle.id).has('steward'),
      seat: seat && { id: seat.id, table: seat.table, readers: seat.readers, own: seat.own },
    },
    speaking,
    makesMaps: may(actor, 'mapNetwork', circle.id) && speaking.length > 0,
  };
}

/** A seat here, with the readers of everyone at that table or in that session, and for which sides it can speak. */
async function seatHere(c: Here, sides: readonly Side[]) {
  const { db, circle, actor } = c.var;
  const { seat } = actor;
  if (!seat || seat.circle !== circle.id) return null;
  const table = seat.table ? await tableOfSeat(db, circle.id, seat.id) : null;
  if (table)
    return {
      id: seat.id,
      table: table.id,
      readers: table.readers,
      own: table.readers,
      speaks: ({ reader }: Side) => table.readers.includes(reader),
    };
  const session = seat.session ? await sessionAt(db, circle.id, seat.session) : null;
  if (!session) return null;
  const own = sides.filter(({ id }) => seat.sides.includes(id)).map(({ reader }) => reader);
  return {
    id: seat.id,
    table: null,
    readers: [...new Set([...session.readers, ...own])],
    own,
    speaks: ({ id }: Side) => seat.sides.includes(id),
  };
}

/** A map that is open here, by whom. `at`: where what its makers do is kept. */
export type OnThisMap = Mapping & { map: NetworkMap; makes: boolean; base: string; at: OnMap };
type OpenMap = (c: Here, here: OnThisMap) => Response | Promise<Response>;

/** A door of a map that this viewer may read; another one is not here. */
export const inMap =
  (open: OpenMap): Door['open'] =>
  async (c) => {
    const here = await mapping(c);
    const { db, circle } = c.var;
    const found = await mapFor(db, circle.id, c.req.param('map')!, { viewer: here.viewer, today: todayHere(c) });
    if (!found) return showNotHere(c);
    const { id } = found.map;
    return open(c, { ...here, ...found, base: mapPath(c, id), at: { circle: circle.id, map: id } });
  };

/** A door for whoever makes the map. */
export const asMaker = (open: OpenMap): Door['open'] => inMap((c, here) => (here.makes ? open(c, here) : showNotHere(c)));

export const networkPath = (c: Here) => `/circles/${c.var.circle.slug}/compass/network`;
export const mapPath = (c: Here, map: string) => `${networkPath(c)}/maps/${map}`;

/** What a kind of tie is called. */
export const kindCalled = (words: Words, { kind, name }: Pick<LinkKind, 'kind' | 'name'>): string =>
  kind === 'own' ? (name ?? '') : words(`network.kind.${kind}`);

/** The kinds of a map with their letters, in the reader's words. */
export const lettered = (words: Words, kinds: readonly LinkKind[]): (DrawnKind & { called: string })[] => {
  const named = kinds.map(({ id, kind, name }) => ({ id, kind, called: kindCalled(words, { kind, name }) }));
  return drawnKinds(named).map((kind, nth) => ({ ...kind, called: named[nth]!.called }));
};
