import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import { newDoor } from '#lib/server/ids.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { StepRule } from '#cycle/3-dialogue/live/step.ts';
import type { Language } from '#lib/words/words.ts';
import { aCircle, aMember } from '../worlds.ts';
import { focusOf } from './by-keyboard.ts';
import { button_, comesIn, does, hasScripts, looks, reads, readsNoMore, wasSent, whoSpeaks, writes } from './in-the-room.ts';
import { signsIn, someone, type Someone } from './someone.ts';

type Stage = { browser: Browser; db: Db; at: string };
/** Ten browsers in one session: two who lead, the big screen, and seven people with a phone; one of them has no scripts, one comes late. */
export type Cast = Awaited<ReturnType<typeof theCast>>;

const steps = [
  { title: 'Voorstellen', rule: 'round', minutes: '10' },
  { title: 'Stil schrijven', rule: 'write', minutes: '5' },
  { title: 'Wat herkennen we', rule: 'recognise', minutes: '5' },
  { title: 'Aan tafel', rule: 'tables', minutes: '15' },
  { title: 'Op aanvraag', rule: 'queue', minutes: '15' },
  { title: 'Nog een keer aan tafel', rule: 'tables', minutes: '15' },
  { title: 'Samen oogsten', rule: 'free', minutes: '15' },
  { title: 'Het verslag lezen', rule: 'record', minutes: '10' },
] as const;

export const hidden = {
  ana: 'Kanarie een: de lamp bij de bushalte is stuk.',
  bo: 'Kanarie twee: het bos is te ver.',
  cas: 'Kanarie drie: er is geen bank.',
  fatma: 'Kanarie vier: the bus leaves too early.',
} as const;

/** Prepares the conversation as whoever leads does, in the browser, and opens everyone's own. */
export async function theCast({ browser, db, at }: Stage) {
  const circle = await aCircle(db, { language: 'nl', subject: `Werk in Houten ${newDoor()}`, now: new Date() });
  const opens = (how: { language?: Language; javaScript?: boolean; width?: number } = {}) =>
    someone(browser, { at, language: 'nl', width: 390, ...how });
  const signedIn = async (person: string, width: number) => {
    const who = await opens({ width });
    await signsIn(who, { db, person, now: new Date() });
    return who;
  };
  const lead = await aMember(db, circle, 'steward', { name: 'Samira', now: new Date() });
  const second = await aMember(db, circle, 'listener', { name: 'Tom', side: 'residents', now: new Date() });
  const [samira, tom, screen] = [await signedIn(lead, 390), await signedIn(second, 1280), await signedIn(lead, 1280)];
  const path = await prepares(samira, `/circles/${circle.slug}`);
  await screen.goes(`${path}/screen`);
  await reads(screen, 'phone.waiting');
  const code = await screen.page.locator('.kring-code').innerText();
  const guests = {
    ana: await opens({ width: 320 }),
    bo: await opens(),
    cas: await opens({ javaScript: false }),
    fatma: await opens({ language: 'en' }),
    dee: await opens(),
    gijs: await opens(),
  };
  return { ...guests, samira, tom, screen, eva: await opens(), path, code, guests };
}

type Scripted = { title: string; rule: StepRule; minutes: string };

/** Plans a conversation and writes its script, step by step, in the browser of whoever leads. Returns its address. */
export async function prepares(samira: Someone, circle: string, script: readonly Scripted[] = steps): Promise<string> {
  await samira.goes(`${circle}/sessions/new`);
  await samira.fills('dialogue.plan.purpose', 'Hoe komt iedereen veilig op het werk?');
  await samira.fills('dialogue.plan.changeWanted', 'De weg en de bus.');
  await samira.fills('dialogue.plan.starts', `${new Date().toISOString().slice(0, 10)}T19:30`);
  await samira.fills('dialogue.plan.place', 'De bibliotheek');
  await samira.presses('dialogue.plan.keep');
  const path = /^.*\/sessions\/[^/]+/.exec(new URL(samira.page.url()).pathname)![0];
  await samira.goes(`${path}/script`);
  for (const { title, rule, minutes } of script) {
    await samira.fills('live.step.title', title);
    await samira.fills('live.step.instruction', `Doe dit: ${title}.`);
    await samira.fills('live.step.minutes', minutes);
    await samira.chooses('live.step.rule', `live.rule.${rule}`);
    await samira.presses('live.script.keep');
  }
  await samira.sees('live.script.total', { count: script.length, minutes: script.reduce((sum, { minutes }) => sum + Number(minutes), 0) });
  return path;
}

