import { sql } from 'kysely';
import { storiesWithoutAnswer } from '#cycle/5-return/outcomes.server.ts';
import { storiesToTell } from '#cycle/5-return/telling.server.ts';
import { hiddenWaiting } from '#cycle/hidden-words.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Role } from '#lib/people/may.ts';
import { callsWaiting } from './calls-waiting.server.ts';
import { stillNeeded } from './gathering.ts';
import { gatheringOf, preparedOf } from './gatherings.server.ts';
import { promiseOf } from './promises.server.ts';

/** Something in a circle that waits for you: what, how many, and where it is under the circle's address. */
export type Call = {
  what:
    | 'prepare'
    | 'ready'
    | 'unconfirmed'
    | 'answerNear'
    | 'answerLate'
    | 'agreements'
    | 'stories'
    | 'storiesLate'
    | 'toCall'
    | 'hidden'
    | 'flags'
    | 'wording'
    | 'held'
    | 'contested'
    | 'hold'
    | 'reports'
    | 'statements'
    | 'record'
    | 'review'
    | 'mine'
    | 'tryOut';
  n: number;
  at: string;
};

const day = 24 * 60 * 60 * 1000;
/** A person answers a teller within this. */
export const answerWithin = 7 * day;

/** `asks`: the circle asks for stories, or will. `mail`: letters can leave here. */
type Here = { roles: Role[]; /** Who asks. */ person: string; now: Date; asks: boolean; mail: boolean };

/** What in a circle waits for someone with these roles. */
export async function callsOn(db: Db, circle: string, { roles, person, now, asks, mail }: Here): Promise<Call[]> {
  const calls = [
    ...(roles.includes('listener') ? await listenersCalls(db, circle, now) : []),
    ...(roles.includes('steward') && asks ? await stewardsCalls(db, circle, now) : []),
  ];
  if (roles.includes('listener') || roles.includes('steward')) {
    const hidden = await hiddenWaiting(db, circle, { listens: roles.includes('listener') });
    calls.push({ what: 'hidden', n: hidden.length, at: 'listen/hidden' });
    calls.push({ what: 'toCall', n: await tellersToCall(db, circle, mail), at: 'return' });
  }
  calls.push(...(await callsWaiting(db, circle, { roles, person, soon: dayAt(new Date(now.getTime() + 7 * day)) })));
  return calls.filter((call) => call.n > 0);
}

async function listenersCalls(db: Db, circle: string, now: Date): Promise<Call[]> {
  const late = new Date(now.getTime() - answerWithin);
  const row = await db
    .selectFrom('story')
    .select([sql<number>`count(*)`.as('waiting'), sql<number>`count(*) filter (where told_at < ${late})`.as('late')])
    .where('circle_id', '=', circle)
    .where('basis', '=', 'consent')
    .where('accepted_at', 'is', null)
    .where('refused_at', 'is', null)
    .executeTakeFirstOrThrow();
  return [
    { what: 'stories', n: row.waiting - row.late, at: 'listen' },
    { what: 'storiesLate', n: row.late, at: 'listen' },
  ];
}

async function stewardsCalls(db: Db, circle: string, now: Date): Promise<Call[]> {
  const [gathering, prepared, promise] = [await gatheringOf(db, circle), await preparedOf(db, circle), await promiseOf(db, circle)];
  const missing = stillNeeded(prepared).length;
  const [today, soon] = [dayAt(now), dayAt(new Date(now.getTime() + 30 * day))];
  const { unused, undecided } = await storiesWithoutAnswer(db, circle);
  const answerBy = gathering && unused.length + undecided.length > 0 ? promise?.answerBy : null;
  return [
    { what: 'prepare', n: gathering ? 0 : missing, at: 'prepare' },
    { what: 'ready', n: gathering || missing > 0 ? 0 : 1, at: 'prepare' },
    { what: 'unconfirmed', n: promise && !promise.confirmed ? 1 : 0, at: 'prepare/promise' },
    { what: 'answerNear', n: answerBy && answerBy >= today && answerBy <= soon ? 1 : 0, at: 'return' },
    { what: 'answerLate', n: answerBy && answerBy < today ? 1 : 0, at: 'return' },
    { what: 'agreements', n: await agreementsDue(db, circle, dayAt(new Date(now.getTime() + 7 * day))), at: 'changes' },
  ];
}

async function agreementsDue(db: Db, circle: string, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from agreement
    where circle_id = ${circle} and kept_at is null and dropped_at is null and hidden_at is null
    and (select due_on from agreement_date as day where day.circle_id = agreement.circle_id and day.agreement_id = agreement.id order by set_at desc limit 1) <= ${before}::date`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

async function tellersToCall(db: Db, circle: string, mail: boolean): Promise<number> {
  return (await storiesToTell(db, circle, { mail })).filter((story) => story.way === 'call').length;
}
