import { stars, type Constellation, type Phase, type Star } from './constellations.ts';
import type { Light } from './lit.server.ts';
import type { OwnStar } from './plans.server.ts';
import { ownPlaces, places, type Point } from './sky.ts';

/** A star of the map as it stands for one circle: the lights that lit it (none: not lit yet), and what people plan with it. */
export type StarHere = {
  key: Star;
  number: number;
  constellation: Constellation;
  phases: readonly Phase[];
  place: Point;
  lights: Light[];
  /** How often it was done again, as far as days say so; drawn as rings, three at most. */
  again: number;
  plans: OwnStar[];
};

/** How a star stands: lit by what was done, open where it is planned, or neither. */
export type StarState = 'lit' | 'open' | 'unlit';
export const stateOf = ({ lights, plans }: Pick<StarHere, 'lights' | 'plans'>): StarState =>
  lights.length > 0 ? 'lit' : plans.length > 0 ? 'open' : 'unlit';

/** A star of people's own with its letter; without a place when there is no more room on the picture. */
export type OwnHere = OwnStar & { letter: string; place: Point | null };

/** A star of people's own is open until what was planned is done. */
export const ownStateOf = ({ doneOn }: Pick<OwnStar, 'doneOn'>): StarState => (doneOn ? 'lit' : 'open');

/** One step of the route: what was done, when. `star` or `own` says which star it is. */
export type Step = { on: string; star: Star | null; own: string | null; about: string | null };

export type RoadMap = { stars: StarHere[]; own: OwnHere[]; route: Step[]; lit: boolean };

/** The road map of a circle, from what was done and what people planned. Its stars never come in an order; only the route has days. */
export function roadMapOf(lights: readonly Light[], plans: readonly OwnStar[]): RoadMap {
  const here = stars.map((star, nth): StarHere => {
    const lit = lights.filter((light) => light.star === star.key);
    return {
      ...star,
      number: nth + 1,
      place: places[star.key],
      lights: lit,
      again: Math.min(3, new Set(lit.flatMap(({ on }) => on ?? [])).size - 1),
      plans: plans.filter((plan) => plan.star === star.key && plan.doneOn === null),
    };
  });
  const taken = { system: 0, catalysts: 0, compass: 0 };
  const own = plans
    .filter((plan) => plan.star === null || plan.doneOn !== null)
    .map((plan, nth): OwnHere => ({
      ...plan,
      letter: letterOf(nth),
      place: ownPlaces[plan.constellation][taken[plan.constellation]++] ?? null,
    }));
  return { stars: here, own, route: routeOf(lights, own), lit: lights.length > 0 || own.some(({ doneOn }) => doneOn !== null) };
}

/** The way that was gone, in days and months: the same thing twice in one day is one step. What has no day is no part of it. */
function routeOf(lights: readonly Light[], own: readonly OwnHere[]): Step[] {
  const steps: Step[] = [
    ...lights.flatMap(({ star, on, about }): Step[] => (on === null ? [] : [{ on, star, own: null, about }])),
    ...own.flatMap(({ id, doneOn }): Step[] => (doneOn === null ? [] : [{ on: doneOn, star: null, own: id, about: null }])),
  ].sort((one, other) => one.on.localeCompare(other.on));
  const seen = new Set<string>();
  return steps.filter(({ on, star, own }) => {
    const step = `${on} ${star ?? own}`;
    if (seen.has(step)) return false;
    return seen.add(step);
  });
}

/** The points of the line that is drawn: each star where the route first came to it. */
export function pointsOf({ stars, own, route }: RoadMap): Point[] {
  const seen = new Set<string>();
  return route.flatMap((step) => {
    const which = (step.star ?? step.own)!;
    if (seen.has(which)) return [];
    seen.add(which);
    const at = step.star ? stars.find(({ key }) => key === step.star)!.place : own.find(({ id }) => id === step.own)!.place;
    return at ? [at] : [];
  });
}

/** A to Z, then AA, AB: stars of the map have numbers, those of people's own have letters. */
export const letterOf = (nth: number): string =>
  nth < 26 ? String.fromCharCode(65 + nth) : `${letterOf(Math.floor(nth / 26) - 1)}${letterOf(nth % 26)}`;
