import { sameKind } from './link-kinds.ts';
import type { ActorHere, LinkKind, NetworkMap } from './network-maps.server.ts';

/** An actor as two maps have it: on one of them, or on both. */
export type Beside = { id: string; label: string; one: ActorHere | null; other: ActorHere | null };
/** A tie as two maps have it, between actors of both. */
export type TieBeside = { from: Beside; to: Beside; kind: LinkKind; on: 'one' | 'other' | 'both'; both: boolean };
/** Two maps laid on each other. Nothing is averaged: what differs, differs. */
export type Compared = { actors: Beside[]; ties: TieBeside[]; towersDiffer: Beside[] };

type Laid = Pick<NetworkMap, 'actors' | 'links' | 'kinds'>;

/**
 * Lays two maps on each other. Two actors are the same when people said so, or else when they are called the same; capitals and spaces make no
 * difference. `said` are chains of sameness over maps in between, as pairs of ids.
 */
export function compared(one: Laid, other: Laid, said: readonly (readonly [string, string])[] = []): Compared {
  const partner = partners(one.actors, other.actors, said);
  const taken = new Set(partner.values());
  const actors: Beside[] = [
    ...one.actors.map((actor) => ({ id: actor.id, label: actor.label, one: actor, other: partner.get(actor) ?? null })),
    ...other.actors.filter((actor) => !taken.has(actor)).map((actor) => ({ id: actor.id, label: actor.label, one: null, other: actor })),
  ];
  return { actors, ties: tiesBeside(one, other, actors), towersDiffer: actors.filter(towersDiffer).sort(byDifference) };
}

const called = ({ label }: { label: string }) => label.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl');

function partners(one: readonly ActorHere[], other: readonly ActorHere[], said: readonly (readonly [string, string])[]) {
  const same = sameGroups([...said, ...[...one, ...other].flatMap(({ id, sameAs }) => (sameAs ? [[id, sameAs] as const] : []))]);
  const found = new Map<ActorHere, ActorHere>();
  const free = new Set(other);
  // What people said goes before what things are called.
  for (const alike of [(a: ActorHere, b: ActorHere) => same(a.id) === same(b.id), (a: ActorHere, b: ActorHere) => called(a) === called(b)])
    for (const actor of one) {
      if (found.has(actor)) continue;
      const match = [...free].find((candidate) => alike(actor, candidate));
      if (!match) continue;
      found.set(actor, match);
      free.delete(match);
    }
  return found;
}

/** Which group of sameness an id is in; one that nobody spoke of is its own. */
function sameGroups(pairs: readonly (readonly [string, string])[]): (id: string) => string {
  const up = new Map<string, string>();
  const top = (id: string): string => {
    let at = id;
    while (up.has(at)) at = up.get(at)!;
    return at;
  };
  for (const [a, b] of pairs) if (top(a) !== top(b)) up.set(top(a), top(b));
  return top;
}

function tiesBeside(one: Laid, other: Laid, actors: readonly Beside[]): TieBeside[] {
  const by = new Map(
    actors.flatMap((beside) => [beside.one, beside.other].flatMap((actor) => (actor ? [[actor.id, beside] as const] : []))),
  );
  const found = new Map<string, TieBeside>();
  for (const [laid, on] of [
    [one, 'one'],
    [other, 'other'],
  ] as const) {
    const kinds = new Map(laid.kinds.map((kind) => [kind.id, { kind, same: sameKind(kind) }]));
    for (const link of laid.links) {
      const { kind, same } = kinds.get(link.kind)!;
      const [from, to] = [by.get(link.from)!, by.get(link.to)!];
      if (from === to) continue;
      const [key, back] = [`${from.id} ${to.id} ${same}`, `${to.id} ${from.id} ${same}`];
      const there = found.get(key) ?? (link.both && found.get(back)?.both ? found.get(back) : undefined);
      if (there && there.on !== on) there.on = 'both';
      else if (!there) found.set(key, { from, to, kind, on, both: link.both });
    }
  }
  return [...found.values()];
}

const towersDiffer = ({ one, other }: Beside) =>
  one !== null && other !== null && one.height !== null && other.height !== null && one.height !== other.height;

const byDifference = (a: Beside, b: Beside) =>
  Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)) || a.label.localeCompare(b.label, 'nl');

/** How many discs higher the second map stacks someone; below zero: lower. */
export const differenceOf = ({ one, other }: Beside) => (other?.height ?? 0) - (one?.height ?? 0);
