import { beforeAll, expect, test } from 'vitest';
import { sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { addSteps } from '#cycle/3-dialogue/live/scripts.server.ts';
import { planSession } from '#cycle/3-dialogue/sessions.server.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newKeys } from '#lib/server/keys.server.ts';
import type { Role } from '#lib/people/may.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import { dataTables } from '#system/leaving/open-data.server.ts';
import { allDoors } from '#routes/all-doors.ts';
import { appOf, type App } from '#routes/app.tsx';
import { addressesOf } from '#testing/crawl.ts';
import { testDatabase } from '#testing/database.ts';
import { visitor, type Visitor } from '#testing/visitor.ts';
import { aCircle, aMember, signedIn, today, type World } from '#testing/worlds.ts';

const keys = newKeys();
let db: Db;
let app: App; // nothing is followed, so that a stream ends after what it sends first
let clock = today;

beforeAll(async () => {
  ({ db } = await testDatabase());
  app = appOf({ db, keys, config: readConfig({}), now: () => clock });
});

test('what someone writes or answers is in no answer to anyone else, at any address, before its step is shown', async () => {
  const { world, path, session, visitors, author } = await aRoom();
  const leader = visitors.get('steward')!;
  const press = async (button: string) => {
    clock = new Date(clock.getTime() + 1000);
    await leader.goTo(`${path}/lead`);
    await leader.press(button);
  };
  const everywhere = await addressesOf(db, world, moreOf(world, path, sessionCode(keys, session)));
  const inSession = everywhere.filter((address) => address.includes(session));
  expect(inSession.length).toBeGreaterThan(20);

  await leader.goTo(`${path}/seating`);
  await leader.press('Seat the people', { tables: '1' });
  await press('Begin'); // at tables, so that the shared phone of a table is one of the places
  expect(await whoSee('A note from this table', visitors, inSession)).toEqual(['a seat here', 'listener', 'member', 'steward']);
  await press('Next step');
  await author.goTo(`${path}/now`);
  await author.press('Send this note', { 'Your note': 'Canary in the mine.' });
  expect(await whoSee('Canary', visitors, everywhere)).toEqual([]);
  expect(await whoIsAnswered('Canary', visitors, session)).toEqual([]);
  expect(await programIsSent(world, everywhere, 'Canary')).toEqual([]);
  expect(author.html).toContain('Canary'); // their own words are theirs
  await press('Next step');
  expect(await whoSee('Canary', visitors, inSession)).toEqual([]);
  await press('One step back');
  await press('Show all notes');
  expect(await whoSee('Canary', visitors, inSession)).toEqual(['a seat here', 'listener', 'member', 'reader', 'steward']);

  await press('Next step'); // recognising: what is answered changes nothing that others are sent
  const others = [await sits(session), await sits(session), await sits(session), await sits(session), await sits(session)];
  const before = await allThatIsSent(visitors, inSession);
  for (const one of [author, ...others]) {
    await one.goTo(`${path}/now`);
    await one.press('I recognise this');
  }
  const after = await allThatIsSent(visitors, inSession);
  expect([...after].filter(([at, text]) => before.get(at) !== text).map(([at]) => at)).toEqual([]);
  await press('Show what people recognise');
  expect(await whoSee('Most recognise this.', visitors, inSession)).toEqual(['a seat here', 'listener', 'member', 'reader', 'steward']);
}, 240_000);

/** A session with every kind of visitor, and the one who writes. */
async function aRoom() {
  const world = await aCircle(db);
  const elsewhere = await aCircle(db);
  const visitors = new Map<string, Visitor>([['passer', visitor(app)]]);
  const enters = async (name: string, where: World, role: Role) => {
    const person = await aMember(db, where, role, { name });
    visitors.set(name, visitor(app));
    await signedIn(db, visitors.get(name)!, person);
    return person;
  };
  const leads = await enters('steward', world, 'steward');
  for (const role of ['listener', 'member', 'reader'] as const) await enters(role, world, role);
  await enters('steward of another circle', elsewhere, 'steward');
  const plan = { purpose: 'What first?', change_wanted: 'Bins', starts_at: today, ends_at: null, place: 'Here', readers: [] };
  const session = await planSession(db, world.id, plan, { person: leads, keys, now: today });
  const beside = await planSession(db, world.id, plan, { person: leads, keys, now: today });
  const step = (rule: 'tables' | 'write' | 'recognise') => ({ rule, title: rule, instruction: `Do ${rule}.`, minutes: 5, method: null });
  await addSteps(db, world.id, session, [step('tables'), step('write'), step('recognise')]);
  visitors.set('a seat here', await sits(session));
  visitors.set('a seat in another session', await sits(beside));
  return { world, session, visitors, path: `/circles/${world.slug}/sessions/${session}`, author: await sits(session) };
}

async function sits(session: string): Promise<Visitor> {
  const guest = visitor(app);
  await guest.goTo(`/session/${sessionCode(keys, session)}`);
  await guest.press('Take a seat', { Resident: true });
  return guest;
}

/** What a list of doors alone does not name: files of open data, what is searched for, the shared phone of a table, other ways to look at a page. */
const moreOf = ({ slug }: World, path: string, code: string) => [
  ...dataTables.map((name) => `/circles/${slug}/data/${name}.csv`),
  ...['', '&kind=story', '&kind=finding', '&kind=note'].map((kind) => `/circles/${slug}/search?q=in+the+mine${kind}`),
  `/session/${code}`,
  ...['/table/1', '/table/1/stream', '/harvest', '/now?still=1', '/lead?still=1', '/seating?round=1', '/record', '/a4'].map(
    (part) => path + part,
  ),
];

/** Who is answered with these words after sending an empty form to any door of the session: with what was wrong, or where it leads. */
async function whoIsAnswered(words: string, visitors: Map<string, Visitor>, session: string): Promise<string[]> {
  const doors = allDoors.filter(({ method, path }) => method === 'POST' && path.includes('/sessions/:session') && !path.endsWith('/leave'));
  expect(doors.length).toBeGreaterThan(30);
  const answered: string[] = [];
  for (const [name, who] of visitors) {
    const [, circle] = /\/circles\/([^/]+)/.exec(visitors.get('a seat here')!.path)!;
    const headers = { cookie: cookiesOf(who), 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    for (const { path } of doors) {
      const to = path.replace(':circle', circle!).replace(':session', session).replace(':number', '1').replace(/:\w+/g, 'x');
      const answer = await app.request(to, { method: 'POST', body: '', headers });
      if ((await answer.text()).includes(words) || answer.headers.get('location')?.includes(words)) answered.push(`${name} at ${path}`);
    }
  }
  return answered;
}

/** Where a program with a key of the circle is sent these words. */
async function programIsSent(world: World, addresses: readonly string[], words: string): Promise<string[]> {
  const token = newSecret();
  await db
    .insertInto('token')
    .values({
      circle_id: world.id,
      id: newId(),
      secret_hash: hashOf(token),
      scopes: ['stories:read', 'stories:write'],
      made_at: today,
      ended_at: null,
    })
    .execute();
  const found: string[] = [];
  for (const address of addresses) {
    const answer = await app.request(address, { headers: { authorization: `Bearer ${token}` } });
    if ((await answer.text()).includes(words)) found.push(address);
  }
  return found;
}

const cookiesOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** Who is sent these words somewhere. */
async function whoSee(words: string, visitors: Map<string, Visitor>, addresses: readonly string[]): Promise<string[]> {
  const sent = await allThatIsSent(visitors, addresses);
  const who = [...sent].filter(([, text]) => text.includes(words)).map(([at]) => at.split(' at ')[0]!);
  return [...new Set(who)].sort();
}

/** Every answer to every visitor, without what is drawn anew each time. */
async function allThatIsSent(visitors: Map<string, Visitor>, addresses: readonly string[]): Promise<Map<string, string>> {
  const sent = new Map<string, string>();
  for (const [name, who] of visitors) {
    const cookie = cookiesOf(who);
    for (const address of addresses) {
      const answer = await app.request(address, { headers: { cookie, 'accept-language': 'en' } });
      const said = [...answer.headers].filter(([header]) => header !== 'content-security-policy' && header !== 'set-cookie').join('\n');
      sent.set(`${name} at ${address}`, `${said}\n${withoutDrawn(await answer.text())}`);
    }
  }
  return sent;
}

// Proofs of forms, and the codes of new paper slips.
const withoutDrawn = (page: string) => page.replace(/(nonce|value)="[\w.-]{16,}"/g, '').replace(/"kring-code">[\w-]+</g, '');
