import { inflateSync } from 'node:zlib';
import { mkdtempSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import { foundOrganisation } from '#lib/people/people.server.ts';
import { appOf, type App } from '#routes/app.tsx';
import { fillExample } from '../../examples/fill-example.server.ts';
import { outcomeAt, writeOutcome } from '#system/outcomes/outcomes.server.ts';
import { askOutsider, substantiate } from '#system/outcomes/substantiations.server.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, anInsight, aStory, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
const data = mkdtempSync('/tmp/kring-evaluation-');
afterAll(() => rmSync(data, { recursive: true, force: true }));
let db: Db;
let app: App;
let houten: string;
beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => today });
  const founding = { name: 'Kring', language: 'nl', privacyContact: null, steward: { name: 'Noor', email: null, employer: null } };
  const steward = await foundOrganisation(db, founding, today);
  await fillExample({ db, keys, config: { ...readConfig({}), data } }, 'H', { steward, now: today });
  houten = '/circles/voorbeeld-houten/evaluation';
}, 60_000);

const asReader = async (path: string, language = 'nl') => {
  const reader = visitor(app, { language });
  await reader.goTo(path);
  return reader;
};

test('the evaluation tells the plan, who was reached and missed, what came out, why, and which agreements are late', async () => {
  const reader = await asReader(houten);
  for (const id of ['preparation', 'reached', 'heard', 'met', 'chosen', 'returned', 'kept', 'looking-back'])
    expect(reader.page.querySelector(`h2#${id}`), id).not.toBeNull();
  expect(reader.text).toContain('Uitvoering: wie is bereikt en wie niet');
  const decisions = await db.selectFrom('decision').select(['id', 'text', 'because']).where('published_at', 'is not', null).execute();
  for (const { id, text, because } of decisions) {
    expect(reader.text).toContain(text);
    expect(reader.text).toContain(because);
    expect(reader.page.querySelector(`a[href$="/changes/${id}"]`), text).not.toBeNull();
  }
  const agreements = await db.selectFrom('agreement').select('text').execute();
  for (const { text } of agreements) expect(reader.text).toContain(text);
});

test('the evaluation tells what came of it: how much outsiders looked at, what each side chose, what nobody wanted, and what was not ours', async () => {
  const reader = await asReader(houten);
  const harvest = reader.page.querySelectorAll('section').find((part) => part.querySelector('#harvest'))!;
  const said = harvest.text.replace(/\s+/g, ' ');
  expect(said).toContain('Van 5 opgeschreven veranderingen zeiden buitenstaanders iets over 3');
  expect(said).toContain('Nog niet bevestigd door iemand buiten de kring: 2');
  expect(said).toContain('Was ook zonder de kring gebeurd: 1');
  expect(said).toContain('Er was één bezoek. Elke maand moet nog blijken.');
  const figures = [...harvest.querySelectorAll('a[href*="show="]')].map((a) => [a.text, a.getAttribute('href')!] as const);
  expect(figures).toHaveLength(6);
  for (const [text, href] of figures) {
    const opened = await asReader(href.split('#')[0]!);
    expect(opened.page.querySelectorAll('.kring-card a:not([href*="panels"])').length, text).toBe(Number(/(\d+)\s*$/.exec(text)![1]));
  }
  expect(reader.text).toContain('Dan ben je een mens en geen dossier.');
  expect(reader.text).toContain('Op maandag is de lijn zo vol dat wie haast heeft er niet door komt.');
  expect(reader.page.querySelector('h2#tried')).not.toBeNull();
});

test('every address in the evaluation opens what it counts', async () => {
  const reader = await asReader(houten);
  const main = reader.page.querySelector('main')!;
  const addresses = [...new Set(main.querySelectorAll('a[href^="/circles/"]').map((a) => a.getAttribute('href')!.split('#')[0]!))];
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) expect((await app.request(address)).status, address).toBe(200);
});

