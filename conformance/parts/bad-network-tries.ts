import { makeCards } from '#catalysts/doorways/cards.server.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { newSubmissionKey } from '#lib/codes/story-code.server.ts';
import { newSecret } from '#lib/server/ids.ts';
import type { App } from '#routes/app.tsx';
import { visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn } from '#testing/worlds.ts';
import { faults, onceThere, untilAnswered, type BadGround } from './bad-network.ts';
import { aFullCircle } from './full-circle.ts';
import { everyVisitor, formTokenOf, headersOf } from './visitors.ts';

/** In a session that runs someone writes notes, asks for the floor, speaks and asks for time, under each fault: each is there once, in the step where it was sent. */
export async function takesPart({ inside, net, wrong }: BadGround): Promise<number> {
  const [here, elsewhere] = [await aFullCircle(inside, 'A'), await aFullCircle(inside, 'B')];
  const seat = (await everyVisitor(inside, here, elsewhere)).find(({ name }) => name === 'session')!;
  const { db } = inside;
  const session = here.sessions.open;
  const act = async (what: 'note' | 'ask' | 'turn' | 'time', fields: Record<string, string>) => {
    const address = `/circles/${here.slug}/sessions/${session}/now/${what}`;
    const body = new URLSearchParams({ _form: formTokenOf(inside, seat), key: newSecret(), ...fields }).toString();
    const headers = {
      ...headersOf(inside, seat, address),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    };
    const { status } = await untilAnswered(net, address, { method: 'POST', body, headers });
    if (status >= 400) wrong.push(`${what} in a session is answered ${status}`);
  };
  const mine = here.seats.open.seat;
  const there = {
    note: async () => (await db.selectFrom('note').select('id').where('seat_id', '=', mine).execute()).length,
    ask: async () => (await db.selectFrom('floor_asked').select('at').where('seat_id', '=', mine).execute()).length,
    turn: async () => (await db.selectFrom('turn').select('id').where('seat_id', '=', mine).execute()).length,
    time: async () => (await db.selectFrom('seat_act').select('at').where('seat_id', '=', mine).execute()).length,
  };
  let acts = 0;
  const once = async (what: keyof typeof there, fields: Record<string, string>) => {
    const before = await there[what]();
    net.goesWrong(faults[acts++ % faults.length]!, 1);
    await act(what, fields);
    const more = (await there[what]()) - before;
    if (more !== 1) wrong.push(`${what} in a session, act ${acts}: it is there ${more} times`);
  };
  for (const fault of faults) await once('note', { step: here.running.step, text: `Sent while the network ${fault}.` });
  await once('time', { step: here.running.step });
  // The step in which people speak in turn: nobody has asked yet, so that who asks is who speaks.
  await db.updateTable('session_run').set({ step: 1 }).where('session_id', '=', session).execute();
  await db.deleteFrom('floor_asked').where('step_id', '=', here.running.later).execute();
  for (let turns = 0; turns < faults.length + 1; turns++) {
    await once('ask', { step: here.running.later });
    await once('turn', { step: here.running.later, kind: 'spoke' });
  }
  return acts;
}

/** A helper goes through an entry while each step is lost or doubled: one story, with the words and the answers, and the way on is always there. */
export async function helps({ inside, net, wrong }: BadGround): Promise<number> {
  const { db, keys, clock } = inside;
  const circle = await aCircle(db, { now: clock.now });
  const person = await aMember(db, circle, 'member', { name: 'Samira', employer: 'the food bank', now: clock.now });
  const batch = await makeCards(db, circle.id, { cards: faults.length, submission: newSubmissionKey(), keys, person, now: clock.now });
  const app = { request: (path: string, init: RequestInit) => untilAnswered(net, path, init) } as unknown as App;
  let steps = 0;
  for (const [nth, fault] of faults.entries()) {
    const helper = visitor(app);
    await signedIn(db, helper, person, clock.now);
    await helper.goTo(`/circles/${circle.slug}/help`);
    await helper.press('Begin with this card', { card: wordsOfCode(batch!.codes[nth]!.numbers, 'en').join(' ') });
    const text = `Told to a helper while the network ${fault}.`;
    for (const [button, filled] of [
      ['Keep it and read it back', { text }],
      ['Yes, the teller says it is right', {}],
      ['Keep these answers', answers],
      ['Yes, told in own words', {}],
      ['The teller has the card', {}],
    ] as const) {
      net.goesWrong(fault, 1);
      await helper.press(button, { ...filled });
      steps += 1;
      // The same step that arrives a second time finds that it was done: what comes next is on the page, or a step away.
      if (helper.status >= 500) wrong.push(`helping, “${button}” when the network ${fault}: ${helper.status}`);
      if (helper.status >= 400) await helper.goTo(`/circles/${circle.slug}/help/entry`);
    }
    const stories = await db.selectFrom('story').select(['id', 'readers']).where('text', '=', text).execute();
    onceThere(wrong, `helping, when the network ${fault}`, stories);
    if (stories[0] && stories[0].readers.join() !== 'residents')
      wrong.push(`helping, when the network ${fault}: the answers are ${stories[0].readers.join()}`);
    const receipts = await db
      .selectFrom('consent_receipt')
      .select('id')
      .where('story_id', '=', stories[0]?.id ?? '')
      .execute();
    onceThere(wrong, `the receipt of a helper, when the network ${fault}`, receipts);
  }
  return steps;
}

const answers = {
  ...Object.fromEntries(['reader-professionals', 'reader-deciders'].map((name) => [name, 'no'])),
  ...Object.fromEntries(['sense', 'quote', 'dialogue', 'publish', 'contact'].map((use) => [`use-${use}`, 'no'])),
  'reader-residents': 'yes',
  mode: 'spoken',
};
