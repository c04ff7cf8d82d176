import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Schema } from '#lib/server/schema.ts';

type There = {
  db: Db;
  circle: string;
  now: Date;
  /** A text with a canary. */ say: (what: string) => string;
  people: { reader: string; member: string; listener: string; steward: string };
  sides: { residents: string; professionals: string };
  seats: { table: string; session: string };
};

type SharedWith = NonNullable<Schema['network_map']['shared_with']['__select__']>;

/**
 * Maps of actors: one that everyone may read and that every kind of maker made, a later one that it goes on to, one of residents that its maker
 * keeps, and one that its maker shares with professionals. On each a name that goes, and one whose day is over.
 */
export async function mapsInCircle({ db, circle, now, say, people, sides, seats }: There) {
  const ago = (days: number) => new Date(now.getTime() - days * 864e5);
  const dayOf = (days: number) => ago(days).toISOString().slice(0, 10);
  const nobody = { person_id: null, table_id: null, seat_id: null };
  const aMap = async (
    which: string,
    side_id: string,
    shared_with: SharedWith,
    makers: Partial<typeof nobody | Record<string, string>>[],
  ) => {
    const of = { circle_id: circle, map_id: newId() };
    const after_id = which === '/later' ? first.id : null;
    const question = say(`network_map.question${which}`);
    await db
      .insertInto('network_map')
      .values({
        circle_id: circle,
        id: of.map_id,
        question,
        side_id,
        seen_on: dayOf(after_id ? 2 : 9),
        shared_with,
        after_id,
        made_at: ago(9),
      })
      .execute();
    for (const maker of makers)
      await db
        .insertInto('map_maker')
        .values({ ...of, id: newId(), ...nobody, ...maker, since: ago(9) })
        .execute();
    const kinds = [
      { ...of, id: newId(), kind: 'money' as const, name: null, position: 1, made_at: ago(9) },
      { ...of, id: newId(), kind: 'own' as const, name: say(`link_kind.name${which}`), position: 2, made_at: ago(9) },
    ];
    await db.insertInto('link_kind').values(kinds).execute();
    const actors = ['', '/other', '/over'].map((actor, nth) => ({
      ...{ ...of, id: newId(), number: nth + 1, label: say(`actor.label${which}${actor}`), kind: 'role' as const },
      person_name: actor === '/other' ? null : say(`actor.person_name${which}${actor}`),
      name_until: actor === '/other' ? null : dayOf(actor === '/over' ? 1 : -30),
      ...{ x: 200 + 300 * nth, y: 400, placed_at: null, same_as: null, made_at: ago(9) },
    }));
    await db.insertInto('actor').values(actors).execute();
    const [one, other] = actors.map(({ id }) => id) as [string, string];
    const link = { ...of, id: newId(), from_id: one, to_id: other, kind_id: kinds[1]!.id, both_ways: false, made_at: ago(9) };
    await db.insertInto('actor_link').values(link).execute();
    const goal = { circle_id: circle, id: newId(), actor_id: one, goal: say(`actor_goal.goal${which}`), made_at: ago(9) };
    await db.insertInto('actor_goal').values(goal).execute();
    await db
      .insertInto('influence')
      .values({
        circle_id: circle,
        id: newId(),
        actor_id: one,
        height: after_id ? 6 : 3,
        why: say(`influence.why${which}`),
        said_at: ago(9),
      })
      .execute();
    return { id: of.map_id, actor: one };
  };
  const everyMaker = [
    ...Object.values(people).map((person_id) => ({ person_id })),
    ...Object.values(seats).map((seat_id) => ({ seat_id })),
  ];
  const first = await aMap('', sides.professionals, ['everyone'], everyMaker);
  const later = await aMap('/later', sides.professionals, ['everyone'], [{ person_id: people.member }]);
  const kept = await aMap('/kept', sides.residents, [], [{ person_id: people.listener }]);
  await aMap('/shared', sides.residents, ['professionals'], [{ person_id: people.listener }]);
  return { map: first.id, actor: first.actor, later: later.id, kept: kept.id };
}
