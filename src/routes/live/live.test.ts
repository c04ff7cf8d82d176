import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aLiveKring, aRoom, hiddenFields, sends, type LiveKring, type Room } from '#testing/live-world.ts';
import { visitor } from '#testing/visitor.ts';

let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring({ follows: 20 })));
afterAll(() => kring.live!.close());
beforeEach(async () => void (room = await aRoom(kring)));

const addsStep = async (title: string, rule: string, minutes = '5') => {
  await room.leader.goTo(`${room.path}/script`);
  await room.leader.press('Add this step', { title, instruction: `Do ${title}.`, minutes, rule });
  expect(room.leader.path).toBe(`${room.path}/script`);
};

test('a conversation runs on phones without JavaScript: a round, silent writing, then all is shown', async () => {
  await addsStep('Introduce yourself', 'round');
  await addsStep('What must change', 'write');
  const [ana, bo] = [await room.comesIn({ side: 'Resident' }), await room.comesIn({ side: 'Decider' })];
  expect(ana.text).toContain('We begin in a moment.');
  await room.leads('Begin');
  for (const turn of [0, 1]) {
    for (const guest of [ana, bo]) await guest.goTo(`${room.path}/now`);
    const speaking = [ana, bo].filter((guest) => guest.page.querySelector('[data-when-speaking]:not([hidden])'));
    expect(speaking, `turn ${turn}`).toHaveLength(1);
    await speaking[0]!.press('I am done');
  }
  await ana.goTo(`${room.path}/now`);
  expect(ana.text).toContain('The round is complete.');
  await room.leads('Next step');
  await ana.goTo(`${room.path}/now`);
  await ana.press('Send this note', { 'Your note': 'Empty the bins on Monday.' });
  expect(ana.text).toContain('1 note written.');
  await bo.goTo(`${room.path}/now`);
  expect(bo.html).not.toContain('Empty the bins');
  await room.leader.goTo(`${room.path}/lead`);
  expect(room.leader.html).not.toContain('Empty the bins');
  await room.leader.goTo(`${room.path}/screen`);
  expect(room.leader.html).not.toContain('Empty the bins');
  await room.leads('Show all notes');
  await bo.goTo(`${room.path}/now`);
  expect(bo.text).toContain('Empty the bins on Monday.');
});

test('a form that is sent twice is one note, and one that was shown before its step ended still arrives', async () => {
  await addsStep('Write', 'write');
  await addsStep('Talk', 'free');
  const ana = await room.comesIn({ side: 'Resident' });
  await room.leads('Begin');
  await ana.goTo(`${room.path}/now`);
  const form = { ...hiddenFields(ana, '/now/note'), text: 'Once.' };
  await room.leads('Next step');
  expect(await sends(kring, ana, { to: `${room.path}/now/note`, form, times: 3 })).toEqual([303, 303, 303]);
  expect(await kring.db.selectFrom('note').select('text').where('session_id', '=', room.session).execute()).toEqual([{ text: 'Once.' }]);
});

test('who has no seat, or one elsewhere, is sent away; who leads without a role is not here', async () => {
  await addsStep('Talk', 'free');
  const passer = visitor(kring.app);
  for (const page of ['/now', '/now/stream', '/lead', '/lead/stream', '/screen', '/screen/stream', '/script']) {
    await passer.goTo(room.path + page);
    expect(passer.status, page).toBe(404);
  }
  const ana = await room.comesIn({ side: 'Resident' });
  for (const page of ['/lead', '/lead/stream', '/screen', '/script']) {
    await ana.goTo(room.path + page);
    expect(ana.status, page).toBe(404);
  }
});

test('a phone that follows is told at once where the session is, and again after each act; nothing hidden is in it', async () => {
  await addsStep('Write', 'write');
  const ana = await room.comesIn({ side: 'Resident' });
  const bo = await room.comesIn({ side: 'Decider' });
  const cookie = [...bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const stop = new AbortController();
  const answer = await kring.app.request(`${room.path}/now/stream`, { headers: { cookie, 'accept-language': 'en' }, signal: stop.signal });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const heard = follow(answer);
  await heard.until('We begin in a moment.');
  await room.leads('Begin');
  await heard.until('Do Write.');
  await ana.goTo(`${room.path}/now`);
  await ana.press('Send this note', { 'Your note': 'A canary in a coal mine.' });
  await heard.until('1 note written.');
  expect(heard.all()).not.toContain('canary');
  await room.leads('Show all notes');
  await heard.until('A canary in a coal mine.');
  stop.abort();
});

test('a conversation is composed of methods in a few presses, and its minutes add up', async () => {
  await room.leader.goTo(`${room.path}/script`);
  await room.leader.follow('Choose a way of talking');
  const methods = room.leader.page.querySelectorAll('form[action$="/script/methods"]');
  expect(methods.length).toBeGreaterThanOrEqual(10);
  const nth = (id: string) => methods.findIndex((form) => form.querySelector(`input[value="${id}"]`) !== null);
  await room.leader.press('Put this in the script', {}, nth('silent')); // write first, then talk: 30 minutes
  expect(room.leader.text).toContain('3 steps, 30 minutes together.');
  await room.leader.goTo(`${room.path}/script/methods`);
  await room.leader.press('Put this in the script', {}, nth('record'));
  expect(room.leader.text).toContain('4 steps, 45 minutes together.');
  await room.leads('Begin');
  expect((await room.comesIn({ side: 'Resident' })).text).toContain('Write what matters to you.');
});

test('the script tells how long all takes, keeps what was typed with a slip, and shows when each step ends', async () => {
  await addsStep('One', 'round', '10');
  await addsStep('Two', 'free', '25');
  expect(room.leader.text).toContain('2 steps, 35 minutes together.');
  await room.leader.press('Add this step', { title: 'Three', instruction: '', minutes: 'ten', rule: 'free' });
  expect(room.leader.status).toBe(422);
  expect(room.leader.text).toContain('Fill in whole minutes, from 0 to 240.');
  expect(room.leader.page.querySelector('input[name=title][value=Three]')).not.toBeNull();
  await room.leads('Begin');
  room.later(13 * 60_000);
  await room.leader.goTo(`${room.path}/lead`);
  expect(room.leader.text).toContain('The conversation will be 3 minutes late.');
  expect(room.leader.text).toContain('The time of this step is up.');
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
