import { strict as assert } from 'node:assert';
import type { Browser } from 'playwright-core';
import { readCode } from '#lib/codes/code-words.ts';
import type { Running } from '#testing/running.ts';
import { everythingServed, whereItStands } from './served.ts';
import { someone, type Someone } from './someone.ts';
import { tongues, type Tongue } from './tongues.ts';

export type Journey = { kring: Running; browser: Browser; language: 'nl' | 'en'; javaScript: boolean };

/** What was measured on the way. */
export type Seen = {
  /** What the steward did from nothing to a printed card. */ toTheCard: { pages: number; fields: number; minutes: number; sheets: number };
  /** What telling took, until the card was in hand. */ telling: { pages: number; fields: number };
  /** Milliseconds from the yes to withdrawing until nothing of the story was served anywhere. */ goneAfter: number;
  /** How many pages were looked through for the story, before and after. */ lookedAt: number;
  /** Islands that ran. */ scripts: string[];
  /** What must never happen, and did. */ wrongs: string[];
};

/** The whole of Kring, by hand, in real browsers: from nothing to a teller who hears what was done, and takes the story back. */
export async function theWholeChain(journey: Journey): Promise<Seen> {
  const { kring, language } = journey;
  const says = tongues[language];
  const everyone: Someone[] = [];
  const comes = async (width: number) => {
    const who = await someone(journey.browser, { at: kring.address, language, javaScript: journey.javaScript, width });
    everyone.push(who);
    return who;
  };

  // Noor makes a circle, from nothing to a card that can be printed.
  const noor = await comes(1280);
  await noor.goes(await linkOfFirstRun(kring));
  await makesACircle(noor, says);
  const invitation = await findsListeners(noor);
  const samira = await comes(390);
  await samira.goes(invitation);
  await samira.fills('people.name', says.residentListener);
  await samira.presses('people.accept.do');
  const forTheDecider = await publishesThePromise(noor, says);
  const alderman = await comes(1280);
  await confirms(alderman, forTheDecider, says);
  const { door, sheets } = await opensAndPrints(noor, says);
  const toTheCard = { ...noor.effort, minutes: minutesOf(noor), sheets };

  // Fatma tells, on a small phone that she borrowed. She keeps a card with six words; the phone keeps nothing.
  const fatma = await comes(320);
  const code = await tells(fatma, door, says.fatma.story);
  const telling = { ...fatma.effort };
  await finishes(fatma);
  for (const story of says.others) {
    const other = await comes(320);
    await tells(other, door, story);
    await finishes(other);
  }

  // Two listeners of different sides answer.
  await asksBack(noor, says);
  await accepts(samira, says);

  // A table reads, marks, names, and writes what it learned; nobody there has an account.
  const tableCode = await opensATable(noor, says);
  const table = await comes(1280);
  await makesSense(table, tableCode, says);

  // They meet. Two of those present say whether the record is right.
  const meeting = await plansAMeeting(noor, says);
  const [agrees, misses] = [await comes(390), await comes(390)];
  await takesASeat(agrees, meeting.code, 'circle.starting.side.residents');
  await takesASeat(misses, meeting.code, 'circle.starting.side.professionals');
  await findsTogether(noor, meeting.path, says);
  await saysItIsRight(agrees, meeting.path);
  await saysWordsAreMissing(misses, meeting.path, says);
  await closesTheRecord(noor, meeting.path);

  // Something is chosen, and why.
  const decision = await decides(noor, says);

  // Fatma comes back with her card, types one word wrong, and reads what was done.
  const typed = withOneSlip(code);
  await comesBack(fatma, typed, says);
  const trail = await fatma.asks('/api/v1/trail', { headers: { 'kring-code': code.join(' ') } });
  assert.ok((await trail.text()).includes(says.decision.text), 'The trail for programs should say what was decided');

  // She takes her story back. Within a minute it is nowhere; what was chosen stays.
  const inside = [noor, samira, table, agrees];
  const before = await everythingServed(inside, `/circles/${says.slug}`);
  const [first, second] = [says.fatma.story[1]!, says.fatma.story[2]!];
  const stood = whereItStands(before, [first, second]);
  assert.ok(stood.length >= 4, `The story should stand in several places before it is withdrawn, not only: ${stood.join(', ')}`);
  const withdrawn = await takesBack(fatma);
  const after = await everythingServed(inside, `/circles/${says.slug}`);
  const goneAfter = Date.now() - withdrawn;
  assert.deepEqual(whereItStands(after, says.fatma.story), []);
  assert.ok(
    [...after.keys()].some((address) => address.endsWith('/feed.atom')) && after.size > 60,
    'All that is served should be looked at',
  );
  await findsNothing(noor, says);
  await cannotComeBack(fatma, code);
  await noor.goes(decision);
  await noor.sees(says.decision.text);
  await noor.sees(says.insight);

  const wrongs = everyone.flatMap((who) => who.wrongs);
  const scripts = [...new Set(everyone.flatMap((who) => [...who.scripts]))].sort();
  for (const who of everyone) await who.leaves();
  return { toTheCard, telling, goneAfter, lookedAt: before.size + after.size, scripts, wrongs };
}

