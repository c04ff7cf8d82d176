import { fine, required, together, wrong, type Reading } from '#lib/form/reading.ts';

/** A claim with its evidence: the fragments that it cites. */
export type Insight = { text: string; fragments: string[] };

/** Reads the form of an insight. */
export function readInsight(form: FormData): Reading<Insight> {
  const cited = [...new Set(form.getAll('fragment').filter((id): id is string => typeof id === 'string' && id !== ''))];
  return together({
    text: required(form, 'text', { words: 'sense.insight.text', most: 1000 }),
    fragments: cited.length > 0 ? fine(cited) : wrong('sense.insight.evidence.missing'),
  });
}
