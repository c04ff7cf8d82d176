import { sql } from 'kysely';
import { waitsForWords } from '#cycle/1-gather/words-needed.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Role } from '#lib/people/may.ts';
import type { Call } from './calls.server.ts';

type Here = { roles: readonly Role[]; person: string; soon: string };

/** What waits for this very person, beside what waits for everyone in their role: each count opens what it counts, and what is one thing opens that. */
export async function callsWaiting(db: Db, circle: string, { roles, person, soon }: Here): Promise<Call[]> {
  const [listens, runs] = [roles.includes('listener'), roles.includes('steward')];
  return [
    ...(listens ? await piledUp(db, circle) : []),
    ...(listens ? await holdsFor(db, circle, person) : []),
    ...(listens ? [await reportsWaiting(db, circle)] : []),
    ...(listens || runs ? [await statementsWaiting(db, circle)] : []),
    ...(runs ? await recordsOpen(db, circle) : []),
    ...(runs ? await reviewsSoon(db, circle, soon) : []),
    ...(await ownAgreements(db, circle, { person, soon })),
    ...(await tryOutsToDecide(db, circle, { person, runs, soon })),
  ];
}

async function piledUp(db: Db, circle: string): Promise<Call[]> {
  const { rows } = await sql<{ flags: number; wording: number; held: number; contested: number }>`
    select
      (select count(*) from story where circle_id = ${circle} and basis = 'consent' and accepted_at is null and refused_at is null and held_at is null and exists (
        select from identifier_flag flag where flag.circle_id = story.circle_id and flag.story_id = story.id and flag.settled_at is null)) as flags,
      (select count(*) from story where circle_id = ${circle} and ${waitsForWords}) as wording,
      (select count(*) from story where circle_id = ${circle} and held_at is not null) as held,
      (select count(*) from fragment where circle_id = ${circle} and quote_refused_at is not null and not exists (
        select from answer where answer.circle_id = fragment.circle_id and answer.fragment_id = fragment.id and answer.kind = 'contest_settled' and answer.at >= fragment.quote_refused_at)) as contested`.execute(
    db,
  );
  const { flags, wording, held, contested } = rows[0]!;
  return [
    { what: 'flags', n: flags, at: 'listen' },
    { what: 'wording', n: wording, at: 'listen?pile=words' },
    { what: 'held', n: held, at: 'listen?pile=held' },
    { what: 'contested', n: contested, at: 'listen?pile=contested' },
  ];
}

/** Stories that another listener asks to hide, or to show again: a second one must say so too. */
async function holdsFor(db: Db, circle: string, person: string): Promise<Call[]> {
  const { rows } = await sql<{ story: string }>`
    select story_id as story from hold where circle_id = ${circle} and lifted_at is null
      and ((joined_at is null and asked_by <> ${person}) or (lift_asked_by is not null and lift_asked_by <> ${person})) order by asked_at`.execute(
    db,
  );
  return rows.map(({ story }) => ({ what: 'hold', n: 1, at: `listen/${story}` }));
}

async function reportsWaiting(db: Db, circle: string): Promise<Call> {
  const { n } = await db
    .selectFrom('report')
    .select((all) => all.fn.countAll<number>().as('n'))
    .where('circle_id', '=', circle)
    .where('looked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { what: 'reports', n, at: 'listen/reports' };
}

async function statementsWaiting(db: Db, circle: string): Promise<Call> {
  const { n } = await db
    .selectFrom('statement')
    .select((all) => all.fn.countAll<number>().as('n'))
    .where('circle_id', '=', circle)
    .where('accepted_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('taken_out_at', 'is', null)
    .where('hidden_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { what: 'statements', n, at: 'statements?state=waiting' };
}

async function recordsOpen(db: Db, circle: string): Promise<Call[]> {
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('circle_id', '=', circle)
    .where('record_opened_at', 'is not', null)
    .where('record_agreed_at', 'is', null)
    .orderBy('starts_at')
    .execute();
  return rows.map(({ id }) => ({ what: 'record', n: 1, at: `sessions/${id}/record` }));
}

async function reviewsSoon(db: Db, circle: string, soon: string): Promise<Call[]> {
  const { rows } = await sql<{ decision: string }>`
    select decision_id as decision from review where circle_id = ${circle} and held_at is null and hidden_at is null and on_day <= ${soon}::date order by on_day`.execute(
    db,
  );
  return rows.map(({ decision }) => ({ what: 'review', n: 1, at: `changes/${decision}` }));
}

async function ownAgreements(db: Db, circle: string, { person, soon }: { person: string; soon: string }): Promise<Call[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agreement where circle_id = ${circle} and owner_id = ${person} and kept_at is null and dropped_at is null and hidden_at is null
    and (select due_on from agreement_date as day where day.circle_id = agreement.circle_id and day.agreement_id = agreement.id order by set_at desc, id desc limit 1) <= ${soon}::date`.execute(
    db,
  );
  return rows.map(({ id }) => ({ what: 'mine', n: 1, at: `changes/agreements/${id}` }));
}

/** What is tried, and of which it must soon be said how it goes on: for who began it, and who runs the circle. */
async function tryOutsToDecide(
  db: Db,
  circle: string,
  { person, runs, soon }: { person: string; runs: boolean; soon: string },
): Promise<Call[]> {
  const rows = await db
    .selectFrom('try_out')
    .select('id')
    .where('circle_id', '=', circle)
    .where('started_on', 'is not', null)
    .where('outcome', 'is', null)
    .where('hidden_at', 'is', null)
    .where('until_day', '<=', soon)
    .$if(!runs, (query) => query.where('person_id', '=', person))
    .orderBy('until_day')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => ({ what: 'tryOut', n: 1, at: `try-outs/${id}` }));
}
