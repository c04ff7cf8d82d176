import { atomically, type Db } from '#lib/server/db.server.ts';
import { keptUntil, setKeptUntil, suggestionFor } from '#cycle/1-gather/retentions.server.ts';
import { dayAt } from '#lib/form/fields.ts';
import { stillNeeded, type Need, type Prepared } from './gathering.ts';

/** What a circle has of what must be there before gathering opens. */
export async function preparedOf(db: Db, circle: string): Promise<Prepared & { confirmed: boolean }> {
  const row = await db
    .selectFrom('circle')
    .select((at) => [
      'care_protocol',
      at
        .selectFrom('prompt')
        .select(at.fn.countAll<number>().as('n'))
        .where('circle_id', '=', circle)
        .where('ended_at', 'is', null)
        .as('prompts'),
      at
        .selectFrom('ground')
        .select(at.fn.countAll<number>().as('n'))
        .where('circle_id', '=', circle)
        .where('ended_at', 'is', null)
        .as('grounds'),
      at.selectFrom('help_number').select(at.fn.countAll<number>().as('n')).where('circle_id', '=', circle).as('help'),
      at
        .selectFrom('promise')
        .select('id')
        .where('circle_id', '=', circle)
        .where('published_at', 'is not', null)
        .orderBy('published_at', 'desc')
        .limit(1)
        .as('promise'),
    ])
    .where('id', '=', circle)
    .executeTakeFirstOrThrow();
  const listeners = await db
    .selectFrom('member')
    .select('side_id')
    .where('circle_id', '=', circle)
    .where('role', '=', 'listener')
    .where('ended_at', 'is', null)
    .execute();
  const confirmation = row.promise
    ? await db
        .selectFrom('promise_confirmation')
        .select('id')
        .where('circle_id', '=', circle)
        .where('promise_id', '=', row.promise)
        .where('confirmed_at', 'is not', null)
        .executeTakeFirst()
    : undefined;
  return {
    promisePublished: row.promise !== null,
    confirmed: confirmation !== undefined,
    listenerSides: listeners.map((listener) => listener.side_id),
    prompts: row.prompts ?? 0,
    care: Boolean(row.care_protocol),
    help: row.help ?? 0,
    grounds: row.grounds ?? 0,
  };
}

/** Opens gathering: from now on anyone may tell. Returns what is still needed when it cannot. Opening twice opens once. */
export function openGathering(
  db: Db,
  circle: string,
  { by, now, day = dayAt(now) }: { by: string; now: Date; day?: string },
): Promise<Need[]> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // nobody's place as listener ends meanwhile
    const missing = stillNeeded(await preparedOf(db, circle));
    if (missing.length > 0) return missing;
    // Nobody is asked before it is clear until when the stories are kept.
    if (!(await keptUntil(db, circle))) await setKeptUntil(db, circle, { keepUntil: await suggestionFor(db, circle, day), by: null, now });
    await db
      .insertInto('gathering')
      .values({ circle_id: circle, opened_at: now, opened_by: by, closed_at: null, closed_because: null })
      .onConflict((conflict) => conflict.column('circle_id').doNothing())
      .execute();
    return [];
  });
}

/** Closes gathering, with a reason that stays to be read. Everything else goes on. */
export async function closeGathering(db: Db, circle: string, because: string, now: Date): Promise<void> {
  await db
    .updateTable('gathering')
    .set({ closed_at: now, closed_because: because })
    .where('circle_id', '=', circle)
    .where('closed_at', 'is', null)
    .execute();
}

/** When gathering opened and closed, and why it closed. */
export function gatheringOf(db: Db, circle: string) {
  return db.selectFrom('gathering').select(['opened_at', 'closed_at', 'closed_because']).where('circle_id', '=', circle).executeTakeFirst();
}
