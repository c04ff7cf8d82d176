import { createHmac } from 'node:crypto';
import { codeOfBytes, readLetterCode } from '#lib/codes/letter-code.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { Kind } from './mirror-statements.ts';

/** Sixteen letters are 80 bits: whoever tries codes finds none. Behind one lies a question about a person, by the name they chose. */
const letters = 16;

/** The code of a link. It follows from the mirror and a key outside the database, so that it is kept nowhere and can be shown again. */
export const mirrorCode = (keys: Pick<Keys, 'make'>, mirror: string, kind: Kind) =>
  codeOfBytes(derived(keys.make, `mirror ${mirror} ${kind}`), letters);

/** What is kept of a code. */
export const keptMirrorCode = (keys: Pick<Keys, 'find'>, code: string) => derived(keys.find, `mirror ${code}`);

/** What stands in the address, as the code that was meant; null when it cannot be one. */
export const readMirrorCode = (typed: string) => readLetterCode(typed, letters);

const derived = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
