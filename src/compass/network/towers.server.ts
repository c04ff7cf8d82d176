import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { networkLimits } from './network-map.ts';
import { oneByOne, type OnMap } from './places.server.ts';

/** Says what someone wants. False when there are as many goals as anyone reads. */
export function addGoal(db: Db, at: OnMap, actor: string, { goal, now }: { goal: string; now: Date }): Promise<boolean> {
  return oneByOne(db, at, async (db) => {
    const { all } = await db
      .selectFrom('actor_goal')
      .select((of) => of.fn.countAll<number>().as('all'))
      .where('circle_id', '=', at.circle)
      .where('actor_id', '=', actor)
      .executeTakeFirstOrThrow();
    if (all >= networkLimits.goals) return false;
    await db.insertInto('actor_goal').values({ circle_id: at.circle, id: newId(), actor_id: actor, goal, made_at: now }).execute();
    return true;
  });
}

/** Takes a goal away. */
export async function removeGoal(db: Db, at: OnMap, actor: string, goal: string): Promise<void> {
  await db.deleteFrom('actor_goal').where('circle_id', '=', at.circle).where('actor_id', '=', actor).where('id', '=', goal).execute();
}

/** A tower that is stacked, and why; with the height null it is taken down. A reason that was left out (undefined) stays as it is. */
export type Stacked = { actor: string; height: number | null; why?: string | null };

/** Stacks influence towers. */
export function stackTowers(db: Db, at: OnMap, towers: readonly Stacked[], now: Date): Promise<void> {
  return atomically(db, async (db) => {
    const down = towers.filter(({ height }) => height === null).map(({ actor }) => actor);
    if (down.length > 0) await db.deleteFrom('influence').where('circle_id', '=', at.circle).where('actor_id', 'in', down).execute();
    for (const { actor, height, why } of towers) {
      if (height === null) continue;
      await db
        .insertInto('influence')
        .values({ circle_id: at.circle, id: newId(), actor_id: actor, height, why: why ?? null, said_at: now })
        .onConflict((same) =>
          same.columns(['circle_id', 'actor_id']).doUpdateSet({ height, ...(why !== undefined && { why, said_at: now }) }),
        )
        .execute();
    }
  });
}
