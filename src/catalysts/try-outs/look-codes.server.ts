import type { Keys } from '#lib/server/keys.server.ts';
import { proofOf, sameProof } from '#lib/server/sealed.server.ts';

/** What a link opens to someone without a place in the circle: a try-out to look at, or a meeting to look back on. */
export type LookAt = 'try-out' | 'ritual';

/** The end of a link: which one, and a proof that we gave it. It follows from a key outside the database, so that it is kept nowhere and can be shown again. */
export const lookCode = (keys: Keys, at: LookAt, id: string): string => `${id}-${proofOf(keys.make, `look ${at}`, id).slice(0, 22)}`;

/** The id that a link was given for; null when it is none of ours. */
export function lookedAt(keys: Keys, at: LookAt, code: string): string | null {
  const id = /^([0-9a-z]{16})-[\w-]{22}$/.exec(code)?.[1];
  return id && sameProof(code, lookCode(keys, at, id)) ? id : null;
}
