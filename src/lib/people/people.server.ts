import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { PersonWords } from './person.ts';

/** Adds someone to an organisation. Returns who, or null when somebody else has that e-mail address. */
export async function addPerson(
  db: Db,
  organisation: string,
  { name, email, employer }: PersonWords,
  now: Date,
  opensCircles = false,
): Promise<string | null> {
  const row = await db
    .insertInto('person')
    .values({
      organisation_id: organisation,
      id: newId(),
      name,
      email,
      employer,
      opens_circles_since: opensCircles ? now : null,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A new organisation: whom people can ask about their data is open to see; null as long as nobody was named. */
export type Founding = { name: string; language: string; privacyContact: string | null; steward: PersonWords };

/** Founds the organisation with its first steward, who may open circles; one that an import made, and to which nobody belongs, becomes it. Returns who that is. */
export function foundOrganisation(db: Db, { name, language, privacyContact, steward }: Founding, now: Date): Promise<string> {
  return atomically(db, async (db) => {
    const named = { name, language, privacy_contact: privacyContact };
    const waiting = await db
      .selectFrom('organisation')
      .select('id')
      .where('id', 'not in', (people) => people.selectFrom('person').select('organisation_id'))
      .executeTakeFirst();
    const id = waiting?.id ?? newId();
    if (waiting) await db.updateTable('organisation').set(named).where('id', '=', id).execute();
    else
      await db
        .insertInto('organisation')
        .values({ id, ...named, made_at: now })
        .execute();
    return (await addPerson(db, id, steward, now, true))!;
  });
}

/** Changes how someone is known; false when somebody else has that e-mail address. */
export async function changePerson(db: Db, person: string, words: PersonWords): Promise<boolean> {
  return db
    .updateTable('person')
    .set(words)
    .where('id', '=', person)
    .execute()
    .then(() => true)
    .catch((error: { code?: string }) => {
      if (error.code === '23505') return false; // the unique index on e-mail
      throw error;
    });
}

/** The e-mail address that someone gave, for themselves to see. */
export async function emailOf(db: Db, person: string): Promise<string | null> {
  return (await db.selectFrom('person').select('email').where('id', '=', person).executeTakeFirst())?.email ?? null;
}
