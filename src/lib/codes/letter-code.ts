// Crockford's base 32: nothing to mistake for another. Each letter is five bits.
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code from random bytes, one letter a byte. */
export const codeOfBytes = (bytes: Uint8Array, length: number) =>
  Array.from(bytes.subarray(0, length), (byte) => letters[byte & 31]).join('');

/** What someone typed, as the code that was meant: any case, with or without a dash, o for 0, i or l for 1. Null when it has none of these lengths. */
export function readLetterCode(typed: string, ...lengths: number[]): string | null {
  const code = typed
    .toLowerCase()
    .replace(/[\s–-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return lengths.includes(code.length) && [...code].every((letter) => letters.includes(letter)) ? code : null;
}
