import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { fewest } from '#maths/small-cells.ts';
import { makeMap } from './opinion-maps.server.ts';
import { answerable } from './statements.server.ts';

/** Makes the maps that are due, one after another; stops at once when the signal says so. */
export async function makeMapsDue(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  for (const circle of await mapsDue(db)) {
    if (signal?.aborted) return;
    await makeMap(db, circle, now, { signal }).catch((reason: unknown) => {
      if (!signal?.aborted) throw reason;
    });
  }
}

/**
 * The circles that need a new map: five people or more answered, changed an answer or took all of theirs back since the newest. It never differs
 * from the one before by one to four people, so that nobody can work out from the two what one of them said. When only a statement is gone,
 * nobody's answers tell the two apart; no page or file shows it meanwhile. When fewer than five people are left, the map goes.
 */
export async function mapsDue(db: Db): Promise<string[]> {
  const { rows } = await sql<{ circle: string }>`
    select responding.circle_id as circle from responding
    left join lateral (
      select id, made_at, result from opinion_map where opinion_map.circle_id = responding.circle_id order by made_at desc, id limit 1
    ) newest on true
    cross join lateral (
      select count(*) as people from (
        select distinct respondent_id from response join statement on statement.circle_id = response.circle_id and statement.id = response.statement_id
        where response.circle_id = responding.circle_id and ${answerable} and (newest.made_at is null or response.at > newest.made_at) limit ${fewest}
      ) answered
    ) answered
    cross join lateral (
      select count(*) as people from jsonb_array_elements_text(newest.result -> 'people' -> 'ids') as mapped (id)
      where not exists (select from respondent where respondent.circle_id = responding.circle_id and respondent.id = mapped.id)
    ) gone
    where answered.people + gone.people >= ${fewest}
    or answered.people + gone.people = 0 and exists (
      select from jsonb_array_elements_text(newest.result -> 'statements') as mapped (id)
      where not exists (select from statement where statement.circle_id = responding.circle_id and statement.id = mapped.id and ${answerable})
    )
    or newest.id is not null and (
      select count(*) from (
        select from respondent where respondent.circle_id = responding.circle_id and exists (
          select from response where response.circle_id = respondent.circle_id and response.respondent_id = respondent.id) limit ${fewest}
      ) there
    ) < ${fewest}
    order by 1`.execute(db);
  return rows.map((row) => row.circle);
}