/** Everyone comes in by letters; the session begins on all screens, also on the phone without scripts, by itself. */
export async function arrives({ guests, samira, tom, screen, path, code }: Cast): Promise<void> {
  const sides = { ana: 'Resident', bo: 'Decider', cas: 'Resident', fatma: 'Resident', dee: 'Professional', gijs: 'Resident' } as const;
  for (const [name, who] of Object.entries(guests)) {
    await comesIn(who, { code, side: sides[name as keyof typeof sides], name: called(name) });
    await reads(who, 'phone.waiting');
  }
  await Promise.all([samira.goes(`${path}/lead`), tom.goes(`${path}/lead`)]);
  await reads(screen, 'live.people', { count: 6 });
  await does(samira, 'live.begin');
  await Promise.all([tom, screen, ...Object.values(guests)].map((who) => isAt(who, 1)));
}

/** A round in which one passes, one leaves before their turn, there is a pause, and someone else takes over. */
export async function speaksInTurn({ guests, samira, tom, screen }: Cast): Promise<string[]> {
  const spoke: string[] = [];
  await does(samira, 'live.pause', { then: 'phone.paused' });
  await Promise.all([screen, guests.ana].map((who) => reads(who, 'phone.paused')));
  await does(tom, 'live.lead.take');
  await reads(samira, 'live.lead.other', { name: 'Tom' });
  await does(tom, 'live.resume');
  await Promise.all([screen, samira, guests.ana].map((who) => readsNoMore(who, 'phone.paused')));
  let [passed, left] = [false, false];
  for (let name = await whoSpeaks(screen); name !== null; name = await whoSpeaks(screen)) {
    if (!left && name !== 'Gijs') {
      left = true;
      await guests.gijs.follows('phone.leave');
      await guests.gijs.presses('phone.leave');
      await guests.gijs.sees('phone.gone');
      await reads(samira, 'live.people', { count: 5 });
    }
    const who = guests[name.toLowerCase() as keyof typeof guests];
    const passes = !passed && name !== 'Gijs' && left;
    passed ||= passes;
    if (!passes) spoke.push(name);
    await looks(who);
    await reads(who, 'phone.your.turn');
    if (hasScripts(who)) await does(who, passes ? 'phone.turn.pass' : 'phone.turn.done');
    else await who.presses(passes ? 'phone.turn.pass' : 'phone.turn.done');
    await screen.page.locator('.kring-live__floor strong', { hasText: `: ${name}.` }).waitFor({ state: 'detached' });
  }
  return spoke;
}

/** Writing in silence while a network goes, a server dies, and someone needs more time. `restarts` kills Kring and starts it again. */
export async function writesInSilence(cast: Cast, restarts: () => Promise<void>): Promise<void> {
  const { ana, bo, cas, fatma, tom, screen, samira } = cast;
  await goesOn(tom, 2);
  await Promise.all([ana, bo, fatma, screen].map((who) => isAt(who, 2)));
  await ana.fills('phone.note', hidden.ana);
  await ana.page.context().setOffline(true);
  await reads(ana, 'phone.line.lost');
  await button_(ana, 'phone.note.send').press('Enter');
  await reads(ana, 'phone.line.unsent');
  await looks(cas);
  await writes(cas, hidden.cas);
  await reads(screen, 'phone.written', { count: 1 });
  assert.equal(await ana.page.getByLabel(ana.said('phone.note')).inputValue(), hidden.ana, 'what was typed is still there');
  await ana.page.context().setOffline(false);
  await ana.page.locator('#own li', { hasText: hidden.ana }).waitFor();
  await reads(screen, 'phone.written', { count: 2 });
  await readsNoMore(ana, 'phone.line.unsent');
  assert.ok(await ana.page.evaluate(() => document.activeElement?.closest('#own')), 'the focus is where it was');

  const half = hidden.fatma.slice(0, 14);
  await fatma.page.getByLabel(fatma.said('phone.note')).pressSequentially(half);
  await bo.fills('phone.note', hidden.bo);
  const again = restarts(); // kill -9
  await reads(bo, 'phone.line.lost');
  await does(bo, 'phone.note.send', { then: 'phone.line.unsent' });
  await again;
  await bo.page.locator('#own li', { hasText: hidden.bo }).waitFor();
  await reads(screen, 'phone.written', { count: 3 });
  await readsNoMore(fatma, 'phone.line.lost');
  assert.equal(await fatma.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value), half, 'she writes on where she was');
  await fatma.page.keyboard.type(hidden.fatma.slice(14));
  await does(fatma, 'phone.note.send');
  await reads(screen, 'phone.written', { count: 4 });

  await does(ana, 'phone.time.ask', { then: 'phone.time.asked' });
  await reads(tom, 'live.lead.timeAsked');
  for (const who of [bo, screen]) assert.ok(!(await wasSent(who, who.said('live.lead.timeAsked'))), 'the room does not know');
  await does(tom, 'live.more');
  await readsNoMore(tom, 'live.lead.timeAsked');

  for (const [writer, text] of Object.entries(hidden))
    for (const [name, who] of Object.entries({ ana, bo, cas, fatma, tom, screen, samira }))
      assert.equal(await wasSent(who, text), name === writer, `${name} and the hidden note of ${writer}`);
  await does(tom, 'live.reveal');
  await Promise.all([ana, bo, fatma, tom, screen, samira].flatMap((who) => Object.values(hidden).map((text) => reads(who, text))));
}

