import { oneOf, textOf, type Reading } from '#lib/form/reading.ts';

/** Pieces that the computer thinks are alike. It is a question to people: nothing follows from it until someone answers. */
export type SuggestedPieces<Piece> = { pieces: Piece[]; words: string[] };

/** Why a suggestion is set aside: chosen, not written, so that nobody's words need looking after. */
export const reasons = ['otherwise', 'words', 'mixed', 'theme'] as const;
export type Reason = (typeof reasons)[number];

/** Which pieces were suggested together; the form carries them, because a suggestion is not kept. */
export const proposedIn = (form: FormData): string[] => idsIn(form, 'proposed');
/** Which of them someone chose. */
export const chosenIn = (form: FormData): string[] => idsIn(form, 'fragment');

/** Reads why a suggestion is set aside. */
export function readReason(form: FormData): Reading<Reason> {
  const reason = oneOf(form, 'because', reasons);
  return reason ? { value: reason } : { problems: { because: 'suggest.because.missing' } };
}

/** Reads whether another story is like this one, as a person says. */
export function readLikeness(form: FormData): { other: string; alike: boolean } | null {
  const [other, answer] = [textOf(form, 'other'), oneOf(form, 'alike', ['yes', 'no'] as const)];
  return other && answer ? { other, alike: answer === 'yes' } : null;
}

/** Was this set aside? When most of it was suggested together before and someone said no. */
export function wasDismissed(ids: readonly string[], dismissed: readonly (readonly string[])[]): boolean {
  return dismissed.some((before) => ids.filter((id) => before.includes(id)).length * 2 > ids.length);
}

const idsIn = (form: FormData, name: string) =>
  form.getAll(name).filter((id): id is string => typeof id === 'string' && /^[0-9a-z]{1,32}$/.test(id));
