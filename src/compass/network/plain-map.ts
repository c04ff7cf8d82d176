import type { Place } from './layout.ts';
import type { ActorKind, NewKind } from './network-map.ts';

/** A map as it travels: actors and kinds in a row, ties by their places in it. `sameAs`: the actor of another map here that it is. */
export type PlainMap = { kinds: NewKind[]; actors: PlainActor[]; links: PlainLink[] };
export type PlainActor = {
  label: string;
  kind: ActorKind;
  goals: string[];
  height: number | null;
  why: string | null;
  place: Place | null;
  byHand: boolean;
  sameAs: string | null;
};
export type PlainLink = { from: number; to: number; kind: number; both: boolean };