/** Everyone says whether they recognise the first note; someone comes late and says so too. */
export async function recognises({ ana, bo, cas, fatma, dee, eva, tom, screen, code }: Cast): Promise<void> {
  await goesOn(tom, 3);
  await comesIn(eva, { code, side: 'Professional', name: 'Eva' });
  for (const who of [ana, bo, cas, fatma, dee, eva]) {
    await looks(who);
    await reads(who, 'phone.recognise.of', { number: 1, all: 4 });
    if (hasScripts(who)) await does(who, 'phone.recognise.yes');
    else await who.presses('phone.recognise.yes');
    await reads(who, 'phone.recognise.of', { number: 2, all: 4 });
    assert.ok(!(await wasSent(screen, screen.said('phone.recognise.shown.most'))), 'nobody sees it before its time');
  }
  await does(tom, 'harvest.recognise.reveal');
  await Promise.all([ana, fatma, screen].map((who) => reads(who, 'phone.recognise.shown.most')));
}

/** Two rounds at tables: planned, one moved by hand while she types, someone without a phone, and all seated anew for the second. */
export async function sitsAtTables({ ana, cas, dee, eva, samira, tom, screen, path }: Cast): Promise<void> {
  await samira.goes(`${path}/seating`);
  await samira.fills('live.seating.tables', '2');
  await does(samira, 'live.seating.plan');
  await reads(samira, 'live.seating.again');
  await goesOn(tom, 4);
  await Promise.all([ana, dee, eva].map((who) => reads(who, 'phone.yourTable', { number: '' })));
  const before = await tableOf(ana);
  await ana.page.getByLabel(ana.said('phone.note')).pressSequentially('Aan tafel');
  await samira.goes(`${path}/seating`);
  const name = await samira.page.locator('select[name=seat] option', { hasText: 'Ana' }).innerText();
  await samira.selects('live.seating.move.who', name.trim());
  await does(samira, 'phone.table', { values: { number: 3 - before } });
  await reads(ana, 'phone.yourTable', { number: 3 - before });
  await ana.page.keyboard.type(' is plaats.');
  assert.equal(await ana.page.getByLabel(ana.said('phone.note')).inputValue(), 'Aan tafel is plaats.', 'she typed on');
  await does(ana, 'phone.note.send');
  await reads(screen, 'Aan tafel is plaats.');

  await dee.follows('phone.host.go');
  await dee.unfolds('phone.host.add.title');
  await dee.fills('phone.host.add.name', 'Rie');
  await dee.chooses('phone.host.side', 'Resident');
  await does(dee, 'phone.host.add', { then: 'Rie' });
  await reads(dee, 'phone.host.leaves', { name: 'Rie' });
  await dee.fills('phone.host.note', 'Namens de tafel: meer licht.');
  await does(dee, 'phone.note.send');
  await reads(screen, 'Namens de tafel: meer licht.');
  await looks(cas);
  await reads(cas, 'phone.yourTable', { number: '' });
  await samira.goes(`${path}/seating`);
  await reads(samira, 'live.seating.held', { count: 1 });
  await does(samira, 'live.seating.again');
  await samira.goes(`${path}/seating?round=2`);
  for (const name of ['Rie', 'Eva']) await samira.sees(name);
}

/** Who has not spoken comes first; the host asks for who has no phone. Then the second round at tables. */
export async function asksForTheFloor({ ana, dee, tom, screen }: Cast): Promise<void> {
  await goesOn(tom, 5);
  await does(ana, 'phone.ask');
  await reads(screen, 'phone.speaks', { name: 'Ana' });
  await does(dee, 'phone.host.asks', { values: { name: 'Rie' } }); // who never spoke goes before
  await reads(screen, 'phone.speaks', { name: 'Rie' });
  await reads(ana, 'phone.asked');
  await does(dee, 'phone.host.done', { values: { name: 'Rie' } });
  await reads(ana, 'phone.your.turn');
  await does(tom, 'live.lead.spoke', { values: { name: 'Ana' } });
  await reads(ana, 'phone.ask'); // her phone knows that her turn is over
  await goesOn(tom, 6);
  await reads(ana, 'phone.yourTable', { number: '' });
}