/** The link with which the first steward begins. */
export const linkOfFirstRun = async ({ log }: Running): Promise<string> => {
  for (let waited = 0; !/http\S+\/set-up\/\S+/.test(log()) && waited < 5_000; waited += 50) await new Promise((on) => setTimeout(on, 50));
  return /http\S+\/set-up\/\S+/.exec(log())![0];
};

/** The link that signs in the steward of an example. */
export const linkToSignIn = async ({ log }: Running): Promise<string> => {
  for (let waited = 0; !/http\S+\/sign-in\/\S+/.test(log()) && waited < 5_000; waited += 50) await new Promise((on) => setTimeout(on, 50));
  return /http\S+\/sign-in\/\S+/.exec(log())![0];
};

/** The minutes of someone who types slowly: ten seconds to read a page, five for each answer, three letters a second. */
const minutesOf = ({ effort: { pages, fields, letters } }: Someone) => Math.round((pages * 10 + fields * 5 + letters / 3) / 6) / 10;

/** Makes a circle, from the first run on. */
export async function makesACircle(noor: Someone, says: Tongue) {
  await noor.fills('people.setUp.organisation', says.organisation);
  await noor.fills('people.setUp.name', says.steward);
  await noor.presses('people.setUp.do');
  await noor.fills('circle.about.subject', says.subject);
  await noor.fills('circle.about.challenge', says.challenge);
  await noor.chooses('circle.new.mySide', 'circle.starting.side.professionals');
  await noor.presses('circle.new.do');
  await fillsItsParts(noor, says);
}

/** Fills the parts of a circle that need no choice: its questions, care, grounds and a help number. */
export async function fillsItsParts(noor: Someone, says: Tongue) {
  for (const part of ['circle.part.questions', 'circle.part.care', 'circle.part.grounds']) {
    await noor.follows(part);
    await noor.presses('circle.part.keepStarting');
  }
  await noor.follows('circle.part.help');
  if (says.helpNumber) {
    await noor.fills('circle.help.name', says.helpNumber.name);
    await noor.fills('circle.help.number', says.helpNumber.number);
  } else await noor.chooses('circle.help.accept', 'circle.starting.help.112');
  await noor.presses('circle.part.keep');
}

/** What the sides of a circle are called: those that a new circle begins with, or its own. */
export type SideNames = { residents: string; professionals: string; deciders: string };
export const startingSides: SideNames = {
  residents: 'circle.starting.side.residents',
  professionals: 'circle.starting.side.professionals',
  deciders: 'circle.starting.side.deciders',
};

