import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { isYoung } from './age.ts';
import { isWorded } from './media.server.ts';
import { keepReceipt, type Asked } from './receipts.server.ts';

/**
 * Why a story does not become public. `changed`: its text is another than was seen. `notAllowed`: its teller did not choose that.
 * `notAsked`: the teller did not say yet whether it holds something sensitive, or someone else, and how old they are. `waits`: something in it
 * must be looked at first. `young`: its teller is under 16. `wordless`: a listener must write first what can be heard or seen.
 */
export type PublishRefusal = 'changed' | 'notAllowed' | 'notAsked' | 'waits' | 'young' | 'wordless';

/** The second yes: this exact text becomes public, with a receipt for it. Nothing becomes public in another way. */
export function publishStory(
  db: Db,
  circle: string,
  story: string,
  { seen, asked, now }: { /** The hash of the text that the teller saw, in hex. */ seen: string; asked: Asked; now: Date },
): Promise<PublishRefusal | null> {
  return atomically(db, async (db) => {
    const row = await db
      .selectFrom('story')
      .leftJoin('story_care as care', (join) =>
        join.onRef('care.circle_id', '=', 'story.circle_id').onRef('care.story_id', '=', 'story.id'),
      )
      .select(isWorded.as('worded'))
      .select(['story.text_hash', 'story.readers', 'story.uses', 'story.care_since', 'care.special', 'care.others', 'care.age'])
      .where('story.circle_id', '=', circle)
      .where('story.id', '=', story)
      .forUpdate('story')
      .executeTakeFirst();
    if (!row?.uses.includes('publish')) return 'notAllowed';
    if (isYoung(row.age)) return 'young';
    if (row.text_hash.toString('hex') !== seen) return 'changed';
    if (row.care_since) return 'waits';
    if (!row.worded) return 'wordless';
    if (!row.special || !row.others || !row.age) return 'notAsked';
    const published = { text_hash: row.text_hash, published_at: now };
    await db
      .insertInto('publication')
      .values({ circle_id: circle, story_id: story, ...published })
      .onConflict((conflict) => conflict.columns(['circle_id', 'story_id']).doUpdateSet(published))
      .execute();
    await keepReceipt(db, circle, story, { ...asked, readers: row.readers, uses: row.uses, about: 'publish', now });
    await markTrail(db, circle, [story], { what: 'story.published', about: newId(), now });
    return null;
  });
}

/** Takes publishing back, at once. */
export function takeBackPublishing(db: Db, circle: string, story: string, now: Date): Promise<void> {
  return atomically(db, async (db) => {
    const gone = await db
      .deleteFrom('publication')
      .where('circle_id', '=', circle)
      .where('story_id', '=', story)
      .returning('story_id')
      .executeTakeFirst();
    if (gone) await markTrail(db, circle, [story], { what: 'story.unpublished', about: newId(), now });
  });
}

/** Whether the story is public now: published, in exactly its present text. */
export async function isPublished(db: Db, circle: string, story: string): Promise<boolean> {
  const row = await db
    .selectFrom('publication')
    .innerJoin('story', (join) =>
      join
        .onRef('story.circle_id', '=', 'publication.circle_id')
        .onRef('story.id', '=', 'publication.story_id')
        .onRef('story.text_hash', '=', 'publication.text_hash'),
    )
    .select('story.id')
    .where('publication.circle_id', '=', circle)
    .where('publication.story_id', '=', story)
    .executeTakeFirst();
  return row !== undefined;
}
