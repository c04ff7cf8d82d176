import { sql } from 'kysely';
import { takeBackAgain } from '#cycle/2-sense/respondents.server.ts';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Erasure } from '#lib/server/schema.ts';
import { erasuresNoted, noteErasure } from './erasure-ledger.server.ts';
import { dropStatementsOn } from './falling-statements.server.ts';
import { hideCopies } from './hidden-words.server.ts';
import { runsOf } from './likeness.ts';
import { insightsCiting, returnThinInsights } from './thin-insights.server.ts';

/** `data`: the folder where the ledger of erasures is kept, outside the database. */
type Withdrawing = { now: Date; why: Erasure['why']; data: string };

/**
 * Takes a story back, whole, in one transaction: its text, sides, receipts, contact, flags, answers, fragments, the readings about it,
 * its code, trail and letters are gone, and the statements taken from it with all answers to them; a tombstone without content stays. What others wrote that copies it is hidden until someone has looked;
 * an insight left with fewer than three stories goes back to the circle. What rested on the story stays.
 * The ledger is on disk before the answer. False when there was no such story (any more).
 */
export function withdrawStory(db: Db, circle: string, story: string, { now, why, data }: Withdrawing): Promise<boolean> {
  return atomically(db, async (db) => {
    const said = await tellersWords(db, circle, story);
    if (said === null) return false;
    const cited = await insightsCiting(db, circle, { story });
    await dropStatementsOn(db, circle, story);
    await erase(db, circle, story);
    await db
      .insertInto('erasure')
      .values({ circle_id: circle, story_id: story, why, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const by = why === 'withdrawn' ? ({ role: 'teller', origin: 'page' } as const) : ({ role: 'kring', origin: 'itself' } as const);
    await noteActivity(db, { circle, what: 'story.withdrawn', ...by, now });
    await hideCopies(db, circle, { of: runsOf(said.words), told: said.told, now });
    await returnThinInsights(db, circle, cited, now);
    if (why !== 'replayed') noteErasure(data, { circle, story, at: now.toISOString() });
    return true;
  });
}

/**
 * Erases again whatever a backup brought back: every story in the ledger that is in the database, and answers that were taken back. Runs at start, before anything is served.
 * Returns how many there were.
 */
export async function replayErasures(db: Db, data: string, now: Date): Promise<number> {
  const answers = await takeBackAgain(db, data);
  const noted = erasuresNoted(data);
  if (noted.length === 0) return answers;
  const { rows: back } = await sql<{ circle: string; story: string }>`
    select story.circle_id as circle, story.id as story from story
    join unnest(${noted.map((line) => line.circle)}::text[], ${noted.map((line) => line.story)}::text[]) as noted (circle, story)
      on noted.circle = story.circle_id and noted.story = story.id`.execute(db);
  for (const { circle, story } of back) await withdrawStory(db, circle, story, { now, why: 'replayed', data });
  return back.length + answers;
}

/** Which numbered prints and exports hold this story: what cannot be called back. */
export function copiesOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('copy_story')
    .innerJoin('copy', (join) => join.onRef('copy.circle_id', '=', 'copy_story.circle_id').onRef('copy.id', '=', 'copy_story.copy_id'))
    .select(['copy.id', 'copy.number', 'copy.kind', 'copy.what', 'copy.made_at'])
    .where('copy_story.circle_id', '=', circle)
    .where('copy_story.story_id', '=', story)
    .orderBy('copy.number')
    .execute();
}

/** Everything the teller wrote, or null when the story is not there; holds the story, so that two withdrawals never run through each other. */
async function tellersWords(db: Db, circle: string, story: string): Promise<{ words: string[]; told: Date } | null> {
  const row = await db
    .selectFrom('story')
    .select(['text', 'would_help', 'told_at'])
    .where('circle_id', '=', circle)
    .where('id', '=', story)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const replies = await db
    .selectFrom('answer')
    .select('text')
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('kind', 'in', ['replied', 'contested'])
    .execute();
  const beside = await db.selectFrom('medium_text').select('text').where('circle_id', '=', circle).where('story_id', '=', story).execute();
  const words = [row.text, row.would_help, ...beside.map((written) => written.text), ...replies.map((reply) => reply.text)].filter(
    (text) => text !== null,
  );
  return { words, told: row.told_at };
}

/** What the foreign keys do not take along goes first; then the story, and with it all that hangs on it. */
async function erase(db: Db, circle: string, story: string) {
  await db
    .deleteFrom('helper_entry')
    .where('circle_id', '=', circle)
    .where('code_id', 'in', (codes) =>
      codes.selectFrom('story_code').select('id').where('circle_id', '=', circle).where('story_id', '=', story),
    )
    .execute();
  await db
    .deleteFrom('dissent')
    .where('circle_id', '=', circle)
    .where('reading_id', 'in', (readings) =>
      readings.selectFrom('reading').select('id').where('circle_id', '=', circle).where('story_id', '=', story),
    )
    .execute();
  await db
    .updateTable('help_answer')
    .set({ told_story_id: null })
    .where('circle_id', '=', circle)
    .where('told_story_id', '=', story)
    .execute();
  await db
    .updateTable('idempotency')
    .set({ story_id: null, body_hash: Buffer.alloc(0) })
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .execute();
  // It stays in the count, without its name, until it is gone from it together with others: nobody reads there that one went.
  await sql`update counted_story set story_id = 'gone ' || gen_random_uuid() where circle_id = ${circle} and story_id = ${story}`.execute(
    db,
  );
  await db.deleteFrom('story').where('circle_id', '=', circle).where('id', '=', story).execute();
}
