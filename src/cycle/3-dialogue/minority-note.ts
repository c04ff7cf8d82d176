import { textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

/** What someone sees differently, about a finding or the session as a whole. Its side shows with a yes of its author, or when there are five of that side. */
export type MinorityNote = { text: string; finding: string | null; showSide: boolean };

export const minorityNoteLength = 1000;

/** Reads a minority note. */
export function readMinorityNote(form: FormData): Reading<MinorityNote, 'different'> {
  const text = textOf(form, 'different');
  if (text === '') return { problems: { different: 'dialogue.note.missing' } };
  if (text.length > minorityNoteLength) return { problems: { different: 'dialogue.tooLong' } };
  return { value: { text, finding: textOf(form, 'about') || null, showSide: form.get('show_side') === 'yes' } };
}
