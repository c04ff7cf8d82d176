import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { marksOfTheTeller } from '#lib/server/trail.server.ts';
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

/** Counts what a circle has done so far. Stories that were withdrawn are not in it, and leave no mark. */
export async function soFarOf(db: Db, circle: string): Promise<SoFar> {
  const { rows } = await sql<SoFar>`
    select
      (select count(*) from story where circle_id = ${circle} and refused_at is null and hidden_at is null and (basis = 'consent' or accepted_at is not null)) as stories,
      (select count(*) from story where circle_id = ${circle} and refused_at is null and hidden_at is null and accepted_at is not null) as accepted,
      (select count(*) from story where circle_id = ${circle} and refused_at is null and hidden_at is null and basis = 'consent' and exists (
        select from trail where trail.circle_id = story.circle_id and trail.story_id = story.id and heard_at is not null and what <> all(${marksOfTheTeller as string[]}::text[])
      )) as heard,
      (select count(*) from theme where circle_id = ${circle} and hidden_at is null) as themes,
      (select count(*) from insight where circle_id = ${circle} and hidden_at is null and returned_at is null and replaced_by is null) as insights,
      (select count(*) from session where circle_id = ${circle}) as sessions,
      (select count(*) from decision where circle_id = ${circle} and published_at is not null and hidden_at is null) as decisions,
      (select count(*) from change where circle_id = ${circle} and hidden_at is null) as changes`.execute(db);
  return rows[0]!;
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
