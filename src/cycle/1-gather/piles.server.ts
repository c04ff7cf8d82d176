import { sql, type SelectQueryBuilder } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Schema } from '#lib/server/schema.ts';
import { answeredAt, openContests, openFlags } from './still-open.server.ts';
import { needsOfStory, waitsForWords } from './words-needed.server.ts';

/** What a listener looks for in the list. */
export type Pile = 'waiting' | 'words' | 'held' | 'contested' | 'all';

/** The stories on a listener's pile, with what is open about each; those that wait longest come first, in `all` the newest. */
export function storiesOnPile(db: Db, circle: string, pile: Pile, { from, most }: { from: number; most: number }) {
  const query = piles[pile](db.selectFrom('story').where('story.circle_id', '=', circle));
  return query
    .select([
      'story.id',
      'story.text',
      'story.language',
      'story.told_at',
      'story.readers',
      'story.uses',
      'story.held_at',
      'story.accepted_at',
      'story.refused_at',
      'story.hidden_at',
      'story.care_since',
      'story.channel',
      'story.basis',
    ])
    .select([openFlags.as('flags'), answeredAt.as('answered_at'), openContests.as('contests'), needsOfStory.as('needs')])
    .orderBy('story.told_at', pile === 'all' ? 'desc' : 'asc')
    .orderBy('story.id')
    .offset(from)
    .limit(most)
    .execute();
}

/** How many stories lie on each pile. */
export async function pileSizes(db: Db, circle: string): Promise<Record<Pile, number>> {
  const count = async (pile: Pile) => {
    const { stories } = await piles[pile](db.selectFrom('story').where('story.circle_id', '=', circle))
      .select((all) => all.fn.countAll<number>().as('stories'))
      .executeTakeFirstOrThrow();
    return stories;
  };
  return {
    waiting: await count('waiting'),
    words: await count('words'),
    held: await count('held'),
    contested: await count('contested'),
    all: await count('all'),
  };
}

/** One story as a listener reads it: all of it. */
export function storyForListener(db: Db, circle: string, story: string) {
  return db
    .selectFrom('story')
    .selectAll('story')
    .select([openFlags.as('flags'), answeredAt.as('answered_at'), needsOfStory.as('needs'), waitsForWords.as('waits')])
    .where('story.circle_id', '=', circle)
    .where('story.id', '=', story)
    .executeTakeFirst();
}

type Query = SelectQueryBuilder<Schema, 'story', object>;
const piles: Record<Pile, (query: Query) => Query> = {
  // What came under a licence has no teller who waits.
  waiting: (query) =>
    query
      .where('story.basis', '=', 'consent')
      .where('story.accepted_at', 'is', null)
      .where('story.refused_at', 'is', null)
      .where('story.held_at', 'is', null),
  words: (query) => query.where(waitsForWords),
  held: (query) => query.where('story.held_at', 'is not', null),
  contested: (query) => query.where(sql<boolean>`${openContests} > 0`),
  all: (query) => query,
};
