import { respondentCode } from '#cycle/2-sense/respondent-codes.server.ts';
import { tableCode } from '#cycle/2-sense/table-codes.server.ts';
import { seatCode, sessionCode } from '#cycle/3-dialogue/codes.server.ts';
import { wordsOfCode } from '#lib/codes/code-words.ts';
import { lookupOfLink, lookupOfWords, storyCodeOf } from '#lib/codes/story-code.server.ts';
import { acceptInvitation, invite } from '#lib/people/invitations.server.ts';
import { personOfClaims } from '#lib/people/oidc.server.ts';
import { makeSignInLink, useLink } from '#lib/people/visits.server.ts';
import type { OidcPlace } from '#lib/server/config-connections.ts';
import { newId, newSecret } from '#lib/server/ids.ts';
import { aPerson } from '#testing/worlds.ts';
import { aFullCircle, type FullCircle } from './parts/full-circle.ts';
import { ask, type Fields, type Visiting } from './parts/visitors.ts';
import type { Inside, World } from './world.ts';

const [samples, atOnce, milliseconds, chance] = [2_000, 25, 5, 0.01];

type Asked = { method?: string; address: string; fields?: Fields };
/** What is asked of something that is there, or was, and of something that never was; both are answered with no. */
type Pair = { what: string; there: (nth: number) => Asked; never: (nth: number) => Asked };

/**
 * Asks a thousand times for what exists (an address, a link that was used, a code of which one letter is wrong) and a thousand times for what
 * never did: the same status, the same body, and no other time. Half of the asking is of either kind, by turns, so that a busy machine is so for both.
 */
export async function check(world: World): Promise<string> {
  const inside = await world.inside({ SMTP_URL: 'smtp://127.0.0.1:9' });
  const here = await aFullCircle(inside, 'A');
  const wrong: string[] = [];
  let worst = { difference: 0, p: 1 };
  const pairs = await pairsOf(inside, here);
  for (const pair of pairs) {
    wrong.push(...(await sameAnswers(inside, pair)));
    const seen = await measured((asked) => ask(inside, anyone, asked).then((answer) => answer.text()), pair);
    worst = { difference: Math.max(worst.difference, seen.difference), p: Math.min(worst.p, seen.p) };
    wrong.push(...slower(pair.what, seen));
  }
  const signIn = await municipality(inside, here);
  wrong.push(...signIn.wrong);
  worst = { difference: Math.max(worst.difference, signIn.seen.difference), p: Math.min(worst.p, signIn.seen.p) };
  if (wrong.length > 0) throw new Error(`${wrong.length} answers tell what exists\n${wrong.join('\n')}`);
  return `${pairs.length + 1} ways to ask, ${samples} samples each: medians differ at most ${worst.difference.toFixed(2)} ms, least p of the rank test ${worst.p.toFixed(3)}`;
}

const anyone: Visiting = { name: 'anyone', cookies: {}, can: [] };

