import { contourDensity, type ContourMultiPolygon } from 'd3-contour';
import { fewest } from '#maths/small-cells.ts';
import type { Place } from '#maths/opinion-map/learned.ts';
import { preparedOf } from './opinion-map-prepared.ts';
import type { KeptMap } from './opinion-map.ts';

/** The picture's size in its own units. */
export const pictureSize = { width: 640, height: 480 } as const;

type Ring = [number, number][];
/**
 * An area where people of a group are close together: the ring of one level of density. `people` are those in it and in no higher one;
 * `outer`: it lies in no larger one.
 */
export type Area = { group: number | null; level: 0 | 1 | 2; outer: boolean; rings: Ring[]; people: number };
/** What is drawn: areas from the lowest to the highest, where each group's letter stands, and how a place becomes a point. */
export type PictureShapes = {
  areas: Area[];
  letters: { group: number; centre: [number, number]; at: [number, number] }[];
  scale: { middle: [number, number]; unit: number };
};
export type Ellipse = { at: [number, number]; radii: [number, number]; degrees: number };

/**
 * The shapes of the picture: only where people are many. Every area that is drawn rests on at least five people who are in no other
 * area drawn within it; people of whom too little is known are not in it. Null when fewer than five could be placed.
 */
export function shapesOf(kept: KeptMap): PictureShapes | null {
  const known = remembered.get(kept);
  if (known !== undefined) return known;
  const shapes = preparedOf(kept)?.shapes ?? drawn(kept);
  remembered.set(kept, shapes);
  return shapes;
}

/** Where somebody stands in the picture, with the region in which they are nine times of ten; kept within its frame. */
export function ellipseOf({ scale }: PictureShapes, { position, covariance: [xx, xy, yy] }: Place): Ellipse {
  const [half, turn] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  const radius = (variance: number) => Math.round(scale.unit * Math.sqrt(4.605 * Math.max(0, variance)));
  return {
    at: onPaper(scale, position).map((at, axis) =>
      Math.min(Math.max(at, 24), (axis === 0 ? pictureSize.width : pictureSize.height) - 24),
    ) as [number, number],
    radii: [radius(half + turn), radius(half - turn)],
    degrees: Math.round((-Math.atan2(2 * xy, xx - yy) * 90) / Math.PI),
  };
}

/** In which of nine parts of the picture a place is. */
export function partOf(
  { scale }: PictureShapes,
  place: readonly [number, number],
): `${'top' | 'middle' | 'bottom'}.${'left' | 'centre' | 'right'}` {
  const [x, y] = onPaper(scale, place);
  const third = (at: number, size: number) => (at < 0.4 * size ? 0 : at > 0.6 * size ? 2 : 1);
  const rows = ['top', 'middle', 'bottom'] as const;
  const columns = ['left', 'centre', 'right'] as const;
  return `${rows[third(y, pictureSize.height)]!}.${columns[third(x, pictureSize.width)]!}`;
}

function drawn({ people, groups, stable }: KeptMap): PictureShapes | null {
  const placed = people.ids.flatMap((_, i) => (people.placed[i] ? [i] : []));
  if (placed.length < fewest) return null;
  const widest = stable.value ? Math.min(...groups.map(({ size }) => size)) : placed.length;
  const scale = scaleOf(
    placed.map((i) => people.positions[i]!),
    24 + 2.2 * bandwidthOf(widest),
  );
  const point = (i: number) => onPaper(scale, people.positions[i]!);
  if (!stable.value) return { areas: areasOf(placed.map(point), null), letters: [], scale };
  const areas = groups.flatMap((_, g) =>
    areasOf(
      people.ids.flatMap((_, i) => (people.groups[i] === g ? [point(i)] : [])),
      g,
    ),
  );
  return { areas, letters: groups.map(({ centre }, group) => ({ group, centre, at: onPaper(scale, centre) })), scale };
}

/** From the inside out: a ring is drawn when five people are in it who are not in a ring already drawn within it. */
function areasOf(points: [number, number][], group: number | null): Area[] {
  if (points.length < fewest) return [];
  const density = contourDensity<[number, number]>()
    .x(([x]) => x)
    .y(([, y]) => y)
    .size([pictureSize.width, pictureSize.height])
    .cellSize(4)
    .bandwidth(bandwidthOf(points.length));
  const contours = (density as unknown as Contours).contours(points);
  const free = new Set(points);
  const areas: Area[] = [];
  for (const [level, part] of [
    [2, 0.7],
    [1, 0.4],
    [0, 0.12],
  ] as const) {
    for (const polygon of contours(part * contours.max).coordinates) {
      const rings = polygon.map((ring) => ring.map(([x, y]): [number, number] => [Math.round(x!), Math.round(y!)]));
      const inside = [...free].filter((at) => isInside(rings, at));
      if (inside.length < fewest) continue;
      for (const at of inside) free.delete(at);
      for (const area of areas) if (isInside(rings, area.rings[0]![0]!)) area.outer = false;
      areas.push({ group, level, outer: true, rings, people: inside.length });
    }
  }
  return areas.reverse();
}

// Of few people less is known of where they are: the width goes down with the fifth root of their number (Silverman 1986).
const bandwidthOf = (people: number) => Math.min(64, Math.max(20, 70 / Math.max(1, people) ** 0.2));

// Its types do not know this function yet: all levels of one density, by height.
type Contours = { contours(points: [number, number][]): ((height: number) => ContourMultiPolygon) & { max: number } };

/** By the rule of even and odd crossings, so that holes are outside. */
function isInside(rings: Ring[], [x, y]: [number, number]): boolean {
  let crossings = 0;
  for (const ring of rings) {
    for (let n = 0; n + 1 < ring.length; n++) {
      const [[x1, y1], [x2, y2]] = [ring[n]!, ring[n + 1]!];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossings++;
    }
  }
  return crossings % 2 === 1;
}

// One measure for both directions, so that distances are what they say; the outermost people do not decide it. The margin keeps areas whole.
function scaleOf(places: readonly (readonly [number, number])[], margin: number): PictureShapes['scale'] {
  const [lowX, highX] = spanOf(places.map(([x]) => x));
  const [lowY, highY] = spanOf(places.map(([, y]) => y));
  const unit = Math.min(
    (pictureSize.width - 2 * margin) / Math.max(1e-6, highX - lowX),
    (pictureSize.height - 2 * margin) / Math.max(1e-6, highY - lowY),
    240,
  );
  return { middle: [(lowX + highX) / 2, (lowY + highY) / 2], unit };
}

function spanOf(numbers: number[]): [number, number] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return [at(0.03), at(0.97)];
}

const onPaper = ({ middle, unit }: PictureShapes['scale'], [x, y]: readonly [number, number]): [number, number] => [
  Math.round(pictureSize.width / 2 + unit * (x - middle[0])),
  Math.round(pictureSize.height / 2 - unit * (y - middle[1])),
];

const remembered = new WeakMap<KeptMap, PictureShapes | null>();
