import { parse, type HTMLElement } from 'node-html-parser';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { wordsIn, type Key, type Language, type Values } from '#lib/words/words.ts';
import { aStory } from '#testing/worlds.ts';
import { aLiveKring, aRoom, type LiveKring, type Room } from '#testing/live-world.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';

const six: Language[] = ['nl', 'en', 'ar', 'tr', 'pl', 'uk'];
let kring: LiveKring;
let room: Room;

beforeAll(async () => void (kring = await aLiveKring()));
afterAll(() => kring.live?.close());
beforeEach(async () => void (room = await aRoom(kring, { readers: ['residents', 'professionals', 'deciders'] })));

const said = (language: Language, key: Key, values?: Values) => wordsIn(language, 'u', 'en')(key, values);

/** Someone with a phone in this language, who sits down and looks what happens now. */
async function comesIn(language: Language, side: 'Resident' | 'Decider' = 'Resident'): Promise<Visitor> {
  const guest = visitor(kring.app, { language });
  await guest.goTo(`/session/${room.code}`);
  if (language === 'ar') isArabic(guest);
  room.later();
  await guest.press(said(language, 'phone.join.sit'), { [side]: true });
  if (language === 'ar') isArabic(guest);
  return guest;
}

/** A page that is written from the right, and on which every word of ours is Arabic. What people wrote is marked, and stays. */
function isArabic(guest: Visitor): void {
  const html = guest.page.querySelector('html')!;
  expect([html.getAttribute('lang'), html.getAttribute('dir')], guest.path).toEqual(['ar', 'rtl']);
  expect(oursIn(guest.page.querySelector('body')!), guest.path).toEqual([]);
  expect(latin(guest.page.querySelector('title')!.text), guest.path).toBe('');
}

const latin = (text: string) =>
  (text.replace(/\u2068[^\u2069]*\u2069/g, '').match(/\p{Script=Latin}{2,}/gu) ?? []).filter((word) => word !== 'Kring').join(' ');

// Not ours: what is marked as another language, what people wrote, letters of a code.
const notOurs = (element: HTMLElement) =>
  /^(SCRIPT|STYLE|TEMPLATE|BDI)$/.test(element.tagName) ||
  (element.getAttribute('lang') ?? 'ar') !== 'ar' ||
  element.classList.contains('kring-code');

function oursIn(element: HTMLElement): string[] {
  if (element.tagName === 'NOSCRIPT') return oursIn(parse(`<div>${element.innerHTML}</div>`).firstChild as HTMLElement);
  if (notOurs(element)) return [];
  const names = ['aria-label', 'title', 'placeholder', 'alt', 'data-label'].map((name) => element.getAttribute(name) ?? '');
  const texts = element.childNodes.flatMap((child) =>
    child.nodeType === 1 ? oursIn(child as HTMLElement) : child.nodeType === 3 ? [latin(child.text)] : [],
  );
  return [...names.map(latin), ...texts].filter((word) => word !== '');
}

const sees = async (guest: Visitor, part: string, key?: Key, values?: Values) => {
  await guest.goTo(room.path + part);
  expect(guest.status, part).toBe(200);
  isArabic(guest);
  if (key) expect(guest.text, part).toContain(said('ar', key, values));
};

