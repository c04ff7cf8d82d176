import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { addSteps, changeStep } from '#cycle/3-dialogue/live/scripts.server.ts';
import { moveToTable } from '#cycle/3-dialogue/live/tables.server.ts';
import { actOnRun } from '#cycle/3-dialogue/live/runs.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { openLive, type Live } from '#lib/server/live.server.ts';
import { wordsIn, type Language } from '#lib/words/words.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aPerson, today } from '#testing/worlds.ts';

const keys = newKeys();
let db: Db;
let app: App;
let live: Live;
let looks = 0;

beforeAll(async () => {
  const database = await testDatabase();
  db = database.db;
  live = openLive(database.config, { every: 1 });
  app = appOf({ db, keys, config: readConfig({}), now: () => (looks++, today), live });
});
afterAll(() => live.close());

test('a phone hears that someone sits elsewhere, so that it asks anew where its own table is', async () => {
  const { session, world, follows, person } = await aSession();
  const step = { rule: 'tables' as const, title: 'Talk', instruction: 'At tables.', minutes: 5, method: null };
  await addSteps(db, world.id, session, [step]);
  const { next, seat, stop } = await follows();
  await moveToTable(db, world.id, { session, round: 0, seat, table: 1 });
  await actOnRun(db, world.id, session, { act: { do: 'begin' }, seen: 0, by: person, now: today });
  const marks = new Set<string>();
  const heard = async (number: number) => {
    for (let parts = 0; marks.size < number && parts < 10; parts++) {
      const mark = /"step":"([^"]+)"/.exec(await next())?.[1];
      if (mark && mark.split(' ')[0] !== '-1') marks.add(mark);
    }
    return marks.size;
  };
  expect(await heard(1)).toBe(1);
  await moveToTable(db, world.id, { session, round: 0, seat, table: 2 });
  expect(await heard(2)).toBe(2);
  stop();
});

test('a change that comes just after someone else began to look is seen by all', async () => {
  const { session, world, follows, person } = await aSession();
  const step = { rule: 'free' as const, title: 'Talk', instruction: 'First.', minutes: 5 };
  const [id] = await addSteps(db, world.id, session, [{ ...step, method: null }]);
  await actOnRun(db, world.id, session, { act: { do: 'begin' }, seen: 0, by: person, now: today });
  const { next, stop } = await follows();
  expect(await next()).toContain('First.');
  for (const instruction of ['Second.', 'Third.', 'Fourth.']) {
    await changeStep(db, world.id, id!, { ...step, instruction });
    let said = '';
    const late = new Promise<never>((_, reject) => setTimeout(reject, 2000, new Error(`Never heard "${instruction}"`)));
    while (!said.includes(instruction)) said += await Promise.race([next(), late]);
    late.catch(() => {});
  }
  stop();
}, 20_000);

test('what a room of phones is sent is made once for all of them', async () => {
  const { session, world, follows, person } = await aSession();
  const step = { rule: 'free' as const, title: 'Talk', instruction: 'First.', minutes: 5 };
  const [id] = await addSteps(db, world.id, session, [{ ...step, method: null }]);
  await actOnRun(db, world.id, session, { act: { do: 'begin' }, seen: 0, by: person, now: today });
  const phones = [];
  for (let nth = 0; nth < 12; nth++) phones.push(await follows());
  await Promise.all(phones.map(({ next }) => next()));
  await new Promise((resolve) => setTimeout(resolve, 300));
  looks = 0;
  await changeStep(db, world.id, id!, { ...step, instruction: 'Second.' });
  for (const { next } of phones) {
    let said = '';
    while (!said.includes('Second.')) said += await next();
  }
  expect(looks).toBeLessThan(6); // each time that it is made it looks at the clock once
  for (const { stop } of phones) stop();
}, 20_000);

test('a room in six languages is told in each of them, made once for all phones of a language', async () => {
  const { session, world, follows, person } = await aSession();
  const steps = ['First', 'Second'].map((title) => ({ rule: 'write' as const, title, instruction: title, minutes: 5, method: null }));
  await addSteps(db, world.id, session, steps);
  const six: Language[] = ['nl', 'en', 'ar', 'tr', 'pl', 'uk'];
  const phones: ({ language: Language } & Awaited<ReturnType<typeof follows>>)[] = [];
  for (let nth = 0; nth < 24; nth++) {
    const language = six[nth % six.length]!;
    phones.push({ language, ...(await follows(language)) });
  }
  for (const { language, next } of phones) expect(await next()).toContain(wordsIn(language)('phone.waiting'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  looks = 0;
  await actOnRun(db, world.id, session, { act: { do: 'begin' }, seen: 0, by: person, now: today });
  for (const { language, next } of phones) {
    const words = wordsIn(language)('phone.step.of', { number: 1, all: 2 });
    let said = '';
    while (!said.includes(words)) said += await next();
    expect(said, language).toContain(JSON.stringify(wordsIn(language)('phone.written', { count: 0 })));
  }
  expect(looks).toBeGreaterThanOrEqual(six.length);
  expect(looks).toBeLessThan(phones.length / 2);
  for (const { stop } of phones) stop();
}, 20_000);

async function aSession() {
  const world = await aCircle(db);
  const person = await aPerson(db, world.organisation);
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  const session = await planSession(db, world.id, plan, { person, keys, now: today });
  /** Someone in the room whose phone follows. */
  const follows = async (language: Language = 'en') => {
    const ana = visitor(app, { language });
    await ana.goTo(`/session/${sessionCode(keys, session)}`);
    await ana.press(wordsIn(language)('phone.join.sit'), { Resident: true });
    const { id: seat } = await db.selectFrom('seat').select('id').where('session_id', '=', session).executeTakeFirstOrThrow();
    const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const ends = new AbortController();
    const path = `/circles/${world.slug}/sessions/${session}/now/stream`;
    const reader = (await app.request(path, { headers: { cookie, 'accept-language': language }, signal: ends.signal })).body!.getReader();
    return { seat, next: async () => new TextDecoder().decode((await reader.read()).value), stop: () => ends.abort() };
  };
  return { world, person, session, follows };
}
