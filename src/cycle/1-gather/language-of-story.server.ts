import { atomically, type Db } from '#lib/server/db.server.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { searchVector } from './search.server.ts';

/**
 * A listener says in which language a story is told. Its words stay as they are; it is found and read aloud as that language, and its teller
 * hears of it. False when the story is not there, or was in that language already.
 */
export function setStoryLanguage(
  db: Db,
  circle: string,
  story: string,
  { language, now }: { language: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const row = await db
      .selectFrom('story')
      .select(['text', 'language'])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.language === language) return false;
    await db
      .updateTable('story')
      .set({ language, search: searchVector(row.text, language) })
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .execute();
    await markTrail(db, circle, [story], { what: 'language.set', about: language, now });
    return true;
  });
}
