import { sql } from 'kysely';
import type { Db } from './db.server.ts';

/** Everything that can happen with a story, in the order of the chain. Each has words in `words/<language>/trail.json`. */
export const marks = [
  'story.told',
  'story.listened',
  'story.asked',
  'story.refused',
  'story.replied',
  'story.corrected',
  'story.masked',
  'medium.added',
  'medium.worded',
  'medium.blurred',
  'story.translated',
  'language.set',
  'care.settled',
  'story.expiring',
  'consent.changed',
  'story.published',
  'story.unpublished',
  'story.held',
  'hold.lifted',
  'story.read',
  'fragment.marked',
  'fragment.taken_out',
  'quote.contested',
  'contest.settled',
  'reading.written',
  'theme.placed',
  'insight.written',
  'insight.returned',
  'statement.made',
  'statement.answered',
  'session.shown',
  'finding.made',
  'part.shown',
  'outcome.written',
  'panel.asked',
  'panel.chosen',
  'panel.considered',
  'model.named',
  'record.agreed',
  'decision.published',
  'agreement.made',
  'agreement.kept',
  'agreement.moved',
  'agreement.dropped',
  'change.made',
  'try_out.begun',
  'try_out.decided',
  'review.held',
  'copy.made',
  'story.unused',
  'story.undecided',
  'circle.closed',
] as const;
export type Mark = (typeof marks)[number];

/** Marks that need no telling: the teller did or saw them. */
export const marksOfTheTeller: readonly Mark[] = [
  'story.told',
  'story.replied',
  'story.corrected',
  'medium.added',
  'consent.changed',
  'story.published',
  'story.unpublished',
  'quote.contested',
];

/**
 * Marks the trail of every story that an act rests on. Call it in the act's own transaction.
 * The same mark about the same thing is made once. Marks of the teller's own acts count as heard.
 */
export async function markTrail(db: Db, circle: string, stories: readonly string[], mark: { what: Mark; about: string; now: Date }) {
  if (stories.length === 0) return;
  const heard = marksOfTheTeller.includes(mark.what) ? mark.now : null;
  await sql`
    insert into trail (circle_id, story_id, what, about, at, heard_at)
    select ${circle}, story_id, ${mark.what}, ${mark.about}, ${mark.now}, ${heard}
    from unnest(${[...new Set(stories)]}::text[]) as story_id
    on conflict do nothing`.execute(db);
}

/** All that happened with one story, oldest first. */
export function trailOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('trail')
    .selectAll()
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .orderBy('at')
    .orderBy('what')
    .execute();
}

/** The stories whose trail says this about that. */
export async function storiesMarked(db: Db, circle: string, about: string): Promise<string[]> {
  const rows = await db
    .selectFrom('trail')
    .select('story_id')
    .distinct()
    .where('circle_id', '=', circle)
    .where('about', '=', about)
    .execute();
  return rows.map((row) => row.story_id);
}
