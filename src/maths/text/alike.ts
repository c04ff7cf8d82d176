import { classTfIdf } from './class-tf-idf.ts';
import { sphericalKMeans } from './spherical-k-means.ts';
import { tfIdf, type TextMatrix, type TextWords } from './tf-idf.ts';
import { truncatedSvd, type TextPoints } from './truncated-svd.ts';

/** Texts laid out by what they speak of. `ids[r]` is the text of row r in both. */
export type LaidOut = { matrix: TextMatrix; points: TextPoints };

/** Texts that resemble each other, those that fit best first, with the stems in which they stand out. */
export type AlikeGroup = { ids: string[]; stems: string[] };

/** How far the work is, between 0 and 1. */
export type Tick = (done: number) => void;

const dimensions = 60; // as measured in background/sense-making.md, section 5
const perGroup = 7; // texts a group, on average: as many as a table can look at together
const mostGroups = 60;
const [fitsBeyond, fewest, mostIn] = [0.55, 3, 12];

/**
 * Lays texts out so that those that speak of the same lie near each other. The answer depends on the texts alone, never on their order.
 *
 * @example layOut([{ id: 'a', words: ['bus', 'late'] }, …]).points.dimensions // 60, or fewer when there are few texts
 */
export function layOut(texts: readonly TextWords[], { seed = 1, tick }: { seed?: number; tick?: Tick } = {}): LaidOut {
  const matrix = tfIdf(texts);
  // Along as many directions as there are texts nothing would be left out, and nothing come nearer.
  const fewer = Math.min(dimensions, Math.ceil(texts.length / 2));
  return { matrix, points: truncatedSvd(matrix, { dimensions: fewer, seed, ...(tick && { tick }) }) };
}

/**
 * Groups of texts that resemble each other, the closest first: at least three and at most twelve, each text in one group at most.
 * Texts that fit nowhere well are left alone.
 *
 * @example alikeGroups(layOut(texts))[0] // { ids: ['b', 'f', 'k'], stems: ['bus', 'laat', 'chauffeur'] }
 */
export function alikeGroups({ matrix, points }: LaidOut, { seed = 1, tick }: { seed?: number; tick?: Tick } = {}): AlikeGroup[] {
  const k = Math.min(mostGroups, Math.max(1, Math.round(matrix.ids.length / perGroup)));
  const grouping = sphericalKMeans(points, { k, restarts: 4, seed, ...(tick && { tick }) });
  const stems = classTfIdf(matrix, grouping, 4);
  const fitting = Array.from({ length: grouping.groups }, (_, group) => {
    const rows = [...grouping.groupOf.keys()].filter((row) => grouping.groupOf[row] === group && grouping.fit[row]! > fitsBeyond);
    return { group, rows: rows.sort((a, b) => grouping.fit[b]! - grouping.fit[a]! || a - b).slice(0, mostIn) };
  });
  return fitting
    .filter(({ rows }) => rows.length >= fewest)
    .map(({ group, rows }) => ({ group, rows, fit: rows.reduce((sum, row) => sum + grouping.fit[row]!, 0) / rows.length }))
    .sort((a, b) => b.fit - a.fit || a.group - b.group)
    .map(({ group, rows }) => ({ ids: rows.map((row) => matrix.ids[row]!), stems: stems[group]! }));
}
