import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Refused } from './refused.ts';

/** What travels only under a passphrase: the keys behind the codes of tellers, and what is kept of those codes, table by table, as lines. */
export type SealedKeys = { make: string; find: string; tables: Record<string, string[]> };

const mark = Buffer.from('kring sealed 1\n');
const most = 200_000_000;

/** Seals it: scrypt (N = 2^16, r = 8, p = 1) makes a key of the passphrase, AES-256-GCM keeps it shut and whole. */
export function sealKeys(keys: SealedKeys, passphrase: string): Buffer {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  const body = Buffer.concat([cipher.update(gzipSync(JSON.stringify(keys))), cipher.final()]);
  return Buffer.concat([mark, salt, nonce, cipher.getAuthTag(), body]);
}

/** Opens it; refused with the wrong passphrase, or when a byte was changed. */
export function openSealedKeys(sealed: Buffer, passphrase: string): SealedKeys {
  try {
    if (!sealed.subarray(0, mark.length).equals(mark)) throw new Error('not sealed by us');
    const [salt, nonce, tag, body] = pieces(sealed.subarray(mark.length), [16, 12, 16]);
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt!), nonce!, { authTagLength: 16 });
    decipher.setAuthTag(tag!);
    const opened = Buffer.concat([decipher.update(body!), decipher.final()]);
    return JSON.parse(gunzipSync(opened, { maxOutputLength: most }).toString('utf8')) as SealedKeys;
  } catch {
    throw new Refused('passphrase', 'sealed.bin');
  }
}

const keyOf = (passphrase: string, salt: Buffer) =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 });

function pieces(bytes: Buffer, lengths: number[]): Buffer[] {
  const ends = lengths.map((_, at) => lengths.slice(0, at + 1).reduce((sum, length) => sum + length, 0));
  return [0, ...ends].map((from, at) => bytes.subarray(from, ends[at] ?? bytes.length));
}