/** Listens herself, and invites someone of another side; gives the invitation. */
export async function findsListeners(noor: Someone, sides = startingSides): Promise<string> {
  await noor.follows('circle.part.people');
  await noor.unfolds('people.join.title');
  const join = noor.page.locator('details[open]').filter({ hasText: noor.said('people.join.title') });
  await noor.tick(join.getByLabel(noor.said('people.role.listener'), { exact: true }));
  await noor.tick(join.getByLabel(noor.said(sides.professionals), { exact: true }));
  await noor.presses('people.join.do');
  await noor.chooses('people.role', 'people.role.listener');
  await noor.chooses('people.side', sides.residents);
  await noor.presses('people.invite.do');
  return noor.finds(/http\S+\/invitations\/\S+/);
}

/** Publishes the promise; gives the link with which a decider confirms it. */
export async function publishesThePromise(noor: Someone, says: Tongue): Promise<string> {
  await noor.goes(`/circles/${says.slug}/prepare`);
  await noor.follows('circle.part.promise');
  for (const [line, text] of Object.entries(says.promise)) await noor.fills(`circle.promise.${line}`, text);
  await noor.fills('circle.promise.answerBy', dayFromNow(90));
  await noor.presses('circle.promise.publish');
  await noor.sees('circle.promise.notConfirmed');
  await noor.presses('circle.promise.askConfirm.do');
  return noor.finds(/http\S+\/confirm\/\S+/);
}

/** The decider confirms the promise. */
export async function confirms(alderman: Someone, link: string, says: Tongue, sides = startingSides) {
  await alderman.goes(link);
  await alderman.sees(says.promise.open);
  await alderman.fills('people.name', says.decider.name);
  await alderman.fills('circle.confirm.role', says.decider.role);
  await alderman.chooses('circle.confirm.side', sides.deciders);
  await alderman.presses('circle.confirm.do');
  await alderman.sees(`${says.decider.name}, ${says.decider.role}`);
}

/** Opens the gathering and prints: the poster on one sheet, the cards on another. */
export async function opensAndPrints(noor: Someone, says: Tongue): Promise<{ door: string; sheets: number }> {
  await noor.goes(`/circles/${says.slug}/prepare`);
  await noor.presses('circle.prepare.open.do');
  await noor.sees('circle.prepare.isOpen');
  await noor.follows('circle.card.title');
  const paper = await noor.page.pdf({ format: 'A4', preferCSSPageSize: true });
  const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  return { door: await noor.finds(/\/tell\/\w+/), sheets };
}

/** Tells, allows, and reads the six words of the card. */
async function tells(teller: Someone, door: string, story: string[]): Promise<string[]> {
  await teller.goes(door);
  await teller.fills('teller.tell.text', story.join(' '));
  await teller.presses('teller.tell.save');
  await teller.sees('teller.saved.title');
  const { said } = teller;
  await teller.chooses(
    'teller.readers.question',
    ...['residents', 'professionals', 'deciders'].map((reader) => `teller.readers.${reader}`),
  );
  await teller.chooses('teller.uses.question', ...['sense', 'quote', 'dialogue'].map((use) => `teller.uses.${use}`));
  await teller.presses('teller.choose.keep');
  const card = teller.page.getByRole('group', { name: said('ui.cardTitle') });
  const code = await card.getByRole('listitem').allInnerTexts();
  assert.equal(code.length, 6, 'A card has six words');
  return code.map((word) => word.trim());
}

/** Leaves nothing on the phone. */
export async function finishes(teller: Someone) {
  await teller.presses('teller.finish.do');
  await teller.sees('teller.finish.title');
}

/** Before the first whole story: the lesson on stories, on the page to which someone was going. */
export async function readsStoriesFirst(listener: Someone) {
  await listener.sees('learning.first.title');
  await listener.presses('learning.first.do');
}

async function asksBack(noor: Someone, says: Tongue) {
  await noor.goes(`/circles/${says.slug}/listen`);
  await readsStoriesFirst(noor);
  await noor.follows('gather.story.open', { beside: says.fatma.story[1] });
  await noor.unfolds('gather.ask');
  await noor.fills('gather.ask.text', says.question);
  await noor.presses('gather.ask.do');
  await noor.sees('gather.done.asked');
}

