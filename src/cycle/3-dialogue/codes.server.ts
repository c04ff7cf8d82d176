import { createHmac, randomBytes } from 'node:crypto';
import { codeOfBytes } from '#lib/codes/letter-code.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { seatCodeLength, sessionCodeLength } from './codes.ts';

/** The code with which people join a session. It follows from the session, so that it can be printed again; only its keyed hash is kept. */
export const sessionCode = (keys: Keys, session: string) => codeOfBytes(derived(keys.make, `session ${session}`), sessionCodeLength);

/** The code that opens one seat again, on another day or another device. */
export const seatCode = (keys: Keys, seat: string) => codeOfBytes(derived(keys.make, `seat ${seat}`), seatCodeLength);

/** A seat code for a paper slip: nobody sits there until the slip comes back. */
export const slipCode = () => codeOfBytes(randomBytes(seatCodeLength), seatCodeLength);

/** What is kept of a code. Its key lives outside the database, so that whoever has only the database can try no codes. */
export const hashOfCode = (keys: Keys, code: string) => derived(keys.find, `dialogue ${code}`);

const derived = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
