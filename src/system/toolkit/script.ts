import type { Step } from '#cycle/3-dialogue/live/step.ts';
import type { Words } from '#lib/words/words.ts';
import { wordOf, type Method, type TalkStep } from './method.ts';

/** Behind the name of a circle's own method: in this step each person writes one line. Of ours the list of cards says so. */
export const onceMark = '.once';
const markOf = ({ id, own }: Method, { once }: TalkStep) => (own && once ? id + onceMark : id);

/** The part of a method that runs in a conversation, in the words of the circle; empty when it has none. */
export const scriptOf = (words: Words, method: Method): (Step & { method: string })[] =>
  method.steps.flatMap((step, nth) =>
    step.engine === 'session'
      ? {
          ...{ rule: step.rule, minutes: step.minutes, method: markOf(method, step) },
          title: wordOf(words, method, `${nth + 1}.title`),
          instruction: wordOf(words, method, `${nth + 1}.do`),
        }
      : [],
  );

/** The question that a method lets the circle ask; null when it asks none. */
export function questionOf(words: Words, method: Method): string | null {
  const nth = method.steps.findIndex(({ engine }) => engine === 'prompt');
  return nth < 0 ? null : wordOf(words, method, `${nth + 1}.ask`);
}
