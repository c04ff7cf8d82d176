import { textOf } from '#lib/form/fields.ts';
import type { Reading } from '#lib/form/reading.ts';

/** As long as fits on one printed page with everything that belongs to it. */
export const recordLength = 3000;

/** Reads the record as it was written. */
export function readRecord(form: FormData): Reading<string, 'record'> {
  const text = textOf(form, 'record');
  if (text === '') return { problems: { record: 'dialogue.record.missing' } };
  if (text.length > recordLength) return { problems: { record: 'dialogue.tooLong' } };
  return { value: text };
}
