import type { Insertable } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newDoor, newId } from '#lib/server/ids.ts';
import type { Circle } from '#lib/server/schema.ts';
import { slugOf, type CircleWords } from './circle.ts';
import type { SideAsked } from './side.ts';
import { addSides } from './sides.server.ts';

type Maker = { organisation: string; person: string; /** Which of the sides the maker stands on. */ side: number };

/** Makes a circle with its first sides; who makes it is its first steward. Returns its name in addresses. */
export function makeCircle(
  db: Db,
  circle: CircleWords,
  { maker, sides, now }: { maker: Maker; sides: Omit<SideAsked, 'id'>[]; now: Date },
): Promise<{ id: string; slug: string }> {
  return atomically(db, async (db) => {
    const id = newId();
    const slug = await keepUnder(db, slugOf(circle.subject), {
      organisation_id: maker.organisation,
      id,
      door: newDoor(),
      ...circle,
      mark: null,
      attribution: null,
      care_protocol: null,
      made_by: maker.person,
      made_at: now,
    });
    const made = await addSides(db, id, sides, 0);
    await db
      .insertInto('member')
      .values({
        circle_id: id,
        id: newId(),
        person_id: maker.person,
        side_id: made[maker.side] ?? made[0]!,
        role: 'steward',
        since: now,
        ended_at: null,
      })
      .execute();
    return { id, slug };
  });
}

/** Changes what a circle is about in words. Its address stays: it stands on cards. */
export async function keepCircleWords(db: Db, circle: string, { subject, challenge, language, address }: CircleWords): Promise<void> {
  await db.updateTable('circle').set({ subject, challenge, language, address }).where('id', '=', circle).execute();
}

// Two circles about litter: "litter" and "litter-2". The database decides who was first.
async function keepUnder(db: Db, wanted: string, circle: Omit<Insertable<Circle>, 'slug'>): Promise<string> {
  for (let nth = 1; ; nth++) {
    const slug = nth === 1 ? wanted : `${wanted}-${nth}`;
    if (await insert(db, { ...circle, slug })) return slug;
  }
}

async function insert(db: Db, circle: Insertable<Circle>): Promise<boolean> {
  const row = await db
    .insertInto('circle')
    .values(circle)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
