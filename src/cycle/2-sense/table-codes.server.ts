import { createHmac } from 'node:crypto';
import type { Keys } from '#lib/server/keys.server.ts';
import { proofOf } from '#lib/server/sealed.server.ts';
import { tableLetters, tableCodeLength } from './table.ts';

/** The eight letters of a table: they follow from its id and a key outside the database, so that they are kept nowhere and can be printed again. */
export function tableCode(keys: Keys, table: string): string {
  const bytes = createHmac('sha256', keys.make).update(`table ${table}`).digest();
  // 32 bits a letter: the small unevenness of a remainder is then nothing.
  return Array.from({ length: tableCodeLength }, (_, nth) => tableLetters[bytes.readUInt32BE(nth * 4) % tableLetters.length]).join('');
}

/** What is kept of a code, to find its table by: whoever has only the database can try no codes. */
export const keptTableCode = (keys: Keys, code: string): Buffer => Buffer.from(proofOf(keys.find, 'table', code), 'base64url');
