import type { OidcPlace } from '#lib/server/config-connections.ts';

/** What a municipality's own sign-in says of someone. */
export type Claims = {
  iss: string;
  sub: string;
  aud: string | string[];
  email?: unknown;
  email_verified?: unknown;
  acr?: unknown;
  amr?: unknown;
  iat?: unknown;
};

/** Why someone who signed in there does not come in here. */
export type NotIn = 'audience' | 'failed' | 'level' | 'nobody' | 'other';

/** Clocks differ by so much at most. In seconds. */
const clocksDiffer = 60;

/** Is this said to us alone, and not in the future, and was the sign-in as strong as is asked? */
export function claimsProblem({ aud, acr, amr, iat }: Claims, place: Pick<OidcPlace, 'clientId' | 'acr' | 'amr'>, now: Date): NotIn | null {
  const audience = [aud].flat();
  if (audience.length !== 1 || audience[0] !== place.clientId) return 'audience';
  if (!(typeof iat === 'number' && iat <= now.getTime() / 1000 + clocksDiffer)) return 'failed';
  const means = Array.isArray(amr) ? amr : [];
  if (place.acr.length > 0 && !(typeof acr === 'string' && place.acr.includes(acr))) return 'level';
  if (!place.amr.every((one) => means.includes(one))) return 'level';
  return null;
}

/** The address by which someone may be known here: verified there, and of one of our domains, whole. "@eviltown.nl" is not "@town.nl". */
export function addressOf({ email, email_verified }: Claims, domains: readonly string[]): string | null {
  if (typeof email !== 'string' || email_verified !== true) return null;
  const parts = email.toLowerCase().split('@');
  return parts.length === 2 && parts[0] !== '' && domains.includes(parts[1]!) ? email.toLowerCase() : null;
}

/** Was the second step taken there already? Only when we ask for it there. */
export const strongThere = (place: Pick<OidcPlace, 'acr' | 'amr'>) => place.acr.length > 0 || place.amr.length > 0;
