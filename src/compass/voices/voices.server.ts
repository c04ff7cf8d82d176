import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { pictureOf, type Kept, type Picture } from './picture.ts';

/** Who is touched and not here, as those inside see it. Numbers of people to call go with their day, also before they are cleared away. */
export async function voicesOf(db: Db, circle: string, today: string): Promise<Picture> {
  return pictureOf(await keptOf(db, circle, today), today);
}

/** Whether someone is known here under this id: named, and not hidden. */
export async function isNamedHere(db: Db, circle: string, touched: string): Promise<boolean> {
  const row = await db
    .selectFrom('touched')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '=', touched)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

async function keptOf(db: Db, circle: string, today: string): Promise<Kept> {
  const [sides, namings, nominations, touched, goings] = await Promise.all([
    db.selectFrom('side').select(['id', 'name', 'reader', 'convenor']).where('circle_id', '=', circle).orderBy('position').execute(),
    db.selectFrom('naming').select(['id', 'side_ids as sides', 'named_on as day']).where('circle_id', '=', circle).execute(),
    db
      .selectFrom('nomination')
      .select(['naming_id as naming', 'touched_id as touched'])
      .select(sql<string | null>`case when hidden_at is null then text end`.as('text'))
      .where('circle_id', '=', circle)
      .orderBy('id')
      .execute(),
    touchedOf(db, circle, today),
    db
      .selectFrom('reaching')
      .selectAll()
      .where('circle_id', '=', circle)
      .where('hidden_at', 'is', null)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  ]);
  return {
    sides,
    namings,
    nominations,
    touched,
    goings: goings.map((row) => ({
      id: row.id,
      touched: row.touched_id,
      who: row.who,
      way: row.way,
      place: row.place,
      plannedOn: row.planned_on,
      result: row.result,
      seen: row.seen,
      doneOn: row.done_on,
    })),
  };
}

async function touchedOf(db: Db, circle: string, today: string): Promise<Kept['touched']> {
  const rows = await db.selectFrom('touched').selectAll().where('circle_id', '=', circle).where('hidden_at', 'is', null).execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: row.text,
    language: row.language,
    namedOn: row.named_on,
    sameAs: row.same_as,
    looked: row.refused_at ? 'refused' : row.accepted_at ? 'accepted' : 'waiting',
    call:
      row.call_number && row.call_until && row.call_until >= today
        ? { name: row.call_name, number: row.call_number, until: row.call_until }
        : null,
  }));
}
