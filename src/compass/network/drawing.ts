import type { DrawnKind } from './link-kinds.ts';
import type { Place } from './layout.ts';
import type { ActorKind } from './network-map.ts';
import type { NetworkMap } from './network-maps.server.ts';

/** Who is drawn: `marks` stands in the middle (a number), `towers` beside each other where maps are laid on each other. */
export type ToDraw = {
  actors: { id: string; mark: string; label: string; kind: ActorKind; place: Place; towers: readonly (number | null)[] }[];
  links: { from: string; to: string; kind: string; both: boolean }[];
  kinds: readonly DrawnKind[];
};

/** One map as it is drawn: each actor with its number, and its one tower. */
export const toDraw = ({ actors, links, kinds }: Pick<NetworkMap, 'actors' | 'links'> & Pick<ToDraw, 'kinds'>): ToDraw => ({
  actors: actors.map(({ id, number, label, kind, place, height }) => ({ id, mark: String(number), label, kind, place, towers: [height] })),
  links,
  kinds,
});

/** Which part is looked at: all of it, one piece of it, or one actor with whoever has a tie with them. */
export type Cut = { piece: string } | { around: string } | null;

/**
 * What is drawn, in units of the picture. The lines of one kind are one path, and all towers are one: a map of 300 actors with 2,000 ties is some
 * hundreds of elements and not thousands.
 */
export type Drawing = {
  box: { x: number; y: number; width: number; height: number };
  /** How large the whole picture is, of which this may be a part. */
  whole: { width: number; height: number };
  actors: { id: string; mark: string; label: string; kind: ActorKind; x: number; y: number }[];
  kinds: { id: string; letter: string; pattern: string; lines: string; heads: string; letters: { x: number; y: number }[] }[];
  towers: string[];
};

export const radius = 26;
const proportion = 0.72;
/** More letters on lines than this nobody reads. */
const mostLetters = 90;

/** Draws a map, or a part of it. */
export function drawn(map: ToDraw, cut: Cut = null): Drawing {
  const room = roomFor(map.actors.length);
  const all = map.actors.map(({ place, ...actor }) => ({ ...actor, x: round(place.x * room), y: round(place.y * room * proportion) }));
  const shown = shownOf(all, map.links, { cut, room });
  const inView = new Set(shown.actors.map(({ id }) => id));
  const at = new Map(all.map((actor) => [actor.id, actor]));
  const links = map.links.filter(({ from, to }) =>
    cut !== null && 'around' in cut ? inView.has(from) && inView.has(to) : inView.has(from) || inView.has(to),
  );
  const lanes = lanesOf(links);
  const lettered = links.length <= mostLetters;
  const lines = new Map<string, ReturnType<typeof lineOf>[]>();
  for (const [nth, { kind, from, to, both }] of links.entries()) {
    const line = lineOf(at.get(from)!, at.get(to)!, { lane: lanes[nth]!, both });
    const there = lines.get(kind);
    if (there) there.push(line);
    else lines.set(kind, [line]);
  }
  const kinds = map.kinds.map((kind) => {
    const own = lines.get(kind.id) ?? [];
    return {
      ...kind,
      lines: own.map(({ line }) => line).join(''),
      heads: own.map(({ heads }) => heads).join(''),
      letters: lettered ? own.map(({ middle }) => middle) : [],
    };
  });
  const most = Math.max(0, ...map.actors.map(({ towers }) => towers.length));
  return {
    box: shown.box,
    whole: { width: round(1000 * room), height: round(1000 * room * proportion) },
    actors: shown.actors.map(({ id, mark, label, kind, x, y }) => ({ id, mark, label, kind, x, y })),
    kinds,
    towers: Array.from({ length: most }, (_, nth) => shown.actors.map((actor) => towerOf(actor, nth)).join('')),
  };
}

/** How many times larger the picture is for many actors, so that each keeps its room. */
const roomFor = (actors: number) => Math.max(1, Math.sqrt(actors / 14));

const round = Math.round;

/** In how many pieces a picture is cut, each way, to come closer: the more actors, the more. */
export const piecesFor = (actors: number) => (actors <= 12 ? 1 : actors <= 60 ? 2 : 3);

const rows = { 2: ['top', 'bottom'], 3: ['top', 'middle', 'bottom'] } as const;
const columns = { 2: ['left', 'right'], 3: ['left', 'centre', 'right'] } as const;
export type Piece = `${'top' | 'middle' | 'bottom'}.${'left' | 'centre' | 'right'}`;

/** The pieces by name, row by row. */
export function piecesOf(actors: number): Piece[] {
  const each = piecesFor(actors);
  return each === 1 ? [] : rows[each].flatMap((row) => columns[each].map((column): Piece => `${row}.${column}`));
}