async function accepts(samira: Someone, says: Tongue) {
  await samira.goes(`/circles/${says.slug}/listen?pile=all`);
  await readsStoriesFirst(samira);
  for (const [at, story] of [says.fatma.story, ...says.others].entries()) {
    await samira.goes(`/circles/${says.slug}/listen?pile=all`);
    await samira.follows('gather.story.open', { beside: story[1] });
    if (at === 0) await samira.fills('gather.accept.text', says.thanks);
    await samira.presses('gather.accept.do');
    await samira.sees('gather.done.accepted');
  }
}

/** Opens a table; gives its code. */
export async function opensATable(noor: Someone, says: Tongue): Promise<string> {
  await noor.goes(`/circles/${says.slug}/sense/tables`);
  await noor.fills('sense.table.name', says.table);
  await noor.chooses('sense.table.readers', 'sense.reader.residents', 'sense.reader.professionals');
  await noor.presses('sense.tables.openIt');
  return noor.finds(/\b[A-Z]{3,5} [A-Z]{3,5}\b/);
}

async function makesSense(table: Someone, code: string, says: Tongue) {
  await table.goes('/table');
  await table.fills('sense.join.code', code);
  await table.presses('sense.join.sit');
  await table.seesNot('sense.join.wrong');
  const stories = [says.fatma.story, ...says.others];
  for (const [at, story] of stories.entries()) {
    await table.goes(`/circles/${says.slug}/stories`);
    await table.follows(story[0]!);
    await table.ticks(story[1]!);
    if (at === 0) {
      await table.fills('sense.mark.newTheme', says.theme);
      await table.selects('sense.side', 'circle.starting.side.residents');
    } else await table.selects('sense.mark.theme', says.theme);
    await table.presses('sense.mark.mark');
    await table.sees('sense.done.marked');
  }
  await table.goes(`/circles/${says.slug}/sense`);
  await table.follows(says.theme);
  await table.ticks('sense.theme.all');
  await table.fills('sense.insight.write', says.insight);
  await table.presses('sense.insight.keep');
  await table.sees(says.fatma.story[1]!);
}

async function plansAMeeting(noor: Someone, says: Tongue): Promise<{ path: string; code: string }> {
  await noor.goes(`/circles/${says.slug}/sessions`);
  await noor.follows('dialogue.sessions.plan');
  await noor.fills('dialogue.plan.purpose', says.session.purpose);
  await noor.fills('dialogue.plan.changeWanted', says.session.wanted);
  await noor.fills('dialogue.plan.starts', `${dayFromNow(1)}T19:30`);
  await noor.fills('dialogue.plan.place', says.session.place);
  await noor.presses('dialogue.plan.keep');
  await noor.chooses('dialogue.stimuli.insights.ask', says.insight);
  await noor.presses('dialogue.stimuli.insights.keep');
  await noor.chooses('dialogue.stimuli.stories.ask', says.fatma.story[0]!);
  await noor.presses('dialogue.stimuli.stories.keep');
  await noor.follows('phone.session.back');
  const path = new URL(noor.page.url()).pathname;
  await noor.follows('dialogue.runSheet.title');
  const code = await noor.finds(/\/session\b[^\n]*\n+([^\n]+)/);
  await noor.goes(path);
  await noor.presses('dialogue.begin.do');
  return { path, code };
}

async function takesASeat(participant: Someone, code: string, side: string) {
  await participant.goes('/session');
  await participant.fills('phone.join.code', code);
  await participant.presses('phone.join.open');
  await participant.chooses('phone.join.side', side);
  await participant.presses('phone.join.sit');
  await participant.sees('phone.seat.title');
}

async function findsTogether(noor: Someone, path: string, says: Tongue) {
  await noor.goes(`${path}/findings`);
  await noor.fills('dialogue.finding.text', says.finding);
  await noor.chooses('dialogue.finding.rests', says.insight);
  await noor.presses('dialogue.findings.keep');
  await noor.goes(`${path}/record/write`);
  await noor.fills('dialogue.record.ask', says.record);
  await noor.presses('dialogue.record.keep');
}

