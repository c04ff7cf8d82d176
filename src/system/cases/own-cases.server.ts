import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { recordFields, toldOf, type CaseRecord } from './case-record.ts';
import { missesToPublish, type OwnCase } from './own-case.ts';

/** What is kept of a circle's own example. `hidden`: someone has to look at its words first. */
export type OwnCaseKept = OwnCase & { id: string; changedAt: Date; publishedAt: Date | null; hidden: boolean };

const kept = (db: Db) =>
  db
    .selectFrom('circle_case')
    .innerJoin('circle', 'circle.id', 'circle_case.circle_id')
    .select([
      'circle_case.id',
      'circle.slug',
      'circle.language',
      'circle.subject',
      'circle.mark',
      'title',
      'about',
      'country',
      'place',
      'longitude',
      'latitude',
    ])
    .select(recordFields.map((field) => `circle_case.${field}` as const))
    .select(['changed_at as changedAt', 'published_at as publishedAt'])
    .select(sql<boolean>`circle_case.hidden_at is not null`.as('hidden'));

type Row = Awaited<ReturnType<ReturnType<typeof kept>['executeTakeFirstOrThrow']>>;
const atOf = ({ longitude, latitude }: Row) => (longitude === null || latitude === null ? null : { longitude, latitude });
const keptOf = (row: Row): OwnCaseKept => ({ ...row, at: atOf(row) });

/** The draft of a circle's own example; null when there is none. */
export async function draftCase(db: Db, circle: string): Promise<OwnCaseKept | null> {
  const row = await kept(db).where('circle_id', '=', circle).where('published_at', 'is', null).executeTakeFirst();
  return row ? keptOf(row) : null;
}

/** What the circle tells the world of itself now; null when nothing. */
export async function openCase(db: Db, circle: string): Promise<OwnCaseKept | null> {
  const row = await kept(db)
    .where('circle_id', '=', circle)
    .where('published_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
  return row ? keptOf(row) : null;
}

type By = { person: string; now: Date };

/** Keeps the draft; what the world reads stays as it is until it is published anew. */
export async function keepCaseDraft(db: Db, circle: string, { at, ...own }: OwnCase, { person, now }: By): Promise<void> {
  const words = { ...own, longitude: at?.longitude ?? null, latitude: at?.latitude ?? null, changed_by: person, changed_at: now };
  await db
    .insertInto('circle_case')
    .values({ circle_id: circle, id: newId(), ...words, published_at: null, taken_back_at: null, hidden_at: null })
    .onConflict((same) =>
      same
        .column('circle_id')
        .where('published_at', 'is', null)
        .doUpdateSet({ ...words, hidden_at: null }),
    )
    .execute();
}

/** Lets the world read the draft, in the place of what it read before. False when there is none, or it misses what must be told. */
export function publishCase(db: Db, circle: string, now: Date): Promise<boolean> {
  return atomically(db, async (db) => {
    await sql`select from circle_case where circle_id = ${circle} and published_at is null for update`.execute(db); // what is read here is what goes out
    const draft = await draftCase(db, circle);
    if (!draft || draft.hidden || Object.keys(missesToPublish(draft)).length > 0) return false;
    await takeCaseBack(db, circle, now);
    await db.updateTable('circle_case').set({ published_at: now }).where('circle_id', '=', circle).where('id', '=', draft.id).execute();
    return true;
  });
}

/** Takes the example back: nobody reads it any more. */
export async function takeCaseBack(db: Db, circle: string, now: Date): Promise<void> {
  await db
    .updateTable('circle_case')
    .set({ taken_back_at: now })
    .where('circle_id', '=', circle)
    .where('published_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .execute();
}

/** An example of a circle of this place, as others tell of theirs: with the circle's slug, and the address of its page as its source. */
export type CaseOfCircle = CaseRecord & { subject: string; mark: 'fictional' | 'licensed' | null; publishedAt: Date };

/** All examples that circles of this place tell of themselves. */
export async function casesOfCircles(db: Db, origin: string, circle?: string): Promise<CaseOfCircle[]> {
  const rows = await kept(db)
    .where('published_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .where('circle_case.hidden_at', 'is', null)
    .$if(circle !== undefined, (query) => query.where('circle_id', '=', circle!))
    .orderBy('published_at')
    .orderBy('circle_case.id')
    .execute();
  return rows.map((row) => ({
    ...{
      of: 'circle',
      id: row.slug,
      language: row.language,
      country: row.country,
      place: row.place,
      at: atOf(row),
      subject: row.subject,
      mark: row.mark,
    },
    ...{ title: row.title, about: row.about, sources: [`${origin}/circles/${row.slug}/case`] },
    told: toldOf(row),
    publishedAt: row.publishedAt!,
  }));
}