/** Notes become a finding on the big screen, and the record is made in the room. */
export async function harvests({ tom, screen, fatma, path }: Cast): Promise<void> {
  await goesOn(tom, 7);
  await tom.goes(`${path}/harvest`);
  await tom.chooses('harvest.group.ask', hidden.ana, hidden.fatma);
  await tom.fills('harvest.group.name', 'Licht en bus');
  await tom.presses('harvest.group.do');
  await reads(screen, 'Licht en bus');
  await tom.unfolds('harvest.find');
  await tom.fills('dialogue.finding.text', 'We zeggen samen: de weg is te donker.');
  await tom.chooses('dialogue.finding.rests', 'dialogue.finding.fromTalk');
  await tom.presses('harvest.find.do');
  await Promise.all([screen, fatma].map((who) => reads(who, 'We zeggen samen: de weg is te donker.')));
  await tom.presses('harvest.record.make');
  await tom.goes(`${path}/lead`);
  await goesOn(tom, 8);
}

/** Everyone says whether the record holds; it is closed with the objection printed in it, and comes out as one sheet. */
export async function agrees({ ana, bo, cas, eva, fatma, dee, tom, screen, path }: Cast): Promise<void> {
  const answers = async (who: Someone, answer: 'ok' | 'not_ok' | 'missing', words = '') => {
    await looks(who);
    await reads(who, 'phone.assent.ask');
    await who.chooses('phone.assent.ask', `phone.assent.${answer}`);
    if (words) await who.fills('phone.assent.words', words);
    if (hasScripts(who)) await does(who, 'phone.assent.do', { then: 'phone.assent.kept' });
    else await who.presses('phone.assent.do');
    await reads(who, 'phone.assent.kept');
  };
  await answers(ana, 'missing', 'Dat de lamp al een jaar stuk is.');
  await answers(bo, 'ok');
  await answers(cas, 'not_ok', 'Het is niet alleen te donker.');
  await reads(screen, 'phone.record.objected');
  for (const who of [fatma, eva]) await answers(who, 'ok');
  await dee.goes(`${path}/now`);
  await answers(dee, 'ok');
  await bo.unfolds('phone.heard.write');
  await bo.fills('phone.heard.ask', 'Ik hoorde dat het al een jaar donker is.');
  await does(bo, 'phone.heard.do');
  await tom.goes(`${path}/record`);
  await tom.chooses('dialogue.record.close.ask', 'dialogue.record.close.printed');
  await tom.presses('dialogue.record.close.do');
  await Promise.all([screen, ana].map((who) => reads(who, 'phone.record.agreed')));
  await ana.follows('phone.a4.print');
  for (const line of ['We zeggen samen: de weg is te donker.', 'Dat de lamp al een jaar stuk is.', 'Het is niet alleen te donker.'])
    await ana.sees(line);
  await ana.sees('harvest.heard.line', { words: 'Ik hoorde dat het al een jaar donker is.' });
}

/** Three questions when it is over. */
export async function looksBack({ bo, cas, tom, path, samira }: Cast): Promise<void> {
  await tom.goes(`${path}/lead`);
  await does(tom, 'live.end', { then: 'phone.ended' });
  for (const who of [bo, cas]) {
    await looks(who);
    await reads(who, 'phone.voice.title');
    await who.chooses('phone.voice.could_say', 'phone.voice.4');
    if (hasScripts(who)) await does(who, 'phone.voice.do', { then: 'phone.voice.kept' });
    else await who.presses('phone.voice.do');
    await reads(who, 'phone.voice.kept');
    if (hasScripts(who)) assert.deepEqual(await focusOf(who), { on: who.said('phone.voice.do'), own: true });
  }
  await samira.goes(path);
  await samira.sees('phone.after.title');
}

const isAt = (who: Someone, number: number) => reads(who, 'phone.step.of', { number, all: steps.length });

async function goesOn(lead: Someone, number: number): Promise<void> {
  await does(lead, 'live.next');
  await isAt(lead, number);
}

const called = (name: string) => name[0]!.toUpperCase() + name.slice(1);

async function tableOf(who: Someone): Promise<number> {
  return Number(/\d/.exec(await who.page.locator('#own .kring-live__floor').innerText())![0]);
}