async function pairsOf({ db, keys, clock }: Inside, here: FullCircle): Promise<Pair[]> {
  const people = await Promise.all(
    Array.from({ length: 50 }, (_, nth) =>
      aPerson(db, here.organisation, { name: `Known ${nth}`, email: `known-${100 + nth}@example.org`, now: clock.now }),
    ),
  );
  const usedLink = await makeSignInLink(db, people[0]!, clock.now);
  await useLink(db, usedLink, clock.now);
  const usedInvitation = await invite(db, here.id, { role: 'member', side: here.sides.residents, by: here.people.steward, now: clock.now });
  await acceptInvitation(db, usedInvitation, { person: people[1]! }, clock.now);
  // As many words of the one kind as of the other: long ones take longer to read than short ones.
  const cards = (called: string) => {
    const made = Array.from({ length: 200 }, (_, nth) => storyCodeOf(keys, `${called} ${nth}`));
    return { made, at: (nth: number) => made[nth % made.length]! };
  };
  const [late, strange] = [cards('a card that was late'), cards('never told')];
  const expired = late.made.map(({ numbers, link }) => ({
    ...{ id: newId(), circle_id: here.id, story_id: here.stories.main, batch_id: null, made_at: clock.now, used_at: clock.now },
    ...{
      words_hash: lookupOfWords(keys, numbers),
      link_hash: lookupOfLink(keys, link),
      expires_at: new Date(clock.now.getTime() - 1000),
    },
  }));
  await db.insertInto('story_code').values(expired).execute();
  const post = (address: string, fields: Fields = {}): Asked => ({ method: 'POST', address, fields });
  const typed = (address: string, code: string) => post(address, { code });
  const [ofAnswers, ofTable, ofSession] = [
    respondentCode(keys, here.shared.respondent),
    tableCode(keys, here.closedTable),
    sessionCode(keys, here.sessions.planned),
  ];
  const ofSeat = seatCode(keys, here.seats.open.seat);
  return [
    {
      what: 'asking for a link by an address',
      there: (nth) => post('/sign-in', { email: `known-${100 + (nth % 50)}@example.org` }),
      never: (nth) => post('/sign-in', { email: `never-${100 + (nth % 50)}@example.org` }),
    },
    { what: 'a link that was used', there: () => post(`/sign-in/${usedLink}`), never: () => post(`/sign-in/${newSecret()}`) },
    {
      what: 'an invitation that was used',
      there: () => post(`/invitations/${usedInvitation}`, { name: 'Someone' }),
      never: () => post(`/invitations/${newSecret()}`, { name: 'Someone' }),
    },
    {
      what: 'the words of a card that was late',
      there: (nth) => typed('/code', wordsOfCode(late.at(nth).numbers, 'en').join(' ')),
      never: (nth) => typed('/code', wordsOfCode(strange.at(nth).numbers, 'en').join(' ')),
    },
    {
      what: 'the link of a card that was late',
      there: (nth) => ({ address: `/s/${late.at(nth).link}` }),
      never: (nth) => ({ address: `/s/${strange.at(nth).link}` }),
    },
    {
      what: 'a code of answers, one letter wrong',
      there: (nth) => typed('/answers/code', oneWrong(ofAnswers, nth)),
      never: (nth) => typed('/answers/code', respondentCode(keys, `never ${nth}`)),
    },
    {
      what: 'the code of a closed table',
      there: () => typed('/table', ofTable),
      never: (nth) => typed('/table', tableCode(keys, `never ${nth}`)),
    },
    {
      what: 'a code of a session, one letter wrong',
      there: (nth) => typed('/session', oneWrong(ofSession, nth)),
      never: (nth) => typed('/session', sessionCode(keys, `never ${nth}`)),
    },
    {
      what: 'a code of a seat, one letter wrong',
      there: (nth) => typed('/session', oneWrong(ofSeat, nth)),
      never: (nth) => typed('/session', seatCode(keys, `never ${nth}`)),
    },
  ];
}

/** The same code, with another last letter of its own kind. */
const oneWrong = (code: string, nth: number) => {
  const others = 'bcdfghjkmnpqrstvwxz'.split('').filter((letter) => letter !== code.at(-1)!.toLowerCase());
  const letter = others[nth % others.length]!;
  return code.slice(0, -1) + (code === code.toUpperCase() ? letter.toUpperCase() : letter);
};

async function sameAnswers(inside: Inside, { what, there, never }: Pair): Promise<string[]> {
  const wrong: string[] = [];
  for (let nth = 0; nth < 3; nth++) {
    const [one, other] = [await ask(inside, anyone, there(nth)), await ask(inside, anyone, never(nth))];
    if (one.status !== other.status) wrong.push(`${what}: ${one.status}, and ${other.status} for what never was`);
    if (one.status === 303) wrong.push(`${what} opens: this check looks at a no`);
    const cookies = [one, other].map((answer) =>
      answer.headers
        .getSetCookie()
        .map((line) => line.split('=')[0])
        .join(),
    );
    if (cookies[0] !== cookies[1]) wrong.push(`${what}: other cookies (${cookies.join(' / ')})`);
    if (bare(await one.text()) !== bare(await other.text())) wrong.push(`${what}: the page is another than for what never was`);
  }
  return [...new Set(wrong)];
}

/** A page without what was typed and what differs each time it is made. */
const bare = (html: string) =>
  html
    .replace(/ value="[^"]*"/g, '')
    .replace(/[\w-]+@example\.org/g, 'address')
    .replace(/[A-Za-z0-9_-]{20,}/g, 'secret');

type Seen = { difference: number; p: number; medians: [number, number] };

/** Times both kinds of asking, by turns; what looks unlike by chance is timed once more, and is unlike only when it is so twice. */
async function measured(asks: (asked: Asked) => Promise<unknown>, pair: Pair): Promise<Seen> {
  const first = await timed(asks, pair);
  return isUnlike(first) ? timed(asks, pair) : first;
}