test('a phone in Arabic hears no word of ours in another language, from the code to the agreed record', async () => {
  const asks = visitor(kring.app, { language: 'ar' });
  await asks.goTo('/session');
  isArabic(asks);
  await asks.press(said('ar', 'phone.join.open'), { code: 'wrong' });
  expect(asks.text).toContain(said('ar', 'phone.join.code.wrong'));
  isArabic(asks);

  const story = await aStory(kring.db, room.world, {
    text: 'The bin was full.',
    readers: ['residents', 'professionals', 'deciders'],
    uses: ['sense', 'dialogue'],
  });
  await room.leader.goTo(`${room.path}/stimuli`);
  await room.leader.press('Bring these stories', { story: [story] });
  await room.script('round', 'queue', 'write', 'recognise', 'tables', 'free', 'record');
  const [ana, bo] = [await comesIn('ar'), await comesIn('nl', 'Decider')];
  await sees(ana, '/now', 'phone.waiting');
  await sees(ana, '/now/name', 'phone.name.hint');
  await ana.press(said('ar', 'phone.name.keep'), { name: 'x'.repeat(40) });
  expect(ana.status).toBe(422);
  isArabic(ana);
  await sees(ana, '/now/leave', 'phone.leave.means');
  await sees(ana, '', 'phone.session.brought');

  await room.leads('Begin');
  await bo.goTo(`${room.path}/now`);
  for (const guest of [ana, bo, ana]) {
    await guest.goTo(`${room.path}/now`);
    const language = guest === ana ? 'ar' : 'nl';
    if (guest === ana) isArabic(ana);
    if (guest.page.querySelector('[data-when-speaking]:not([hidden])')) await guest.press(said(language, 'phone.turn.done'));
  }
  await sees(ana, '/now', 'phone.round.done');
  await sees(ana, '#stories', 'phone.session.stories');
  await room.leads('Next step');
  await sees(ana, '/now', 'phone.queue.empty');
  await ana.press(said('ar', 'phone.ask'));
  expect(ana.text).toContain(said('ar', 'phone.your.turn'));
  isArabic(ana);

  await room.leads('Next step');
  await sees(ana, '/now', 'phone.note.silent');
  await ana.press(said('ar', 'phone.note.send'), { text: '' });
  expect(ana.text).toContain(said('ar', 'phone.note.missing'));
  isArabic(ana);
  await ana.press(said('ar', 'phone.note.send'), { text: 'الحاوية ممتلئة.' });
  expect(ana.text).toContain(said('ar', 'phone.written', { count: 1 }));
  isArabic(ana);
  await ana.press(said('ar', 'phone.time.ask'));
  expect(ana.text).toContain(said('ar', 'phone.time.asked'));
  isArabic(ana);
  await room.leads('Show all notes', 'Next step');
  await sees(ana, '/now', 'phone.recognise.ask');
  await ana.press(said('ar', 'phone.recognise.yes'));
  expect(ana.text).toContain(said('ar', 'phone.recognise.done'));
  isArabic(ana);
  await room.leads('Show what people recognise');
  await sees(ana, '/now', 'phone.recognise.shown.early');

  await room.leader.goTo(`${room.path}/seating`);
  await room.leader.press('Seat the people', { tables: '1' });
  await room.leads('Next step');
  await sees(ana, '/now', 'phone.yourTable', { number: 1 });
  await sees(ana, '/now', 'phone.note.open');
  await sees(ana, '/table/1', 'phone.host.lead');
  await ana.press(said('ar', 'phone.host.add'), { name: 'Rie', side: [room.world.sides.residents] });
  isArabic(ana);
  await room.leads('Next step');
  await sees(ana, '/now', 'phone.about.read');

  await room.leads('Next step');
  await sees(ana, '/now', 'phone.record.notYet');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Make the record');
  await sees(ana, '/now', 'phone.assent.ask');
  await ana.press(said('ar', 'phone.assent.do'), { answer: ['missing'] });
  expect(ana.text).toContain(said('ar', 'phone.assent.words.missing'));
  isArabic(ana);
  await ana.press(said('ar', 'phone.assent.do'), { answer: ['ok'] });
  expect(ana.text).toContain(said('ar', 'phone.assent.kept'));
  await sees(ana, '/record', 'phone.quotes.means');
  await ana.press(said('ar', 'phone.quotes.do'), { quote: '' });
  expect(ana.text).toContain(said('ar', 'phone.quote.missing'));
  isArabic(ana);
  await ana.press(said('ar', 'phone.different.do'), { different: '' });
  expect(ana.text).toContain(said('ar', 'phone.different.missing'));
  isArabic(ana);

  await room.leads('Finish');
  await sees(ana, '/now', 'phone.voice.lead');
  await ana.press(said('ar', 'phone.voice.do'), { could_say: ['4'] });
  expect(ana.text).toContain(said('ar', 'phone.voice.kept'));
  isArabic(ana);
  await room.leader.goTo(`${room.path}/record`);
  await room.leader.press('Close as agreed');
  await sees(ana, '/now', 'phone.a4.print');
  await sees(ana, '/record', 'phone.record.agreedOn');
  await sees(ana, '/seat', 'phone.seat.code');
  await sees(ana, '', 'phone.after.title');
}, 60_000);

test('who leaves in Arabic is told so in Arabic', async () => {
  await room.script('free');
  const ana = await comesIn('ar');
  await room.leads('Begin');
  await sees(ana, '/now/leave');
  await ana.press(said('ar', 'phone.leave'));
  expect(ana.text).toContain(said('ar', 'phone.gone'));
  isArabic(ana);
});

test('a language that is chosen on any page of the session stays chosen', async () => {
  await room.script('free', 'record');
  await room.leads('Begin', 'Next step');
  await room.leader.goTo(`${room.path}/harvest`);
  await room.leader.press('Make the record');
  for (const part of ['', '/record', '/now']) {
    const guest = await comesIn('nl');
    await guest.goTo(`${room.path}${part}?lang=ar`);
    isArabic(guest);
    await sees(guest, '/now', 'phone.assent.ask');
  }
});

test.each(six)(
  'a phone in %s is spoken to in its own language; what the steward wrote is marked as the language of the circle',
  async (language) => {
    await room.script('free');
    await room.leads('Begin');
    const guest = await comesIn(language);
    await guest.goTo(`${room.path}/now`);
    expect(guest.page.querySelector('html')!.getAttribute('lang')).toBe(language);
    expect(guest.text).toContain(said(language, 'phone.step.of', { number: 1, all: 1 }));
    expect(guest.page.querySelector('#now h2')!.getAttribute('lang')).toBe('en');
    expect(guest.page.querySelector('#now h2')!.text.trim()).toBe('The free');
    expect(guest.page.querySelectorAll('.kring-languages a')).toHaveLength(6);
  },
);
