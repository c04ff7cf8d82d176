import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What a forged sign-in does wrong. `fine` does nothing wrong: without it nobody knows that the others are refused for their fault. */
export const forgeries = [
  'fine',
  'alg none',
  'a key of its own',
  'signed with the secret of the client',
  'for another client',
  'for two clients',
  'by another issuer',
  'another nonce',
  'no nonce',
  'expired',
  'from tomorrow',
  'PKCE plain only',
  'answers as another issuer',
  'another state',
] as const;
export type Forgery = (typeof forgeries)[number];

type Asked = { state: string; nonce: string; redirect_uri: string; code_challenge: string; code_challenge_method: string };

/** A sign-in on this machine that keeps to the rules but for one fault: `fault`. `enter` is what its page would send back. */
export async function forger({
  clientId,
  clientSecret,
  claims,
}: {
  clientId: string;
  clientSecret: string;
  claims: Record<string, unknown>;
}) {
  const [right, wrong] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(right.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const office = {
    fault: 'fine' as Forgery,
    issuer: '',
    enter: (to: string) => enter(new URL(to)),
    close: () => {},
    methods: [] as string[],
  };
  let asked: Asked | undefined;
  let verified = false;

  const enter = (to: URL) => {
    asked = Object.fromEntries(to.searchParams) as Asked;
    office.methods.push(asked.code_challenge_method);
    const back = new URL(asked.redirect_uri);
    back.searchParams.set('code', 'a-code');
    back.searchParams.set('state', office.fault === 'another state' ? 'of-someone-else' : asked.state);
    back.searchParams.set('iss', office.fault === 'answers as another issuer' ? 'https://evil.example' : office.issuer);
    return back.href;
  };
  const token = () => {
    const now = Math.floor(Date.now() / 1000);
    const { fault } = office;
    const said = {
      ...claims,
      iss: fault === 'by another issuer' ? 'https://evil.example' : office.issuer,
      aud: fault === 'for another client' ? 'someone-else' : fault === 'for two clients' ? [clientId, 'someone-else'] : clientId,
      ...(fault === 'for two clients' && { azp: clientId }),
      ...(fault !== 'no nonce' && { nonce: fault === 'another nonce' ? 'of-someone-else' : asked!.nonce }),
      iat: fault === 'from tomorrow' ? now + 86_400 : now - 5,
      exp: fault === 'expired' ? now - 3_600 : now + 90_000,
    };
    if (fault === 'alg none') return `${packed({ alg: 'none' })}.${packed(said)}.`;
    if (fault === 'signed with the secret of the client')
      return new SignJWT(said).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(clientSecret));
    return new SignJWT(said)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(fault === 'a key of its own' ? wrong.privateKey : right.privateKey);
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on(
      'end',
      () =>
        void answer(request.url ?? '', body).then(({ status, json }) =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json)),
        ),
    );
  });
  const answer = async (url: string, body: string): Promise<{ status: number; json: object }> => {
    if (url.startsWith('/.well-known/')) return { status: 200, json: described(office) };
    if (url === '/jwks') return { status: 200, json: { keys: [jwk] } };
    const verifier = new URLSearchParams(body).get('code_verifier') ?? '';
    verified = createHash('sha256').update(verifier).digest('base64url') === asked?.code_challenge;
    if (url !== '/token' || !verified) return { status: 400, json: { error: 'invalid_grant' } };
    return { status: 200, json: { access_token: 'x', token_type: 'Bearer', id_token: await token() } };
  };
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  office.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  office.close = () => void server.close();
  return office;
}

const packed = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const described = ({ issuer, fault }: { issuer: string; fault: Forgery }) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256', 'none'],
  code_challenge_methods_supported: fault === 'PKCE plain only' ? ['plain'] : ['S256'],
  authorization_response_iss_parameter_supported: true,
});
