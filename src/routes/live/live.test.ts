import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { openLive, type Live } from '#lib/server/live.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
let db: Db;
let app: App;
let live: Live;
let clock = today;
let world: World;
let session: string;
let path: string;
let leader: Visitor;

beforeAll(async () => {
  const database = await testDatabase();
  db = database.db;
  live = openLive(database.config, { every: 20 });
  app = appOf({ db, keys, config: readConfig({}), now: () => clock, live });
});
afterAll(() => live.close());
beforeEach(async () => {
  clock = today;
  world = await aCircle(db);
  const person = await aMember(db, world, 'steward', { side: 'professionals', name: 'Samira' });
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  session = await planSession(db, world.id, plan, { person, keys, now: today });
  path = `/circles/${world.slug}/sessions/${session}`;
  leader = visitor(app);
  await signedIn(db, leader, person);
});

const addsStep = async (title: string, rule: string, minutes = '5') => {
  await leader.goTo(`${path}/script`);
  const form = { title, instruction: `Do ${title}.`, minutes, rule };
  await leader.press('Add this step', form);
  expect(leader.path).toBe(`${path}/script`);
};
const comesIn = async (side: 'Resident' | 'Decider') => {
  const guest = visitor(app);
  await guest.goTo(`/session/${sessionCode(keys, session)}`);
  clock = new Date(clock.getTime() + 1000);
  await guest.press('Take a seat', { [side]: true });
  await guest.goTo(`${path}/now`);
  return guest;
};
const leads = async (button: string) => {
  await leader.goTo(`${path}/lead`);
  await leader.press(button);
};

test('a conversation runs on phones without JavaScript: a round, silent writing, then all is shown', async () => {
  await addsStep('Introduce yourself', 'round');
  await addsStep('What must change', 'write');
  const [ana, bo] = [await comesIn('Resident'), await comesIn('Decider')];
  expect(ana.text).toContain('We begin in a moment.');
  await leads('Begin');
  for (const turn of [0, 1]) {
    for (const guest of [ana, bo]) await guest.goTo(`${path}/now`);
    const speaking = [ana, bo].filter((guest) => guest.page.querySelector('[data-when-speaking]:not([hidden])'));
    expect(speaking, `turn ${turn}`).toHaveLength(1);
    await speaking[0]!.press('I am done');
  }
  await ana.goTo(`${path}/now`);
  expect(ana.text).toContain('The round is complete.');
  await leads('Next step');
  await ana.goTo(`${path}/now`);
  await ana.press('Send this note', { 'Your note': 'Empty the bins on Monday.' });
  expect(ana.text).toContain('1 note written.');
  await bo.goTo(`${path}/now`);
  expect(bo.html).not.toContain('Empty the bins');
  await leader.goTo(`${path}/lead`);
  expect(leader.html).not.toContain('Empty the bins');
  await leader.goTo(`${path}/screen`);
  expect(leader.html).not.toContain('Empty the bins');
  await leads('Show all notes');
  await bo.goTo(`${path}/now`);
  expect(bo.text).toContain('Empty the bins on Monday.');
});

test('a form that is sent twice is one note, and one that was shown before its step ended still arrives', async () => {
  await addsStep('Write', 'write');
  await addsStep('Talk', 'free');
  const ana = await comesIn('Resident');
  await leads('Begin');
  await ana.goTo(`${path}/now`);
  const form = new URLSearchParams({
    ...Object.fromEntries(
      ana.page.querySelectorAll('#own form input[type=hidden]').map((field) => [field.getAttribute('name')!, field.getAttribute('value')!]),
    ),
    text: 'Once.',
  });
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = () =>
    app.request(`${path}/now/note`, {
      method: 'POST',
      body: form.toString(),
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
  await leads('Next step');
  expect((await Promise.all([send(), send(), send()])).map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await db.selectFrom('note').select('text').where('session_id', '=', session).execute()).toEqual([{ text: 'Once.' }]);
});

test('who has no seat, or one elsewhere, is sent away; who leads without a role is not here', async () => {
  await addsStep('Talk', 'free');
  const passer = visitor(app);
  for (const page of ['/now', '/now/stream', '/lead', '/lead/stream', '/screen', '/screen/stream', '/script']) {
    await passer.goTo(path + page);
    expect(passer.status, page).toBe(404);
  }
  const ana = await comesIn('Resident');
  for (const page of ['/lead', '/lead/stream', '/screen', '/script']) {
    await ana.goTo(path + page);
    expect(ana.status, page).toBe(404);
  }
});

test('a phone that follows is told at once where the session is, and again after each act; nothing hidden is in it', async () => {
  await addsStep('Write', 'write');
  const ana = await comesIn('Resident');
  const bo = await comesIn('Decider');
  const cookie = [...bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const stop = new AbortController();
  const answer = await app.request(`${path}/now/stream`, { headers: { cookie, 'accept-language': 'en' }, signal: stop.signal });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const heard = follow(answer);
  await heard.until('We begin in a moment.');
  await leads('Begin');
  await heard.until('Do Write.');
  await ana.goTo(`${path}/now`);
  await ana.press('Send this note', { 'Your note': 'A canary in a coal mine.' });
  await heard.until('1 note written.');
  expect(heard.all()).not.toContain('canary');
  await leads('Show all notes');
  await heard.until('A canary in a coal mine.');
  stop.abort();
});

test('a conversation is composed of methods in a few presses, and its minutes add up', async () => {
  await leader.goTo(`${path}/script`);
  await leader.follow('Choose a way of talking');
  const methods = leader.page.querySelectorAll('form[action$="/script/methods"]');
  expect(methods.length).toBeGreaterThanOrEqual(10);
  await leader.press('Put this in the script', {}, 3); // write first, then talk: 30 minutes
  expect(leader.text).toContain('3 steps, 30 minutes together.');
  await leader.goTo(`${path}/script/methods`);
  await leader.press('Put this in the script', {}, 10);
  expect(leader.text).toContain('4 steps, 45 minutes together.');
  await leads('Begin');
  expect((await comesIn('Resident')).text).toContain('Write what matters to you.');
});

test('the script tells how long all takes, keeps what was typed with a slip, and shows when each step ends', async () => {
  await addsStep('One', 'round', '10');
  await addsStep('Two', 'free', '25');
  expect(leader.text).toContain('2 steps, 35 minutes together.');
  await leader.press('Add this step', { title: 'Three', instruction: '', minutes: 'ten', rule: 'free' });
  expect(leader.status).toBe(422);
  expect(leader.text).toContain('Fill in whole minutes, from 0 to 240.');
  expect(leader.page.querySelector('input[name=title][value=Three]')).not.toBeNull();
  await leads('Begin');
  clock = new Date(clock.getTime() + 13 * 60_000);
  await leader.goTo(`${path}/lead`);
  expect(leader.text).toContain('The conversation will be 3 minutes late.');
  expect(leader.text).toContain('The time of this step is up.');
});

/** Reads a stream of events. */
function follow(answer: Response) {
  const reader = answer.body!.getReader();
  const decoder = new TextDecoder();
  let said = '';
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      said += decoder.decode(value, { stream: true });
    }
  })().catch(() => {});
  return {
    all: () => said,
    until: async (text: string) => {
      for (let waited = 0; !said.includes(text); waited += 20) {
        if (waited > 5000) throw new Error(`Never heard "${text}": ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
