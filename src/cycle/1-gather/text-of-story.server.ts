import { createHash } from 'node:crypto';
import type { Db } from '#lib/server/db.server.ts';
import { searchVector } from './search.server.ts';

/** What is kept of a text to notice that it changed. */
export const hashOfText = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Puts another text in a story, with all that follows from it: hash, version and what search finds. */
export async function replaceText(
  db: Db,
  circle: string,
  story: string,
  { text, would_help, language }: { text: string; would_help: string | null; language: string },
): Promise<Buffer> {
  const text_hash = hashOfText(text);
  await db
    .updateTable('story')
    .set((story) => ({
      text,
      would_help,
      text_hash,
      language,
      search: searchVector(text, language),
      version: story('version', '+', 1),
    }))
    .where('circle_id', '=', circle)
    .where('id', '=', story)
    .execute();
  // A translation says what stood there before: what was taken out may still be in it.
  await db
    .deleteFrom('medium_text')
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('kind', '=', 'translation')
    .where('text_hash', '!=', text_hash)
    .execute();
  return text_hash;
}
