import type { HTMLElement } from 'node-html-parser';
import { visitor as aVisitor, wordsOf, type Visitor } from '#testing/visitor.ts';
import { signedIn } from '#testing/worlds.ts';
import type { Inside } from '../world.ts';
import type { FewTellers } from './few-tellers.ts';
import { rowsOfSheet } from './sheet-read.ts';
import { learn, type Between, type Knowledge } from './what-follows.ts';

const few: Between = [1, 4];
const sideOf: Record<string, string> = {
  Resident: 'residents',
  Professional: 'professionals',
  Decider: 'deciders',
  'From several sides': 'several',
  'Side not said': 'unsaid',
  'from more than one side': 'several',
  'not said': 'unsaid',
};
const sides = [...new Set(Object.values(sideOf))];

/** Reads every count of a circle that is open to all: pages, files and what programs get; and what the rules of hiding say of what is not shown. */
export async function readOpenCounts(inside: Inside, there: FewTellers): Promise<Knowledge> {
  const all: Knowledge = { known: new Map(), laws: [] };
  const at = `/circles/${there.circle.slug}`;
  const anyone = aVisitor(inside.app);
  await evaluation(all, anyone, at);
  await files(all, inside, at);
  await circlePage(all, anyone, at);
  await council(all, anyone, at);
  for (const [nth, insight] of there.insights.entries()) await oneInsight(all, anyone, { nth, address: `${at}/insights/${insight}` });
  for (const [nth, decision] of there.decisions.entries()) await oneDecision(all, anyone, { nth, address: `${at}/changes/${decision}` });
  await forPrograms(all, inside, there);
  for (const [nth, session] of there.sessions.entries()) await record(all, anyone, { nth, address: `${at}/sessions/${session}/record` });
  await reports(all, anyone, at);
  await open(anyone, `${at}/changes`);
  unanswered(all, anyone);
  return all;
}

/** The same, with what a member and a steward who does not listen read besides. */
export async function readCounts(inside: Inside, there: FewTellers): Promise<Knowledge> {
  const all = await readOpenCounts(inside, there);
  const at = `/circles/${there.circle.slug}`;
  const [member, steward] = [aVisitor(inside.app), aVisitor(inside.app)];
  await signedIn(inside.db, member, there.member, inside.clock.now);
  await signedIn(inside.db, steward, there.steward, inside.clock.now);
  await list(all, member, at);
  await tellingBack(all, steward, at);
  return all;
}

async function open(who: Visitor, address: string) {
  await who.goTo(address);
  if (who.status !== 200) throw new Error(`${address} answers ${who.status}`);
}

/** A count as it stands in words: a number, fewer than five, or not shown; who knows the rule knows that the last is five or more where fewer than five stands beside it. */
function inWords(said: string, besideFew: boolean): Between {
  const number = /^[\d,.]+/.exec(said.trim());
  if (number) return [Number(number[0].replace(/\D/g, '')), Number(number[0].replace(/\D/g, ''))];
  if (/fewer than 5/.test(said)) return few;
  if (/^none/.test(said.trim())) return [0, 0];
  return [besideFew ? 5 : 1, Infinity];
}

type Lines = [name: string, said: string][];

/** A whole that is divided over names. */
function divided(all: Knowledge, lines: Lines, { of, whole }: { of: (name: string) => string; whole: string }) {
  const besideFew = lines.some(([, said]) => /fewer than 5/.test(said));
  const nothing = lines.every(([, said]) => notShown(said));
  for (const [name, said] of lines) learn(all, of(name), nothing ? [0, Infinity] : inWords(said, besideFew));
  all.laws.push({ whole, parts: lines.map(([name]) => of(name)) });
}

const rowsUnder = (page: HTMLElement, caption: string): Lines => {
  const table = page.querySelectorAll('table').find((one) => one.querySelector('caption')?.text.includes(caption));
  return (table?.querySelectorAll('tbody tr') ?? []).map((row) => {
    const [name, said] = row.querySelectorAll('th, td').map(wordsOf);
    return [name!, said!];
  });
};

