import { fine, isTicked, oneOf, required, together, type Reading } from '#lib/form/reading.ts';

/** What someone sees differently, about a finding or the session as a whole. Its side shows with a yes of its author, or when there are five of that side. */
export type MinorityNote = { different: string; about: string | null; show_side: boolean };

export const minorityNoteLength = 800;

/** Reads a minority note; `findings` are those of the session. */
export function readMinorityNote(form: FormData, findings: readonly string[]): Reading<MinorityNote> {
  return together({
    different: required(form, 'different', { words: 'phone.different', most: minorityNoteLength }),
    about: fine(oneOf(form, 'about', findings)),
    show_side: fine(isTicked(form, 'show_side')),
  });
}
