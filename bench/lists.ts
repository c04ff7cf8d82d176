import type { World } from '../conformance/world.ts';
import { ask, cpuSeconds, send } from './load.ts';
import type { Figure } from './run.ts';

/** The list of 50 stories of example B, from the database, for a signed-in member: requests per second of the app's own processor time. */
export async function listsPerSecond(world: World): Promise<Figure[]> {
  const { address, child, log } = await world.running({ KRING_EXAMPLE: 'B' });
  const cookie = await signIn(address, log());
  const list = `${address}/circles/bowling-green/stories`;
  const one = async (_: number, agent: Parameters<typeof ask>[1]['agent']) => {
    const { status, bytes } = await ask(list, { agent, headers: { cookie } });
    if (status !== 200 || bytes < 10_000) throw new Error(`The list answered ${status} with ${bytes} bytes`);
  };
  await send(500, { one });
  const [count, before] = [3000, cpuSeconds(child.pid!)];
  await send(count, { one });
  return [
    { what: 'List of 50 stories', value: count / (cpuSeconds(child.pid!) - before), unit: 'per CPU second', budget: 1500, is: 'at least' },
  ];
}

/** Signs in by the link that was printed at the first run; gives the cookie. */
async function signIn(address: string, printed: string): Promise<string> {
  const link = /http\S+\/sign-in\/\S+/.exec(printed)?.[0];
  if (!link) throw new Error('No sign-in link was printed');
  const page = await (await fetch(link)).text();
  const token = /name="_form" value="([^"]+)"/.exec(page)![1]!;
  const answer = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ _form: token }),
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`Signing in at ${address} answered ${answer.status}`);
  return cookie;
}