async function evaluation(all: Knowledge, anyone: Visitor, at: string) {
  await open(anyone, `${at}/evaluation`);
  const { page, text } = anyone;
  learn(all, 'accepted', inWords(/Stories that a listener accepted: (\S+ ?\S* ?\S*)/.exec(text)![1]!, true));
  const by = (caption: string) => rowsUnder(page, caption);
  const told = by('Stories from each side');
  divided(all, told, { of: (name) => `side ${sideOf[name] ?? lost(name)}`, whole: 'accepted' });
  othersOf(all, told, { of: 'side', whole: 'accepted' });
  divided(all, by('How people told'), { of: (name) => `way ${/paper/i.test(name) ? 'paper' : 'page'}`, whole: 'accepted' });
  divided(all, by('In which language'), {
    of: (name) =>
      `language ${({ English: 'en', Dutch: 'nl', Nederlands: 'nl', Arabic: 'ar' } as Record<string, string>)[name] ?? lost(name)}`,
    whole: 'accepted',
  });
  divided(all, by('How soon people had an answer'), { of: (name) => `answered ${name}`, whole: 'answered' });
  // Who was answered besides the accepted: those who wait for acceptance and those who were refused.
  all.laws.push({ whole: 'answered', parts: ['accepted', 'waiting or refused'] }, { whole: 'told', parts: ['accepted', 'waiting'] });
  divided(all, by('Whether it helped'), { of: (name) => `helped ${name}`, whole: 'helped' });
  const heard = /Tellers who heard what was done with their story: (\d+)/.exec(text);
  if (heard) learn(all, 'heard', [Number(heard[1]), Number(heard[1])]);
  all.laws.push({ whole: 'told', parts: ['heard', 'not heard'] });
  missing(all, /Few or no stories came from these sides: ([^.]*)\./.exec(text)?.[1], text.includes('Stories came from every side.'));
}

/** Sides that are not in a division told nothing; where every line is hidden, nothing is known of them. */
function othersOf(all: Knowledge, lines: Lines, { of, whole }: { of: string; whole: string }) {
  const there = new Set(lines.map(([name]) => sideOf[name]));
  const none = !lines.every(([, said]) => notShown(said));
  for (const side of sides.filter((side) => !there.has(side))) learn(all, `${of} ${side}`, none ? [0, 0] : [0, Infinity]);
  all.laws = all.laws.filter((law) => law.whole !== whole || !law.parts[0]?.startsWith(of));
  all.laws.push({ whole, parts: sides.map((side) => `${of} ${side}`) });
}
const notShown = (said: string) => !/^[\d,.]+|fewer than 5|^none/.test(said.trim());

const lost = (name: string): never => {
  throw new Error(`The attacker does not know what "${name}" is`);
};

/**
 * A side that is called missing has fewer than five. Where that is said of one whose own count is not shown as small, it was looked at behind
 * the hiding, and so the others have five or more.
 */
function missing(all: Knowledge, named: string | undefined, none: boolean) {
  if (!named && !none) return;
  const names = (['Resident', 'Professional', 'Decider'] as const).map(
    (name) => [`side ${sideOf[name]!}`, named?.includes(name) ?? false] as const,
  );
  const behind = none || names.some(([cell, is]) => is && (all.known.get(cell)?.[1] ?? Infinity) > 4);
  for (const [cell, is] of names) if (is || behind) learn(all, cell, is ? [0, 4] : [5, Infinity]);
}

