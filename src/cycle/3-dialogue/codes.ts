import { readLetterCode } from '#lib/codes/letter-code.ts';

/** A session's code has eight letters (40 bits), the code of one seat ten (50 bits). */
export const sessionCodeLength = 8;
export const seatCodeLength = 10;

/** A code as people read it aloud: in two halves. */
export const spaced = (code: string) => `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

/** What someone typed, as the code that was meant; null when it cannot be one. */
export const readCode = (typed: string): string | null => readLetterCode(typed, sessionCodeLength, seatCodeLength);
