import { openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWave } from '#testing/media-samples.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import type { World } from '../world.ts';

const megabyte = 1_000_000;

/**
 * Tells a story with a recording of 100 MB through the plain form, and hears it back. `growth`: bytes of memory that the app took more than
 * before at its highest; `seconds`: from the first byte to the answer.
 */
export async function uploadLarge(world: World): Promise<{ growth: number; seconds: number }> {
  const { address, child } = await world.running({ KRING_EXAMPLE: 'H' });
  const door = /\/tell\/\w+/.exec(await (await fetch(`${address}/circles/voorbeeld-houten`)).text())![0];
  const [small, large] = [join(world.folder(), 'small'), join(world.folder(), 'large')];
  writeFileSync(small, aWave(megabyte));
  writeFileSync(large, aWave(100 * megabyte));
  await tell(address + door, small); // what is loaded the first time is not the upload's
  await tell(address + door, small);

  const before = memoryOf(child.pid!);
  let highest = before;
  const looking = setInterval(() => (highest = Math.max(highest, memoryOf(child.pid!))), 10);
  const started = performance.now();
  try {
    const cookie = await tell(address + door, large);
    const seconds = (performance.now() - started) / 1_000;
    await hear(address, cookie);
    return { growth: highest - before, seconds };
  } finally {
    clearInterval(looking);
  }
}

async function tell(door: string, path: string): Promise<string> {
  const page = await (await fetch(door)).text();
  const form = new FormData();
  form.append('_form', /name="_form" value="([^"]+)"/.exec(page)![1]!);
  form.append('submission', newSubmissionKey());
  form.append('language', 'nl');
  form.append('medium', await openAsBlob(path), 'recording.wav');
  const answer = await fetch(door, { method: 'POST', body: form, redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } });
  if (answer.status !== 303)
    throw new Error(`Telling with a recording answered ${answer.status}: ${(await answer.text()).slice(0, 2_000)}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function hear(address: string, cookie: string): Promise<void> {
  const page = await (await fetch(`${address}/mine/media`, { headers: { cookie } })).text();
  const file = await fetch(address + /<audio[^>]* src="([^"]+)"/.exec(page)![1]!);
  let length = 0;
  for await (const piece of file.body!) length += (piece as Uint8Array).length;
  if (length < 99 * megabyte) throw new Error(`Only ${length} bytes came back`);
}

/** The memory of a process that is not shared out to disk, in bytes. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1_024;
}
