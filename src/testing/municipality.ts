import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Someone as the municipality knows them. */
export type Official = { sub: string; email?: string; email_verified?: boolean; acr?: string; amr?: string[] };

export const clientId = 'kring';
export const clientSecret = 'a-secret-of-a-test-that-is-long-enough';

/** A municipality's own sign-in on this machine: a real OpenID provider, at which whoever is `now` signs in without being asked. */
export async function municipality(redirect: string) {
  const office = {
    now: { sub: 'nobody' } as Official,
    issuer: '',
    asked: [] as URL[],
    signIn: (to: string) => follow(to, redirect),
    close: () => {},
  };
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  office.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(office.issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['a-key-of-a-test'] },
    pkce: { required: () => true },
    acrValues: ['high', 'low'],
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'], profile: [] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email: office.now.email, email_verified: office.now.email_verified }),
    }),
    loadExistingGrant: async (ctx: { oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } } }) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  } as never);
  provider.on('server_error', () => {});
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    office.asked.push(new URL(request.url ?? '/', office.issuer));
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    const { sub, acr, amr } = office.now;
    void provider.interactionFinished(
      request,
      response,
      { login: { accountId: sub, ...(acr && { acr }), ...(amr && { amr }) } },
      { mergeWithLastSubmission: false },
    );
  });
  office.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return office;
}

/** Goes through the sign-in as a browser would, until it is sent back. */
async function follow(to: string, redirect: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = to;
  for (let turns = 0; turns < 10 && !at.startsWith(redirect); turns++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie())
      cookies.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')[0]!);
    const next = answer.headers.get('location');
    if (!next) throw new Error(`The sign-in stopped with ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    at = new URL(next, at).href;
  }
  return at;
}
