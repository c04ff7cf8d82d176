import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { lookupOfLink, newStoryCode } from '#lib/codes/story-code.server.ts';

const days = 24 * 60 * 60 * 1000;
/** The link in a letter opens the story for this long. */
export const letterLinkLasts = 30 * days;

/** Makes a fresh link to a story, for one letter, at the moment it leaves. Only what it is looked up by is kept; the words of the card stay as they are. */
export async function linkForLetter(
  db: Db,
  keys: Keys,
  { circle, story, now }: { circle: string; story: string; now: Date },
): Promise<string> {
  const { link } = newStoryCode(keys);
  await db
    .insertInto('story_code')
    .values({
      id: newId(),
      circle_id: circle,
      story_id: story,
      batch_id: null,
      words_hash: null,
      link_hash: lookupOfLink(keys, link),
      made_at: now,
      used_at: now,
      expires_at: new Date(now.getTime() + letterLinkLasts),
    })
    .execute();
  return `/s/${link}`;
}
