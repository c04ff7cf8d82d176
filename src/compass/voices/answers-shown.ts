import { fewest } from '#maths/small-cells.ts';

/** How many answers of one side are said aloud: the number from five on; `some`: two to four; `few`: nobody or one, which are never told apart. */
export type SideShown = number | 'some' | 'few';

/** What is said of how many answered: side by side, of how many all told (null: not said), and whether it is enough to reckon with. */
export type AnswersShown = { sides: SideShown[]; answers: { exactly: number } | { atLeast: number } | null; enough: boolean };

/** Of each side two answers, and five in all: below that everything is too early to tell. */
export const fewestOfSide = 2;

const steps = [200, 100, 50, 20, 10];

/**
 * What may be said of the number of answers, when none below five is to be told or worked out. `counts`: of each side (someone may stand on
 * several); `unsaid`: who did not say from which side; `all`: how many people answered.
 *
 * - Nobody and one are never told apart, and neither are two, three and four.
 * - Two to four are told apart from fewer only where the whole is enough; else "two each, and yet not enough" would say that there are four.
 * - The number of all is exact only when no part of it is small: else it gives one away by subtraction.
 *
 * answersShown([7, 1], { unsaid: 0, all: 8 }) = { sides: [7, 'few'], answers: null, enough: false }
 */
export function answersShown(counts: readonly number[], { unsaid, all }: { unsaid: number; all: number }): AnswersShown {
  const enough = counts.length > 0 && all >= fewest && counts.every((count) => count >= fewestOfSide);
  const sides = counts.map((count): SideShown => (count >= fewest ? count : enough ? 'some' : 'few'));
  const isSmall = (count: number) => count > 0 && count < fewest;
  if (all >= fewest && ![...counts, unsaid].some(isSmall)) return { sides, answers: { exactly: all }, enough };
  const step = steps.find((step) => all >= step);
  return { sides, answers: step ? { atLeast: step } : null, enough };
}
