import { dateOf, fine, oneOf, optional, required, textOf, together, wrong, type One, type Reading } from '#lib/form/reading.ts';

/** Who does something otherwise: someone in a role, a group, or an organisation. Never a name. */
export const whoKinds = ['person', 'group', 'organisation'] as const;
export type WhoKind = (typeof whoKinds)[number];

/** What the circle had to do with it. `none`: it would have happened anyway, and that is an answer too. */
export const oursKinds = ['none', 'some', 'much'] as const;
export type Ours = (typeof oursKinds)[number];

/** What shows an outcome: something that stands in the circle already. */
export const evidenceKinds = ['story', 'insight', 'decision', 'agreement', 'try_out'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export type Evidence = { kind: EvidenceKind; about: string };

/** An outcome: who does what otherwise, since when, why that matters, what the circle had to do with it, and what says so. */
export type Outcome = {
  who_kind: WhoKind;
  who: string;
  what: string;
  happened_on: string;
  matters: string;
  ours: Ours;
  contribution: string;
  evidence: string | null;
  side: string;
  named: Evidence[];
};

export const outcomeLength = { who: 120, what: 600, matters: 600, contribution: 600, evidence: 600, because: 400 } as const;

/** Whoever writes: for which sides they can speak, what they can name as evidence, and the day it is. */
export type Writing = { sides: readonly string[]; can: Readonly<Record<EvidenceKind, readonly string[]>>; today: string };

/** Reads an outcome. Something must say so: in words, or by what stands in the circle. What has not happened yet is no outcome. */
export function readOutcome(form: FormData, { sides, can, today }: Writing): Reading<Outcome> {
  const kind = oneOf(form, 'who_kind', whoKinds);
  const ours = oneOf(form, 'ours', oursKinds);
  const named = evidenceKinds.flatMap((kind) => namedOf(form, kind, can[kind]));
  return together<Outcome>({
    who_kind: kind ? fine(kind) : wrong('outcomes.whoKind.missing'),
    who: required(form, 'who', { words: 'outcomes.who', most: outcomeLength.who }),
    what: required(form, 'what', { words: 'outcomes.what', most: outcomeLength.what }),
    happened_on: pastDay(form, 'happened_on', today),
    matters: required(form, 'matters', { words: 'outcomes.matters', most: outcomeLength.matters }),
    ours: ours ? fine(ours) : wrong('outcomes.ours.missing'),
    contribution: required(form, 'contribution', { words: 'outcomes.contribution', most: outcomeLength.contribution }),
    evidence: somethingSaysSo(form, named.length > 0),
    side: sideOf(form, sides),
    named: fine(named),
  });
}

/** Why an outcome was put right: both texts stay to be read. */
export const readWhy = (form: FormData) =>
  together({ because: required(form, 'because', { words: 'outcomes.because', most: outcomeLength.because }) });

/** A day that must be there, exist, and not lie ahead. */
export function pastDay(form: FormData, name: string, today: string): One<string> {
  const day = dateOf(form, name, { words: 'outcomes.day' });
  if (day.problem !== undefined) return day;
  if (day.value === null) return wrong('outcomes.day.missing');
  return day.value > today ? wrong('outcomes.day.ahead') : fine(day.value);
}

/** From which of these sides someone speaks. */
export function sideOf(form: FormData, sides: readonly string[]): One<string> {
  const side = sides.find((id) => id === textOf(form, 'side'));
  return side ? fine(side) : wrong('outcomes.side.missing');
}

function somethingSaysSo(form: FormData, named: boolean): One<string | null> {
  const words = optional(form, 'evidence', { words: 'outcomes.evidence', most: outcomeLength.evidence });
  return words.problem === undefined && words.value === null && !named ? wrong('outcomes.evidence.missing') : words;
}

function namedOf(form: FormData, kind: EvidenceKind, can: readonly string[]): Evidence[] {
  const sent = new Set(form.getAll(`evidence-${kind}`));
  return can.filter((id) => sent.has(id)).map((about) => ({ kind, about }));
}
