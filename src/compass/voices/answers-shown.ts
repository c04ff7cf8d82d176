import { fewest, inFives } from '#maths/small-cells.ts';

/** How many answers of one side are said aloud: so many fives, or `some`: two to four, or `few`: nobody or one, which are never told apart. */
export type SideShown = number | 'some' | 'few';

/** What is said of how many answered: side by side, how many there are at least (null: not said), and whether it is enough to reckon with. */
export type AnswersShown = { sides: SideShown[]; atLeast: number | null; enough: boolean };

/**
 * Of each side so many answers, and so many in all: below that there is no estimate. With fewer in all, an estimate would tell how many answered, and
 * with that how many of each side.
 */
const fewestOfSide = 2;
const fewestInAll = 10;

const steps = [200, 100, 50, 20, fewestInAll];

/**
 * What may be said of the number of answers, when none below five is to be told or worked out. `counts`: of each side (someone may stand on
 * several); `all`: how many people answered.
 *
 * - Nobody and one are never told apart, and neither are two, three and four.
 * - A number moves by five, never by the one who answered today.
 * - Of all, only a round number that is surely reached: a sum would give the few away by subtraction.
 *
 * answersShown([7, 1], 8) = { sides: [5, 'few'], atLeast: null, enough: false }
 */
export function answersShown(counts: readonly number[], all: number): AnswersShown {
  const enough = all >= fewestInAll && counts.length > 0 && counts.every((count) => count >= fewestOfSide);
  const sides = counts.map((count): SideShown => (count >= fewest ? inFives(count) : count >= fewestOfSide ? 'some' : 'few'));
  return { sides, atLeast: steps.find((step) => all >= step) ?? null, enough };
}
