import { fine, oneOf, required, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';

/** By which rule people take part in a step. */
export const stepRules = ['round', 'queue', 'free', 'write', 'tables', 'recognise', 'record'] as const;
export type StepRule = (typeof stepRules)[number];

/** One timed part of a session: what people do, in plain words, for how long. */
export type Step = { rule: StepRule; title: string; instruction: string; minutes: number };

export const stepLength = { title: 80, instruction: 600, minutes: 240 };

/** Reads the form of a step. Nought minutes is a moment: it takes no time of the others. */
export function readStep(form: FormData): Reading<Step> {
  const rule = oneOf(form, 'rule', stepRules);
  return together({
    rule: rule ? fine(rule) : wrong('live.step.rule.missing'),
    title: required(form, 'title', { words: 'live.step.title', most: stepLength.title }),
    instruction: required(form, 'instruction', { words: 'live.step.instruction', most: stepLength.instruction }),
    minutes: minutesOf(form),
  });
}

function minutesOf(form: FormData): One<number> {
  const typed = textOf(form, 'minutes');
  const minutes = Number(typed);
  return /^\d{1,3}$/.test(typed) && minutes <= stepLength.minutes ? fine(minutes) : wrong('live.step.minutes.wrong');
}

/** In which steps people ask for the floor or take turns; in the others a turn means nothing. */
export const hasTurns = (rule: StepRule) => rule === 'round' || rule === 'queue' || rule === 'free';
