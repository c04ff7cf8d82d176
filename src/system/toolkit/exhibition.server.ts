import { freeOfPeople, hasWords } from '#cycle/1-gather/media.server.ts';
import { storiesReadable } from '#cycle/1-gather/readable.server.ts';
import type { Db } from '#lib/server/db.server.ts';

/** How many photos hang on one page, and on one print. */
export const photosOn = { page: 24, print: 60 };

/** A photo that the world may see, with the words of its maker. */
export type PhotoShown = { medium: string; story: string; text: string; language: string };

/**
 * The photos and drawings of a circle that hang in its exhibition: of stories that their tellers published (or that a licence opens), on which nobody
 * is who did not agree. Asked again at every look, so that what is taken back is gone at once. In no order of time, so that nobody reads who came when.
 */
export function photosShown(db: Db, circle: string, { after = '', most }: { after?: string; most: number }): Promise<PhotoShown[]> {
  return storiesReadable(db, circle, { open: true })
    .innerJoin('medium', (join) => join.onRef('medium.circle_id', '=', 'story.circle_id').onRef('medium.story_id', '=', 'story.id'))
    .select(['medium.id as medium', 'story.id as story', 'story.text', 'story.language'])
    .where('medium.kind', '=', 'picture')
    .where(freeOfPeople)
    .where(hasWords)
    .where('medium.id', '>', after)
    .orderBy('medium.id')
    .limit(most)
    .execute();
}
