import { createHmac, randomBytes } from 'node:crypto';
import type { Keys } from '#lib/server/keys.server.ts';
import { codeWordCount, wordsInCode, type CodeNumbers } from './code-words.ts';

/** What brings a teller back: six words (as numbers; 77.5 bits) to say and write, and a link (130 bits) for the square code. */
export type StoryCode = { numbers: CodeNumbers; link: string };

/** Crockford's base 32 in small letters: none looks like another. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const lettersInLink = 26;

/** A new key for a form (128 random bits in 22 letters): it makes a form that is sent twice one story. */
export const newSubmissionKey = () => randomBytes(16).toString('base64url');

/** Whether a text can be the submission key of a form: 22 to 64 letters, digits, - and _. */
export const isSubmissionKey = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{22,64}$/.test(text);

/**
 * The code of a telling. The same `telling` always gives the same code, and without the key `make` nobody can work it out:
 * telling = the form's submission key, with the story's id or whatever else tells one telling from the next.
 *
 * Words: bytes of HMAC-SHA256(make, "kring words <n>\n" + telling), n = 0, 1, …, taken two by two as numbers of 16 bits; those of
 * 62,208 (8 x 7,776) and more are thrown away, so that each word is equally likely; the rest modulo 7,776.
 * Link: 26 bytes of HMAC-SHA256(make, "kring link 0\n" + telling), five bits of each.
 */
export function storyCodeOf(keys: Pick<Keys, 'make'>, telling: string): StoryCode {
  const numbers: number[] = [];
  for (let nth = 0; numbers.length < wordsInCode; nth++) {
    const bytes = proof(keys.make, `kring words ${nth}\n${telling}`);
    for (let at = 0; at < bytes.length && numbers.length < wordsInCode; at += 2) {
      const drawn = bytes.readUInt16BE(at);
      if (drawn < 8 * codeWordCount) numbers.push(drawn % codeWordCount);
    }
  }
  const link = Array.from(proof(keys.make, `kring link 0\n${telling}`).subarray(0, lettersInLink), (byte) => letters[byte & 31]).join('');
  return { numbers, link };
}

/** The id of what was told: it follows from the telling as the code does, so that what was taken back is known again when it arrives once more. */
export const storyIdOf = (keys: Pick<Keys, 'make'>, telling: string): string =>
  Array.from(proof(keys.make, `kring story 0\n${telling}`).subarray(0, 16), (byte) => letters[byte & 31]).join('');

/** A code that belongs to no story yet, for a pre-printed card. */
export const newStoryCode = (keys: Pick<Keys, 'make'>): StoryCode => storyCodeOf(keys, randomBytes(32).toString('base64url'));

/** What is kept of the six words and looked up by: an HMAC under the key `find`. The database alone cannot be turned back into codes. */
export const lookupOfWords = (keys: Pick<Keys, 'find'>, numbers: CodeNumbers): Buffer => proof(keys.find, `words\n${numbers.join(' ')}`);

/** What is kept of the link and looked up by. */
export const lookupOfLink = (keys: Pick<Keys, 'find'>, link: string): Buffer => proof(keys.find, `link\n${link}`);

/** Reads a link as it was scanned or typed over (capitals, o for 0, i or l for 1); null when it cannot be one. */
export function readLink(typed: string): string | null {
  const link = typed.trim().toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return link.length === lettersInLink && [...link].every((letter) => letters.includes(letter)) ? link : null;
}

const proof = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