async function saysItIsRight(participant: Someone, path: string) {
  await participant.goes(`${path}/record`);
  await participant.chooses('phone.assent.ask', 'phone.assent.ok');
  await participant.presses('phone.assent.do');
  await participant.sees('phone.assent.kept');
}

async function saysWordsAreMissing(participant: Someone, path: string, says: Tongue) {
  await participant.goes(`${path}/record`);
  await participant.chooses('phone.assent.ask', 'phone.assent.missing');
  await participant.fills('phone.assent.words', says.missing);
  await participant.presses('phone.assent.do');
  await participant.sees(says.missing);
}

async function closesTheRecord(noor: Someone, path: string) {
  await noor.goes(`${path}/record`);
  await noor.chooses('dialogue.record.close.ask', 'dialogue.record.close.printed');
  await noor.presses('dialogue.record.close.do');
  await noor.sees('phone.record.agreedOn');
}

async function decides(noor: Someone, says: Tongue): Promise<string> {
  await noor.goes(`/circles/${says.slug}/changes/decide`);
  await noor.chooses('change.decision.kind', 'change.kind.chosen');
  await noor.fills('change.decision.text', says.decision.text);
  await noor.fills('change.decision.because', says.decision.because);
  await noor.chooses('change.decision.insights', says.insight);
  await noor.chooses('change.decision.findings', says.finding);
  await noor.fills('change.decision.by', says.decision.by);
  await noor.chooses('change.decision.side', 'circle.starting.side.deciders');
  await noor.presses('change.decide.keep');
  await noor.presses('change.publish');
  return new URL(noor.page.url()).pathname;
}

async function comesBack(fatma: Someone, typed: string, says: Tongue) {
  await fatma.goes('/code');
  await fatma.fills('teller.code.words', typed);
  await fatma.presses('teller.code.open');
  for (const said of [says.thanks, says.question, says.decision.text, says.decision.because]) await fatma.sees(said);
  await fatma.fills('teller.mine.reply', says.fatma.answer);
  await fatma.presses('teller.mine.replySend');
  await fatma.unfolds('teller.mine.talkAll');
  await fatma.sees(says.fatma.answer);
  await fatma.presses('teller.mine.heard');
  await fatma.sees('teller.mine.newsNone');
}

async function takesBack(fatma: Someone): Promise<number> {
  await fatma.follows('teller.mine.withdraw');
  const started = Date.now();
  await fatma.presses('teller.withdraw.do');
  await fatma.sees('teller.withdraw.done.title');
  return started;
}

/** Search finds nothing of the story either. */
async function findsNothing(noor: Someone, says: Tongue) {
  await noor.goes(`/circles/${says.slug}/stories`);
  await noor.unfolds('sense.filter.title');
  await noor.fills('sense.filter.words', says.fatma.story[1]!.split(' ').slice(-3).join(' ').replace('.', ''));
  await noor.presses('sense.filter.show');
  await noor.sees('sense.stories.noneFound');
}

/** The card opens nothing any more: not its words, and not over the interface for programs. */
async function cannotComeBack(fatma: Someone, code: string[]) {
  await fatma.goes('/code');
  await fatma.fills('teller.code.words', code.join(' '));
  await fatma.presses('teller.code.open');
  await fatma.sees('teller.code.slip.notFound');
  await fatma.goes('/mine');
  await fatma.sees('frame.notHere.title');
  const trail = await fatma.asks('/api/v1/trail', { headers: { 'kring-code': code.join(' ') } });
  assert.equal(trail.status(), 404);
}

/** The six words as someone in a hurry types them: capitals, and in one word a letter too many. */
function withOneSlip(code: string[]): string {
  for (const [at, word] of code.entries()) {
    const slip = `${word.slice(0, -1)}${word.at(-1)}${word.at(-1)}`;
    const typed = code.map((one, nth) => (nth === at ? slip : one)).join(' ');
    const read = readCode(typed);
    if (read.candidates?.[0].mended.some(({ meant }) => meant === word)) return typed.toUpperCase();
  }
  throw new Error(`No slip in ${code.join(' ')} can be mended`);
}

/** A day from now on, as a date field has it. */
export const dayFromNow = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
