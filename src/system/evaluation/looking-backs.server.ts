import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { LookingBack } from './looking-back.ts';

/** Keeps what someone says looking back, from one side. */
export async function lookBack(
  db: Db,
  circle: string,
  { about, text, side, showSide }: LookingBack,
  { person, now }: { person: string | null; now: Date },
): Promise<void> {
  await db
    .insertInto('looking_back')
    .values({
      circle_id: circle,
      id: newId(),
      about,
      text,
      side_id: side,
      show_side: showSide,
      person_id: person,
      at: now,
      hidden_at: null,
    })
    .execute();
}

/** All that was said looking back, in the order in which it was said; the side only where its author wished so, hidden words left out. */
export function lookingBacksOf(db: Db, circle: string) {
  return db
    .selectFrom('looking_back')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'looking_back.circle_id').onRef('side.id', '=', 'looking_back.side_id'))
    .select(['looking_back.id', 'about', 'at'])
    .select(sql<string | null>`case when looking_back.hidden_at is null then looking_back.text end`.as('text'))
    .select(sql<string | null>`case when show_side then side.name end`.as('side'))
    .where('looking_back.circle_id', '=', circle)
    .orderBy('at')
    .orderBy('looking_back.id')
    .execute();
}