type Placed = ToDraw['actors'][number] & { x: number; y: number };

function shownOf(all: readonly Omit<Placed, 'place'>[], links: ToDraw['links'], { cut, room }: { cut: Cut; room: number }) {
  const whole = { x: 0, y: 0, width: round(1000 * room), height: round(1000 * room * proportion) };
  if (cut === null) return { box: whole, actors: all };
  if ('around' in cut) {
    const near = new Set(
      links.flatMap(({ from, to }) => (from === cut.around ? [to] : to === cut.around ? [from] : [])).concat(cut.around),
    );
    const actors = all.filter(({ id }) => near.has(id));
    return actors.some(({ id }) => id === cut.around) ? { box: boxRound(actors), actors } : { box: whole, actors: all };
  }
  const pieces = piecesOf(all.length);
  const nth = pieces.indexOf(cut.piece as Piece);
  if (nth < 0) return { box: whole, actors: all };
  const each = piecesFor(all.length);
  const [width, height] = [whole.width / each, whole.height / each];
  const box = {
    x: round((nth % each) * width - 40),
    y: round(Math.floor(nth / each) * height - 60),
    width: round(width + 80),
    height: round(height + 120),
  };
  return { box, actors: all.filter(({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) };
}

function boxRound(actors: readonly { x: number; y: number }[]) {
  const [left, right] = [Math.min(...actors.map(({ x }) => x)) - 130, Math.max(...actors.map(({ x }) => x)) + 130];
  const [top, bottom] = [Math.min(...actors.map(({ y }) => y)) - 120, Math.max(...actors.map(({ y }) => y)) + 80];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Ties between the same two run beside each other: which lane each takes, counted from their middle. */
function lanesOf(links: ToDraw['links']): number[] {
  const pairs = new Map<string, number[]>();
  for (const [nth, { from, to }] of links.entries()) {
    const pair = from < to ? from + to : to + from;
    const there = pairs.get(pair);
    if (there) there.push(nth);
    else pairs.set(pair, [nth]);
  }
  const lanes = new Array<number>(links.length).fill(0);
  for (const own of pairs.values()) {
    if (own.length === 1) continue;
    for (const [lane, nth] of own.entries()) {
      // Seen from the same end, whichever way the tie goes: else two would run over each other.
      const turned = links[nth]!.from < links[nth]!.to ? 1 : -1;
      lanes[nth] = (lane - (own.length - 1) / 2) * turned;
    }
  }
  return lanes;
}

type Point = { x: number; y: number };

/** One line from edge to edge, with its heads and the place of its letter. */
function lineOf(from: Point, to: Point, { lane, both }: { lane: number; both: boolean }) {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const aside = { x: -uy * lane * 16, y: ux * lane * 16 };
  const gap = Math.min(radius + 4, far / 3);
  const begin = { x: from.x + aside.x + ux * gap, y: from.y + aside.y + uy * gap };
  const end = { x: to.x + aside.x - ux * gap, y: to.y + aside.y - uy * gap };
  return {
    line: `M${round(begin.x)} ${round(begin.y)}L${round(end.x)} ${round(end.y)}`,
    heads: headAt(end, ux, uy) + (both ? headAt(begin, -ux, -uy) : ''),
    // Not in the very middle: there lines cross that go the other way.
    middle: { x: round(begin.x + (end.x - begin.x) * 0.42), y: round(begin.y + (end.y - begin.y) * 0.42) },
  };
}

function headAt({ x, y }: Point, ux: number, uy: number): string {
  const [bx, by] = [x - ux * 15, y - uy * 15];
  return `M${round(x)} ${round(y)}L${round(bx - uy * 7)} ${round(by + ux * 7)}L${round(bx + uy * 7)} ${round(by - ux * 7)}Z`;
}

/** A tower: a disc a step, above who it is of. No tower yet and a tower of no discs look the same here; the list beside it tells. */
function towerOf({ x, y, towers }: Omit<Placed, 'place'>, nth: number): string {
  const height = towers[nth] ?? 0;
  const middle = x + (nth - (towers.length - 1) / 2) * 38;
  const half = towers.length > 1 ? 15 : 20;
  return Array.from({ length: height }, (_, disc) => `M${round(middle - half)} ${y - radius - 7 - disc * 9}h${2 * half}`).join('');
}

/** As much of a name as fits under who it is of, in one or two lines. */
export function shortLabel(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 17) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const [first = '', second, ...rest] = lines.map((line) => (line.length > 18 ? `${line.slice(0, 17)}…` : line));
  if (second === undefined) return [first];
  return [first, rest.length > 0 ? `${second.slice(0, 16).trimEnd()}…` : second];
}
