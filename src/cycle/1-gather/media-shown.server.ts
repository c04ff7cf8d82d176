import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Eyes } from './eyes.ts';
import { freeOfPeople, hasWords, mediaOf, type MediumHere } from './media.server.ts';
import { mayRead } from './readable.server.ts';

/** Words with a medium or a story, with the role of who wrote them. `text` null: they stand in the story, from `start_at` to `end_at`. */
export type WordsShown = {
  id: string;
  medium_id: string | null;
  kind: 'transcript' | 'description' | 'translation';
  language: string;
  text: string | null;
  role: 'teller' | 'helper' | 'listener';
  start_at: number | null;
  end_at: number | null;
};
export type MediumShown = MediumHere & { words: WordsShown | null };

/** What these eyes see and hear of a story that they may read: listeners all; others what has its words and shows nobody who did not agree. */
export async function mediaShown(db: Db, circle: string, story: string, eyes: Eyes): Promise<MediumShown[]> {
  const [media, words] = await Promise.all([mediaOf(db, circle, story), wordsWith(db, circle, story)]);
  if (media.length === 0) return [];
  const all = media.map((medium) => ({ ...medium, words: words.find(({ medium_id }) => medium_id === medium.id) ?? null }));
  if ('all' in eyes) return all;
  const may = await sharedMedia(db, circle, story);
  return all.filter(({ id }) => may.has(id));
}

/** Everything written with a story's media, and its translations. */
export function wordsWith(db: Db, circle: string, story: string): Promise<WordsShown[]> {
  return db
    .selectFrom('medium_text')
    .select(['id', 'medium_id', 'kind', 'language', 'text', 'role', 'start_at', 'end_at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('hidden_at', 'is', null)
    .orderBy('at')
    .execute();
}

/** The translations of a story, for whoever may read it; on the internet those that its teller saw before saying yes to that. */
export async function translationsOf(db: Db, circle: string, story: string, eyes?: Eyes): Promise<WordsShown[]> {
  const translations = (await wordsWith(db, circle, story)).filter(({ kind }) => kind === 'translation');
  if (translations.length === 0 || !eyes || !('open' in eyes)) return translations;
  const seen = await db
    .selectFrom('medium_text')
    .innerJoin('publication', (join) =>
      join.onRef('publication.circle_id', '=', 'medium_text.circle_id').onRef('publication.story_id', '=', 'medium_text.story_id'),
    )
    .select('medium_text.id')
    .where('medium_text.circle_id', '=', circle)
    .where('medium_text.story_id', '=', story)
    .whereRef('medium_text.at', '<=', 'published_at')
    .execute();
  return translations.filter(({ id }) => seen.some((one) => one.id === id));
}

/** May these eyes see or hear this medium now? Asked again at every request for its file. */
export async function mayHear(db: Db, circle: string, medium: { id: string; story_id: string | null }, eyes: Eyes): Promise<boolean> {
  if (medium.story_id === null || !(await mayRead(db, circle, medium.story_id, eyes))) return false;
  return 'all' in eyes || (await sharedMedia(db, circle, medium.story_id)).has(medium.id);
}

async function sharedMedia(db: Db, circle: string, story: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('medium')
    .select('id')
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where(sql<boolean>`(${freeOfPeople} and ${hasWords})`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
