import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import type { Db } from '#lib/server/db.server.ts';
import { translationNow } from '#cycle/1-gather/words-needed.server.ts';
import { readableBy } from '#cycle/1-gather/readable.server.ts';
import { storiesToSense } from './sensible.server.ts';
import type { Filters } from './story-list.ts';
import { matching } from './story-lists.server.ts';

/** The newest stories that these eyes may work with, at most so many. */
export async function storiesToPrint(
  db: Db,
  circle: string,
  eyes: Eyes,
  { filters, most }: { filters: Filters; most: number },
): Promise<string[]> {
  const rows = await matching(storiesToSense(db, circle, eyes), filters)
    .select('story.id')
    .orderBy('story.accepted_at', 'desc')
    .orderBy('story.id')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/** The stories of a copy that everyone for whom it was made may still read, and whoever looks now; in one order for every print of it. */
export function storiesInCopy(db: Db, circle: string, copy: { readers: Reader[]; stories: string[] }, eyes: Eyes) {
  return storiesToSense(db, circle, { everyOf: copy.readers })
    .where(readableBy(eyes, 'sense'))
    .select(['story.id', 'story.text', 'story.language', translationNow.as('translation')])
    .where('story.id', 'in', [...copy.stories, ''])
    .orderBy('story.accepted_at', 'desc')
    .orderBy('story.id')
    .execute();
}

/** The newest copies that were printed for a table with exactly these readers. */
export function copiesFor(db: Db, circle: string, readers: readonly Reader[]) {
  return db
    .selectFrom('copy')
    .select(['id', 'number'])
    .where('circle_id', '=', circle)
    .where('kind', '=', 'print')
    .where(sql<boolean>`readers @> ${readers}::text[] and readers <@ ${readers}::text[]`)
    .orderBy('number', 'desc')
    .limit(5)
    .execute();
}
