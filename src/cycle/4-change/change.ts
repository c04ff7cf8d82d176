import { fine, required, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';
import { requiredDay } from './day.ts';

/** What was then really done, on which day; it follows from a decision, an agreement, or neither. */
export type Change = { text: string; happened_on: string; follows: { decision: string } | { agreement: string } | null };

export const changeLength = 600;

/** What of the circle a change can follow from. */
export type Followed = { decisions: readonly string[]; agreements: readonly string[] };

/** Reads the form with which a change is told. What has not happened yet is an agreement, not a change. */
export function readChange(form: FormData, followed: Followed, today: string): Reading<Change> {
  return together<Change>({
    text: required(form, 'text', { words: 'change.made.text', most: changeLength }),
    happened_on: pastDay(form, today),
    follows: fine(followsOf(textOf(form, 'follows'), followed)),
  });
}

function pastDay(form: FormData, today: string): One<string> {
  const day = requiredDay(form, 'happened_on');
  return day.value && day.value > today ? wrong('change.made.future') : day;
}

function followsOf(said: string, { decisions, agreements }: Followed): Change['follows'] {
  const [kind, id = ''] = said.split(' ');
  if (kind === 'decision' && decisions.includes(id)) return { decision: id };
  return kind === 'agreement' && agreements.includes(id) ? { agreement: id } : null;
}
