import type { Db } from '#lib/server/db.server.ts';
import { rootOf } from './same.ts';

/** What is done with words of a stranger: everyone may read them, or not, on a published ground. */
export type LetThrough = { act: 'accept' } | { act: 'refuse'; ground: string };

/** Someone of the circle looked at who was named: on the open page, or not. False when it is not there or hidden. */
export async function letThrough(
  db: Db,
  circle: string,
  touched: string,
  { by, now, ...look }: LetThrough & { by: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('touched')
    .set(
      look.act === 'accept'
        ? { accepted_at: now, refused_at: null, ground_id: null, looked_by: by }
        : { accepted_at: null, refused_at: now, ground_id: look.ground, looked_by: by },
    )
    .where('circle_id', '=', circle)
    .where('id', '=', touched)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Who was named, as far as someone let it through: what anyone may read, without by whom or how often. */
export async function namedOpenly(db: Db, circle: string) {
  const rows = await db
    .selectFrom('touched')
    .select(['id', 'kind', 'text', 'language', 'same_as', 'accepted_at'])
    .where('circle_id', '=', circle)
    .where('hidden_at', 'is', null)
    .orderBy('named_on', 'desc')
    .orderBy('id')
    .execute();
  const met = await db
    .selectFrom('reaching')
    .select('touched_id')
    .where('circle_id', '=', circle)
    .where('result', 'in', ['met', 'joins'])
    .where('hidden_at', 'is', null)
    .execute();
  const above = new Map(rows.map((row) => [row.id, row.same_as]));
  const reached = new Set(met.map((row) => rootOf(row.touched_id, above)));
  return rows
    .filter((row) => row.accepted_at !== null && rootOf(row.id, above) === row.id)
    .map(({ id, kind, text, language }) => ({ id, kind, text, language, reached: reached.has(id) }));
}

/** How many were not let through, on which ground: for everyone, as with statements. */
export function refusedOnGrounds(db: Db, circle: string) {
  return db
    .selectFrom('touched')
    .innerJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'touched.circle_id').onRef('ground.id', '=', 'touched.ground_id'))
    .select((all) => ['ground.text', all.fn.countAll<number>().as('refused')])
    .where('touched.circle_id', '=', circle)
    .where('refused_at', 'is not', null)
    .groupBy('ground.text')
    .orderBy('ground.text')
    .execute();
}
