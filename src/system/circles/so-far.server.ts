import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { fewest } from '#maths/small-cells.ts';

/** What a circle has done so far, along the chain. */
export type SoFar = { stories: number; themes: number; insights: number; sessions: number; decisions: number; changes: number };

/** Counts what a circle has done so far. Stories that were withdrawn are not in it, and leave no mark. */
export async function soFarOf(db: Db, circle: string): Promise<SoFar> {
  const { rows } = await sql<SoFar>`
    select
      (select count(*) from story where circle_id = ${circle} and refused_at is null and hidden_at is null and (basis = 'consent' or accepted_at is not null)) as stories,
      (select count(*) from theme where circle_id = ${circle} and hidden_at is null) as themes,
      (select count(*) from insight where circle_id = ${circle} and hidden_at is null and returned_at is null and replaced_by is null) as insights,
      (select count(*) from session where circle_id = ${circle}) as sessions,
      (select count(*) from decision where circle_id = ${circle} and published_at is not null and hidden_at is null) as decisions,
      (select count(*) from change where circle_id = ${circle} and hidden_at is null) as changes`.execute(db);
  return rows[0]!;
}

/** A count of tellers as the reader may see it: exact for who reads every story anyway, else hidden when it could point at a person. */
export const tellersShown = (n: number, { exact }: { exact: boolean }): number | 'hidden' => (exact || n === 0 || n >= fewest ? n : 'hidden');
