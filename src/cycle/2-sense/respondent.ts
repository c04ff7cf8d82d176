import { severalOf } from '#lib/form/reading.ts';

/** Someone who says what they recognise: a row without a name, that a code of ten letters opens again. */
export type RespondentAt = { circle: string; id: string };

// Crockford's base 32: nothing to mistake for another. Ten letters are 50 bits.
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
export const respondentCodeLength = 10;

/** A code as people read it aloud: in two halves. */
export const inHalves = (code: string) => `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

/** A code from random bytes, one letter a byte. */
export const codeOfBytes = (bytes: Uint8Array) =>
  Array.from(bytes.subarray(0, respondentCodeLength), (byte) => letters[byte & 31]).join('');

/** What someone typed, as the code that was meant: any case, with or without a dash, o for 0, i or l for 1. Null when it cannot be a code. */
export function readRespondentCode(typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replace(/[\s–-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return code.length === respondentCodeLength && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** From which sides someone says to answer: any of those of the circle, or none. */
export const readSides = (form: FormData, sides: readonly { id: string }[]) =>
  severalOf(
    form,
    'sides',
    sides.map(({ id }) => id),
  );
