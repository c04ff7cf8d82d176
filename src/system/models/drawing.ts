import type { Face } from './model.ts';
import { wrapped } from './wrapping.ts';

/** One card as it is drawn: its question, and what was said on it line by line. No lines: it is still open. */
export type Part = { key: string; title: string; lines: readonly string[]; face: Face | null };

/** How the cards of a picture lie: bands with their names, rows in them, and which card leads to which. */
export type Lay = {
  bands: readonly { name: string | null; rows: readonly (readonly string[])[] }[];
  flow: readonly (readonly [string, string])[];
};

export type Box = {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  title: string[];
  lines: { text: string; y: number; first: boolean }[];
  face: Face | null;
  open: boolean;
};

/** What is drawn, in units of the picture. */
export type Drawing = {
  width: number;
  height: number;
  bands: { x: number; y: number; width: number; height: number; name: string[] }[];
  boxes: Box[];
  arrows: string;
  heads: string;
};

/** The sheet has cards beside each other; the strip has them below each other, for a phone and for drawings side by side. */
export type Form = 'sheet' | 'strip';

export const size = { letter: 16, line: 22, pad: 14, inset: 18, face: 34, gap: 34, margin: 30 } as const;
const widths = { sheet: 960, strip: 340 } as const;

/**
 * Draws a model from what was said: the same answers give the same drawing, letter by letter. A card grows with its words, a row with its
 * tallest card, so that no text runs over another, however long it is.
 */
export function drawingOf(lay: Lay, parts: readonly Part[], form: Form): Drawing {
  const width = widths[form];
  const said = new Map(parts.map((part) => [part.key, part]));
  const drawing: Drawing = { width, height: 0, bands: [], boxes: [], arrows: '', heads: '' };
  let y = 2;
  for (const { name, rows } of lay.bands) {
    const around = { x: 2, y, width: width - 2 - size.margin, name: wrapped(name ?? '', { width: width - 90, size: size.letter }) };
    y += name === null ? 0 : size.pad + around.name.length * size.line;
    for (const row of form === 'sheet' ? rows : rows.flat().map((key) => [key])) {
      const boxes = boxesOf(row.flatMap((key) => said.get(key) ?? []), { x: around.x + inside(name), y, width: around.width - 2 * inside(name) }); // prettier-ignore
      drawing.boxes.push(...boxes);
      y += Math.max(0, ...boxes.map(({ height }) => height)) + size.gap;
    }
    if (name !== null) {
      y += size.pad - size.gap;
      drawing.bands.push({ ...around, height: y - around.y });
      y += size.gap;
    }
  }
  drawing.height = y - size.gap + 2;
  return { ...drawing, ...arrowsOf(drawing, lay.flow) };
}

const inside = (name: string | null) => (name === null ? 0 : size.pad);

function boxesOf(row: readonly Part[], { x, y, width }: { x: number; y: number; width: number }): Box[] {
  const each = Math.floor((width - size.gap * (row.length - 1)) / Math.max(1, row.length));
  const boxes = row.map((part, nth) => boxOf(part, { x: x + nth * (each + size.gap), y, width: each }));
  const height = Math.max(0, ...boxes.map((box) => box.height));
  return boxes.map((box) => ({ ...box, height }));
}

function boxOf({ key, title, lines, face }: Part, at: { x: number; y: number; width: number }): Box {
  const room = at.width - 2 * size.pad;
  const head = wrapped(title, { width: room - (face ? size.face : 0), size: size.letter * 1.08 });
  let y = at.y + size.pad + Math.max(head.length * size.line, face ? size.face : 0) + 8;
  const drawn: Box['lines'] = [];
  for (const line of lines)
    for (const [nth, text] of wrapped(line, { width: room - size.inset, size: size.letter }).entries()) {
      y += size.line;
      drawn.push({ text, y: y - 6, first: nth === 0 });
    }
  const height = y - at.y + size.pad - (drawn.length > 0 ? 0 : 8);
  return { key, ...at, height, title: head, lines: drawn, face, open: drawn.length === 0 && face === null };
}

type Point = { x: number; y: number };

/** Arrows from card to card: straight to the next, in a step to a lower row, and round the outside back to where it began. */
function arrowsOf({ boxes, width }: Drawing, flow: Lay['flow']): { arrows: string; heads: string } {
  const at = new Map(boxes.map((box) => [box.key, box]));
  const drawn = flow.flatMap(([one, other]) => {
    const [from, to] = [at.get(one), at.get(other)];
    return from && to ? [arrowOf(from, to, width)] : [];
  });
  return { arrows: drawn.map(({ line }) => line).join(''), heads: drawn.map(({ head }) => head).join('') };
}

function arrowOf(from: Box, to: Box, width: number): { line: string; head: string } {
  if (from.y === to.y) {
    const y = round(from.y + Math.min(from.height / 2, 40));
    const end = { x: to.x - 2, y };
    return { line: `M${from.x + from.width} ${y}H${end.x - 8}`, head: headTo(end, { x: 1, y: 0 }) };
  }
  if (to.y > from.y) {
    const [begin, end] = [middleOf(from), middleOf(to)];
    const half = round(to.y - size.gap / 2);
    return { line: `M${begin} ${from.y + from.height}V${half}H${end}V${to.y - 10}`, head: headTo({ x: end, y: to.y - 2 }, { x: 0, y: 1 }) };
  }
  const [begin, end] = [round(from.y + from.height / 2), round(to.y + to.height / 2)];
  const side = width - 10;
  return {
    line: `M${from.x + from.width} ${begin}H${side}V${end}H${to.x + to.width + 10}`,
    head: headTo({ x: to.x + to.width + 2, y: end }, { x: -1, y: 0 }),
  };
}

const headTo = ({ x, y }: Point, way: Point): string =>
  `M${x} ${y}L${x - way.x * 10 - way.y * 6} ${y - way.y * 10 - way.x * 6}L${x - way.x * 10 + way.y * 6} ${y - way.y * 10 + way.x * 6}Z`;

const middleOf = ({ x, width }: Box) => round(x + width / 2);
const round = Math.round;
