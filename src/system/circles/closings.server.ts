import { daysAfter } from '#cycle/1-gather/retention.ts';
import { keptUntil, setKeptUntil, suggestionFor } from '#cycle/1-gather/retentions.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { erasedAfterDays, type Closing } from './closing.ts';
import { closeGathering } from './gatherings.server.ts';

/** Agreements that are neither kept nor dropped: each needs someone when the circle is gone. */
export function openAgreements(db: Db, circle: string) {
  return db
    .selectFrom('agreement')
    .select(['id', 'text', 'owner_name', 'owner_email'])
    .where('circle_id', '=', circle)
    .where('kept_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('hidden_at', 'is', null)
    .orderBy('made_at')
    .execute();
}

/**
 * Closes a circle, whole or not at all: nothing more can be told, the stories get their end, every open agreement its keeper, and every teller
 * hears it. False when it was closed before, or when an agreement was made meanwhile that has nobody.
 */
export function closeCircle(
  db: Db,
  circle: string,
  closing: Closing,
  { by, now, day }: { by: string; now: Date; day: string },
): Promise<boolean> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute();
    const open = await openAgreements(db, circle);
    if ((await closingOf(db, circle)) || open.some(({ id }) => !closing.keepers.some(({ agreement }) => agreement === id))) return false;
    const { answer, stories, archive } = closing;
    await db
      .insertInto('closing')
      .values({
        circle_id: circle,
        closed_at: now,
        closed_by: by,
        answer,
        answers_name: closing.name,
        answers_reach: closing.reach,
        stories,
        archive,
      })
      .execute();
    await closeGathering(db, circle, answer.slice(0, 500), now);
    await nameKeepers(db, circle, closing);
    await setTheEnd(db, circle, closing, { by, now, day });
    await tellEveryone(db, circle, now);
    return true;
  });
}

/** How a circle was closed; undefined while it goes on. */
export async function closingOf(db: Db, circle: string) {
  const row = await db.selectFrom('closing').selectAll().where('circle_id', '=', circle).executeTakeFirst();
  if (!row) return undefined;
  const keeps = await db
    .selectFrom('closing_agreement as kept')
    .innerJoin('agreement', (join) =>
      join.onRef('agreement.circle_id', '=', 'kept.circle_id').onRef('agreement.id', '=', 'kept.agreement_id'),
    )
    .select(['agreement.id', 'agreement.text', 'kept.keeper_name as keeper'])
    .where('kept.circle_id', '=', circle)
    .where('agreement.hidden_at', 'is', null)
    .where('agreement.kept_at', 'is', null)
    .where('agreement.dropped_at', 'is', null)
    .orderBy('agreement.made_at')
    .execute();
  return { ...row, keepUntil: await keptUntil(db, circle), keeps };
}

async function nameKeepers(db: Db, circle: string, { keepers }: Closing) {
  for (const { agreement, name, email } of keepers) {
    await db
      .insertInto('closing_agreement')
      .values({ circle_id: circle, agreement_id: agreement, keeper_name: name, keeper_email: email })
      .execute();
    // Reminders go to whoever keeps it now.
    if (email)
      await db.updateTable('agreement').set({ owner_email: email }).where('circle_id', '=', circle).where('id', '=', agreement).execute();
  }
}

// The end only ever comes nearer; a circle that never named one gets one now.
async function setTheEnd(db: Db, circle: string, { stories }: Closing, { by, now, day }: { by: string; now: Date; day: string }) {
  const promised = await keptUntil(db, circle);
  const soon = daysAfter(day, erasedAfterDays);
  const end = stories === 'erased' && (!promised || soon < promised) ? soon : (promised ?? (await suggestionFor(db, circle, day)));
  if (end !== promised) await setKeptUntil(db, circle, { keepUntil: end, by, now });
}

async function tellEveryone(db: Db, circle: string, now: Date) {
  const stories = await db.selectFrom('story').select('id').where('circle_id', '=', circle).where('basis', '=', 'consent').execute();
  await markTrail(
    db,
    circle,
    stories.map(({ id }) => id),
    { what: 'circle.closed', about: circle, now },
  );
}