test('the file begins with the page for the council, and a screen reader can follow it', async () => {
  const answer = await app.request(`${houten}.pdf`, { headers: { 'accept-language': 'nl' } });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const file = Buffer.from(await answer.arrayBuffer());
  const plain = readable(file);
  expect(file.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  expect(plain).toMatch(/\/Lang \(nl\)/);
  expect(plain).toMatch(/\/Marked true/);
  expect(plain).toMatch(/pdfuaid:part>1</);
  for (const tag of ['Document', 'Sect', 'H1', 'H2', 'L', 'LI', 'LBody', 'Table', 'TH', 'TD', 'Link'])
    expect(plain, tag).toContain(`/S /${tag}\n`);
  expect(plain).toMatch(/\/Scope \/Column/);
  expect(plain.indexOf('/S /H1\n')).toBeGreaterThan(0);
});

test('the numbers of few people stay unsaid, also by subtraction from the total that stands beside them', async () => {
  const world = await aCircle(db);
  for (let told = 0; told < 5; told++) await aStory(db, world, { side: 'residents' });
  await aStory(db, world, { side: 'professionals' });
  const reader = await asReader(`/circles/${world.slug}/evaluation`, 'en');
  const sides = rowsOf(reader, 'Stories from each side');
  expect(sides.get('Resident')).toBe('not shown');
  expect(sides.get('Professional')).toBe('not shown');
  expect(reader.text).toContain('Stories that a listener accepted: 6');
});

let world: World;
test('whoever takes part looks back in own words; the side stands beside it only when they wish, the name never', async () => {
  world = await aCircle(db);
  const path = `/circles/${world.slug}/evaluation`;
  const member = visitor(app);
  await signedIn(db, member, await aMember(db, world, 'member', { side: 'residents', name: 'Samira' }));
  await member.goTo(path);
  await member.press('Put this in the report', { text: '' });
  expect(member.status).toBe(422);
  await member.press('Put this in the report', { 'What we learned': true, 'Your words': 'We came too late in the evening.' });
  await member.press('Put this in the report', {
    'Something else': true,
    'Your words': 'The bus was never mentioned.',
    'Show my side': true,
  });
  const reader = await asReader(path, 'en');
  expect(reader.text).toContain('Learned: We came too late in the evening.');
  expect(reader.text).toContain('In own words: The bus was never mentioned. Said from: Resident');
  expect(reader.text.match(/Said from/g)).toHaveLength(1);
  expect(reader.html).not.toContain('Samira');
  expect(reader.page.querySelector('form[method=post] textarea')).toBeNull();
});

test('an insight that nobody holds any more is not reported, and what is hidden is not read', async () => {
  const other = await aCircle(db);
  const stories = [await aStory(db, other), await aStory(db, other), await aStory(db, other)];
  const [kept, hidden] = [
    await anInsight(db, other, stories, { text: 'The bus comes too early.' }),
    await anInsight(db, other, stories, { text: 'Nobody waits.' }),
  ];
  await db.updateTable('insight').set({ hidden_at: today }).where('id', '=', hidden).execute();
  const reader = await asReader(`/circles/${other.slug}/evaluation`, 'en');
  expect(reader.text).toContain('The bus comes too early.');
  expect(reader.text).not.toContain('Nobody waits.');
  await db.updateTable('insight').set({ returned_at: today }).where('id', '=', kept).execute();
  expect(
    (await asReader(`/circles/${other.slug}/evaluation`, 'en')).page
      .querySelectorAll('section')
      .find((part) => part.querySelector('#heard'))!.text,
  ).not.toContain('The bus');
});

test('what an outsider said leaves no name, no role and no empty place for them while it is hidden', async () => {
  const world = await aCircle(db);
  const person = await aMember(db, world, 'steward');
  const says = { who_kind: 'group', who: 'Drivers', what: 'They wait.', happened_on: '2026-11-01', matters: 'People catch it.' } as const;
  const outcome = { ...says, ours: 'some', contribution: 'We asked.', evidence: 'Seen.', side: world.sides.residents } as const;
  const id = await writeOutcome(db, world.id, { ...outcome, named: [] }, { person, seat: null, now: today });
  const secret = await askOutsider(db, world.id, id, { askedOf: 'a driver', person, now: today });
  const { version } = (await outcomeAt(db, world.id, id))!;
  const said = { agrees: 'part', because: 'Not on Sundays.', role: 'passenger', name: 'Kees', version } as const;
  await substantiate(db, secret, said, today);
  const path = `/circles/${world.slug}/evaluation`;
  expect((await asReader(path, 'en')).text).toContain('Agrees in part (Kees, passenger): Not on Sundays.');
  await db.updateTable('substantiation').set({ hidden_at: today }).where('circle_id', '=', world.id).execute();
  const reader = await asReader(path, 'en');
  expect(reader.text).toContain('Agrees in part: Hidden until someone has looked at it.');
  for (const word of ['Kees', 'passenger', 'Not on Sundays.']) expect(reader.text).not.toContain(word);
});

const rowsOf = (reader: Visitor, caption: string) =>
  new Map(
    reader.page
      .querySelectorAll('table')
      .find((table) => table.querySelector('caption')?.text === caption)!
      .querySelectorAll('tbody tr')
      .map((row) => [row.querySelector('th')!.text, row.querySelector('td')!.text]),
  );

/** The objects of a PDF, with its streams unpacked. */
const readable = (file: Buffer) =>
  file.toString('latin1').replace(/stream\n([\s\S]*?)\nendstream/g, (whole, body: string) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return whole;
    }
  });
