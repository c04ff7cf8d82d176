import { sql } from 'kysely';
import { storiesCounted, storiesFollowed } from '#cycle/1-gather/counted.server.ts';
import { answeredAt } from '#cycle/1-gather/still-open.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { fewest } from '#maths/small-cells.ts';
import { answeredIn } from '#system/evaluation/evaluations.server.ts';
import type { Division } from '#system/evaluation/parts-shown.ts';
import { followed, toldOf, useOf, waysOf, type Followed, type Told } from './words-followed.ts';

/** What people of one side did, openly: acts, not people. */
export type SideActs = {
  id: string;
  name: string;
  readings: number;
  fragments: number;
  insights: number;
  sessions: number;
  decisions: number;
  agreements: number;
  kept: number;
};
/** How those who decide showed that they listened. */
export type Listened = {
  decisions: number;
  resting: number;
  notDone: number;
  sessions: number;
  present: number;
  agreements: number;
  kept: number;
  dropped: number;
  late: number;
  reviews: number;
  reviewed: number;
  confirmed: Date | null;
};

/** Everything that a circle sees of itself in what it did, in five questions to the database. */
export async function mirrorOf(db: Db, circle: string, { now, today }: { now: Date; today: string }) {
  const [told, ways, sides, listened, reach] = await Promise.all([
    toldIn(db, circle, now),
    waysIn(db, circle, now),
    sidesIn(db, circle),
    listenedIn(db, circle, today),
    reachIn(db, circle, now),
  ]);
  return { followed: followed(told), use: useOf(told), stories: told.length > 0, ways: waysOf(ways), sides, listened, reach };
}
export type Mirror = Awaited<ReturnType<typeof mirrorOf>>;

/** Whose words became insights and decisions, and nothing else of the mirror. */
export const followedIn = async (db: Db, circle: string, now: Date): Promise<Followed[]> => followed(await toldIn(db, circle, now));

/** Accepted stories by the side they were told from, and how far each came on its trail. */
async function toldIn(db: Db, circle: string, now: Date): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with each as (
      select cells ->> 'side' as told_from, split_part(cells ->> 'followed', ' ', 2) as far from ${storiesFollowed(circle, now)} followed
    )
    select groups.id as "group", (count(*) filter (where far = 'unread'))::int as unread, (count(*) filter (where far = 'read'))::int as read,
      (count(*) filter (where far = 'used'))::int as used, (count(*) filter (where far = 'insight'))::int as insight,
      (count(*) filter (where far = 'decision'))::int as decision
    from (select id, position from side where circle_id = ${circle} union all values ('several', 1000), ('unsaid', 1001)) as groups
      left join each on told_from = groups.id
    group by groups.id, groups.position order by groups.position, groups.id`.execute(db);
  return rows.filter((row) => (row.group !== 'several' && row.group !== 'unsaid') || toldOf(row) > 0);
}

async function waysIn(db: Db, circle: string, now: Date): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql<{ name: string; count: number }>`
    select cells ->> 'way' as name, count(*)::int as count from ${storiesCounted(circle, now)} counted
    where cells ->> 'state' = 'accepted' group by 1 order by 1`.execute(db);
  return rows;
}

async function sidesIn(db: Db, circle: string): Promise<SideActs[]> {
  const { rows } = await sql<SideActs>`
    with acts (what, side_id) as (
      select 'readings', side_id from reading where circle_id = ${circle} and hidden_at is null
      union all select 'fragments', side_id from fragment where circle_id = ${circle}
      union all select 'insights', side_id from insight where circle_id = ${circle} and hidden_at is null and replaced_by is null
      union all select 'decisions', decided_side_id from decision where circle_id = ${circle} and published_at is not null and hidden_at is null
      union all select 'agreements', owner_side_id from agreement where circle_id = ${circle} and hidden_at is null
      union all select 'kept', owner_side_id from agreement where circle_id = ${circle} and hidden_at is null and kept_at is not null
      union all select 'sessions', attendance.side_id from attendance
        join session on session.circle_id = attendance.circle_id and session.id = attendance.session_id
        where attendance.circle_id = ${circle} and people > 0 and session.held_at is not null
    )
    select side.id, side.name, ${sql.join(
      (['readings', 'fragments', 'insights', 'sessions', 'decisions', 'agreements', 'kept'] as const).map(
        (what) => sql`(count(*) filter (where what = ${what}))::int as ${sql.ref(what)}`,
      ),
    )}
    from side left join acts on acts.side_id = side.id
    where side.circle_id = ${circle} group by side.id, side.name, side.position order by side.position, side.id`.execute(db);
  return rows;
}

async function listenedIn(db: Db, circle: string, today: string): Promise<Listened> {
  const { rows } = await sql<Listened>`
    with chosen as (
      select id, kind, exists (select from decision_insight rests where rests.circle_id = decision.circle_id and rests.decision_id = decision.id)
        or exists (select from decision_finding rests where rests.circle_id = decision.circle_id and rests.decision_id = decision.id) as rests
      from decision where circle_id = ${circle} and published_at is not null and hidden_at is null
    ),
    agreed as (
      select kept_at, dropped_at, (select due_on from agreement_date due where due.circle_id = agreement.circle_id and due.agreement_id = agreement.id
        order by set_at desc, id desc limit 1) as due_on
      from agreement where circle_id = ${circle} and hidden_at is null
    ),
    held as (
      select exists (select from attendance join side on side.circle_id = attendance.circle_id and side.id = attendance.side_id
        where attendance.circle_id = session.circle_id and attendance.session_id = session.id and people > 0 and side.reader = 'deciders') as present
      from session where circle_id = ${circle} and held_at is not null
    ),
    looked as (
      select held_at from review join chosen on chosen.id = review.decision_id where review.circle_id = ${circle}
    )
    select (select count(*)::int from chosen) as decisions, (select (count(*) filter (where rests))::int from chosen) as resting,
      (select (count(*) filter (where kind = 'not_done'))::int from chosen) as "notDone",
      (select count(*)::int from held) as sessions, (select (count(*) filter (where present))::int from held) as present,
      (select count(*)::int from agreed) as agreements, (select count(kept_at)::int from agreed) as kept, (select count(dropped_at)::int from agreed) as dropped,
      (select (count(*) filter (where kept_at is null and dropped_at is null and due_on < ${today}))::int from agreed) as late,
      (select count(*)::int from looked) as reviews, (select count(held_at)::int from looked) as reviewed,
      (select max(confirmed_at) from promise_confirmation where circle_id = ${circle}) as confirmed`.execute(db);
  return rows[0]!;
}

/** How soon a person answered who told: the parts that stand in the evaluation, and within how many days half of them had an answer; null from fewer than five. */
async function reachIn(db: Db, circle: string, now: Date): Promise<{ answered: Division; half: number | null }> {
  const [answered, { rows }] = await Promise.all([
    answeredIn(db, circle, now),
    sql<{ answered: number; half: number | null }>`
      select count(answered)::int as answered, percentile_cont(0.5) within group (order by extract(epoch from answered - told_at)) as half
      from (select told_at, ${answeredAt} as answered from story
        where circle_id = ${circle} and basis = 'consent' and id in (select story_id from ${storiesCounted(circle, now)} counted)) as told
      where answered is not null`.execute(db),
  ]);
  const { answered: many, half } = rows[0]!;
  return { answered, half: many < fewest || half === null ? null : Math.max(1, Math.ceil(half / 86_400)) };
}
