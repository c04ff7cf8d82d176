import { sql, type Expression, type SqlBool } from 'kysely';
import { storiesReadable } from '#cycle/1-gather/readable.server.ts';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { isWorded } from '#cycle/1-gather/media.server.ts';
import { inCirclesLanguage } from '#cycle/1-gather/words-needed.server.ts';
import type { Use } from '#cycle/1-gather/consent.ts';
import type { Db } from '#lib/server/db.server.ts';

/**
 * The stories that these eyes read on the pages of making sense: accepted by a listener, not hidden, not refused, and with their words in the
 * language of the circle, so that everyone at the table reads them; also for a listener.
 */
export const storiesShown = (db: Db, circle: string, eyes: Eyes, use: Use | null = null) =>
  storiesReadable(db, circle, eyes, use).where(shownTo(eyes));

/** The stories that may be marked and worked with: their tellers allowed making sense of them. */
export const storiesToSense = (db: Db, circle: string, eyes: Eyes) => storiesShown(db, circle, eyes, 'sense');

/** Accepted, with the words of all that others see or hear. What was marked in such a story may be cited, also while a translation is made anew. */
export const accepted: Expression<SqlBool> = sql<SqlBool>`(story.accepted_at is not null and story.refused_at is null and story.hidden_at is null and ${isWorded})`;

/**
 * Also a listener, who reads all, works only with what was accepted, and what everyone of the circle can read. What its teller put on the
 * internet stands there in the teller's own language.
 */
export const shownTo = (eyes: Eyes): Expression<SqlBool> =>
  'open' in eyes ? accepted : sql<SqlBool>`(${accepted} and ${inCirclesLanguage})`;
