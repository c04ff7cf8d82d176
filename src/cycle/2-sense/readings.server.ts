import type { Db } from '#lib/server/db.server.ts';
import { atomically } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { StoryReading } from './reading.ts';
import { keptVoice, type Voice } from './voice.ts';

/** Keeps that a side has read these stories; once for each side, never by whom. Looking at a page never counts: someone says so. */
export async function readStories(db: Db, circle: string, stories: readonly string[], { side, now }: { side: string; now: Date }) {
  if (stories.length === 0) return;
  await atomically(db, async (db) => {
    await db
      .insertInto('story_read')
      .values(stories.map((story_id) => ({ circle_id: circle, story_id, side_id: side, read_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await markTrail(db, circle, stories, { what: 'story.read', about: side, now });
  });
}

/** Keeps what someone reads in a story: what was told, and what it means. */
export async function writeReading(
  db: Db,
  circle: string,
  reading: StoryReading & { story: string },
  { voice, now }: { voice: Voice; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    await db
      .insertInto('reading')
      .values({
        circle_id: circle,
        id,
        story_id: reading.story,
        told: reading.told,
        means: reading.means,
        ...keptVoice(voice),
        at: now,
        hidden_at: null,
      })
      .execute();
    await readStories(db, circle, [reading.story], { side: voice.side, now });
    await markTrail(db, circle, [reading.story], { what: 'reading.written', about: id, now });
    return id;
  });
}

/** The readings of a story, oldest first. Hidden ones come without their words. */
export async function readingsOf(db: Db, circle: string, story: string) {
  const rows = await db
    .selectFrom('reading')
    .select(['id', 'told', 'means', 'side_id', 'at', 'hidden_at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ hidden_at, told, means, ...reading }) =>
    hidden_at ? { ...reading, hidden: true as const } : { ...reading, hidden: false as const, told, means },
  );
}
