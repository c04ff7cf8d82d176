import type { CodeCandidate } from '#lib/codes/code-words.ts';
import { lookupOfLink, lookupOfWords } from '#lib/codes/story-code.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';

/** What a code opens: a story, or (`story` null) a card whose story still has to be typed in from paper. */
export type Opened = { circle: string; story: string | null };

/** The story with this link: of a card, or of a letter that is not too old. */
export const storyOfLink = (db: Db, keys: Keys, link: string, now: Date): Promise<Opened | null> =>
  find(db, 'link_hash', [lookupOfLink(keys, link)], now);

/** The story with these six words: the ways to read them are looked up at once, so that each answer takes the same time. */
export async function storyOfWords(db: Db, keys: Keys, candidates: readonly CodeCandidate[], now: Date): Promise<Opened | null> {
  return find(
    db,
    'words_hash',
    candidates.map((candidate) => lookupOfWords(keys, candidate.numbers)),
    now,
  );
}

async function find(db: Db, by: 'words_hash' | 'link_hash', hashes: Buffer[], now: Date): Promise<Opened | null> {
  const good = db
    .selectFrom('story_code')
    .select(['circle_id', 'story_id'])
    .where((code) => code.or([code('expires_at', 'is', null), code('expires_at', '>', now)]));
  const row = await good.where(by, 'in', hashes).executeTakeFirst();
  return row ? { circle: row.circle_id, story: row.story_id } : null;
}
