import { createHmac } from 'node:crypto';
import { codeOfBytes, readLetterCode } from '#lib/codes/letter-code.ts';
import type { Keys } from '#lib/server/keys.server.ts';

/** Eight letters are 40 bits; whoever guesses, waits. A code takes back one offer, and shows nothing of it. */
const letters = 8;

/** The code by which someone without an account takes an offer back. It follows from the offer, so that it is kept nowhere. */
export const talentCode = (keys: Pick<Keys, 'make'>, talent: string) => codeOfBytes(derived(keys.make, `talent ${talent}`), letters);

/** What is kept of a code. */
export const keptTalentCode = (keys: Pick<Keys, 'find'>, code: string) => derived(keys.find, `talent ${code}`);

/** What someone typed, as the code that was meant; null when it cannot be one. */
export const readTalentCode = (typed: string) => readLetterCode(typed, letters);

/** A code as it is shown: in two halves, in capitals. */
export const talentCodeShown = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase();

const derived = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
