import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';

/** What a listener's yes to hiding (or showing again) did: it waits for a second listener, or it happened; or this listener had said so already. */
export type Heard = 'waitsForSecond' | 'done' | 'saidAlready';

/**
 * A teller lost the card. Two listeners together can hide their story on their word: the first asks, the second joins.
 * It opens nothing and erases nothing.
 */
export function holdStory(db: Db, circle: string, story: string, by: { person: string; now: Date }): Promise<Heard> {
  return atomically(db, async (db) => {
    const hold = await heldNow(db, circle, story);
    if (!hold) {
      await db
        .insertInto('hold')
        .values({
          circle_id: circle,
          id: newId(),
          story_id: story,
          asked_by: by.person,
          asked_at: by.now,
          joined_by: null,
          joined_at: null,
          lift_asked_by: null,
          lifted_by: null,
          lifted_at: null,
        })
        .execute();
      return 'waitsForSecond';
    }
    if (hold.joined_at) return 'done';
    if (hold.asked_by === by.person) return 'saidAlready';
    await db
      .updateTable('hold')
      .set({ joined_by: by.person, joined_at: by.now })
      .where('circle_id', '=', circle)
      .where('id', '=', hold.id)
      .execute();
    await hide(db, circle, story, by.now);
    await markTrail(db, circle, [story], { what: 'story.held', about: hold.id, now: by.now });
    return 'done';
  });
}

/** Shows a hidden story again: two listeners, as for hiding; a request that nobody joined is taken back by any one. */
export function liftHold(db: Db, circle: string, story: string, by: { person: string; now: Date }): Promise<Heard> {
  return atomically(db, async (db) => {
    const hold = await heldNow(db, circle, story);
    if (!hold) return 'done';
    if (hold.joined_at && !hold.lift_asked_by) {
      await db.updateTable('hold').set({ lift_asked_by: by.person }).where('circle_id', '=', circle).where('id', '=', hold.id).execute();
      return 'waitsForSecond';
    }
    if (hold.lift_asked_by === by.person) return 'saidAlready';
    await lift(db, circle, story, { hold, by: by.person, now: by.now });
    return 'done';
  });
}

/** The teller, with the card, shows their own story again: it was someone else's word. */
export function liftByTeller(db: Db, circle: string, story: string, now: Date): Promise<void> {
  return atomically(db, async (db) => {
    const hold = await heldNow(db, circle, story);
    if (hold) await lift(db, circle, story, { hold, by: null, now });
  });
}

/** The hold on a story that is not lifted, if any. */
export function openHold(db: Db, circle: string, story: string) {
  return db
    .selectFrom('hold')
    .selectAll()
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
}

/** The same, and nobody else changes it meanwhile: whoever acts on a hold has the story first. */
async function heldNow(db: Db, circle: string, story: string) {
  await db.selectFrom('story').select('id').where('circle_id', '=', circle).where('id', '=', story).forUpdate().execute();
  return openHold(db, circle, story);
}

async function lift(
  db: Db,
  circle: string,
  story: string,
  { hold, by, now }: { hold: { id: string; joined_at: Date | null }; by: string | null; now: Date },
) {
  await db.updateTable('hold').set({ lifted_at: now, lifted_by: by }).where('circle_id', '=', circle).where('id', '=', hold.id).execute();
  if (!hold.joined_at) return;
  await hide(db, circle, story, null);
  await markTrail(db, circle, [story], { what: 'hold.lifted', about: hold.id, now });
}

const hide = (db: Db, circle: string, story: string, at: Date | null) =>
  db.updateTable('story').set({ hidden_at: at }).where('circle_id', '=', circle).where('id', '=', story).execute();
