import { wordsOfCode } from '#lib/codes/code-words.ts';
import { storyCodeOf } from '#lib/codes/story-code.server.ts';
import type { Capacity } from '#lib/people/may.ts';
import { startVisit } from '#lib/people/visits.server.ts';
import { hashOf, newSecret } from '#lib/server/ids.ts';
import { proofOf, seal } from '#lib/server/sealed.server.ts';
import type { Inside } from '../world.ts';
import type { FullCircle, Telling } from './full-circle.ts';

/** Someone who asks: what their browser (or program) brings, and what they are in the circle that is looked at. */
export type Visiting = {
  name: string;
  cookies: { visit?: string; mine?: string; seat?: string; answers?: string };
  program?: string;
  /** The six words of a teller's card: how a program speaks for them. */
  code?: string;
  can: Capacity[];
  /** Whose story a teller tells; in whose circle someone responds. */
  tells?: { of: FullCircle; story: Telling };
};

/**
 * Every kind of visitor of circle `here`. `can` is thought out here, not asked of the code. Those whose place has ended can no more than anyone.
 */
export async function everyVisitor(inside: Inside, here: FullCircle, elsewhere: FullCircle): Promise<Visiting[]> {
  const { db, keys, clock } = inside;
  const member = async (name: string, person: string, can: Capacity[]): Promise<Visiting> => ({
    name,
    cookies: { visit: await startVisit(db, person, clock.now) },
    can: ['signedIn', ...can],
  });
  const until = clock.now.getTime() + 60 * 60 * 1000;
  const teller = (name: string, of: FullCircle, story: Telling, lasts = until): Visiting => ({
    name,
    cookies: { mine: seal(keys.visit, 'teller', { circle: of.id, story: of.stories[story], visit: newSecret(), until: lasts }) },
    ...(lasts < clock.now.getTime()
      ? { can: [] }
      : { can: ['teller'], code: wordsOfCode(storyCodeOf(keys, `${of.id}\n${story}`).numbers, 'en').join(' ') }),
    tells: lasts < clock.now.getTime() ? undefined : { of, story },
  });
  const seat = (name: string, of: FullCircle, place: { id: string; table?: string; session?: string }, can: Capacity[]): Visiting => ({
    name,
    cookies: {
      seat: seal(keys.visit, 'seat', {
        circle: of.id,
        id: place.id,
        table: place.table ?? null,
        session: place.session ?? null,
        sides: [of.sides.residents],
        visit: newSecret(),
        until,
      }),
    },
    can,
  });
  const respondent = (name: string, of: FullCircle): Visiting => ({
    name,
    cookies: { answers: seal(keys.visit, 'respondent', { circle: of.id, id: of.shared.respondent, visit: newSecret(), until }) },
    can: ['respondent'],
    tells: { of, story: 'main' },
  });
  const signedOut = await member('signed out', here.people.steward, []);
  await db.updateTable('sign_in.visit').set({ ended_at: clock.now }).where('secret_hash', '=', hashOf(signedOut.cookies.visit!)).execute();
  return [
    { name: 'anyone', cookies: {}, can: [] },
    teller('teller', here, 'main'),
    teller('teller whose story is closed', here, 'closed'),
    teller('teller of another circle', elsewhere, 'main'),
    teller('teller whose visit is over', here, 'main', clock.now.getTime() - 1000),
    seat('table', here, { id: here.tableSeat, table: here.table }, ['table']),
    seat('closed table', here, { id: here.closedTableSeat, table: here.closedTable }, []),
    seat('table of another circle', elsewhere, { id: elsewhere.tableSeat, table: elsewhere.table }, []),
    seat('session', here, { id: here.seats.open.seat, session: here.sessions.open }, ['session']),
    respondent('respondent', here),
    respondent('respondent of another circle', elsewhere),
    await member('reader', here.people.reader, ['reader']),
    await member('member', here.people.member, ['member']),
    await member('listener', here.people.listener, ['listener']),
    await member('steward', here.people.steward, ['steward']),
    await member('opener', here.people.opener, ['opener']),
    await member('former steward', here.people.former, []),
    { ...signedOut, can: [] },
    await member('steward of another circle', elsewhere.people.steward, []),
    await member('listener of another circle', elsewhere.people.listener, []),
    { name: 'program', cookies: {}, program: here.secrets.program, can: ['program'] },
    { name: 'program of another circle', cookies: {}, program: elsewhere.secrets.program, can: [] },
  ];
}

/** The proof that a form came from a page of this browser. */
export const formTokenOf = ({ keys }: Inside, { cookies }: Visiting) =>
  proofOf(keys.visit, 'form', [cookies.visit ?? '', cookies.mine ?? '', cookies.seat ?? '', cookies.answers ?? ''].join('.'));

/** What a visitor's browser or program sends along: cookies; or to the interface for programs a token or the words of a story. Each comes from a place of its own. */
export function headersOf({ config }: Inside, { cookies, program, code }: Visiting, address: string): Record<string, string> {
  const from = { 'accept-language': 'en', 'x-forwarded-for': `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}` };
  const prefix = config.origin?.startsWith('https:') ? '__Host-kring-' : 'kring-';
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${prefix}${name}=${value}`)
    .join('; ');
  return {
    ...from,
    ...(cookie && { cookie }),
    ...(program && { authorization: `Bearer ${program}` }),
    ...(code && address.startsWith('/api/') && { 'kring-code': code }),
  };
}

export type Fields = Record<string, string | string[]>;

/** Asks for an address as this visitor; a form is sent as a page of ours sends it, and what a program sends as JSON. */
export async function ask(
  inside: Inside,
  visitor: Visiting,
  { method = 'GET', address, fields = {} }: { method?: string; address: string; fields?: Fields },
): Promise<Response> {
  const headers = headersOf(inside, visitor, address);
  if (method === 'GET') return inside.app.request(address, { headers });
  if (address.startsWith('/api/')) {
    return inside.app.request(address, {
      method,
      body: JSON.stringify(fields),
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newSecret() },
    });
  }
  const body = new URLSearchParams({ _form: formTokenOf(inside, visitor) });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return inside.app.request(address, {
    method,
    body: body.toString(),
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
}
