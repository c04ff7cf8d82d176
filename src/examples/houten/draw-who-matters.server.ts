import { addActor } from '#compass/network/actors.server.ts';
import { givenKinds } from '#compass/network/link-kinds.ts';
import { beginMap, mapFor, shareMap } from '#compass/network/network-maps.server.ts';
import { continueMap, fillMap } from '#compass/network/plain-map.server.ts';
import type { PlainMap } from '#compass/network/plain-map.ts';
import type { Viewer } from '#compass/network/readers.ts';
import { tieActors } from '#compass/network/ties.server.ts';
import { stackTowers } from '#compass/network/towers.server.ts';
import type { Ground } from '../fill-example.server.ts';
import type { Cast } from './cast.server.ts';
import { professionalsMap, question, residentsMap, type MapOfExample } from './who-matters.ts';

/** Residents and professionals each draw who matters, at two moments, and share their maps with everyone. */
export async function drawWhoMatters({ db }: Pick<Ground, 'db'>, { circle, side, people, day, date }: Cast): Promise<void> {
  const drawn: { map: MapOfExample; from: 'seeker' | 'worker'; viewer: Viewer; days: [number, number] }[] = [
    { map: residentsMap, from: 'seeker', viewer: seen(people.coSteward, 'residents'), days: [52, 4] },
    { map: professionalsMap, from: 'worker', viewer: seen(people.otherListener, 'professionals'), days: [50, 3] },
  ];
  for (const { map, from, viewer, days } of drawn) {
    const [first, second] = days;
    const id = await beginMap(
      db,
      circle,
      { question, side: side(from), seenOn: date(first), kinds: [] },
      { viewer, reader: viewer.memberOf[0]!, now: day(first) },
    );
    await fillMap(db, { circle, map: id }, plain(map), day(first));
    await shareMap(db, circle, id, ['everyone']);
    const before = (await mapFor(db, circle, id, { viewer, today: date(second) }))!.map;
    const later = await continueMap(db, circle, before, { viewer, seenOn: date(second), now: day(second) });
    await whatIsNew({ db }, { circle, map: later }, { of: map.later, viewer, now: day(second), today: date(second) });
    await shareMap(db, circle, later, ['everyone']);
  }
}

const seen = (person: string, reader: Viewer['memberOf'][number]): Viewer => ({ person, memberOf: [reader], steward: false, seat: null });

function plain({ actors, lines }: MapOfExample): PlainMap {
  const at = (label: string) => actors.findIndex((actor) => actor.label === label);
  return {
    kinds: givenKinds.map((kind) => ({ kind })),
    actors: actors.map((actor) => ({ ...actor, place: null, byHand: false, sameAs: null })),
    links: lines.map(([from, to, kind, both]) => ({ from: at(from), to: at(to), kind: givenKinds.indexOf(kind), both: both === 'both' })),
  };
}

type Later = { of: MapOfExample['later']; viewer: Viewer; now: Date; today: string };

async function whatIsNew(
  { db }: Pick<Ground, 'db'>,
  at: { circle: string; map: string },
  { of: { towers, came, lines }, viewer, now, today }: Later,
) {
  const stacked = new Map(Object.entries(towers));
  for (const { label, kind, height, why } of came) {
    await addActor(db, at, { label, kind, name: null, nameUntil: null }, now);
    stacked.set(label, [height!, why]);
  }
  const { actors, kinds } = (await mapFor(db, at.circle, at.map, { viewer, today }))!.map;
  const idOf = (label: string) => actors.find((actor) => actor.label === label)!.id;
  for (const [from, to, kind, both] of lines)
    await tieActors(
      db,
      at,
      { from: idOf(from), to: [idOf(to)], kind: kinds.find((one) => one.kind === kind)!.id, both: both === 'both' },
      now,
    );
  await stackTowers(
    db,
    at,
    [...stacked].map(([label, [height, why]]) => ({ actor: idOf(label), height, why })),
    now,
  );
}
