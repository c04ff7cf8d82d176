import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { suggestedEnd } from './retention.ts';

/** Until which day this circle keeps its stories; null when nobody said so yet. */
export async function keptUntil(db: Db, circle: string): Promise<string | null> {
  const row = await db
    .selectFrom('retention')
    .select('keep_until')
    .where('circle_id', '=', circle)
    .orderBy('set_at', 'desc')
    .orderBy('keep_until')
    .limit(1)
    .executeTakeFirst();
  return row?.keep_until ?? null;
}

/** Sets the end. What was set before stays to be seen. */
export async function setKeptUntil(db: Db, circle: string, { keepUntil, by, now }: { keepUntil: string; by: string | null; now: Date }) {
  await db.insertInto('retention').values({ circle_id: circle, id: newId(), keep_until: keepUntil, set_at: now, set_by: by }).execute();
}

/** The end that would be chosen for this circle when nobody does. */
export async function suggestionFor(db: Db, circle: string, today: string): Promise<string> {
  const promise = await db
    .selectFrom('promise')
    .select('answer_by')
    .where('circle_id', '=', circle)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return suggestedEnd(promise?.answer_by ?? null, today);
}

/** Every circle with the end that holds now, and its language. */
export async function endsThatHold(db: Db): Promise<{ circle: string; keepUntil: string; language: string }[]> {
  const { rows } = await sql<{ circle: string; keepUntil: string; language: string }>`
    select distinct on (circle_id) circle_id as circle, keep_until as "keepUntil", circle.language from retention
    join circle on circle.id = retention.circle_id order by circle_id, set_at desc, keep_until`.execute(db);
  return rows;
}
