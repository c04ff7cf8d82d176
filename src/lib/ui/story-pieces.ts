import { sentencesOf } from '#lib/words/sentences.ts';

/** A marked part of a story: offsets in UTF-16 units, as a fragment keeps them. */
export type Mark = { id: string; from: number; to: number };
/** A run of text and the marks that lie over it; `opens` are the marks that begin here. */
export type Piece = { text: string; over: Mark[]; opens: Mark[] };

/** Cuts the part of a text between two offsets where marks begin or end, so that marks may overlap. */
export function piecesOf(text: string, marks: Mark[], from = 0, to = text.length): Piece[] {
  const inside = marks.filter((mark) => mark.from < to && mark.to > from);
  const cuts = new Set([from, to, ...inside.flatMap((mark) => [Math.max(mark.from, from), Math.min(mark.to, to)])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, nth) => {
    const end = edges[nth + 1] ?? to;
    const over = inside.filter((mark) => mark.from <= start && mark.to >= end);
    return { text: text.slice(start, end), over, opens: over.filter((mark) => mark.from === start) };
  });
}

export type Line = { from: number; to: number; afterGap: boolean };

/** The lines that people at a table point at by number: one sentence each, at most; empty lines become a gap. */
export function linesOf(text: string, lang: string): Line[] {
  const lines: Line[] = [];
  let afterGap = false;
  for (const { index, segment } of paragraphsOf(text)) {
    if (segment.trim() === '') afterGap = lines.length > 0;
    else {
      for (const { start, end } of sentencesOf(segment, lang)) {
        lines.push({ from: index + start, to: index + end, afterGap });
        afterGap = false;
      }
    }
  }
  return lines;
}

function paragraphsOf(text: string) {
  let index = 0;
  return text.split('\n').map((segment) => {
    const paragraph = { index, segment };
    index += segment.length + 1;
    return paragraph;
  });
}
