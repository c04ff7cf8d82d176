import type { Step } from '#cycle/3-dialogue/live/step.ts';
import type { Words } from '#lib/words/words.ts';
import { wordOf, type Method } from './method.ts';

/** The part of a method that runs in a conversation, in the words of the circle; empty when it has none. */
export const scriptOf = (words: Words, method: Method): (Step & { method: string })[] =>
  method.steps.flatMap((step, nth) =>
    step.engine === 'session'
      ? {
          ...{ rule: step.rule, minutes: step.minutes, method: method.id },
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
