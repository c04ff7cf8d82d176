import { createHash, randomBytes } from 'node:crypto';

const letters = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: nothing to mistake for another

/** A random id of 80 bits in 16 letters: it tells nothing about how many there are. */
export const newId = () => lettersOf(randomBytes(16));

/** A short random word for an address that people may type, 35 bits: a circle's door. */
export const newDoor = () => lettersOf(randomBytes(7));

/** A random secret of 160 bits in 32 letters, for links and cookies; only its hash is kept. */
export const newSecret = () => lettersOf(randomBytes(32));

/** What is kept of a random secret. It has 160 bits of chance, so that a slow hash would add nothing. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

function lettersOf(bytes: Buffer): string {
  return Array.from(bytes, (byte) => letters[byte & 31]).join('');
}
