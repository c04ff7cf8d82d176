import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';

/** Keeps a translation of a story by a listener, in place of the one that was there in that language. It goes when the story's text changes. */
export function translateStory(
  db: Db,
  circle: string,
  story: string,
  { text, language, person, now }: { text: string; language: string; person: string; now: Date },
): Promise<void> {
  return atomically(db, async (db) => {
    const { text_hash } = await db
      .selectFrom('story')
      .select('text_hash')
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const row = { text, text_hash, role: 'listener' as const, person_id: person, at: now, hidden_at: null };
    await db
      .insertInto('medium_text')
      .values({
        circle_id: circle,
        id: newId(),
        story_id: story,
        medium_id: null,
        kind: 'translation',
        language,
        start_at: null,
        end_at: null,
        ...row,
      })
      .onConflict((same) => same.columns(['circle_id', 'story_id', 'medium_id', 'kind', 'language']).doUpdateSet(row))
      .execute();
    await markTrail(db, circle, [story], { what: 'story.translated', about: language, now });
  });
}
