import { dateOf, fine, oneOf, optional, required, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';
import { sideOf } from '../try-outs/try-out.ts';

/**
 * Small ways of meeting in which rank counts less. They are Kring's own: CoSIE speaks of narrative rituals, and no source of it that we found
 * describes one.
 */
export const forms = ['storyRound', 'lot', 'givingBack', 'chairs', 'residentFirst'] as const;
export type Form = (typeof forms)[number];
export const formOr = [...forms, 'own'] as const;

/** A ritual that people try in a meeting of theirs. `name` and `how`: of one that they thought of themselves. `on`: the first day. */
export type Ritual = { form: Form | 'own'; name: string | null; how: string | null; meeting: string; side: string; on: string | null };

export const ritualLength = { name: 80, how: 600, meeting: 160, decidedBy: 120, because: 1000 };

/** Reads a ritual that is going to be tried. */
export function readRitual(form: FormData, { sides, today }: { sides: readonly string[]; today: string }): Reading<Ritual> {
  const chosen = oneOf(form, 'form', formOr);
  const own = chosen === 'own';
  return together<Ritual>({
    form: chosen ? fine(chosen) : wrong('rituals.form.missing'),
    name: own ? required(form, 'name', { words: 'rituals.name', most: ritualLength.name }) : fine(null),
    how: own ? optional(form, 'how', { words: 'rituals.how', most: ritualLength.how }) : fine(null),
    meeting: required(form, 'meeting', { words: 'rituals.meeting', most: ritualLength.meeting }),
    side: sideOf(form, sides),
    on: textOf(form, 'on') === '' ? fine(null) : dayOf(form, today),
  });
}

/** Reads the next day on which it is done. */
export const readTime = (form: FormData, today: string) => together({ on: dayOf(form, today) });

/** A day from a week ago, for what was done already, to some years ahead. */
function dayOf(form: FormData, today: string): One<string> {
  const day = dateOf(form, 'on', { words: 'rituals.on' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return wrong('rituals.on.missing');
  return day.value > daysFrom(today, -answerDays) && day.value < `${Number(today.slice(0, 4)) + 5}`
    ? fine(day.value)
    : wrong('rituals.on.wrong');
}

/** Whoever was there answers for so many days. */
export const answerDays = 7;

/** How a time stands on a day: still to come; whoever was there may answer; or closed, and what was answered may be read. */
export type TimeState = 'planned' | 'open' | 'closed';
export function stateOn(today: string, { onDay, closedOn }: { onDay: string; closedOn: string | null }): TimeState {
  if (closedOn || daysFrom(onDay, answerDays) <= today) return 'closed';
  return onDay <= today ? 'open' : 'planned';
}

export const daysFrom = (day: string, days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 864e5).toISOString().slice(0, 10);

/** What is asked of whoever was there, and what they can say. Every question may be skipped. */
export const questions = {
  spoke: ['all', 'most', 'few'],
  shifted: ['yes', 'some', 'no'],
  keep: ['keep', 'change', 'stop'],
} as const;
export type Question = keyof typeof questions;
export const asked = Object.keys(questions) as Question[];
export type Answer = { [Name in Question]: (typeof questions)[Name][number] | null };

/** Reads what someone who was there says; one question is enough. */
export function readAnswer(form: FormData): Reading<Answer> {
  const answer = Object.fromEntries(asked.map((name) => [name, oneOf<string>(form, name, questions[name])])) as Answer;
  return asked.some((name) => answer[name] !== null) ? { value: answer } : { problems: { spoke: 'looking.ritual.empty' } };
}

/** What becomes of a ritual: it stays, or it stops; by whom and why. */
export type Ending = { outcome: 'keep' | 'stop'; decidedBy: string; side: string; because: string };

/** Reads what becomes of a ritual. */
export function readEnding(form: FormData, sides: readonly string[]): Reading<Ending> {
  const outcome = oneOf(form, 'outcome', ['keep', 'stop']);
  return together<Ending>({
    outcome: outcome ? fine(outcome) : wrong('rituals.outcome.missing'),
    decidedBy: required(form, 'decidedBy', { words: 'rituals.decidedBy', most: ritualLength.decidedBy }),
    side: sideOf(form, sides),
    because: required(form, 'because', { words: 'rituals.because', most: ritualLength.because }),
  });
}