/** The files say the same as the page; where they say more, that is known too. A file for a spreadsheet or a program holds no number that is not in the plain one. */
async function files(all: Knowledge, { app }: Inside, at: string) {
  const file = async (name: string) => app.request(`${at}/data/${name}`);
  const rows = (await (await file('counts.csv')).text())
    .split('\r\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(','));
  for (const [what, of, count] of rows) {
    const name = {
      stories: 'accepted',
      stories_by_side: `side ${sideOf[of!] ?? of}`,
      stories_by_way: `way ${of}`,
      stories_by_language: `language ${of}`,
    }[what!];
    if (name && count) learn(all, name, [Number(count), Number(count)]);
  }
  const plain = rows.map(([what, of, count]) => `${what} ${of} ${count}`);
  const { counts } = (await (await file('kring-data.json')).json()) as { counts: { what: string; of: string; count: number | null }[] };
  same('the data for programs', plain, counts.map(({ what, of, count }) => `${what} ${of} ${count ?? ''}`)); // prettier-ignore
  const sheet = await rowsOfSheet(Buffer.from(await (await file('kring-data.ods')).arrayBuffer()), 'what');
  same(
    'the spreadsheet',
    plain,
    sheet.map(([what, of, count]) => `${what} ${of} ${count}`),
  );
}

function same(what: string, plain: readonly string[], other: readonly string[]) {
  const more = other.filter((row) => /\d/.test(row) && !plain.includes(row));
  if (more.length > 0 || other.length < plain.length)
    throw new Error(`${what} hold${/s$/.test(what) ? '' : 's'} other counts than the plain file: ${more.join('; ') || 'fewer'}`);
}

async function circlePage(all: Knowledge, anyone: Visitor, at: string) {
  await open(anyone, at);
  const said = anyone.page.querySelectorAll('.kring-so-far li').map(wordsOf);
  const told = said.find((line) => /stor(y|ies)$/.test(line));
  if (!told) return;
  const [least, most] = inWords(told, true);
  const accepted = all.known.get('accepted')!;
  // Where few wait, the number is that of the accepted.
  if (least === most && accepted[0] === accepted[1] && least === accepted[0]) learn(all, 'waiting', [0, 4]);
  else if (least === most) learn(all, 'told', [least, most]);
  const heard = said.find((line) => line.includes('heard'));
  if (heard) learn(all, 'heard', inWords(heard, true));
}

async function council(all: Knowledge, anyone: Visitor, at: string) {
  await open(anyone, `${at}/changes/a4`);
  const total = /Listeners accepted (\d+) stor/.exec(anyone.text);
  if (total) learn(all, 'accepted', [Number(total[1]), Number(total[1])]);
  const named = /We heard little or nothing from: ([^.]*)\./.exec(anyone.text)?.[1];
  if (named) missing(all, named, false);
  else if (!/Too early|Every side/.test(anyone.text)) throw new Error('The page for the council says nothing of who is missing');
}

/**
 * The list names the side of a story only where that is safe: who counts the lines knows that there are no fewer. What is not in the list (not allowed
 * to this reader, or not yet in a language of the circle) is not known from it.
 */
async function list(all: Knowledge, member: Visitor, at: string) {
  await open(member, `${at}/stories`);
  const lines = member.page.querySelectorAll('main li').map(wordsOf);
  for (const name of ['Resident', 'Professional', 'Decider']) {
    const count = lines.filter((line) => new RegExp(`Told by: ${name}(?!,| and)`).test(line)).length;
    if (count > 0) learn(all, `side ${sideOf[name]!}`, [count, Infinity]);
  }
}

type One = { nth: number; address: string };

async function oneInsight(all: Knowledge, anyone: Visitor, { nth, address }: One) {
  await open(anyone, address);
  const part = anyone.page.querySelector('section[aria-labelledby=evidence]')!;
  const whole = `insight ${nth}`;
  const said = wordsOf(part.querySelector('p')!);
  const lines = part
    .querySelectorAll('ul:not(.kring-list) > li')
    .map(wordsOf)
    .filter((line) => line.includes(':'));
  const cells: Lines = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  const known = cells.filter(([name]) => name in sideOf);
  const besideFew = known.some(([, text]) => /fewer than 5/.test(text));
  if (/^\d|fewer/.test(said)) learn(all, whole, inWords(said, true));
  if (known.length === 0) return;
  const nothing = known.every(([, text]) => notShown(text));
  for (const [name, text] of known) learn(all, `${whole} side ${sideOf[name]!}`, nothing ? [0, Infinity] : inWords(text, besideFew));
  othersOf(all, known, { of: `${whole} side`, whole });
  for (const side of sides) all.laws.push({ whole: `side ${side}`, parts: [`${whole} side ${side}`], atLeast: true });
  all.laws.push({ whole: 'accepted', parts: [whole], atLeast: true });
}

/** The decision rests on the second insight alone, and so on as many stories. */
async function oneDecision(all: Knowledge, anyone: Visitor, { address }: One) {
  await open(anyone, address);
  const count = anyone.page.querySelectorAll('.kring-count').map((one) => one.parentNode?.text)[0];
  if (count && /\d/.test(count)) learn(all, 'insight 1', inWords(count, true));
}

type ForPrograms = { storiesCount: number | null; storiesAre: string; sides?: ({ name: string } & ForPrograms)[] };

/** What programs get of insights and decisions. */
async function forPrograms(all: Knowledge, { app }: Inside, { circle, insights, decisions }: FewTellers) {
  const get = async (path: string) => {
    const answer = await app.request(`/api/v1/circles/${circle.slug}/${path}`);
    if (answer.status !== 200) throw new Error(`/api/v1/…/${path} answers ${answer.status}`);
    return (await answer.json()) as ForPrograms;
  };
  const said = ({ storiesCount, storiesAre }: ForPrograms): Between =>
    storiesCount === null ? (storiesAre === 'fewerThan5' ? few : [1, Infinity]) : [storiesCount, storiesCount];
  for (const [nth, id] of insights.entries()) {
    const insight = await get(`insights/${id}`);
    learn(all, `insight ${nth}`, insight.storiesCount === 0 ? [0, 0] : said(insight));
    const sides = insight.sides ?? [];
    const nothing = sides.every(({ storiesAre }) => storiesAre === 'hidden');
    for (const side of sides) learn(all, `insight ${nth} side ${sideOf[side.name] ?? side.name}`, nothing ? [0, Infinity] : said(side));
  }
  for (const id of decisions) learn(all, 'insight 1', said(await get(`decisions/${id}`)));
}

async function record(all: Knowledge, anyone: Visitor, { nth, address }: One) {
  await open(anyone, address);
  const lines = rowsUnder(anyone.page, 'People present').map(([name, said]): [string, string] => [name, said]);
  const besideFew = lines.some(([, said]) => /fewer than 5/.test(said));
  for (const [name, said] of lines) learn(all, `session ${nth}${sideOf[name] ? ` ${sideOf[name]}` : ''}`, inWords(said, besideFew));
  all.laws.push({
    whole: `session ${nth}`,
    parts: lines.filter(([name]) => sideOf[name]).map(([name]) => `session ${nth} ${sideOf[name]!}`),
  });
}

async function reports(all: Knowledge, anyone: Visitor, at: string) {
  await open(anyone, `${at}/reports`);
  const facts = anyone.page.querySelectorAll('main dt').map((term): [string, string] => [wordsOf(term), wordsOf(term.nextElementSibling!)]);
  const named: Record<string, string> = { Stays: 'stays', 'No longer shown': 'hidden', 'Still to be looked at': 'waits' };
  divided(
    all,
    facts.filter(([name]) => name in named),
    { of: (name) => `report ${named[name]!}`, whole: 'reports' },
  );
}

async function tellingBack(all: Knowledge, steward: Visitor, at: string) {
  await open(steward, `${at}/return`);
  const after = (words: string): Between | null => {
    const found = new RegExp(`${words} (\\d+|fewer than 5)`).exec(steward.text);
    return found && inWords(found[1]!, true);
  };
  for (const [name, words] of [
    ['answered not yet, and the week is over', 'Waiting longer than seven days:'],
    ['answered not yet, the week is not over', 'Waiting, and still in time:'],
    ['unused', 'Never used:'],
    ['undecided', 'nothing was decided that rests on them:'],
  ] as const) {
    const found = after(words);
    // The evaluation counts those who wait only where they and the refused are five or more together: a nought there says nothing of them here.
    if (found && (all.known.get(name)?.[1] ?? 1) > 0) learn(all, name, found);
  }
  all.laws.push({ whole: 'unanswered', parts: ['unused', 'undecided'] });
}

/** How many wait stands on the page of what changed, for everyone. */
function unanswered(all: Knowledge, { text }: Visitor) {
  const waits = /Without an answer (?:yet|still): (\d+|fewer than 5|number not shown)/.exec(text);
  if (waits) learn(all, 'unanswered', inWords(waits[1]!, true));
  all.laws.push({ whole: 'accepted', parts: ['unanswered', 'has an answer'] });
}
