import { sql } from 'kysely';
import { storiesCounted } from '#cycle/1-gather/counted.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { fewest } from '#maths/small-cells.ts';
import { reachedIn } from '#system/evaluation/evaluations.server.ts';
import { noneCounted } from '#system/evaluation/parts-shown.ts';
import { soFarOf, toldShown } from '#system/circles/so-far.server.ts';

/**
 * The sides of which nobody told anything, among so many stories: as anyone may count them, so that no single new story shows. Null while fewer than
 * five are counted, or while none can be counted of any side: then also which sides are silent is not said.
 */
export async function silentSides(db: Db, circle: string, now: Date): Promise<{ names: string[]; tellers: number } | null> {
  const told = toldShown(await soFarOf(db, circle, { now }), { exact: false });
  if (typeof told !== 'number' || told < fewest) return null;
  if (noneCounted((await reachedIn(db, circle, now)).sides)) return null;
  const { rows } = await sql<{ name: string }>`
    with told as (select sides from ${storiesCounted(circle, now)} counted)
    select name from side where circle_id = ${circle} and not exists (select from told where side.id = any(told.sides)) order by position`.execute(
    db,
  );
  return { names: rows.map(({ name }) => name), tellers: told };
}
