import { dayOf, textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

/** What was then really done, on which day; it follows from a decision, an agreement, or neither. */
export type Change = { text: string; happenedOn: string; decision: string | null; agreement: string | null };

export const changeLength = 600;

/** Reads the form with which a change is told. A change that has not happened yet is an agreement. */
export function readChange(form: FormData, today: string): Reading<Change> {
  const [text, happenedOn] = [textOf(form, 'text'), dayOf(textOf(form, 'happened_on'))];
  const [kind, id] = textOf(form, 'follows').split(' ');
  const problems = {
    ...(text === '' && { text: 'change.made.text.missing' as const }),
    ...(text.length > changeLength && { text: 'change.tooLong' as const }),
    ...(!happenedOn && { happened_on: 'change.day.missing' as const }),
    ...(happenedOn && happenedOn > today && { happened_on: 'change.made.future' as const }),
  };
  if (Object.keys(problems).length > 0 || !happenedOn) return { problems };
  return { value: { text, happenedOn, decision: (kind === 'decision' && id) || null, agreement: (kind === 'agreement' && id) || null } };
}
