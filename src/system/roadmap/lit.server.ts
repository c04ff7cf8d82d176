import { sql } from 'kysely';
import { fewest } from '#maths/small-cells.ts';
import type { Db } from '#lib/server/db.server.ts';
import { heardShown, soFarOf, toldShown } from '#system/circles/so-far.server.ts';
import { starCalled, type Star } from './constellations.ts';

/**
 * One time that a star was lit. `on`: its day, its month ('2026-11') where one person said it, or null where a day would point at somebody.
 * `about`: the id of what lit it, where it has a page of its own.
 */
export type Light = { star: Star; on: string | null; about: string | null };

const atMost = 40;

/**
 * All that was done in a circle, as lights on its road map, in order of day. What tellers and those who name others do has no day here, and
 * lights nothing before there are five: `stories` and `heard` come from what everyone may count (decision 017), never from the stories.
 */
export async function lightsOf(db: Db, circle: string, { now, today }: { now: Date; today: string }): Promise<Light[]> {
  const [soFar, done] = await Promise.all([soFarOf(db, circle, { now }), doneIn(db, circle, today)]);
  const heard = heardShown(soFar, { exact: false });
  const told = toldShown(soFar, { exact: false });
  return [
    ...done.flatMap(({ star, on, about }): Light[] => {
      const known = starCalled(star);
      return known ? [{ star: known.key, on: known.month && on ? on.slice(0, 7) : on, about }] : [];
    }),
    ...(typeof told === 'number' && told >= fewest ? [{ star: 'stories' as const, on: null, about: null }] : []),
    ...(heard !== null && heard >= fewest ? [{ star: 'heard' as const, on: null, about: null }] : []),
  ].sort((one, other) => Number(one.on === null) - Number(other.on === null) || (one.on ?? '').localeCompare(other.on ?? ''));
}

type Done = { star: string; on: string | null; about: string | null };

async function doneIn(db: Db, circle: string, today: string): Promise<Done[]> {
  const day = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;
  const here = sql`circle_id = ${circle}`;
  const shown = sql`hidden_at is null`;
  const acts = [
    sql`select 'promise', ${day('published_at')}, null from promise where ${here} and published_at is not null`,
    sql`select 'confirmed', ${day('confirmed_at')}, null from promise_confirmation where ${here} and confirmed_at is not null`,
    sql`select distinct 'ready', ${day('at')}, null from moment_answer where ${here} and ${shown} and moment = 'opening' and willing is not null`,
    sql`select distinct 'means', ${day('since')}, null from shared_means where ${here} and ${shown} and since <= ${today}::date`,
    sql`select 'agreed', ${day('made_at')}, id from agreement where ${here} and ${shown} and (decision_id is null or exists
      (select from decision where ${here} and decision.id = decision_id and published_at is not null and decision.hidden_at is null))`,
    sql`select 'changed', ${day('happened_on')}, null from change where ${here} and ${shown} and happened_on <= ${today}::date`,
    sql`select 'reviewed', ${day('held_at')}, decision_id from review where ${here} and ${shown} and held_at is not null and exists
      (select from decision where ${here} and decision.id = decision_id and published_at is not null and decision.hidden_at is null)`,
    sql`select 'lookedBack', min(${day('at')}), null from looking_back where ${here} and ${shown} having count(*) > 0`,
    sql`select 'harvested', ${day('made_at')}, id from outcome where ${here} and exists (select from outcome_version version
      where version.circle_id = outcome.circle_id and version.outcome_id = outcome.id and version.hidden_at is null)`,
    sql`select 'asked', ${day('opened_at')}, null from gathering where ${here}`,
    sql`select 'light', ${day('opened_at')}, null from responding where ${here}`,
    sql`select 'missing', null, null from naming where ${here} and named_on < ${today}::date having count(*) >= ${fewest}`,
    sql`select 'went', null, null from reaching where ${here} and ${shown} and result in ('met', 'joins') having count(*) > 0`,
    sql`select 'invited', null, null from invitation_card where ${here} and used_on < ${today}::date having count(*) >= ${fewest}`,
    sql`select 'talents', ${day('asked_at')}, null from talent_ask where ${here} and ${shown}`,
    sql`select 'talents', null, null from talent where ${here} and ${shown} and offered_on < ${today}::date having count(*) >= ${fewest}`,
    sql`select 'tables', ${day('opened_at')}, id from sense_table where ${here}`,
    sql`select 'modelled', ${day('laid_at')}, id from model where ${here} and ${shown} and laid_at is not null`,
    sql`select 'tried', ${day('started_on')}, id from try_out where ${here} and ${shown} and started_on is not null`,
    sql`select 'talked', ${day('held_at')}, id from session where ${here} and held_at is not null`,
    sql`select 'sides', ${day('since')}, null from (select since, row_number() over (order by since, side_id) as nth from
      (select side_id, min(since) as since from member where ${here} and role = 'listener' and ended_at is null group by side_id) first) sides where nth = 2`,
    sql`select 'storyAgreement', ${day('made_at')}, null from story_agreement where ${here} and ${shown}`,
    sql`select 'insight', ${day('written_at')}, id from insight where ${here} and ${shown} and returned_at is null and replaced_by is null`,
    sql`select 'decided', ${day('decided_on')}, id from decision where ${here} and ${shown} and published_at is not null`,
    sql`select 'moments', min(${day('at')}), null from moment_answer where ${here} and ${shown} and moment <> 'opening' and question <> 'at_hand'
      and (moment <> 'decision' or exists (select from decision where ${here} and decision.id = about and published_at is not null)) having count(*) > 0`,
    sql`select 'parts', ${day('opened_at')}, null from part_round where ${here}`,
    sql`select 'relations', ${day('opened_at')}, null from relation_round where ${here}`,
    sql`select 'pulse', ${day('closed_at')}, null from pulse_wave where ${here} and closed_at is not null`,
  ];
  const each = acts.map((act) => sql`(select * from (${act}) act (star, day, about) order by day desc limit ${atMost})`);
  const { rows } =
    await sql<Done>`select star, day as on, about from (${sql.join(each, sql` union all `)}) as done order by star, day, about`.execute(db);
  return rows;
}
