import { dayOf, textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

/** What was chosen, or not done, by whom and why. It rests on insights or findings, or says in words why it rests on none. */
export type Decision = {
  kind: 'chosen' | 'not_done';
  text: string;
  because: string;
  insights: string[];
  findings: string[];
  restsOnNoneBecause: string | null;
  decidedBy: string;
  side: string;
  formal: boolean;
  decidedOn: string;
};

export const decisionLength = { text: 600, because: 800, none: 600, decided_by: 120 };

/** Reads the form with which a decision is written down. "Not done" needs its because as much as what was chosen. */
export function readDecision(form: FormData, sides: readonly { id: string }[]): Reading<Decision> {
  const [text, because, none, decidedBy] = ['text', 'because', 'none', 'decided_by'].map((name) => textOf(form, name)) as [string, string, string, string];
  const kind = (['chosen', 'not_done'] as const).find((one) => one === form.get('kind'));
  const decidedOn = dayOf(textOf(form, 'decided_on'));
  const side = sides.find(({ id }) => id === form.get('side'))?.id;
  const [insights, findings] = [idsOf(form, 'insight'), idsOf(form, 'finding')];
  const restsOnNone = insights.length + findings.length === 0;
  const problems = {
    ...(!kind && { kind: 'change.decision.kind.missing' as const }),
    ...(text === '' && { text: 'change.decision.text.missing' as const }),
    ...(text.length > decisionLength.text && { text: 'change.tooLong' as const }),
    ...(because === '' && { because: 'change.decision.because.missing' as const }),
    ...(because.length > decisionLength.because && { because: 'change.tooLong' as const }),
    ...(restsOnNone && none === '' && { none: 'change.decision.none.missing' as const }),
    ...(none.length > decisionLength.none && { none: 'change.tooLong' as const }),
    ...(decidedBy === '' && { decided_by: 'change.decision.by.missing' as const }),
    ...(decidedBy.length > decisionLength.decided_by && { decided_by: 'change.tooLong' as const }),
    ...(!side && { side: 'change.side.missing' as const }),
    ...(!decidedOn && { decided_on: 'change.day.missing' as const }),
  };
  if (Object.keys(problems).length > 0 || !kind || !side || !decidedOn) return { problems };
  const restsOnNoneBecause = restsOnNone ? none : null;
  return { value: { kind, text, because, insights, findings, restsOnNoneBecause, decidedBy, side, formal: form.get('formal') === 'yes', decidedOn } };
}

const idsOf = (form: FormData, name: string) => [...new Set(form.getAll(name).map(String))].filter((id) => id !== '');
