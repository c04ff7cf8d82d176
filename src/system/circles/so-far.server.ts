import { sql } from 'kysely';
import { storiesCounted, storiesNow } from '#cycle/1-gather/counted.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { fewest, hideSmallCells } from '#maths/small-cells.ts';

/**
 * What a circle has done so far, along the chain. `accepted`: of the stories, those that a listener accepted. `heard`: those whose tellers
 * heard something that was done with them.
 */
export type SoFar = {
  stories: number;
  accepted: number;
  heard: number;
  themes: number;
  insights: number;
  sessions: number;
  decisions: number;
  changes: number;
};

/**
 * Counts what a circle has done so far. Stories as everyone may count them, as they were when at least five had moved; `exact`: as they are now, for
 * who reads each of them anyway.
 */
export async function soFarOf(db: Db, circle: string, { now, exact = false }: { now: Date; exact?: boolean }): Promise<SoFar> {
  const { rows } = await sql<SoFar>`
    with told as (select cells from ${exact ? storiesNow(circle, now) : storiesCounted(circle, now)} told)
    select
      (select count(*) from told where cells ? 'told') as stories,
      (select count(*) from told where cells ->> 'state' = 'accepted') as accepted,
      (select count(*) from told where cells ->> 'heard' = 'yes') as heard,
      (select count(*) from theme where circle_id = ${circle} and hidden_at is null) as themes,
      (select count(*) from insight where circle_id = ${circle} and hidden_at is null and returned_at is null and replaced_by is null) as insights,
      (select count(*) from session where circle_id = ${circle}) as sessions,
      (select count(*) from decision where circle_id = ${circle} and published_at is not null and hidden_at is null) as decisions,
      (select count(*) from change where circle_id = ${circle} and hidden_at is null) as changes`.execute(db);
  return rows[0]!;
}

/** Did anyone tell here, so that there is something to tell back? */
export async function anyoneTold(db: Db, circle: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('story')
      .select('id')
      .where('circle_id', '=', circle)
      .where('basis', '=', 'consent')
      .limit(1)
      .executeTakeFirst()) !== undefined
  );
}

/** A count of tellers as the reader may see it: exact for who reads every story anyway, else hidden when it could point at a person. */
export const tellersShown = (n: number, { exact }: { exact: boolean }): number | 'hidden' =>
  exact || n === 0 || n >= fewest ? n : 'hidden';

/**
 * How many told. Elsewhere stands how many were accepted: where the few between the two could be found by subtraction, only those are counted.
 */
export function toldShown({ stories, accepted }: Pick<SoFar, 'stories' | 'accepted'>, { exact }: { exact: boolean }): number | 'hidden' {
  const between = stories - accepted;
  return tellersShown(exact || between === 0 || between >= fewest ? stories : accepted, { exact });
}

/** How many tellers heard, where that gives away neither the few who did nor the few who did not; else null. */
export function heardShown({ stories, heard }: Pick<SoFar, 'stories' | 'heard'>, { exact }: { exact: boolean }): number | null {
  if (exact) return heard;
  const [shown, rest] = hideSmallCells([heard, stories - heard]).cells;
  return typeof shown === 'number' && typeof rest === 'number' ? shown : null;
}
