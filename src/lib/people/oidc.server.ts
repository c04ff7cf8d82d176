import type { Configuration } from 'openid-client';
import type { OidcPlace } from '#lib/server/config-connections.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { addressOf, claimsProblem, type Claims, type NotIn } from './oidc.ts';

/** What this browser keeps while someone signs in elsewhere: nobody else's answer fits it. */
export type Going = { issuer: string; state: string; nonce: string; verifier: string };

/** The other side cannot be reached, or is not what it should be. */
export class Away extends Error {}

/** Where to send someone who wants to come in: code flow, with PKCE (S256), state and nonce. */
export async function beginOidc(place: OidcPlace, redirect: string): Promise<{ going: Going; to: string }> {
  const { randomState, randomNonce, randomPKCECodeVerifier, calculatePKCECodeChallenge, buildAuthorizationUrl } =
    await import('openid-client');
  const config = await known(place);
  const going = { issuer: place.issuer, state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const to = buildAuthorizationUrl(config, {
    redirect_uri: redirect,
    scope: 'openid email profile',
    response_type: 'code',
    code_challenge: await calculatePKCECodeChallenge(going.verifier),
    code_challenge_method: 'S256',
    state: going.state,
    nonce: going.nonce,
    ...(place.acr.length > 0 && { acr_values: place.acr.join(' ') }),
  });
  return { going, to: to.href };
}

/** Fetches what the other side says of whoever came back. Throws when anything does not fit: state, nonce, issuer, audience, signature, time, or a code that was used before. */
export async function endOidc(place: OidcPlace, back: URL, going: Going): Promise<Claims> {
  const { authorizationCodeGrant } = await import('openid-client');
  const config = await known(place);
  const tokens = await authorizationCodeGrant(config, back, {
    pkceCodeVerifier: going.verifier,
    expectedState: going.state,
    expectedNonce: going.nonce,
    idTokenExpected: true,
  });
  return tokens.claims() as unknown as Claims;
}

/**
 * Who this is here: known by the subject from before, else by a verified address of someone who was invited, who is known by the subject from then on. Nobody is made a member by signing in.
 */
export function personOfClaims(
  db: Db,
  claims: Claims,
  { place, organisation, now }: { place: OidcPlace; organisation: string; now: Date },
): Promise<{ person: string } | { refused: NotIn }> {
  return atomically(db, async (db) => {
    const problem = claimsProblem(claims, place, new Date()); // the clock of the machine, as the other side's is
    if (problem) return { refused: problem };
    const subject = { issuer: claims.iss, subject: claims.sub };
    const before = await db
      .selectFrom('sign_in.subject')
      .innerJoin('person', 'person.id', 'person_id')
      .select('person.id')
      .where('issuer', '=', subject.issuer)
      .where('subject', '=', subject.subject)
      .where('person.organisation_id', '=', organisation)
      .executeTakeFirst();
    if (before) return { person: before.id };
    const address = addressOf(claims, place.domains);
    const person = address ? await personAt(db, organisation, address) : null;
    if (!person) return { refused: 'nobody' };
    if (await isLinked(db, subject.issuer, person)) return { refused: 'other' }; // the address went to someone else there: a steward must look
    await db
      .insertInto('sign_in.subject')
      .values({ ...subject, person_id: person, linked_at: now })
      .execute();
    return { person };
  });
}

/** The organisation whose members come in this way. */
export async function organisationOf(db: Db, place: OidcPlace): Promise<string | null> {
  const rows = await db.selectFrom('organisation').select(['id', 'name']).execute();
  const named = place.organisation ? rows.filter(({ id, name }) => [id, name].includes(place.organisation!)) : rows;
  return named.length === 1 ? named[0]!.id : null;
}

async function personAt(db: Db, organisation: string, address: string): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where((person) => person(person.fn('lower', ['email']), '=', address))
    .executeTakeFirst();
  return row?.id ?? null;
}

async function isLinked(db: Db, issuer: string, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('sign_in.subject')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

const hour = 3_600_000;
const found = new Map<string, { config: Configuration; at: number }>();

/** What the other side says of itself, asked again after an hour. */
async function known(place: OidcPlace): Promise<Configuration> {
  const name = `${place.issuer} ${place.clientId}`;
  const kept = found.get(name);
  if (kept && Date.now() - kept.at < hour) return kept.config;
  const config = await discover(place);
  found.set(name, { config, at: Date.now() });
  return config;
}

async function discover(place: OidcPlace): Promise<Configuration> {
  const { discovery, allowInsecureRequests, enableNonRepudiationChecks } = await import('openid-client');
  const plain = place.issuer.startsWith('http://127.0.0.1');
  const config = await discovery(new URL(place.issuer), place.clientId, place.clientSecret ?? undefined, undefined, {
    timeout: 10,
    execute: [enableNonRepudiationChecks, ...(plain ? [allowInsecureRequests] : [])],
  }).catch((error: unknown) => {
    throw new Away('the sign-in of the organisation cannot be reached', { cause: error });
  });
  const { code_challenge_methods_supported: methods } = config.serverMetadata();
  if (methods && !methods.includes('S256')) throw new Away('the sign-in of the organisation knows no PKCE with S256');
  return config;
}
