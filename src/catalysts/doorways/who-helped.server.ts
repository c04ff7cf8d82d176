import type { Db } from '#lib/server/db.server.ts';

/** Who wrote a story down for its teller: openly, by name and employer, with the helper's own words kept apart. */
export type Helped = {
  name: string;
  employer: string | null;
  note: string | null;
  channel: 'helper' | 'paper';
};

/** Null when the teller told it alone. */
export async function whoHelped(db: Db, circle: string, story: string): Promise<Helped | null> {
  const row = await db
    .selectFrom('story')
    .innerJoin('person', 'person.id', 'story.helper_id')
    .select(['person.name', 'person.employer', 'story.helper_note as note', 'story.channel'])
    .where('story.circle_id', '=', circle)
    .where('story.id', '=', story)
    .executeTakeFirst();
  return row && (row.channel === 'helper' || row.channel === 'paper') ? { ...row, channel: row.channel } : null;
}
