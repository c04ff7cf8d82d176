import { readers, type Reader } from '#cycle/1-gather/consent.ts';
import { fine, required, severalOf, together, wrong, type Reading } from '#lib/form/reading.ts';

/** A table at which people read stories together: its name, and the groups of readers that sit at it. */
export type SenseTable = { name: string; readers: Reader[] };

/** How long a code takes people in when nobody closed the table. */
export const tableStaysOpen = 7 * 24 * 60 * 60 * 1000;

/** Letters that are not mistaken for another when heard or read, and that spell no words: 20^8 = 26 thousand million codes, for stories lie behind each. */
export const tableLetters = 'BCDFGHJKLMNPQRSTVWXZ';
export const tableCodeLength = 8;

/** Reads the form with which a table is opened. */
export function readTable(form: FormData): Reading<SenseTable> {
  const chosen = severalOf(form, 'readers', readers);
  return together({
    name: required(form, 'name', { words: 'sense.table.name', most: 80 }),
    readers: chosen.length > 0 ? fine(chosen) : wrong('sense.table.readers.missing'),
  });
}

/** A typed code as it is kept: spaces, dashes and small letters do not matter. Null when it cannot be one. */
export function readTableCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\-–.]/g, '');
  return code.length === tableCodeLength && [...code].every((letter) => tableLetters.includes(letter)) ? code : null;
}
