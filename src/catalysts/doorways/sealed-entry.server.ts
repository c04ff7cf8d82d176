import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { CodeNumbers } from '#lib/codes/code-words.ts';
import type { Keys } from '#lib/server/keys.server.ts';

/** What lies in the database of an entry: unreadable without its key, which is kept nowhere. */
export type Sealed = { sealed: Buffer; nonce: Buffer };

/** The key of an entry, from the six words of its card and this installation: without the card in hand nobody opens it, also not the helper. */
export const keyOfCard = (keys: Pick<Keys, 'find'>, numbers: CodeNumbers): Buffer =>
  createHmac('sha256', keys.find)
    .update(`helper entry\n${numbers.join(' ')}`)
    .digest();

/** A key for one visit, for what is typed in from a form whose card stayed with the teller: interrupted, it is typed again from the paper. */
export const keyOfVisit = (): Buffer => randomBytes(32);

/** With this key photos and recordings wait for their entry: whoever opens the entry finds them, and nobody else. */
export const mediaKeyOf = (key: Buffer): string => createHmac('sha256', key).update('media of a helper entry').digest('base64url');

/** Seals an entry (AES-256-GCM). `entry` is its id: what is sealed for one entry opens in no other. */
export function sealEntry(key: Buffer, entry: string, content: unknown): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(entry));
  const body = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([cipher.getAuthTag(), body]), nonce };
}

/** Opens what `sealEntry` made; null with any other key, for any other entry, or when a bit was changed. */
export function unsealEntry<T>(key: Buffer, entry: string, { sealed, nonce }: Sealed): T | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
      .setAAD(Buffer.from(entry))
      .setAuthTag(sealed.subarray(0, 16));
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString('utf8')) as T;
  } catch {
    return null;
  }
}
