import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Found } from './suggestion.ts';

/** What the rules of the road map find in a circle, from what everyone may read. Who was named and not reached, and which sides are silent, the page adds. */
export async function foundIn(db: Db, circle: string, today: string): Promise<Omit<Found, 'unreached' | 'silent'>> {
  const here = sql`circle_id = ${circle}`;
  const open = sql`select id, decided_on from decision where ${here} and published_at is not null and hidden_at is null`;
  const { rows } = await sql<{ rule: 'untalked' | 'unreviewed' | 'overdue' | 'unlooked' | 'late'; ids: string[] }>`
    select 'untalked' as rule, array_agg(id order by written_at, id) as ids from insight where ${here} and hidden_at is null and returned_at is null
      and replaced_by is null and not exists (select from session_insight brought where brought.circle_id = ${circle} and brought.insight_id = insight.id)
      and not exists (select from decision_insight rests join (${open}) open on open.id = rests.decision_id where rests.circle_id = ${circle} and rests.insight_id = insight.id)
    union all select 'unreviewed', array_agg(id order by decided_on, id) from decision where ${here} and published_at is not null and hidden_at is null
      and kind = 'chosen' and not exists (select from review where review.circle_id = ${circle} and review.decision_id = decision.id)
    union all select 'overdue', array_agg(id order by made_at, id) from agreement where ${here} and hidden_at is null and kept_at is null and dropped_at is null
      and (decision_id is null or decision_id in (select id from (${open}) open)) and
      (select due_on from agreement_date set where set.circle_id = ${circle} and set.agreement_id = agreement.id order by set_at desc, id desc limit 1) < ${today}::date
    union all select 'unlooked', array_agg(decision_id order by on_day, id) from review where ${here} and held_at is null and on_day < ${today}::date
      and decision_id in (select id from (${open}) open)
    union all select 'late', array_agg(id order by planned_on, id) from star where ${here} and hidden_at is null and done_on is null and laid_down_on is null
      and planned_on < ${today}::date`.execute(db);
  const of = (rule: (typeof rows)[number]['rule']) => {
    const ids = rows.find((row) => row.rule === rule)?.ids ?? [];
    return ids.length > 0 ? { count: ids.length, first: ids[0]! } : null;
  };
  return {
    untalked: of('untalked'),
    unreviewed: of('unreviewed'),
    overdue: of('overdue'),
    unlooked: of('unlooked'),
    late: of('late'),
    answerBy: await answerNear(db, circle, today),
  };
}

const near = 30;

async function answerNear(db: Db, circle: string, today: string): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    select answer_by as day from (select answer_by from promise where circle_id = ${circle} and published_at is not null order by published_at desc limit 1) now
    where answer_by <= ${today}::date + ${near}::int and not exists
      (select from decision where circle_id = ${circle} and published_at is not null and hidden_at is null)`.execute(db);
  return rows[0]?.day ?? null;
}
