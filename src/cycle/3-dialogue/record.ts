import { required, together } from '#lib/form/reading.ts';

/** As long as fits on one printed page with all that belongs to it. */
export const recordLength = 1500;

/** Reads the record as it was written. */
export const readRecord = (form: FormData) =>
  together({ record: required(form, 'record', { words: 'dialogue.record', most: recordLength }) });
