import { randomBytes } from 'node:crypto';
import type { World } from '../conformance/world.ts';
import { ask, cpuSeconds, send } from './load.ts';
import type { Figure } from './run.ts';

/** Telling a story through the form, each durable before the answer: stories per second of the app's own processor time. */
export async function tellsPerSecond(world: World): Promise<Figure[]> {
  const { address, child } = await world.running({ KRING_EXAMPLE: 'H' });
  const door = /\/tell\/\w+/.exec(await (await fetch(`${address}/circles/voorbeeld-houten`)).text())![0];
  const page = await (await fetch(address + door)).text();
  const token = /name="_form" value="([^"]+)"/.exec(page)![1]!;
  const tell = async (nth: number, agent: Parameters<typeof ask>[1]['agent']) => {
    const body = new URLSearchParams({
      _form: token,
      submission: randomBytes(20).toString('hex'),
      text: `Story ${nth}: the bus did not come and I missed my first day.`,
      language: 'en',
    }).toString();
    // From fifty houses: whoever tells very much from one place waits a little each time.
    const from = `127.0.1.${1 + (nth % 50)}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const { status } = await ask(address + door, { agent, method: 'POST', headers, body, from });
    if (status !== 303) throw new Error(`Telling answered ${status}`);
  };
  await send(100, { one: tell });
  const [count, before] = [1000, cpuSeconds(child.pid!)];
  await send(count, { one: tell });
  return [
    {
      what: 'Telling a story, durable before the answer',
      value: count / (cpuSeconds(child.pid!) - before),
      unit: 'per CPU second',
      budget: 300,
      is: 'at least',
    },
  ];
}
