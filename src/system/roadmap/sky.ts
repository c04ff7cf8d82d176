import type { Constellation, Star } from './constellations.ts';

export type Point = { x: number; y: number };

/** The field on which the road map is drawn, in the shape of a sheet of A3. */
export const sky = { width: 1200, height: 850 } as const;

/** Where each star stands: placed by hand, so that two names never touch and a star is found again where it was. */
export const places: Record<Star, Point> = {
  promise: { x: 95, y: 205 },
  confirmed: { x: 240, y: 140 },
  ready: { x: 395, y: 165 },
  means: { x: 300, y: 270 },
  agreed: { x: 140, y: 345 },
  changed: { x: 440, y: 315 },
  reviewed: { x: 290, y: 425 },
  lookedBack: { x: 110, y: 480 },
  harvested: { x: 225, y: 525 },
  asked: { x: 600, y: 335 },
  stories: { x: 465, y: 460 },
  light: { x: 735, y: 460 },
  missing: { x: 360, y: 580 },
  talents: { x: 600, y: 437 },
  tables: { x: 600, y: 540 },
  tried: { x: 478, y: 590 },
  modelled: { x: 600, y: 655 },
  went: { x: 840, y: 580 },
  invited: { x: 480, y: 690 },
  talked: { x: 725, y: 690 },
  sides: { x: 1105, y: 205 },
  storyAgreement: { x: 1005, y: 250 },
  insight: { x: 805, y: 165 },
  decided: { x: 900, y: 270 },
  moments: { x: 760, y: 315 },
  parts: { x: 960, y: 140 },
  relations: { x: 1060, y: 345 },
  pulse: { x: 910, y: 425 },
  heard: { x: 1090, y: 480 },
};

/** The thin lines by which the stars of a constellation belong together. They say nothing of an order. */
export const figures: readonly (readonly Star[])[] = [
  ['promise', 'confirmed', 'ready', 'changed', 'reviewed', 'lookedBack', 'agreed', 'promise'],
  ['confirmed', 'means', 'reviewed'],
  ['reviewed', 'harvested', 'lookedBack'],
  ['asked', 'stories', 'missing', 'invited', 'talked', 'went', 'light', 'asked'],
  ['stories', 'tables', 'light'],
  ['asked', 'talents', 'tables'],
  ['tables', 'modelled'],
  ['tables', 'tried'],
  ['sides', 'parts', 'insight', 'moments', 'pulse', 'heard', 'relations', 'sides'],
  ['parts', 'decided', 'pulse'],
  ['sides', 'storyAgreement', 'decided'],
];

/** The ring in which each constellation lies, open where someone may still join; and where its name stands. */
export const rings: Record<
  Constellation,
  Point & { radius: number; /** In degrees, clockwise from the right. */ opening: number; name: Point }
> = {
  system: { x: 265, y: 310, radius: 248, opening: 215, name: { x: 265, y: 82 } },
  catalysts: { x: 600, y: 545, radius: 262, opening: 90, name: { x: 600, y: 795 } },
  compass: { x: 935, y: 310, radius: 248, opening: 325, name: { x: 935, y: 82 } },
};

/** Room for stars of people's own, beside the constellation; the rest stands in the list. */
export const ownPlaces: Record<Constellation, readonly Point[]> = {
  system: [point(95, 620), point(215, 690), point(95, 760)],
  catalysts: [point(600, 215), point(600, 105), point(350, 770)],
  compass: [point(1105, 620), point(985, 690), point(1105, 760)],
};

/** A ring as the path of an arc that leaves an opening of thirty degrees, as the circle of Kring does. */
export function openRing({ x, y, radius, opening }: Point & { radius: number; opening: number }): string {
  const at = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
  };
  return `M${at(opening + 15)}A${radius} ${radius} 0 1 1 ${at(opening - 15)}`;
}

/** The lines of a figure. */
export const figureOf = (figure: readonly Star[]): string =>
  figure.map((star, nth) => `${nth === 0 ? 'M' : 'L'}${places[star].x} ${places[star].y}`).join('');

/**
 * The route as one line that bends from star to star. Every bend leans to the same hand, so that there and back again are two lines.
 * Two points at the same place make no line.
 */
export function traceOf(points: readonly Point[]): string {
  return points
    .map((to, nth) => {
      const from = points[nth - 1];
      if (!from) return `M${to.x} ${to.y}`;
      if (from.x === to.x && from.y === to.y) return '';
      const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * 0.16, y: (from.y + to.y) / 2 + (to.x - from.x) * 0.16 };
      return `Q${round(middle.x)} ${round(middle.y)} ${to.x} ${to.y}`;
    })
    .join('');
}

function point(x: number, y: number): Point {
  return { x, y };
}

const round = (n: number) => Math.round(n * 10) / 10;
