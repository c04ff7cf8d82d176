import { serve } from '@hono/node-server';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Inside } from '../world.ts';

/** What the network does to a request that changes something. */
export type Fault = 'loses the answer' | 'loses the request' | 'sends it twice' | 'sends it twice at once';
export const faults: readonly Fault[] = ['loses the answer', 'loses the request', 'sends it twice', 'sends it twice at once'];
export type Net = Awaited<ReturnType<typeof behindBadNetwork>>;
/** Kring behind a bad network, and what went wrong with what was sent through it. */
export type BadGround = { inside: Inside; net: Net; wrong: string[] };

/** Kring behind a network that goes wrong when told to, so many times or until it is mended. `hit()`: how often it did. */
export async function behindBadNetwork(inside: Inside) {
  const next = { fault: null as Fault | null, times: 0 };
  let count = 0;
  const fetch = async (request: Request, { outgoing }: { outgoing: ServerResponse }): Promise<Response> => {
    const fault = request.method === 'GET' || request.method === 'HEAD' || next.times === 0 ? null : next.fault;
    if (!fault) return inside.app.fetch(request);
    next.times -= 1;
    count += 1;
    const body = await request.arrayBuffer();
    const send = async () => inside.app.fetch(new Request(request.url, { method: request.method, headers: request.headers, body }));
    if (fault === 'sends it twice') return send().then(send);
    if (fault === 'sends it twice at once') return Promise.all([send(), send()]).then(([first]) => first);
    if (fault === 'loses the answer') await send();
    outgoing.destroy();
    return new Response(null, { status: 502 });
  };
  const server = serve({ fetch: fetch as never, port: 0, hostname: '127.0.0.1' });
  await new Promise((ready) => server.once('listening', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    goesWrong: (fault: Fault, times: number) => Object.assign(next, { fault, times }),
    mended: () => Object.assign(next, { fault: null, times: 0 }),
    hit: () => count,
    close: () => ('closeAllConnections' in server && server.closeAllConnections(), void server.close()),
  };
}

/** Sends a request as someone does who gets no answer: again, as long as none came. */
export async function untilAnswered(net: Net, path: string, init: RequestInit): Promise<Response> {
  for (let tries = 0; tries < 3; tries++) {
    const answer = await fetch(net.origin + path, { ...init, redirect: 'manual' }).catch(() => null);
    if (answer) return answer;
  }
  throw new Error(`${path} is never answered`);
}

export function onceThere(wrong: string[], what: string, rows: readonly unknown[]) {
  if (rows.length !== 1) wrong.push(`${what}: it is there ${rows.length} times`);
}
