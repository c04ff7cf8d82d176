import { takeBackPublishing } from '#cycle/1-gather/publications.server.ts';
import { askCareAgain } from '#cycle/1-gather/special-care.server.ts';
import { flagIdentifiers } from '#cycle/1-gather/flags.server.ts';
import { replaceText } from '#cycle/1-gather/text-of-story.server.ts';
import { reanchor } from '#cycle/2-sense/fragment.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { takeOut } from './contests.server.ts';
import { hideCopies } from './hidden-words.server.ts';
import { runsLost } from './likeness.ts';

type Corrected = { text: string; would_help: string | null; language: string; now: Date };

/**
 * The teller corrects their story. A listener reads it again before anyone else does; it is public no more until a yes to the new text.
 * Marked parts are found again where their words still stand; the others go, and the trail says so. False when nothing was changed.
 */
export function correctStory(db: Db, circle: string, story: string, { now, ...to }: Corrected): Promise<boolean> {
  return atomically(db, async (db) => {
    const before = await db
      .selectFrom('story')
      .select(['text', 'would_help', 'language', 'version', 'told_at'])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before.text === to.text && before.would_help === to.would_help && before.language === to.language) return false;
    const text_hash = await replaceText(db, circle, story, to);
    await db
      .updateTable('story')
      .set({ accepted_at: null, refused_at: null })
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .execute();
    await flagIdentifiers(db, circle, story, to);
    await takeBackPublishing(db, circle, story, now);
    await askCareAgain(db, circle, story, now);
    await findFragmentsAgain(db, circle, story, { from: before.text, to: to.text, text_hash, now });
    const lost = runsLost([before.text, before.would_help ?? ''], [to.text, to.would_help ?? '']);
    await hideCopies(db, circle, { of: lost, told: before.told_at, now });
    await markTrail(db, circle, [story], { what: 'story.corrected', about: `version ${before.version + 1}`, now });
    return true;
  });
}

/** Finds marked parts again in another text of the story; what stands nowhere any more goes, and the trail says so. */
export async function findFragmentsAgain(
  db: Db,
  circle: string,
  story: string,
  { from, to, text_hash, now }: { from: string; to: string; text_hash: Buffer; now: Date },
) {
  const fragments = await db
    .selectFrom('fragment')
    .select(['id', 'start_at', 'end_at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .execute();
  const taken = new Set<string>();
  const found = fragments.map((fragment) => {
    const span = reanchor(from, { start: fragment.start_at, end: fragment.end_at }, to);
    const place = span && `${span.start} ${span.end}`;
    if (!place || taken.has(place)) return { id: fragment.id, span: null };
    taken.add(place);
    return { id: fragment.id, span };
  });
  for (const { id } of found.filter(({ span }) => !span)) {
    await takeOut(db, circle, id, now);
    await markTrail(db, circle, [story], { what: 'fragment.taken_out', about: id, now });
  }
  // Out of each other's way first: where two marks change places, one would stand for a moment where the other still is.
  await db
    .updateTable('fragment')
    .set((row) => ({ start_at: row.neg('start_at'), end_at: row.neg('end_at') }))
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .execute();
  for (const { id, span } of found) {
    if (span)
      await db
        .updateTable('fragment')
        .set({ start_at: span.start, end_at: span.end, text_hash })
        .where('circle_id', '=', circle)
        .where('id', '=', id)
        .execute();
  }
}
