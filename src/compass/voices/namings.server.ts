import { sql } from 'kysely';
import { alike } from '#lib/form/lines.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Named, Naming } from './naming.ts';

/**
 * Keeps one person's answer, without who they are; only the day is kept. The same `id` sent again is the same answer.
 * Whoever was named before in the same words is the same one.
 */
export function nameMissing(db: Db, circle: string, { id, day, ...naming }: Naming & { id: string; day: string }): Promise<void> {
  return atomically(db, async (db) => {
    const kept = await db
      .insertInto('naming')
      .values({
        circle_id: circle,
        id,
        side_ids: naming.sides,
        language: naming.language,
        person_name: naming.name,
        name_until: naming.nameUntil,
        named_on: day,
      })
      .onConflict((same) => same.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!kept) return;
    for (const named of naming.named) await nominate(db, circle, { naming: id, named, language: naming.language, day });
  });
}

/** Takes an answer back: what nobody else named, and nobody went to, is gone with it. */
export function takeNamingBack(db: Db, circle: string, id: string): Promise<void> {
  return atomically(db, async (db) => {
    const named = await db
      .selectFrom('nomination')
      .select('touched_id')
      .where('circle_id', '=', circle)
      .where('naming_id', '=', id)
      .execute();
    await db.deleteFrom('naming').where('circle_id', '=', circle).where('id', '=', id).execute();
    const ids = named.map((row) => row.touched_id);
    const forget = sql`delete from touched where circle_id = ${circle} and id = any(${ids}::text[])
      and not exists (select from nomination where nomination.circle_id = touched.circle_id and nomination.touched_id = touched.id)
      and not exists (select from reaching where reaching.circle_id = touched.circle_id and reaching.touched_id = touched.id)
      and not exists (select from touched other where other.circle_id = touched.circle_id and other.same_as = touched.id)`;
    // Of two that were said to be the same in the meantime, one can go only after the other.
    while ((await forget.execute(db)).numAffectedRows);
  });
}

type Nominated = { naming: string; named: Named; language: string; day: string };

async function nominate(db: Db, circle: string, { naming, named, language, day }: Nominated): Promise<void> {
  const touched = (await known(db, circle, named)) ?? (await newlyTouched(db, circle, { named, language, day }));
  await db
    .insertInto('nomination')
    .values({ circle_id: circle, id: newId(), naming_id: naming, touched_id: touched, text: named.text })
    .onConflict((same) => same.columns(['circle_id', 'naming_id', 'touched_id']).doNothing())
    .execute();
}

async function known(db: Db, circle: string, { kind, text }: Named): Promise<string | null> {
  const rows = await db
    .selectFrom('touched')
    .select(['id', 'text'])
    .where('circle_id', '=', circle)
    .where('kind', '=', kind)
    .where('hidden_at', 'is', null)
    .orderBy('named_on')
    .orderBy('id')
    .execute();
  return rows.find((row) => alike(row.text) === alike(text))?.id ?? null;
}

async function newlyTouched(db: Db, circle: string, { named, language, day }: Omit<Nominated, 'naming'>): Promise<string> {
  const id = newId();
  await db.insertInto('touched').values({ circle_id: circle, id, kind: named.kind, text: named.text, language, named_on: day }).execute();
  return id;
}
