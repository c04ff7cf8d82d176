import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { fillExample } from '#examples/fill-example.server.ts';
import { foundOrganisation } from '#lib/people/people.server.ts';
import { readConfig } from '#lib/server/config.ts';
import { wordsIn } from '#lib/words/words.ts';
import { aLiveKring, type LiveKring } from '#testing/live-world.ts';
import { visitor, type Filled, type Visitor } from '#testing/visitor.ts';
import { signedIn, today } from '#testing/worlds.ts';

const words = wordsIn('nl');
const circle = '/circles/voorbeeld-houten';
const data = mkdtempSync('/tmp/kring-ninety-minutes-');
let kring: LiveKring;
let facilitator: Visitor;
const effort = { pages: 0, fields: 0, letters: 0 };

beforeAll(async () => {
  kring = await aLiveKring();
  const { db, keys } = kring;
  const steward = await foundOrganisation(
    db,
    { name: 'Kring', language: 'nl', privacyContact: null, steward: { name: 'Noor', email: null, employer: null } },
    today,
  );
  await fillExample({ db, keys, config: { ...readConfig({}), data } }, 'H', { steward, now: today });
  facilitator = visitor(kring.app, { language: 'nl' });
  await signedIn(db, facilitator, steward);
}, 60_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

test('a new facilitator prepares ninety minutes in five, from what the circle found, and the room agrees on one A4', async () => {
  const session = await prepares();
  const minutes = (effort.pages * 10 + effort.fields * 5 + effort.letters / 3) / 60; // who types slowly, as in the whole chain
  expect(minutes).toBeLessThanOrEqual(5);
  const sheet = await holds(session);
  for (const said of [
    'We willen één vast gezicht',
    'Een brief zonder naam is geen brief',
    'Iemand die beslist, hoorde: “Ik hoor dat één naam',
  ])
    expect(sheet.text).toContain(said);
  expect(sheet.text).toContain('Staat vast sinds');
  expect(sheet.page.querySelectorAll('.kring-a4')).toHaveLength(1);
}, 120_000);

const goes = (path: string) => ((effort.pages += 1), facilitator.goTo(path));
const presses = (button: string, filled: Filled = {}, nth = 0) => {
  effort.pages += 1;
  effort.fields += Object.keys(filled).length;
  for (const one of Object.values(filled)) if (typeof one === 'string') effort.letters += one.length;
  return facilitator.press(button, filled, nth);
};

/** Plans it, brings two insights and a story, and puts three ways of talking in the script; one step is made shorter. */
async function prepares(): Promise<string> {
  await goes(`${circle}/sessions`);
  await goes(`${circle}/sessions/new`);
  await presses(words('dialogue.plan.keep'), {
    [words('dialogue.plan.purpose')]: 'Wat verandert er eerst in de brieven over werk?',
    [words('dialogue.plan.changeWanted')]: 'Hoe de gemeente schrijft en belt',
    [words('dialogue.plan.starts')]: '2026-11-24T11:00',
    [words('dialogue.plan.place')]: 'Bibliotheek Houten',
  });
  const session = /sessions\/(\w+)\//.exec(facilitator.path)![1]!;
  const values = (name: string) =>
    facilitator.page.querySelectorAll(`input[type=checkbox][name=${name}]`).map((one) => one.getAttribute('value')!);
  await presses(words('dialogue.stimuli.insights.keep'), { insight: values('insight').slice(0, 2) });
  await presses(words('dialogue.stimuli.stories.keep'), { story: values('story').slice(0, 1) });
  await goes(`${circle}/sessions/${session}/script/methods`);
  for (const method of ['stories', 'silent', 'record']) {
    const cards = facilitator.page.querySelectorAll('form[action$="/script/methods"] input[name=method]');
    await presses(
      words('methods.ui.add'),
      {},
      cards.findIndex((one) => one.getAttribute('value') === method),
    );
    if (method !== 'record') await goes(`${circle}/sessions/${session}/script/methods`);
  }
  expect(facilitator.text).toContain('95 minuten');
  await presses(words('live.script.keepChange'), { minutes: '15' }, 1);
  expect(facilitator.text).toContain('90 minuten');
  return session;
}

/** Runs it with a room of twelve: five residents, five professionals, two who decide; one of them does not agree. */
async function holds(session: string): Promise<Visitor> {
  const path = `${circle}/sessions/${session}`;
  const { sides, guests } = await comeIn(session);
  const leads = async (...keys: Parameters<typeof words>[0][]) => {
    for (const key of keys) {
      await facilitator.goTo(`${path}/lead`);
      await facilitator.press(words(key));
    }
  };
  const each = async (work: (guest: Visitor, nth: number) => Promise<void>, only = guests) => {
    for (const [nth, guest] of only.entries()) {
      await guest.goTo(`${path}/now`);
      await work(guest, nth);
    }
  };
  const round = async () => {
    for (let turns = 0; turns < guests.length; turns++)
      for (const guest of guests) {
        await guest.goTo(`${path}/now`);
        if (guest.page.querySelector('[data-when-speaking]:not([hidden])')) await guest.press(words('phone.turn.done'));
      }
  };
  await leads('live.begin', 'live.next');
  await round();
  await leads('live.next', 'live.next');
  const notes = ['Bel eerst, dan pas schrijven.', 'Een naam onder de brief.', 'Eén persoon die mij kent.', 'Schrijf wat ik moet doen.'];
  await each(
    async (guest, nth) => guest.press(words('phone.note.send'), { [words('phone.note')]: notes[nth % notes.length]! }),
    guests.slice(0, 4),
  );
  await leads('live.reveal', 'live.next');
  await round();
  await leads('live.next');
  for (let note = 0; note < notes.length; note++)
    await each(async (guest, nth) => guest.press(words(nth === 0 ? 'phone.recognise.no' : 'phone.recognise.yes')));
  await leads('harvest.recognise.reveal', 'live.next');
  await harvests(path, notes);
  await each(async (guest) => guest.press(words('phone.assent.do'), { answer: ['ok'] }), guests.slice(1));
  const [ana] = guests as [Visitor];
  await ana.goTo(`${path}/now`);
  await ana.press(words('phone.assent.do'), {
    answer: ['missing'],
    [words('phone.assent.words')]: 'Een brief zonder naam is geen brief.',
  });
  const decider = guests.at(-1)!;
  await decider.goTo(`${path}/now`);
  await decider.press(words('phone.heard.do'), { [words('phone.heard.ask')]: 'Ik hoor dat één naam meer doet dan drie brieven.' });
  await facilitator.goTo(`${path}/record`);
  await facilitator.press(words('dialogue.record.close.do'));
  expect(facilitator.status).toBe(422); // not over an objection that is not printed
  await facilitator.press(words('dialogue.record.close.do'), { printed: ['yes'] });
  await ana.goTo(`${path}/a4`);
  expect(sides.length).toBeGreaterThanOrEqual(3);
  return ana;
}

async function comeIn(session: string) {
  const sides = await kring.db
    .selectFrom('side')
    .innerJoin('circle', 'circle.id', 'side.circle_id')
    .select(['side.id', 'reader'])
    .where('circle.slug', '=', 'voorbeeld-houten')
    .orderBy('position')
    .execute();
  const sideOf = (reader: string) => sides.find((side) => side.reader === reader)!.id;
  const guests: Visitor[] = [];
  for (let nth = 0; nth < 12; nth++) {
    const guest = visitor(kring.app, { language: 'nl' });
    await guest.goTo(`/session/${sessionCode(kring.keys, session)}`);
    await guest.press(words('phone.join.sit'), { side: [sideOf(nth < 5 ? 'residents' : nth < 10 ? 'professionals' : 'deciders')] });
    guests.push(guest);
  }
  return { sides, guests };
}

async function harvests(path: string, notes: readonly string[]) {
  const puts = async (some: string[], name: string, said: string) => {
    await facilitator.goTo(`${path}/harvest`);
    await facilitator.press(words('harvest.group.do'), { [words('harvest.group.ask')]: some, [words('harvest.group.name')]: name });
    const nth = facilitator.page
      .querySelectorAll('form[action$="/harvest/finding"] input[name=group]')
      .findIndex((one) => one.getAttribute('value') === name);
    const ground = facilitator.page.querySelector('input[name=rests]')!.getAttribute('value')!;
    await facilitator.press(words('harvest.find.do'), { text: said, rests: [ground] }, nth);
    expect(facilitator.status).toBe(200);
  };
  await puts(
    [notes[0]!, notes[2]!],
    'Eén gezicht',
    'We willen één vast gezicht: iemand die belt voordat er een brief komt, en die blijft.',
  );
  await puts([notes[1]!, notes[3]!], 'De brief', 'In elke brief staat een naam, een nummer, en in drie zinnen wat iemand moet doen.');
  await facilitator.press(words('harvest.record.make'));
  expect(facilitator.status).toBe(200);
}
