import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';

/** Seals a value so that only this installation can read it, and nobody can change it (AES-256-GCM). `purpose` keeps one use apart from another. */
export function seal(key: Buffer, purpose: string, value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, purpose), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `seal` made; null for anything else. */
export function unseal<T>(key: Buffer, purpose: string, sealed: string): T | null {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keyFor(key, purpose), bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as T;
  } catch {
    return null;
  }
}

/** A keyed proof of a text, for form tokens. */
export const proofOf = (key: Buffer, purpose: string, text: string) =>
  createHmac('sha256', keyFor(key, purpose)).update(text).digest('base64url');

/** Compares two proofs in equal time. */
export function sameProof(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const derived = new Map<string, KeyObject>();
function keyFor(key: Buffer, purpose: string): KeyObject {
  const name = `${key.toString('base64')} ${purpose}`;
  let made = derived.get(name);
  if (!made) derived.set(name, (made = createSecretKey(Buffer.from(hkdfSync('sha256', key, 'kring', purpose, 32)))));
  return made;
}
