import { gapOf, saidOf, standingOf, type Standing, type Voice } from '../answering.ts';
import { parameters, relationMarks, type Parameter, type RelationMark } from './relation.ts';

/** What one side, or a table of it, marked for a side. */
export type MarkRow = { parameter: Parameter; side: string; by: string; table: string | null; marks: RelationMark[] };

/**
 * Two sides on one parameter. `of`: what is said of a side by a side. `alike`: how they see the same side. `equal`: whether a side thinks that
 * both have as much; null when it did not say so of both.
 */
export type Beside = {
  parameter: Parameter;
  of: (side: string, by: string) => Voice[];
  tooFew: (side: string, by: string) => boolean;
  alike: (side: string) => Standing;
  equal: (by: string) => 'equal' | 'unequal' | null;
};

/** Lays two sides beside each other on the four parameters. What people said apart counts when the round is over. */
export function besideEachOther(rows: readonly MarkRow[], pair: readonly [string, string], { apart }: { apart: boolean }): Beside[] {
  return parameters.map((parameter) => {
    const heard = new Map<string, { voices: Voice[]; tooFew: boolean }>();
    for (const row of rows) {
      if (row.parameter !== parameter || !pair.includes(row.side) || !pair.includes(row.by)) continue;
      if (row.table === null && !apart) continue;
      const places = row.marks.map((mark) => relationMarks.indexOf(mark));
      const said = saidOf(places, row.table);
      const known = heard.get(`${row.side} ${row.by}`) ?? { voices: [], tooFew: false };
      heard.set(`${row.side} ${row.by}`, {
        voices: said ? [...known.voices, { by: row.by, table: row.table, said }] : known.voices,
        tooFew: known.tooFew || said === null,
      });
    }
    const of = (side: string, by: string) => heard.get(`${side} ${by}`)?.voices ?? [];
    return {
      parameter,
      of,
      tooFew: (side, by) => heard.get(`${side} ${by}`)?.tooFew ?? false,
      alike: (side) => standingOf([...of(side, pair[0]), ...of(side, pair[1])]),
      equal: (by) => {
        const [one, other] = [of(pair[0], by), of(pair[1], by)];
        if (one.length === 0 || other.length === 0) return null;
        return one.every((mine) => other.every((theirs) => gapOf(mine.said, theirs.said) === 0)) ? 'equal' : 'unequal';
      },
    };
  });
}

/** Whether there is something to talk about: a side that the two see differently, or that one of them finds unequal. */
export const isAsymmetric = (beside: Beside, pair: readonly [string, string]): boolean =>
  pair.some((side) => ['apart', 'far'].includes(beside.alike(side)) || beside.equal(side) === 'unequal');

/** Whether the two can be laid beside each other at all: both said something of the same side, or one of them of both. */
export const isComparable = (beside: Beside, pair: readonly [string, string]): boolean =>
  pair.some((side) => !['nobody', 'one'].includes(beside.alike(side)) || beside.equal(side) !== null);
