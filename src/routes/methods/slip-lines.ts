import { inWords, type Sent } from '#lib/form/filled.ts';
import type { CardProblems } from '#system/toolkit/card-check.ts';
import type { Key, Words } from '#lib/words/words.ts';

/** What is wrong with a card, each time with the name of the place where it stands, as lines that lead there. */
export const cardSlips = (words: Words, problems: CardProblems | Sent['problems']) =>
  Object.entries(problems).flatMap(([field, problem]) =>
    problem ? [{ field, text: words('kit.slip.at', { place: placeOf(words, field), slip: inWords(words, problem) }) }] : [],
  );

function placeOf(words: Words, field: string): string {
  const step = /^step-(\d+)-(\w+)$/.exec(field);
  if (!step) return words(`kit.${field}` as Key);
  return `${words('kit.step', { number: Number(step[1]) })}, ${words(`kit.step.${step[2]}` as Key)}`;
}
