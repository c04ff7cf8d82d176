import type { Key, Words } from '#lib/words/words.ts';
import type { Picture } from './picture.ts';

/** For whom a lesson is, in the first place; anyone may read it. */
export const learners = ['residents', 'helpers', 'professionals', 'managers', 'politicians'] as const;
export type Learner = (typeof learners)[number];

/**
 * A short lesson: text, a picture, a case in two scenes (how it can go wrong, and how it can go), a question, and something to do with someone.
 * Its sentences stand in the area `lessons` as `<id>.title`, `about`, `text.1` and on, `picture`, `scene.1`, `scene.2`, `question` and `do`.
 */
export type Lesson = {
  id: string;
  for: readonly Learner[];
  minutes: number;
  /** How many paragraphs its text has. */
  texts: number;
  picture: Picture;
  /** The pilot that it comes from, and which of the two scenes its sources tell; the other is made up by us, and says so. */
  from: { case: string; told: readonly (1 | 2)[]; sources: readonly string[] };
};

/** A sentence of a lesson. */
export const wordOfLesson = (words: Words, { id }: Pick<Lesson, 'id'>, part: string): string => words(`lessons.${id}.${part}` as Key);
