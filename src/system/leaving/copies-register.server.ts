import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';

export const copyEnds = ['destroyed', 'returned', 'lost'] as const;
export type CopyEnding = (typeof copyEnds)[number];

/** One numbered copy. `held`: a story in it was taken back since; which, how many and when is nobody's business. */
export type CopyKept = {
  id: string;
  number: number;
  kind: 'print' | 'export';
  what: string;
  madeAt: Date;
  by: string | null;
  fingerprint: string | null;
  held: boolean;
  ended: CopyEnding | null;
  endedAt: Date | null;
};

/** The register of prints and exports of a circle: those to ask back first, then the newest. */
export async function copiesKept(db: Db, circle: string): Promise<CopyKept[]> {
  const rows = await db
    .selectFrom('copy')
    .leftJoin('person', 'person.id', 'copy.made_by')
    .leftJoin('copy_end', (join) => join.onRef('copy_end.circle_id', '=', 'copy.circle_id').onRef('copy_end.copy_id', '=', 'copy.id'))
    .leftJoin('move', (join) => join.onRef('move.circle_id', '=', 'copy.circle_id').onRef('move.copy_id', '=', 'copy.id'))
    .select(['copy.id', 'copy.number', 'copy.kind', 'copy.what', 'copy.made_at as madeAt', 'person.name as by', 'move.fingerprint'])
    .select(['copy_end.how as ended', 'copy_end.at as endedAt'])
    .select(
      sql<boolean>`exists (select from copy_held where copy_held.circle_id = copy.circle_id and copy_held.copy_id = copy.id)`.as('held'),
    )
    .where('copy.circle_id', '=', circle)
    .orderBy('copy.number', 'desc')
    .execute();
  return rows.sort((a, b) => Number(toAskBack(b)) - Number(toAskBack(a)));
}

/** Is this copy to be asked back? */
export const toAskBack = ({ held, ended }: Pick<CopyKept, 'held' | 'ended'>) => held && ended !== 'destroyed' && ended !== 'returned';

/** Notes what became of a copy of this circle; a later note takes the place of an earlier one. */
export async function endCopy(
  db: Db,
  circle: string,
  copy: string,
  { how, by, now }: { how: CopyEnding; by: string; now: Date },
): Promise<void> {
  await db
    .insertInto('copy_end')
    .values({ circle_id: circle, copy_id: copy, how, by, at: now })
    .onConflict((same) => same.columns(['circle_id', 'copy_id']).doUpdateSet({ how, by, at: now }))
    .execute();
}
