import { classTfIdf } from './class-tf-idf.ts';
import { product, sphericalKMeans } from './spherical-k-means.ts';
import { tfIdf, type TextMatrix, type TextWords } from './tf-idf.ts';
import { truncatedSvd, type TextPoints } from './truncated-svd.ts';

/** Texts laid out by what they speak of. `ids[r]` is the text of row r in both. */
export type LaidOut = { matrix: TextMatrix; points: TextPoints };

/** Texts that resemble each other, those that fit best first, with the stems in which they stand out. */
export type AlikeGroup = { ids: string[]; stems: string[] };

/** How far the work is, between 0 and 1. */
export type Tick = (done: number) => void;

const dimensions = 60; // as measured in background/sense-making.md, section 5
// Among few texts the directions of the SVD are chance: in 22 stories it put two together that shared no word that mattered.
const fewTexts = 200;
const perGroup = 7; // texts a group, on average: as many as a table can look at together
const mostGroups = 60;
const [fewest, mostIn] = [3, 12];

/**
 * From which cosine on two texts are alike enough to say so. Looked at by hand on the two examples: along the few directions of the SVD everything
 * comes nearer, by the words themselves even close texts share little.
 */
export const alikeFrom = ({ ids }: { ids: readonly string[] }) => (ids.length < fewTexts ? 0.1 : 0.5);

/**
 * Lays texts out so that those that speak of the same lie near each other. The answer depends on the texts alone, never on their order.
 *
 * @example layOut([{ id: 'a', words: ['bus', 'late'] }, …]).points.dimensions // 60, or fewer when there are few texts
 */
export function layOut(texts: readonly TextWords[], { seed = 1, tick }: { seed?: number; tick?: Tick } = {}): LaidOut {
  if (texts.length < fewTexts) {
    // What only one text says keeps it apart from the others: else two that share one word would be alike.
    const matrix = tfIdf(texts, { least: 1 });
    return { matrix, points: asTheyAre(matrix) };
  }
  const matrix = tfIdf(texts);
  return { matrix, points: truncatedSvd(matrix, { dimensions, seed, ...(tick && { tick }) }) };
}

function asTheyAre({ ids, terms, starts, columns, weights }: TextMatrix): TextPoints {
  const points = new Float32Array(ids.length * terms.length);
  for (let r = 0; r < ids.length; r++)
    for (let at = starts[r]!; at < starts[r + 1]!; at++) points[r * terms.length + columns[at]!] = weights[at]!;
  return { points, dimensions: terms.length };
}

/**
 * Groups of texts that resemble each other, the closest first: at least three and at most twelve, each text in one group at most.
 * Texts that fit nowhere well are left alone.
 *
 * @example alikeGroups(layOut(texts))[0] // { ids: ['b', 'f', 'k'], stems: ['bus', 'laat', 'chauffeur'] }
 */
export function alikeGroups({ matrix, points }: LaidOut, { seed = 1, tick }: { seed?: number; tick?: Tick } = {}): AlikeGroup[] {
  const k = Math.min(mostGroups, Math.max(2, Math.round(matrix.ids.length / perGroup)));
  const grouping = sphericalKMeans(points, { k, restarts: 3, seed, ...(tick && { tick }) });
  const stems = classTfIdf(matrix, grouping, 4);
  const rowsIn = Array.from({ length: grouping.groups }, () => [] as number[]);
  grouping.groupOf.forEach((group, row) => group >= 0 && rowsIn[group]!.push(row));
  return rowsIn
    .map((rows, group) => ({ group, close: closest(points, rows, alikeFrom(matrix)) }))
    .filter(({ close }) => close.length >= fewest)
    .map(({ group, close }) => ({ group, close, fit: close.reduce((sum, { fit }) => sum + fit, 0) / close.length }))
    .sort((a, b) => b.fit - a.fit || a.group - b.group)
    .map(({ group, close }) => ({ ids: close.map(({ row }) => matrix.ids[row]!), stems: stems[group]! }));
}

/** The texts of a group that lie near the others of it, on average; looked at again when those far off are gone. */
function closest(points: TextPoints, rows: readonly number[], beyond: number): { row: number; fit: number }[] {
  const near = fits(points, rows).slice(0, mostIn);
  const close = near.filter(({ fit }) => fit > beyond);
  return close.length < near.length || near.length < rows.length
    ? fits(
        points,
        close.map(({ row }) => row),
      ).filter(({ fit }) => fit > beyond)
    : close;
}

function fits({ points, dimensions }: TextPoints, rows: readonly number[]): { row: number; fit: number }[] {
  return rows
    .map((row) => {
      let sum = 0;
      for (const other of rows)
        if (other !== row) sum += product(points, row * dimensions, { other: points, at: other * dimensions, dimensions });
      return { row, fit: rows.length > 1 ? sum / (rows.length - 1) : 0 };
    })
    .sort((a, b) => b.fit - a.fit || a.row - b.row);
}
