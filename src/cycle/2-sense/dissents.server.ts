import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Dissent, DissentAbout } from './dissent.ts';
import { seatsOfSide } from './tables.server.ts';
import { keptVoice, type Voice } from './voice.ts';

/** Of one side fewer than this at a table: who spoke could be guessed. */
const enoughOfASide = 5;

/** Keeps a reading that differs. Its side is shown with the author's yes, or when five of that side sit at the table. */
export async function keepDissent(
  db: Db,
  circle: string,
  { about, id, text, showSide }: Dissent,
  { voice, now }: { voice: Voice; now: Date },
): Promise<string> {
  const made = newId();
  const many = voice.table !== null && (await seatsOfSide(db, circle, voice.table, voice.side)) >= enoughOfASide;
  await db
    .insertInto('dissent')
    .values({
      circle_id: circle,
      id: made,
      reading_id: null,
      theme_id: null,
      insight_id: null,
      finding_id: null,
      session_id: null,
      [`${about}_id`]: id,
      text,
      show_side: showSide || many,
      ...keptVoice(voice),
      at: now,
      hidden_at: null,
    })
    .execute();
  return made;
}

/** The dissents on these readings, themes or insights, oldest first: never by whom; the side only where it may be shown. */
export async function dissentsOn(db: Db, circle: string, about: DissentAbout, ids: readonly string[]): Promise<DissentHere[]> {
  if (ids.length === 0) return [];
  const column = `${about}_id` as const;
  const rows = await db
    .selectFrom('dissent')
    .leftJoin('side', (join) =>
      join.onRef('side.circle_id', '=', 'dissent.circle_id').onRef('side.id', '=', 'dissent.side_id').on('dissent.show_side', '=', true),
    )
    .select([
      `dissent.${column} as about`,
      'dissent.id',
      'dissent.text',
      'dissent.at',
      'side.name as side',
      sql<boolean>`dissent.hidden_at is not null`.as('hidden'),
    ])
    .where('dissent.circle_id', '=', circle)
    .where(`dissent.${column}`, 'in', ids)
    .orderBy('dissent.at')
    .orderBy('dissent.id')
    .execute();
  return rows.map((row) => ({ ...row, about: row.about!, text: row.hidden ? null : row.text }));
}
export type DissentHere = { about: string; id: string; text: string | null; at: Date; side: string | null; hidden: boolean };
