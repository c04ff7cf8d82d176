import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { storiesShown, storiesToSense } from '#cycle/2-sense/sensible.server.ts';
import { listChoices, sidesNamed } from '#cycle/2-sense/story-lists.server.ts';
import type { Here } from '../door.ts';

/** The story of this address, when these eyes may read it. `from` is empty when naming the side could point at someone. */
export async function storyHere(c: Here, eyes: Eyes) {
  const { db, circle } = c.var;
  const query = 'everyOf' in eyes ? storiesToSense(db, circle.id, eyes) : storiesShown(db, circle.id, eyes);
  const story = await query
    .leftJoin('prompt', (join) => join.onRef('prompt.circle_id', '=', 'story.circle_id').onRef('prompt.id', '=', 'story.prompt_id'))
    .select([
      'story.id',
      'story.text',
      'story.text_hash as hash',
      'story.language',
      'story.readers',
      'story.basis',
      'story.written_by as writtenBy',
      'prompt.text as prompt',
    ])
    .select([
      sql<boolean>`story.uses @> '{sense}'`.as('sense'),
      sql<
        string[]
      >`array(select side_id from story_side where story_side.circle_id = story.circle_id and story_side.story_id = story.id)`.as('from'),
      sql<
        string[]
      >`array(select side_id from story_read where story_read.circle_id = story.circle_id and story_read.story_id = story.id)`.as('readBy'),
    ])
    .where('story.id', '=', c.req.param('story') ?? '')
    .executeTakeFirst();
  if (!story) return null;
  const named = sidesNamed(await listChoices(db, circle.id), 'all' in eyes);
  return { ...story, promptLanguage: circle.language, from: story.from.every((side) => named.has(side)) ? story.from : [] };
}
export type StoryHere = NonNullable<Awaited<ReturnType<typeof storyHere>>>;
