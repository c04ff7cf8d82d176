import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import { newDoor } from '#lib/server/ids.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { StepRule } from '#cycle/3-dialogue/live/step.ts';
import { startVisit } from '#lib/people/visits.server.ts';
import type { Language } from '#lib/words/words.ts';
import { aCircle, aMember } from '../worlds.ts';
import { focusOf } from './by-keyboard.ts';
import { button_, comesIn, does, hasScripts, looks, reads, readsNoMore, wasSent, whoSpeaks, writes } from './in-the-room.ts';
import { someone, type Someone } from './someone.ts';

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
    await who.page.context().addCookies([{ name: 'kring-visit', value: await startVisit(db, person, new Date()), url: at }]);
    return who;
  };
  const lead = await aMember(db, circle, 'steward', { name: 'Samira', now: new Date() });
  const second = await aMember(db, circle, 'listener', { name: 'Tom', side: 'residents', now: new Date() });
  const [samira, tom, screen] = [await signedIn(lead, 390), await signedIn(second, 1280), await signedIn(lead, 1280)];
  const path = await prepares(samira, `/circles/${circle.slug}`);
  await screen.goes(`${path}/screen`);
  await reads(screen, 'live.waiting');
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
    await reads(who, 'live.waiting');
  }
  await Promise.all([samira.goes(`${path}/lead`), tom.goes(`${path}/lead`)]);
  await reads(screen, 'live.people', { count: 6 });
  await does(samira, 'live.begin');
  await Promise.all([tom, screen, ...Object.values(guests)].map((who) => isAt(who, 1)));
}

/** A round in which one passes, one leaves before their turn, there is a pause, and someone else takes over. */
export async function speaksInTurn({ guests, samira, tom, screen }: Cast): Promise<string[]> {
  const spoke: string[] = [];
  await does(samira, 'live.pause', { then: 'live.paused' });
  await Promise.all([screen, guests.ana].map((who) => reads(who, 'live.paused')));
  await does(tom, 'live.lead.take');
  await reads(samira, 'live.lead.other', { name: 'Tom' });
  await does(tom, 'live.resume');
  await Promise.all([screen, samira, guests.ana].map((who) => readsNoMore(who, 'live.paused')));
  let [passed, left] = [false, false];
  for (let name = await whoSpeaks(screen); name !== null; name = await whoSpeaks(screen)) {
    if (!left && name !== 'Gijs') {
      left = true;
      await guests.gijs.follows('live.leave');
      await guests.gijs.presses('live.leave');
      await guests.gijs.sees('live.gone');
      await reads(samira, 'live.people', { count: 5 });
    }
    const who = guests[name.toLowerCase() as keyof typeof guests];
    const passes = !passed && name !== 'Gijs' && left;
    passed ||= passes;
    if (!passes) spoke.push(name);
    await looks(who);
    await reads(who, 'live.your.turn');
    if (hasScripts(who)) await does(who, passes ? 'live.turn.pass' : 'live.turn.done');
    else await who.presses(passes ? 'live.turn.pass' : 'live.turn.done');
    await screen.page.locator('.kring-live__floor strong', { hasText: `: ${name}.` }).waitFor({ state: 'detached' });
  }
  return spoke;
}

