import type { CodeCandidate } from '#lib/codes/code-words.ts';
import { lookupOfLink, lookupOfWords } from '#lib/codes/story-code.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';

/** What a code opens: a story, or (`story` null) a card whose story still has to be typed in from paper. */
export type Opened = { circle: string; story: string | null };

/** The story with this link. */
export const storyOfLink = (db: Db, keys: Keys, link: string): Promise<Opened | null> => find(db, 'link_hash', [lookupOfLink(keys, link)]);

/** The story with these six words: the ways to read them are looked up at once, so that each answer takes the same time. */
export async function storyOfWords(db: Db, keys: Keys, candidates: readonly CodeCandidate[]): Promise<Opened | null> {
  return find(db, 'words_hash', candidates.map((candidate) => lookupOfWords(keys, candidate.numbers)));
}

async function find(db: Db, by: 'words_hash' | 'link_hash', hashes: Buffer[]): Promise<Opened | null> {
  const row = await db.selectFrom('story_code').select(['circle_id', 'story_id']).where(by, 'in', hashes).executeTakeFirst();
  return row ? { circle: row.circle_id, story: row.story_id } : null;
}
