import { expect, test } from 'vitest';
import { writeOutcome } from '#system/outcomes/outcomes.server.ts';
import type { From } from '#system/outcomes/ripple.ts';
import { noteRipple } from '#system/outcomes/ripples.server.ts';
import { testKring } from '#testing/kring.ts';
import { aCircle, today } from '#testing/worlds.ts';
import { gzipSync } from 'node:zlib';

const { db, app } = await testKring();

test('two hundred changes and two hundred ripples are drawn within a tenth of a second, on a page that an old phone can carry', async () => {
  const world = await aCircle(db);
  const by = { person: null, seat: null, now: today };
  const side = world.sides.residents;
  const says = {
    who_kind: 'group',
    who: 'Neighbours of the park',
    happened_on: '2026-11-01',
    matters: 'Children play there.',
    ours: 'some',
  } as const;
  const written: string[] = [];
  for (let nth = 0; nth < 200; nth++) {
    const outcome = {
      ...says,
      what: `They do something new, number ${nth}.`,
      contribution: 'They were here.',
      evidence: 'Seen.',
      side,
      named: [],
    };
    written.push(await writeOutcome(db, world.id, outcome, by));
  }
  const noted: string[] = [];
  for (let nth = 0; nth < 200; nth++) {
    const from: From = nth % 4 === 0 ? { kind: 'outcome', id: written[nth]! } : { kind: 'ripple', id: noted[nth - (nth % 4)]! };
    const kind = (['expected', 'unexpected', 'unwelcome'] as const)[nth % 3]!;
    const ripple = { text: `Something came of it, number ${nth}.`, kind, noticed: null, seen_on: '2026-11-02', side, from };
    const done = await noteRipple(db, world.id, ripple, by);
    noted.push('id' in done ? done.id : '');
  }
  for (const path of ['', '/ripples', '/ripples/print', `/${written[0]}`].map((part) => `/circles/${world.slug}/outcomes${part}`)) {
    await (await app.request(path)).text();
    const start = process.cpuUsage();
    const page = await (await app.request(path)).text();
    const { user, system } = process.cpuUsage(start);
    // Of the processor, as others may be using the machine.
    expect((user + system) / 1000, path).toBeLessThan(100);
    expect(gzipSync(page).length, path).toBeLessThan(40_000);
  }
  const report = await (await app.request(`/circles/${world.slug}/evaluation`)).text();
  expect(report).toContain('160 more changes stand on the page itself.');
}, 60_000);
