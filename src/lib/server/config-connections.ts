import type { Egress } from './outgoing.ts';

/** A municipality's own sign-in (OpenID Connect). `domains`: whole domains of e-mail addresses, never the end of one. */
export type OidcPlace = {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  domains: readonly string[];
  /** Name or id of the organisation whose members come in this way; null: the only one there is. */
  organisation: string | null;
  /** What the button calls it. */
  name: string;
  /** When any is named, the sign-in must have been at one of these levels, or by all of these means: the second step is then theirs. */
  acr: readonly string[];
  amr: readonly string[];
};

/** What connects this Kring to others, and how it looks. */
export type Connections = {
  egress: Egress;
  oidc: OidcPlace | null;
  /** A file with colours of one's own; null: ours. */
  theme: string | null;
  logo: string | null;
  /** Where a hole in safety can be told of: an address of a page or of mail; null: this Kring has no security.txt. */
  securityContact: string | null;
};

type Env = Record<string, string | undefined>;

/** Reads these settings; throws with the name of the one that is wrong. */
export function readConnections(env: Env): Connections {
  return {
    egress: { hosts: env.KRING_WEBHOOK_HOSTS ? listOf(env.KRING_WEBHOOK_HOSTS) : null, near: listOf(env.KRING_WEBHOOK_NEAR) },
    oidc: env.KRING_OIDC_ISSUER ? oidcOf(env, env.KRING_OIDC_ISSUER) : null,
    theme: env.KRING_THEME || null,
    logo: env.KRING_LOGO || null,
    securityContact: contactOf(env.KRING_SECURITY_CONTACT),
  };
}

function oidcOf(env: Env, issuer: string): OidcPlace {
  const { KRING_OIDC_CLIENT_ID: clientId } = env;
  const domains = listOf(env.KRING_OIDC_DOMAINS);
  if (!URL.canParse(issuer)) throw new Error(`KRING_OIDC_ISSUER is not an address: ${issuer}`);
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && hostname !== '127.0.0.1') throw new Error('KRING_OIDC_ISSUER must begin with https://');
  if (!clientId) throw new Error('KRING_OIDC_ISSUER needs KRING_OIDC_CLIENT_ID');
  if (domains.length === 0 || domains.some((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)))
    throw new Error('KRING_OIDC_DOMAINS names whole domains of e-mail addresses, with commas between: houten.nl');
  return {
    issuer,
    clientId,
    clientSecret: env.KRING_OIDC_CLIENT_SECRET || null,
    domains,
    organisation: env.KRING_OIDC_ORGANISATION || null,
    name: env.KRING_OIDC_NAME || hostname,
    acr: listOf(env.KRING_OIDC_ACR, false),
    amr: listOf(env.KRING_OIDC_AMR, false),
  };
}

function contactOf(said: string | undefined): string | null {
  if (!said) return null;
  if (/^(https:\/\/|mailto:|tel:)\S+$/.test(said)) return said;
  throw new Error('KRING_SECURITY_CONTACT begins with https://, mailto: or tel:');
}

const listOf = (said: string | undefined, small = true) =>
  (said ?? '')
    .split(',')
    .map((one) => (small ? one.trim().toLowerCase() : one.trim()))
    .filter(Boolean);
