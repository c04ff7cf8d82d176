import { sql } from 'kysely';
import type { Db } from './db.server.ts';

/** How long what is used up is kept, and why it is not gone at once. */
export const keptFor = {
  /** A sign-in link that was used or is too old: so that a person sees which links others made for them. */
  signInLink: '30 days',
  /** A member's visit, after it was last seen. */
  visit: '14 days',
  /** That a teller's or a seat's visit ended: longer than its cookie lives. */
  ended: '2 days',
  /** A card that was made for one teller, when no story was told with it. */
  card: '14 days',
  /** What a slip took away, so that it can be undone. */
  undoable: '1 hour',
} as const;

/** Clears away what is used up: sign-in links, visits, links of letters, interrupted entries of helpers. Doing it again changes nothing. */
export async function clearUsedUp(db: Db, now: Date): Promise<void> {
  for (const statement of [
    sql`delete from sign_in.link where coalesce(used_at, expires_at) < ${now}::timestamptz - ${keptFor.signInLink}::interval`,
    sql`delete from sign_in.visit where coalesce(ended_at, seen_at) < ${now}::timestamptz - ${keptFor.visit}::interval`,
    sql`delete from sign_in.ended where ended_at < ${now}::timestamptz - ${keptFor.ended}::interval`,
    sql`delete from story_code where expires_at < ${now} and words_hash is null`,
    sql`delete from helper_entry where expires_at < ${now}`,
    sql`delete from undoable where at < ${now}::timestamptz - ${keptFor.undoable}::interval`,
    sql`delete from story_code where story_id is null and batch_id is null and made_at < ${now}::timestamptz - ${keptFor.card}::interval and id not in (select code_id from helper_entry)`,
  ]) {
    await statement.execute(db);
  }
}
