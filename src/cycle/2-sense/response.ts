import { oneOf } from '#lib/form/reading.ts';

/** What someone says of a statement: recognises it, does not, or passes. */
export const answers = ['yes', 'no', 'pass'] as const;
export type AnswerGiven = (typeof answers)[number];

/** As the row has it. */
export const numberOf: Record<AnswerGiven, 1 | -1 | 0> = { yes: 1, no: -1, pass: 0 };
export const answerOf = (number: number): AnswerGiven => (number > 0 ? 'yes' : number < 0 ? 'no' : 'pass');

/** Reads which of the three buttons was pressed; null for anything else. */
export const readAnswer = (form: FormData): AnswerGiven | null => oneOf(form, 'answer', answers);