async function timed(asks: (asked: Asked) => Promise<unknown>, { there, never }: Pair): Promise<Seen> {
  const [one, other]: [number[], number[]] = [[], []];
  const time = async (asked: Asked, into: number[]) => {
    const started = performance.now();
    await asks(asked);
    into.push(performance.now() - started);
  };
  const wide = there(0).address === '/sign-in' ? atOnce : 1; // it takes its time on purpose
  // Written down before: a code that is made right before it is asked for leaves the processor warm for reading it.
  const asked = Array.from({ length: samples / 2 }, (_, nth) => ({ there: there(nth), never: never(nth) }));
  for (let nth = 0; nth < 20; nth++) await Promise.all([asks(there(nth)), asks(never(nth))]);
  for (let nth = 0; nth < samples / 2; nth += wide) {
    const turns = asked.slice(nth, nth + wide).flatMap((pair) => {
      const both = [() => time(pair.there, one), () => time(pair.never, other)];
      return Math.random() < 0.5 ? both : both.reverse();
    });
    if (wide === 1) for (const turn of turns) await turn();
    else await Promise.all(turns.map((turn) => turn()));
  }
  const medians: [number, number] = [medianOf(one), medianOf(other)];
  return { difference: Math.abs(medians[0] - medians[1]), p: mannWhitney(one, other), medians };
}

const isUnlike = ({ difference, p }: Seen) => difference >= milliseconds || p <= chance;

const slower = (what: string, seen: Seen) =>
  isUnlike(seen)
    ? [`${what}: ${seen.medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, p ${seen.p.toExponential(1)}: its time tells that it exists`]
    : [];

const medianOf = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/**
 * Mann–Whitney: how likely two samples of one distribution differ this much in rank. U = R1 - n1(n1 + 1)/2 with R1 the ranks of the first, equal
 * values sharing theirs; z = (|U - n1 n2/2| - 1/2) / sqrt(n1 n2/12 ((n + 1) - sum(t^3 - t)/(n(n - 1)))), t how many share a rank; p = erfc(z/sqrt 2).
 * [1, 2, 3] and [4, 5, 6]: U = 0, z = 4/2.291 = 1.746, p = 0.081.
 */
function mannWhitney(one: number[], other: number[]): number {
  const all = [...one.map((value) => ({ value, first: true })), ...other.map((value) => ({ value, first: false }))];
  all.sort((a, b) => a.value - b.value);
  const [n1, n2, n] = [one.length, other.length, all.length];
  let [ranks, ties] = [0, 0];
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && all[to]!.value === all[from]!.value) to++;
    for (let at = from; at < to; at++) if (all[at]!.first) ranks += (from + 1 + to) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const u = ranks - (n1 * (n1 + 1)) / 2;
  const spread = Math.sqrt(((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1))));
  return erfc(Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5) / spread / Math.SQRT2);
}

/** 1 - erf for x >= 0, to 1.2e-7 (Press et al., Numerical Recipes, 6.2). */
function erfc(x: number): number {
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
  ];
  return t * Math.exp(-x * x + terms.reduceRight((sum, term) => sum * t + term, 0));
}

/**
 * Coming back from the organisation's own sign-in with an address that nobody verified there: whether a member has that address makes no
 * difference. Who did prove an address there learns about that one alone.
 */
async function municipality({ db, clock }: Inside, here: FullCircle): Promise<{ wrong: string[]; seen: Seen }> {
  const place = { issuer: 'https://town.example', clientId: 'kring', domains: ['example.org'], acr: [], amr: [] } as unknown as OidcPlace;
  const claims = (email: string) => ({ iss: place.issuer, sub: email, aud: 'kring', iat: Date.now() / 1000, email, email_verified: false });
  const come = (email: string) => personOfClaims(db, claims(email), { place, organisation: here.organisation, now: clock.now });
  const pair: Pair = {
    what: 'coming from the own sign-in',
    there: (nth) => ({ address: `known-${100 + (nth % 50)}@example.org` }),
    never: (nth) => ({ address: `never-${100 + (nth % 50)}@example.org` }),
  };
  const [one, other] = [await come(pair.there(0).address), await come(pair.never(0).address)];
  const wrong = JSON.stringify(one) === JSON.stringify(other) && 'refused' in one ? [] : [`${pair.what}: ${JSON.stringify([one, other])}`];
  const seen = await measured(({ address }) => come(address), pair);
  return { wrong: [...wrong, ...slower(pair.what, seen)], seen };
}

if (Math.abs(mannWhitney([1, 2, 3], [4, 5, 6]) - 0.0809) > 0.0005) throw new Error('The rank test does not count as its formula says');
