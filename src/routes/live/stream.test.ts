import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { addSteps, changeStep } from '#cycle/3-dialogue/live/scripts.server.ts';
import { actOnRun } from '#cycle/3-dialogue/live/runs.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { openLive, type Live } from '#lib/server/live.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aPerson, today } from '#testing/worlds.ts';

const keys = newKeys();
let db: Db;
let app: App;
let live: Live;

beforeAll(async () => {
  const database = await testDatabase();
  db = database.db;
  live = openLive(database.config, { every: 1 });
  app = appOf({ db, keys, config: readConfig({}), now: () => today, live });
});
afterAll(() => live.close());

test('a change that comes just after someone else began to look is seen by all', async () => {
  const world = await aCircle(db);
  const person = await aPerson(db, world.organisation);
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  const session = await planSession(db, world.id, plan, { person, keys, now: today });
  const step = { rule: 'free' as const, title: 'Talk', instruction: 'First.', minutes: 5 };
  const [id] = await addSteps(db, world.id, session, [{ ...step, method: null }]);
  await actOnRun(db, world.id, session, { act: { do: 'begin' }, seen: 0, by: person, now: today });
  const ana = visitor(app);
  await ana.goTo(`/session/${sessionCode(keys, session)}`);
  await ana.press('Take a seat', { Resident: true });
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const stop = new AbortController();
  const heard = await app.request(`/circles/${world.slug}/sessions/${session}/now/stream`, { headers: { cookie }, signal: stop.signal });
  const reader = heard.body!.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toContain('First.');
  for (const instruction of ['Second.', 'Third.', 'Fourth.']) {
    await changeStep(db, world.id, id!, { ...step, instruction });
    let said = '';
    const late = new Promise<never>((_, reject) => setTimeout(reject, 2000, new Error(`Never heard "${instruction}"`)));
    while (!said.includes(instruction)) said += await Promise.race([next(), late]);
    late.catch(() => {});
  }
  stop.abort();
}, 20_000);
