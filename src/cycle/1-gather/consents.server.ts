import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { readers, uses, type Reader, type Use } from './consent.ts';

/** What the teller allows, and the proof of it: the exact words that were shown or read aloud, in which language and way. */
export type Consent = {
  readers: Reader[];
  uses: Use[];
  mode: 'screen' | 'spoken' | 'written' | 'program';
  wording: string;
  language: string;
  helper?: string | null;
};

/** Reads what was ticked; what is not known is not allowed. */
export function readConsent(form: FormData): { readers: Reader[]; uses: Use[] } {
  return {
    readers: readers.filter((reader) => form.getAll('readers').includes(reader)),
    uses: uses.filter((use) => form.getAll('uses').includes(use)),
  };
}

/**
 * Keeps what the teller allows from now on, with a receipt. What is no longer allowed ends at once: without `publish` the story is not public,
 * without `contact` the address is gone and no letter leaves any more.
 */
export function allow(db: Db, circle: string, story: string, consent: Consent & { now: Date }): Promise<void> {
  return atomically(db, async (db) => {
    const before = await db
      .selectFrom('story')
      .select(['readers', 'uses'])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await db
      .updateTable('story')
      .set({ readers: consent.readers, uses: consent.uses })
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .execute();
    const receipt = await keepReceipt(db, circle, story, consent);
    if (!consent.uses.includes('publish')) await takeBackPublishing(db, circle, story, consent.now);
    if (!consent.uses.includes('contact')) await forgetContact(db, circle, story);
    if (!same(before, consent)) await markTrail(db, circle, [story], { what: 'consent.changed', about: receipt, now: consent.now });
  });
}

/** The receipt alone, for a story that is told with its consent already given. */
export async function keepReceipt(db: Db, circle: string, story: string, consent: Consent & { now: Date }): Promise<string> {
  const id = newId();
  await db
    .insertInto('consent_receipt')
    .values({
      circle_id: circle,
      id,
      story_id: story,
      readers: consent.readers,
      uses: consent.uses,
      mode: consent.mode,
      wording: consent.wording,
      wording_hash: createHash('sha256').update(consent.wording).digest(),
      language: consent.language,
      given_at: consent.now,
      helper_id: consent.helper ?? null,
    })
    .execute();
  return id;
}

/** Everything that a teller allowed over time, oldest first. */
export function receiptsOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('consent_receipt')
    .select(['readers', 'uses', 'mode', 'given_at as at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .orderBy('given_at')
    .orderBy('id')
    .execute();
}

/** Was this teller asked before? */
export async function hasReceipt(db: Db, circle: string, story: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('consent_receipt')
      .select('id')
      .where('circle_id', '=', circle)
      .where('story_id', '=', story)
      .limit(1)
      .executeTakeFirst()) !== undefined
  );
}

/** The second yes: this exact text becomes public. False when the text is another by now, or publishing is not allowed. */
export function publishStory(
  db: Db,
  circle: string,
  story: string,
  { seen, now }: { /** The hash of the text that the teller saw, in hex. */ seen: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const row = await db
      .selectFrom('story')
      .select('text_hash')
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .where(sql<boolean>`uses @> '{publish}'`)
      .forUpdate()
      .executeTakeFirst();
    if (row?.text_hash.toString('hex') !== seen) return false;
    const published = { text_hash: row.text_hash, published_at: now };
    await db
      .insertInto('publication')
      .values({ circle_id: circle, story_id: story, ...published })
      .onConflict((conflict) => conflict.columns(['circle_id', 'story_id']).doUpdateSet(published))
      .execute();
    await markTrail(db, circle, [story], { what: 'story.published', about: newId(), now });
    return true;
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

async function forgetContact(db: Db, circle: string, story: string) {
  await db.deleteFrom('story_contact').where('circle_id', '=', circle).where('story_id', '=', story).execute();
  await db.deleteFrom('letter').where('circle_id', '=', circle).where('story_id', '=', story).where('sent_at', 'is', null).execute();
}

const same = (before: { readers: string[]; uses: string[] }, now: { readers: string[]; uses: string[] }) =>
  [...before.readers].sort().join() === [...now.readers].sort().join() && [...before.uses].sort().join() === [...now.uses].sort().join();
