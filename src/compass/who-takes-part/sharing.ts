import { dateOf, fine, oneOf, required, together, wrong, type One, type Reading } from '#lib/form/reading.ts';

/** Means and say that are shared with people who have little of them: what stands in the promise under "what you get back". */
export const sharedKinds = ['co_steward', 'budget', 'allowance', 'childcare', 'expenses', 'other'] as const;
export type SharedKind = (typeof sharedKinds)[number];
export type Sharing = { kind: SharedKind; text: string; side: string; since: string };

export const sharingLength = { text: 300, because: 300 };

/** Reads what is shared, with which side, from which day. */
export function readSharing(form: FormData, sides: readonly string[]): Reading<Sharing> {
  const [kind, side] = [oneOf(form, 'kind', sharedKinds), oneOf(form, 'side', sides)];
  return together<Sharing>({
    kind: kind ? fine(kind) : wrong('power.sharing.kind.missing'),
    text: required(form, 'text', { words: 'power.sharing.text', most: sharingLength.text }),
    side: side ? fine(side) : wrong('power.sharing.side.missing'),
    since: dayOf(form, 'since'),
  });
}

/** Reads that sharing ends: from which day, and why. */
export const readSharingEnd = (form: FormData) =>
  together({
    until: dayOf(form, 'until'),
    because: required(form, 'because', { words: 'power.sharing.because', most: sharingLength.because }),
  });

function dayOf(form: FormData, name: string): One<string> {
  const day = dateOf(form, name, { words: 'power.sharing.day' });
  if (day.problem !== undefined) return day;
  return day.value === null ? wrong('power.sharing.day.missing') : fine(day.value);
}
