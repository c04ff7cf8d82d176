import { createHash } from 'node:crypto';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { MediaStore } from '#lib/server/media-store.server.ts';
import { forgetFiles, makeSafe, type Incoming } from './medium-safe.server.ts';
import { canShowPeople, mediumLimits, type Pictured, type Unfit } from './medium.ts';

/** How a file is taken: with the key of its form (the same key and file are one medium), and what was said of people on it. */
export type Taking = { store: MediaStore; submission: string; pictured: Pictured | 'unasked'; now: Date };

/** All that waits with a form that was not kept yet: together they may not fill the disk. */
const mostInDrafts = 4_000_000_000;

/**
 * Takes a file: makes it safe, puts it in the store, and keeps it as a draft of its form until that is kept. The same file of the same form
 * is taken once. The file that came in is gone afterwards. Says why when it cannot be taken.
 */
export async function takeFile(db: Db, circle: string, file: Incoming, taking: Taking): Promise<{ id: string } | { unfit: Unfit }> {
  try {
    const before = await sameFile(db, circle, file, taking);
    if (before) return { id: before };
    const room = await roomFor(db, circle, taking);
    if (room) return { unfit: room };
    const { safe, unfit } = await makeSafe(file);
    if (unfit) return { unfit };
    const { path, small, ...facts } = safe;
    const id = newId();
    // The files come first: a row never names a file that is not there, and a file without a row is swept.
    await taking.store.put(nameOf(circle, id), path, facts.type);
    if (small) await taking.store.put(smallName(circle, id), small, 'image/webp');
    const kept = await db
      .insertInto('medium')
      .values({
        circle_id: circle,
        id,
        story_id: null,
        draft_key: draftKey(taking.submission),
        source_hash: file.hash,
        ...facts,
        pictured: canShowPeople(facts.kind) ? taking.pictured : 'nobody',
        blurred_at: null,
        made_at: taking.now,
      })
      .onConflict((same) => same.columns(['circle_id', 'draft_key', 'source_hash']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (kept) return { id };
    await dropFiles(taking.store, circle, id); // the same form came twice at once
    return { id: (await sameFile(db, circle, file, taking))! };
  } finally {
    await forgetFiles([file]);
  }
}

/** What waits with a form, oldest first. */
export function draftsOf(db: Db, circle: string, submission: string) {
  return db
    .selectFrom('medium')
    .select(['id', 'kind', 'bytes', 'seconds', 'pictured'])
    .where('circle_id', '=', circle)
    .where('draft_key', '=', draftKey(submission))
    .where('story_id', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** Gives what waits with a form to the story that it told. `pictured`: what the form says of people, for what had no answer yet. */
export async function attachDrafts(
  db: Db,
  circle: string,
  story: string,
  { submission, pictured }: { submission: string; pictured: Pictured | 'unasked' },
): Promise<string[]> {
  const rows = await db
    .updateTable('medium')
    .set({ story_id: story, pictured: sql`case when pictured = 'unasked' then ${pictured} else pictured end` })
    .where('circle_id', '=', circle)
    .where('draft_key', '=', draftKey(submission))
    .where('story_id', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Did a form with this key bring something that a story has by now? Then it was sent twice. */
export async function isTaken(db: Db, circle: string, submission: string): Promise<boolean> {
  const row = await db
    .selectFrom('medium')
    .select('id')
    .where('circle_id', '=', circle)
    .where('draft_key', '=', draftKey(submission))
    .where('story_id', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes something out of a form that was not kept yet. */
export async function dropDrafts(db: Db, circle: string, submission: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('medium')
    .where('circle_id', '=', circle)
    .where('draft_key', '=', draftKey(submission))
    .where('story_id', 'is', null)
    .where('id', 'in', ids)
    .execute();
}

/** One medium of a story, or undefined. */
export function mediumOf(db: Db, circle: string, story: string, medium: string) {
  return db
    .selectFrom('medium')
    .selectAll()
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('id', '=', medium)
    .executeTakeFirst();
}

/** Everything that a story has, oldest first. */
export function mediaOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('medium')
    .select(['id', 'kind', 'type', 'bytes', 'seconds', 'width', 'height', 'pictured', 'blurred_at', 'made_at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}
export type MediumHere = Awaited<ReturnType<typeof mediaOf>>[number];

/** The teller says (again) what is so about people on it; what was blurred stays blurred. */
export async function sayPictured(db: Db, circle: string, story: string, medium: string, says: Pictured): Promise<void> {
  await db
    .updateTable('medium')
    .set({ pictured: says })
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('id', '=', medium)
    .execute();
}

/** The teller takes one medium out; its file goes once this is kept. */
export async function removeMedium(db: Db, circle: string, story: string, medium: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('medium')
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('id', '=', medium)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** As SQL on `medium`: may others than listeners see or hear it, as far as people on it go? The same as `isFreeOfPeople`. */
export const freeOfPeople: Expression<SqlBool> = sql<SqlBool>`(medium.kind = 'sound' or medium.pictured in ('nobody', 'yes') or (medium.pictured = 'blur' and medium.blurred_at is not null))`;

/** As SQL on `medium`: are its words there? */
export const hasWords: Expression<SqlBool> = sql<SqlBool>`exists (select from medium_text where medium_text.circle_id = medium.circle_id and medium_text.medium_id = medium.id and medium_text.hidden_at is null)`;

/** As SQL on `story`: there are words, also with everything of it that others may see or hear. Until then only listeners have it. */
export const isWorded = sql<boolean>`(story.text <> '' and not exists (select from medium where medium.circle_id = story.circle_id and medium.story_id = story.id and ${freeOfPeople} and not ${hasWords}))`;

/** Is it so for this story now? */
export async function isWordedNow(db: Db, circle: string, story: string): Promise<boolean> {
  const row = await db
    .selectFrom('story')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '=', story)
    .where(isWorded)
    .executeTakeFirst();
  return row !== undefined;
}

/** Under which name the file of a medium stands, and the small copy of a picture. */
export const nameOf = (circle: string, medium: string) => `${circle}/${medium}`;
export const smallName = (circle: string, medium: string) => `${circle}/${medium}-small`;

/** Deletes the files of a medium. */
export async function dropFiles(store: MediaStore, circle: string, medium: string): Promise<void> {
  await store.drop(nameOf(circle, medium));
  await store.drop(smallName(circle, medium));
}

async function sameFile(db: Db, circle: string, file: Incoming, { submission }: Taking): Promise<string | undefined> {
  const row = await db
    .selectFrom('medium')
    .select('id')
    .where('circle_id', '=', circle)
    .where('draft_key', '=', draftKey(submission))
    .where('source_hash', '=', file.hash)
    .executeTakeFirst();
  return row?.id;
}

async function roomFor(db: Db, circle: string, { submission }: Taking): Promise<Unfit | null> {
  const here = db
    .selectFrom('medium')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('circle_id', '=', circle)
    .where('draft_key', '=', draftKey(submission));
  if (Number((await here.executeTakeFirstOrThrow()).count) >= mediumLimits.perStory) return 'many';
  const drafts = await db
    .selectFrom('medium')
    .select(({ fn }) => fn.sum<string>('bytes').as('bytes'))
    .where('story_id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(drafts.bytes ?? 0) > mostInDrafts ? 'full' : null;
}

/** What is kept of a form's key: it leads from the form to what waits with it, never back. */
export const draftKey = (submission: string) => createHash('sha256').update(`draft\n${submission}`).digest();
