import { foremost, gapOf, type Said } from '../answering.ts';
import { drawnOf, type Round } from '../round.ts';
import { matrixOf, type AnswerRow } from './matrix.ts';
import { processes, type Moment, type Process } from './part.ts';

/** A point in time of a small picture: before the first round, now in each round, as wished for in the last. */
export type Point = { moment: Moment; round: Round };
/** What one side says of it at each point; null where it did not say it, or too few did. */
export type Line = { by: string; said: (Said | null)[] };
/** How one process changed for one side, as each side sees it. */
export type Change = { process: Process; points: Point[]; lines: Line[] };

/** What changed in the part of one side, process by process, over all rounds that are over; processes of which nobody said anything are left out. */
export function changesOf(
  rounds: readonly Round[],
  answers: ReadonlyMap<string, AnswerRow[]>,
  { side, sides }: { side: string; sides: readonly string[] },
): Change[] {
  const over = drawnOf(rounds.filter(({ id }) => answers.has(id)));
  const [first, last] = [over[0], over.at(-1)];
  if (!first || !last) return [];
  const points: Point[] = [
    { moment: 'before', round: first },
    ...over.map((round): Point => ({ moment: 'now', round })),
    { moment: 'wanted', round: last },
  ];
  const matrices = new Map(over.map(({ id }) => [id, matrixOf(answers.get(id)!, { apart: true })]));
  return processes.flatMap((process) => {
    const cells = points.map(({ moment, round }) => matrices.get(round.id)!(process, side, moment));
    const lines = sides
      .map((by): Line => ({
        by,
        said: cells.map(({ voices }) => foremost(voices.filter((voice) => voice.by === by))),
      }))
      .filter(({ said }) => said.some((one) => one !== null));
    return lines.length > 0 ? [{ process, points, lines }] : [];
  });
}

/** What changed between the first and the last round, as one side sees it now: only where the two answers do not meet. */
export const movedBetween = ({ lines }: Change): { by: string; was: Said; is: Said }[] =>
  lines.flatMap(({ by, said }) => {
    const now = said.slice(1, -1);
    const [was, is] = [now[0], now.at(-1)];
    return now.length > 1 && was && is && gapOf(was, is) > 0 ? [{ by, was, is }] : [];
  });