/** Writing in silence while a network goes, a server dies, and someone needs more time. `restarts` kills Kring and starts it again. */
export async function writesInSilence(cast: Cast, restarts: () => Promise<void>): Promise<void> {
  const { ana, bo, cas, fatma, tom, screen, samira } = cast;
  await goesOn(tom, 2);
  await Promise.all([ana, bo, fatma, screen].map((who) => isAt(who, 2)));
  await ana.fills('live.note', hidden.ana);
  await ana.page.context().setOffline(true);
  await reads(ana, 'live.lost');
  await button_(ana, 'live.note.send').press('Enter');
  await reads(ana, 'live.unsent');
  await looks(cas);
  await writes(cas, hidden.cas);
  await reads(screen, 'live.written', { count: 1 });
  assert.equal(await ana.page.getByLabel(ana.said('live.note')).inputValue(), hidden.ana, 'what was typed is still there');
  await ana.page.context().setOffline(false);
  await ana.page.locator('#own li', { hasText: hidden.ana }).waitFor();
  await reads(screen, 'live.written', { count: 2 });
  await readsNoMore(ana, 'live.unsent');
  assert.ok(await ana.page.evaluate(() => document.activeElement?.closest('#own')), 'the focus is where it was');

  const half = hidden.fatma.slice(0, 14);
  await fatma.page.getByLabel(fatma.said('live.note')).pressSequentially(half);
  await bo.fills('live.note', hidden.bo);
  const again = restarts(); // kill -9
  await reads(bo, 'live.lost');
  await does(bo, 'live.note.send', { then: 'live.unsent' });
  await again;
  await bo.page.locator('#own li', { hasText: hidden.bo }).waitFor();
  await reads(screen, 'live.written', { count: 3 });
  await readsNoMore(fatma, 'live.lost');
  assert.equal(await fatma.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value), half, 'she writes on where she was');
  await fatma.page.keyboard.type(hidden.fatma.slice(14));
  await does(fatma, 'live.note.send');
  await reads(screen, 'live.written', { count: 4 });

  await does(ana, 'live.time.ask', { then: 'live.time.asked' });
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
    await reads(who, 'harvest.recognise.of', { number: 1, all: 4 });
    if (hasScripts(who)) await does(who, 'harvest.recognise.yes');
    else await who.presses('harvest.recognise.yes');
    await reads(who, 'harvest.recognise.of', { number: 2, all: 4 });
    assert.ok(!(await wasSent(screen, screen.said('harvest.recognise.shown.most'))), 'nobody sees it before its time');
  }
  await does(tom, 'harvest.recognise.reveal');
  await Promise.all([ana, fatma, screen].map((who) => reads(who, 'harvest.recognise.shown.most')));
}

/** Two rounds at tables: planned, one moved by hand while she types, someone without a phone, and all seated anew for the second. */
export async function sitsAtTables({ ana, cas, dee, eva, samira, tom, screen, path }: Cast): Promise<void> {
  await samira.goes(`${path}/seating`);
  await samira.fills('live.seating.tables', '2');
  await does(samira, 'live.seating.plan');
  await reads(samira, 'live.seating.again');
  await goesOn(tom, 4);
  await Promise.all([ana, dee, eva].map((who) => reads(who, 'live.yourTable', { number: '' })));
  const before = await tableOf(ana);
  await ana.page.getByLabel(ana.said('live.note')).pressSequentially('Aan tafel');
  await samira.goes(`${path}/seating`);
  const name = await samira.page.locator('select[name=seat] option', { hasText: 'Ana' }).innerText();
  await samira.selects('live.seating.move.who', name.trim());
  await does(samira, 'live.table', { values: { number: 3 - before } });
  await reads(ana, 'live.yourTable', { number: 3 - before });
  await ana.page.keyboard.type(' is plaats.');
  assert.equal(await ana.page.getByLabel(ana.said('live.note')).inputValue(), 'Aan tafel is plaats.', 'she typed on');
  await does(ana, 'live.note.send');
  await reads(screen, 'Aan tafel is plaats.');

  await dee.follows('live.host.go');
  await dee.unfolds('live.host.add.title');
  await dee.fills('live.host.add.name', 'Rie');
  await dee.chooses('live.host.side', 'Resident');
  await does(dee, 'live.host.add', { then: 'Rie' });
  await reads(dee, 'live.host.leaves', { name: 'Rie' });
  await dee.fills('live.host.note', 'Namens de tafel: meer licht.');
  await does(dee, 'live.note.send');
  await reads(screen, 'Namens de tafel: meer licht.');
  await looks(cas);
  await reads(cas, 'live.yourTable', { number: '' });
  await samira.goes(`${path}/seating`);
  await reads(samira, 'live.seating.held', { count: 1 });
  await does(samira, 'live.seating.again');
  await samira.goes(`${path}/seating?round=2`);
  for (const name of ['Rie', 'Eva']) await samira.sees(name);
}

