const letters = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: nothing to mistake for another

/** A session's code has eight letters (40 bits), the code of one seat ten (50 bits). */
export const sessionCodeLength = 8;
export const seatCodeLength = 10;

/** A code as people read it aloud: in two halves. */
export const spaced = (code: string) => `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

/** What someone typed, as the code that was meant: any case, with or without a dash, o for 0, i or l for 1. Null when it cannot be a code. */
export function readCode(typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replace(/[\s–-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  const known = [sessionCodeLength, seatCodeLength].includes(code.length) && [...code].every((letter) => letters.includes(letter));
  return known ? code : null;
}

/** A code from random bytes, one letter a byte. */
export const codeFrom = (bytes: Uint8Array, length: number) => Array.from(bytes.subarray(0, length), (byte) => letters[byte & 31]).join('');
