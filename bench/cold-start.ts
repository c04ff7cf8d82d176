import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

/** From `npm start` on a folder that is there to "Kring is ready", three times; the middle one. */
export async function coldStart(world: World): Promise<Figure[]> {
  const data = world.folder();
  await startAndStop(data);
  const times: number[] = [];
  for (let nth = 0; nth < 3; nth++) times.push(await startAndStop(data));
  const [, middle] = times.sort((a, b) => a - b);
  return [{ what: 'Cold start of an existing folder, npm included', value: middle! / 1000, unit: 's', budget: 3, is: 'at most' }];
}

async function startAndStop(data: string): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: '0', KRING_DATA: data, KRING_EXAMPLE: 'H' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (printed += part.toString()));
  while (!printed.includes('Kring is ready')) {
    if (child.exitCode !== null || performance.now() - started > 90_000) throw new Error(`Kring did not start:\n${printed}`);
    await sleep(10);
  }
  const took = performance.now() - started;
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return took;
}