/** Who has not spoken comes first; the host asks for who has no phone. Then the second round at tables. */
export async function asksForTheFloor({ ana, dee, tom, screen }: Cast): Promise<void> {
  await goesOn(tom, 5);
  await does(ana, 'live.ask');
  await reads(screen, 'live.speaks', { name: 'Ana' });
  await does(dee, 'live.host.asks', { values: { name: 'Rie' } }); // who never spoke goes before
  await reads(screen, 'live.speaks', { name: 'Rie' });
  await reads(ana, 'live.asked');
  await does(dee, 'live.host.done', { values: { name: 'Rie' } });
  await reads(ana, 'live.your.turn');
  await does(tom, 'live.lead.spoke', { values: { name: 'Ana' } });
  await reads(ana, 'live.ask'); // her phone knows that her turn is over
  await goesOn(tom, 6);
  await reads(ana, 'live.yourTable', { number: '' });
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
    await reads(who, 'dialogue.assent.ask');
    await who.chooses('dialogue.assent.ask', `dialogue.assent.${answer}`);
    if (words) await who.fills('dialogue.assent.words', words);
    if (hasScripts(who)) await does(who, 'dialogue.assent.do', { then: 'dialogue.assent.kept' });
    else await who.presses('dialogue.assent.do');
    await reads(who, 'dialogue.assent.kept');
  };
  await answers(ana, 'missing', 'Dat de lamp al een jaar stuk is.');
  await answers(bo, 'ok');
  await answers(cas, 'not_ok', 'Het is niet alleen te donker.');
  await reads(screen, 'harvest.record.objected');
  for (const who of [fatma, eva]) await answers(who, 'ok');
  await dee.goes(`${path}/now`);
  await answers(dee, 'ok');
  await bo.unfolds('harvest.heard.write');
  await bo.fills('harvest.heard.ask', 'Ik hoorde dat het al een jaar donker is.');
  await does(bo, 'harvest.heard.do');
  await tom.goes(`${path}/record`);
  await tom.chooses('dialogue.record.close.ask', 'dialogue.record.close.printed');
  await tom.presses('dialogue.record.close.do');
  await Promise.all([screen, ana].map((who) => reads(who, 'harvest.record.agreed')));
  await ana.follows('dialogue.a4.print');
  for (const line of ['We zeggen samen: de weg is te donker.', 'Dat de lamp al een jaar stuk is.', 'Het is niet alleen te donker.'])
    await ana.sees(line);
  await ana.sees('harvest.heard.line', { words: 'Ik hoorde dat het al een jaar donker is.' });
}

/** Three questions when it is over. */
export async function looksBack({ bo, cas, tom, path, samira }: Cast): Promise<void> {
  await tom.goes(`${path}/lead`);
  await does(tom, 'live.end', { then: 'live.ended' });
  for (const who of [bo, cas]) {
    await looks(who);
    await reads(who, 'harvest.voice.title');
    await who.chooses('harvest.voice.could_say', 'harvest.voice.4');
    if (hasScripts(who)) await does(who, 'harvest.voice.do', { then: 'harvest.voice.kept' });
    else await who.presses('harvest.voice.do');
    await reads(who, 'harvest.voice.kept');
    if (hasScripts(who)) assert.deepEqual(await focusOf(who), { on: who.said('harvest.voice.do'), own: true });
  }
  await samira.goes(path);
  await samira.sees('harvest.after.title');
}

const isAt = (who: Someone, number: number) => reads(who, 'live.step.of', { number, all: steps.length });

async function goesOn(lead: Someone, number: number): Promise<void> {
  await does(lead, 'live.next');
  await isAt(lead, number);
}

const called = (name: string) => name[0]!.toUpperCase() + name.slice(1);

async function tableOf(who: Someone): Promise<number> {
  return Number(/\d/.exec(await who.page.locator('#own .kring-live__floor').innerText())![0]);
}
