import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { findIdentifiers } from './identifiers.ts';

/** The two places where a teller writes. */
export const flaggedFields = ['text', 'would_help'] as const;
export type FlaggedField = (typeof flaggedFields)[number];

/** Flags everything in a story that may point to a person, in place of the flags that stood there; a listener settles them before anyone else reads it. */
export async function flagIdentifiers(
  db: Db,
  circle: string,
  story: string,
  fields: { text: string; would_help: string | null },
): Promise<void> {
  await db.deleteFrom('identifier_flag').where('circle_id', '=', circle).where('story_id', '=', story).execute();
  const flags = flaggedFields.flatMap((field) =>
    findIdentifiers(fields[field] ?? '').map(({ kind, start, end }) => ({ field, kind, start_at: start, end_at: end })),
  );
  if (flags.length === 0) return;
  await db
    .insertInto('identifier_flag')
    .values(
      flags.map((flag) => ({
        circle_id: circle,
        id: newId(),
        story_id: story,
        ...flag,
        settled_at: null,
        settled_by: null,
        outcome: null,
      })),
    )
    .execute();
}

/** The flags of a story in the order of its text, each with the words that it is about. */
export async function flagsOf(db: Db, circle: string, story: string) {
  const rows = await db
    .selectFrom('identifier_flag as flag')
    .innerJoin('story', (join) => join.onRef('story.circle_id', '=', 'flag.circle_id').onRef('story.id', '=', 'flag.story_id'))
    .select([
      'flag.id',
      'flag.field',
      'flag.kind',
      'flag.start_at',
      'flag.end_at',
      'flag.settled_at',
      'flag.outcome',
      'story.text',
      'story.would_help',
    ])
    .where('flag.circle_id', '=', circle)
    .where('flag.story_id', '=', story)
    .orderBy('flag.field')
    .orderBy('flag.start_at')
    .execute();
  return rows.map(({ text, would_help, ...flag }) => ({
    ...flag,
    words: ((flag.field === 'text' ? text : would_help) ?? '').slice(flag.start_at, flag.end_at),
  }));
}

/** Keeps flagged words as they are: they point to nobody. */
export async function keepFlagged(db: Db, circle: string, flag: string, { person, now }: { person: string; now: Date }): Promise<void> {
  await db
    .updateTable('identifier_flag')
    .set({ settled_at: now, settled_by: person, outcome: 'kept' })
    .where('circle_id', '=', circle)
    .where('id', '=', flag)
    .where('settled_at', 'is', null)
    .execute();
}
