/** At most so many cards a person: enough to reach out, too few to fill a circle with one's own friends. */
export const mostCards = 3;

/**
 * Letters and figures that are not taken for another (Crockford's base 32). Six of them are 30 bits, a thousand million codes. That is safe here
 * because nothing private lies behind one: it opens the open page of a circle. Whoever guesses, waits (`inTurn`): with 10,000 cards about one hit
 * in 100,000 tries, and past twenty wrong ones a place gets some 17,000 tries a day. What a hit spoils is one card in the count.
 */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
export const invitationLetters = 6;

/** A code as it stands on the card: in two halves, in capitals. */
export const onCard = (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`.toUpperCase();

/** A code from random bytes, one letter a byte. */
export const codeOfBytes = (bytes: Uint8Array) => Array.from(bytes.subarray(0, invitationLetters), (byte) => letters[byte & 31]).join('');

/** What someone typed, as the code that was meant: any case, with or without a dash, o for 0, i or l for 1. Null when it cannot be one. */
export function readInvitationCode(typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replace(/[\s–-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return code.length === invitationLetters && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** The light ways in that an invitation opens. */
export const waysIn = ['tell', 'respond', 'session', 'missing'] as const;
export type WayIn = (typeof waysIn)[number];
