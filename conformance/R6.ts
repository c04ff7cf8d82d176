import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { actOnRun } from '#cycle/3-dialogue/live/runs.server.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { someone } from '#testing/journeys/someone.ts';
import { aCircle, aPerson } from '#testing/worlds.ts';
import { measure, type Run } from '../bench/live-room.ts';
import type { World } from './world.ts';

const people = 500;
const most = { p95: 500, scripts: 60_000, grows: 1.15, opens: 15_000, sends: 15_000 };
const slow3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }; // bytes a second
const program = new URL('./parts/people-in-room.js', import.meta.url);

/**
 * A session of 500 people who act ten times a second: first ten times as fast for five seconds, then for as long as `KRING_SOAK_MINUTES` says (ten when it says nothing;
 * the norm asks for a day, and what was done is told). Nothing is lost or doubled, the screens follow, memory stays. And an old phone on a slow line can take part.
 */
export async function check(world: World): Promise<string> {
  const minutes = Number(process.env.KRING_SOAK_MINUTES ?? 10);
  if (!(minutes > 0)) throw new Error('KRING_SOAK_MINUTES is no number of minutes');
  const phone = await onAnOldPhone(world);
  const burst = await measure({ people, processes: 1 }, { program, acting: { acts: 500, every: 10, limit: 180_000 } });
  const memory: number[] = [];
  const acts = Math.ceil(minutes * 600);
  const soak = await measure(
    { people, processes: 1 },
    { program, acting: { acts, every: 100, limit: 180_000 + minutes * 90_000, meanwhile: ({ rss }) => void memory.push(rss()) } },
  );
  const grew = growthOf(memory);
  const wrong = [
    ...lostIn('the burst', burst),
    ...lostIn('the soak', soak),
    ...(soak.p95 < most.p95 ? [] : [`95 of 100 screens show an act within ${soak.p95} ms, and it should be ${most.p95}`]),
    ...(grew <= most.grows ? [] : [`memory became ${grew.toFixed(2)} times what it was`]),
    ...phone.wrong,
  ];
  const saw =
    `${people} people; 100 acts a second for 5 s: 95 of 100 within ${burst.p95} ms; then 10 a second for ${minutes} minutes, not the day of the norm: ` +
    `95 of 100 within ${soak.p95} ms, memory times ${grew.toFixed(2)}, in within ${(soak.joined / 1000).toFixed(1)} s; none lost or doubled; ` +
    `an old phone on 3G: ${phone.saw}; load of the machine ${loadavg()[0]!.toFixed(1)}`;
  if (wrong.length > 0) throw new Error(`${wrong.join('; ')} (${saw.replace('none lost or doubled; ', '')})`);
  return saw;
}

const lostIn = (what: string, { lost, duplicated }: Run): string[] => [
  ...(lost === 0 ? [] : [`${lost} lost in ${what}`]),
  ...(duplicated === 0 ? [] : [`${duplicated} doubled in ${what}`]),
];

/** How many times the memory of the last fifth is that of the fifth in the middle, when everyone is in: medians, so that one clearing-up moves nothing. */
function growthOf(memory: readonly number[]): number {
  const part = Math.max(1, Math.floor(memory.length / 5));
  const middle = Math.floor(memory.length / 2);
  return medianOf(memory.slice(-part)) / medianOf(memory.slice(middle - Math.floor(part / 2), middle - Math.floor(part / 2) + part));
}

const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A phone four times as slow, on a slow 3G line: how long until someone can write, and until their note is kept; and how much script it had to load. */
async function onAnOldPhone(world: World): Promise<{ saw: string; wrong: string[] }> {
  const { app, db, keys } = await world.inside();
  const now = new Date();
  const circle = await aCircle(db, { now });
  const person = await aPerson(db, circle.organisation, { now });
  const plan = { purpose: 'An old phone', change_wanted: 'To hear', starts_at: now, ends_at: null, place: 'Here', readers: [] };
  const session = await planSession(db, circle.id, plan, { person, keys, now });
  await addSteps(db, circle.id, session, [{ rule: 'write', title: 'Write', instruction: 'Write it down.', minutes: 10, method: null }]);
  await actOnRun(db, circle.id, session, { act: { do: 'begin' }, seen: 0, by: person, now });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  try {
    await new Promise((ready) => (server.listening ? ready(null) : server.once('listening', ready)));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ana = await someone(await world.browser(), { at, width: 320 });
    await ana.goes(`/session/${sessionCode(keys, session)}`);
    await ana.presses('phone.join.sit');
    const line = await ana.page.context().newCDPSession(ana.page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', slow3G);
    await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const began = performance.now();
    await ana.goes(`/circles/${circle.slug}/sessions/${session}/now`);
    await ana.page.locator('#own textarea').fill('From an old phone.');
    const opens = performance.now() - began;
    const sent = performance.now();
    await ana.page.getByRole('button', { name: ana.said('phone.note.send'), exact: true }).click();
    await ana.page.locator('#own li', { hasText: 'From an old phone.' }).waitFor({ timeout: most.sends });
    const sends = performance.now() - sent;
    const scripts = await ana.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, one) => sum + (one as PerformanceResourceTiming).encodedBodySize, 0),
    );
    const wrong = [
      ...(opens <= most.opens ? [] : [`an old phone can write after ${Math.round(opens)} ms`]),
      ...(scripts > 0 && scripts <= most.scripts ? [] : [`a phone in the room loads ${scripts} bytes of script`]),
    ];
    return {
      saw: `writes after ${(opens / 1000).toFixed(1)} s, kept ${(sends / 1000).toFixed(1)} s later, ${(scripts / 1000).toFixed(1)} kB of script`,
      wrong,
    };
  } finally {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  }
}
