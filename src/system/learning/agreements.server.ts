import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Agreement } from './agreement.ts';

/** One version of what a circle agreed on stories. `text` null: hidden until someone has looked. `number` counts from the first. */
export type AgreementShown = { id: string; number: number; text: string | null; sides: string[]; madeAt: Date };

/** Keeps a new version; the earlier ones stay to be read. */
export async function agreeOnStories(
  db: Db,
  circle: string,
  { text, sides }: Agreement,
  { person, now }: { person: string; now: Date },
): Promise<void> {
  await db
    .insertInto('story_agreement')
    .values({ circle_id: circle, id: newId(), text, side_ids: sides, made_by: person, made_at: now })
    .execute();
}

/** All versions of what a circle agreed on stories, the newest first. */
export async function agreementsOf(db: Db, circle: string): Promise<AgreementShown[]> {
  const rows = await db
    .selectFrom('story_agreement')
    .select(['id', 'made_at as madeAt'])
    .select(sql<string | null>`case when hidden_at is null then text end`.as('text'))
    .select(
      sql<
        string[]
      >`array(select side.name from side where side.circle_id = story_agreement.circle_id and side.id = any(side_ids) order by side.position)`.as(
        'sides',
      ),
    )
    .where('circle_id', '=', circle)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map((row, nth) => ({ ...row, number: nth + 1 })).reverse();
}

/** What counts now; null when nothing was written yet. */
export const agreementOf = async (db: Db, circle: string): Promise<AgreementShown | null> => (await agreementsOf(db, circle))[0] ?? null;
