import type { Db } from '#lib/server/db.server.ts';

/** Pages that say in one sentence what they are for, the first time that a member comes there. */
export const hints = ['sense', 'listen', 'prepare', 'changes', 'return'] as const;
export type Hint = (typeof hints)[number];

/** Has this member closed the hint? */
export async function hintIsClosed(db: Db, person: string, hint: Hint): Promise<boolean> {
  const row = await db.selectFrom('hint_closed').select('at').where('person_id', '=', person).where('hint', '=', hint).executeTakeFirst();
  return row !== undefined;
}

/** The member has read the hint: it does not come back. */
export async function closeHint(db: Db, person: string, { hint, now }: { hint: Hint; now: Date }): Promise<void> {
  await db
    .insertInto('hint_closed')
    .values({ person_id: person, hint, at: now })
    .onConflict((same) => same.doNothing())
    .execute();
}
