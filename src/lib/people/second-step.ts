import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Codes of six figures that an app on a telephone makes from a secret and the clock: TOTP, RFC 6238, with SHA-1 and steps of thirty seconds as every such app has them. */
const stepLasts = 30_000;
const figures = 6;

/** A new secret of 160 bits. */
export const newStepSecret = () => randomBytes(20);

/** Which step of the clock a moment is in. */
export const stepAt = (at: Date) => Math.floor(at.getTime() / stepLasts);

/** The code of a step: HOTP, RFC 4226, section 5.3. `codeOf(Buffer.from('12345678901234567890'), 1)` is '287082'. */
export function codeOf(secret: Buffer, step: number, length = figures): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const at = digest[19]! & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 10 ** length).padStart(length, '0');
}

/**
 * The step whose code was typed: this one, or one before or after it, as clocks differ. Null when it is none of these, or not later than the last that was used: no
 * code works twice. Spaces are how people write six figures.
 */
export function stepTyped(secret: Buffer, typed: string, { now, last }: { now: Date; last: number }): number | null {
  const code = Buffer.from(typed.replace(/\s/g, '').slice(0, 20));
  const here = stepAt(now);
  const found = [here - 1, here, here + 1].filter((step) => {
    const right = Buffer.from(codeOf(secret, step));
    return right.length === code.length && timingSafeEqual(right, code);
  });
  return found.find((step) => step > last) ?? null;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** A secret as people type it over: base 32, RFC 4648, without filling. */
export function inLetters(secret: Buffer): string {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The address behind the square code that an app reads. */
export const appAddress = (secret: Buffer, { name, host }: { name: string; host: string }) =>
  `otpauth://totp/${encodeURIComponent(`Kring ${host}`)}:${encodeURIComponent(name)}?secret=${inLetters(secret)}&issuer=${encodeURIComponent(`Kring ${host}`)}`;
