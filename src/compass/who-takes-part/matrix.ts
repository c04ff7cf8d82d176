import { dividedSides, foremost, saidOf, standingOf, type Standing, type Voice } from '../answering.ts';
import { levels, moments, processes, type Level, type Moment, type Process } from './part.ts';

/** What people of one side, or a table of them, answered for one cell: how many gave each level. */
export type AnswerRow = { process: Process; side: string; moment: Moment; by: string; table: string | null; levels: Level[] };

/** A cell: what each side says of the part of one side in one process at one moment, and how that stands beside each other. */
export type Cell = { voices: Voice[]; tooFew: string[]; standing: Standing; divided: string[] };
export type Matrix = (process: Process, side: string, moment: Moment) => Cell;

const empty: Cell = { voices: [], tooFew: [], standing: 'nobody', divided: [] };

/**
 * The matrix of a round. What people said apart counts only when the round is over (`apart`), so that nobody sees an answer come in; what a
 * table says in the name of its side stands there at once. Sides stand beside each other: there is no figure over all of them.
 */
export function matrixOf(rows: readonly AnswerRow[], { apart }: { apart: boolean }): Matrix {
  const found = Map.groupBy(rows, (row) => `${row.process} ${row.side} ${row.moment}`);
  return (process, side, moment) => {
    const here = found.get(`${process} ${side} ${moment}`);
    return here ? cellOf(here, apart) : empty;
  };
}

function cellOf(rows: readonly AnswerRow[], apart: boolean): Cell {
  const voices: Voice[] = [];
  const tooFew: string[] = [];
  for (const { by, table, levels: given } of rows) {
    if (table === null && !apart) continue;
    const places = given.map((level) => levels.indexOf(level));
    const said = saidOf(places, table);
    if (said) voices.push({ by, table, said });
    else tooFew.push(by);
  }
  return { voices, tooFew, standing: standingOf(voices), divided: dividedSides(voices) };
}

/** Where power lies in a process, as one side sees it: the sides that stand highest, from "takes part" up. Nobody: an empty list; not said: null. */
export function whereItLies(
  matrix: Matrix,
  { process, by, sides, moment = 'now' }: { process: Process; by: string; sides: readonly string[]; moment?: Moment },
): { level: Level; sides: string[] } | null {
  const seen = sides.flatMap((side) => {
    const said = foremost(matrix(process, side, moment).voices.filter((voice) => voice.by === by));
    return said ? [{ side, at: said.to }] : [];
  });
  if (seen.length === 0) return null;
  const highest = Math.max(...seen.map(({ at }) => at));
  return { level: levels[highest]!, sides: seen.filter(({ at }) => at === highest).map(({ side }) => side) };
}

/** All cells of which sides see different things: those that lie furthest apart first, and of those how it is now. */
export function disagreements(matrix: Matrix, sides: readonly string[]) {
  const nowFirst = (moment: Moment) => (moment === 'now' ? 0 : 1);
  return processes
    .flatMap((process) =>
      sides.flatMap((side) => moments.map((moment) => ({ process, side, moment, cell: matrix(process, side, moment) }))),
    )
    .filter(({ cell }) => cell.standing === 'far' || cell.standing === 'apart')
    .sort((a, b) => Number(b.cell.standing === 'far') - Number(a.cell.standing === 'far') || nowFirst(a.moment) - nowFirst(b.moment));
}
