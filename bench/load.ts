import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** Sends requests to a server on this machine over kept connections, and stops by itself. Bounded in count. */
export async function send(
  count: number,
  { at = 8, one }: { at?: number; one: (nth: number, agent: Agent) => Promise<void> },
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: at });
  let next = 0;
  const worker = async () => {
    while (next < count) await one(next++, agent);
  };
  await Promise.all(Array.from({ length: at }, worker));
  agent.destroy();
}

type Asked = {
  agent: Agent;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The address to ask from: this machine has all of 127.0.0.0/8. */ from?: string;
};

/** One request; gives its status and where it leads. Throws when the connection breaks. */
export function ask(
  address: string,
  { agent, method = 'GET', headers = {}, body, from }: Asked,
): Promise<{ status: number; bytes: number; text: () => string; cookie: string | null }> {
  return new Promise((resolve, reject) => {
    const call = request(address, { method, agent, headers, localAddress: from }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const whole = Buffer.concat(parts);
        resolve({
          status: answer.statusCode ?? 0,
          bytes: whole.length,
          text: () => whole.toString('utf8'),
          cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
        });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Seconds of processor time that a process has used so far (Linux: /proc, in hundredths). */
export function cpuSeconds(pid: number): number {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields!.split(' ').slice(11, 13).map(Number) as [number, number];
  return (user + system) / 100;
}
