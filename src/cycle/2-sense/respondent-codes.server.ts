import { createHmac, randomBytes } from 'node:crypto';
import { codeOfBytes } from '#lib/codes/letter-code.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { respondentCodeLength } from './respondent.ts';

/** The code that brings a respondent back. It follows from the row and a key outside the database, so that it is kept nowhere and can be shown again. */
export const respondentCode = (keys: Keys, respondent: string) =>
  codeOfBytes(derived(keys.make, `respondent ${respondent}`), respondentCodeLength);

/** A code for a sheet of paper: nobody answers with it until the sheet is typed in. */
export const sheetCode = () => codeOfBytes(randomBytes(respondentCodeLength), respondentCodeLength);

/** What is kept of a code: whoever has only the database can try no codes. */
export const keptRespondentCode = (keys: Keys, code: string) => derived(keys.find, `respondent ${code}`);

const derived = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
