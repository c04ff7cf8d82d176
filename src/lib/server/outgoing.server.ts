import { lookup } from 'node:dns/promises';
import { request as plainly, type IncomingMessage } from 'node:http';
import { request as securely } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, portOf, readAddress, type Egress, type Refused } from './outgoing.ts';

/** Which addresses a name has; an argument, so that a test can let a name change its mind. */
export type Resolve = (name: string) => Promise<string[]>;
export const resolveName: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

export type Outgoing = { egress: Egress; resolve?: Resolve; patience?: number };

/** What came of it: the status that was answered, or why nothing was sent, or how it failed. */
export type Answered = { status: number } | { refused: Refused } | { failed: 'timeout' | 'connection' | 'certificate' };

/** May this address be called at all, as it stands now? For the moment when a person fills it in; at each sending it is asked again. */
export async function refusalOf(typed: string, outgoing: Outgoing): Promise<Refused | null> {
  const to = await placeOf(typed, outgoing);
  return 'refused' in to ? to.refused : null;
}

/**
 * Sends to an address that a person chose. Its name is looked up once, every address that it has must be public, and the connection goes to the
 * very address that was looked at: a name that answers otherwise a moment later changes nothing. Redirections are not followed, and of the answer only the status is read.
 */
export async function sendOut(
  typed: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  outgoing: Outgoing,
): Promise<Answered> {
  const to = await placeOf(typed, outgoing);
  if ('refused' in to) return to;
  const { url, address } = to;
  const request = url.protocol === 'https:' ? securely : plainly;
  const patience = AbortSignal.timeout(outgoing.patience ?? 10_000);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const going = request({
        host: address,
        port: portOf(url),
        path: url.pathname + url.search,
        method: 'POST',
        ...(isIP(literalOf(url)) ? {} : { servername: url.hostname }),
        headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: patience,
      });
      going.once('response', resolve).once('error', reject).end(body);
    });
    answer.on('error', () => {}).destroy();
    return { status: answer.statusCode ?? 0 };
  } catch (error) {
    return { failed: howItFailed(error, patience.aborted) };
  }
}

async function placeOf(
  typed: string,
  { egress, resolve = resolveName }: Outgoing,
): Promise<{ url: URL; address: string } | { refused: Refused }> {
  const read = readAddress(typed, egress);
  if (read.refused) return { refused: read.refused };
  const { url, near } = read;
  const addresses = isIP(literalOf(url)) ? [literalOf(url)] : await resolve(url.hostname).catch(() => []);
  if (addresses.length === 0) return { refused: 'unknown' };
  if (!near && !addresses.every(isPublic)) return { refused: 'near' };
  return { url, address: addresses[0]! };
}

const literalOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

function howItFailed(error: unknown, late: boolean): 'timeout' | 'connection' | 'certificate' {
  if (late) return 'timeout';
  return /CERT|SELF_SIGNED|TLS|SSL|ALTNAME/.test((error as { code?: string }).code ?? '') ? 'certificate' : 'connection';
}
