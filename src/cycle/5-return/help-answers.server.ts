import { tellStory, type Told } from '#cycle/1-gather/stories.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import type { HelpAnswer } from './helped.ts';
import { asksIfItHelped } from './letter.ts';

/** Who answers, about which decision or change; `submission` is the key of the form. */
export type Answering = { story: string; about: string; language: string; submission: string; keys: Keys; now: Date; hold?: boolean };

/**
 * Keeps whether it helped; another answer takes the place of the first. Words become a new story of the circle, with everything off and a code of its own,
 * told in the same transaction. Null when nothing of that kind happened with the story; `told` null when there are no words.
 */
export function answerIfItHelped(
  db: Db,
  circle: string,
  { helped, words }: HelpAnswer,
  { story, about, language, submission, keys, now, hold }: Answering,
): Promise<{ told: Told | null } | null> {
  return atomically(db, async (db) => {
    const asked = await db
      .selectFrom('trail')
      .select('what')
      .where('circle_id', '=', circle)
      .where('story_id', '=', story)
      .where('about', '=', about)
      .where('what', 'in', [...asksIfItHelped])
      .executeTakeFirst();
    if (!asked) return null;
    const told = words
      ? await tellStory(
          db,
          circle,
          { text: words, language, prompt: null, feeling: null, wouldHelp: null, sides: [] },
          { now, keys, channel: 'answer', submission, hold },
        )
      : null;
    const kept = { helped, at: now, ...(told && { told_story_id: told.id }) };
    await db
      .insertInto('help_answer')
      .values({ circle_id: circle, id: newId(), story_id: story, about, told_story_id: null, ...kept })
      .onConflict((conflict) => conflict.columns(['circle_id', 'story_id', 'about']).doUpdateSet(kept))
      .execute();
    return { told };
  });
}

/** What a teller answered, by decision or change. */
export async function helpAnswersOf(
  db: Db,
  circle: string,
  story: string,
): Promise<Map<string, { helped: HelpAnswer['helped']; at: Date }>> {
  const rows = await db
    .selectFrom('help_answer')
    .select(['about', 'helped', 'at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .execute();
  return new Map(rows.map(({ about, ...answer }) => [about, answer]));
}
