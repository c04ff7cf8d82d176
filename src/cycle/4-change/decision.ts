import { fine, isTicked, oneOf, required, severalOf, together, wrong, type Reading } from '#lib/form/reading.ts';
import { requiredDay } from './day.ts';

/** What was chosen, or not done, by whom and why. It rests on insights or findings, or says in words why it rests on none. */
export type Decision = {
  kind: 'chosen' | 'not_done';
  text: string;
  because: string;
  insight: string[];
  finding: string[];
  none: string | null;
  decided_by: string;
  side: string;
  formal: boolean;
  decided_on: string;
};

export const decisionLength = { text: 600, because: 800, none: 600, decided_by: 120 };

/** What of the circle a decision can name. */
export type Grounds = { sides: readonly string[]; insights: readonly string[]; findings: readonly string[] };

/** Reads the form with which a decision is written down. "Not done" needs its because as much as what was chosen. */
export function readDecision(form: FormData, grounds: Grounds): Reading<Decision> {
  const words = (name: keyof typeof decisionLength) =>
    required(form, name, { words: `change.decision.${name}`, most: decisionLength[name] });
  const [kind, side] = [oneOf(form, 'kind', ['chosen', 'not_done']), oneOf(form, 'side', grounds.sides)];
  const [insight, finding] = [severalOf(form, 'insight', grounds.insights), severalOf(form, 'finding', grounds.findings)];
  return together<Decision>({
    kind: kind ? fine(kind) : wrong('change.decision.kind.missing'),
    text: words('text'),
    because: words('because'),
    insight: fine(insight),
    finding: fine(finding),
    none: insight.length + finding.length > 0 ? fine(null) : words('none'),
    decided_by: words('decided_by'),
    side: side ? fine(side) : wrong('change.side.missing'),
    formal: fine(isTicked(form, 'formal')),
    decided_on: requiredDay(form, 'decided_on'),
  });
}
