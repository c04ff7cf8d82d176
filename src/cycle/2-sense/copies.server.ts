import { sql } from 'kysely';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';

/** Something on paper or in a file that carries people's words away from here: numbered, so that each teller sees which exist. */
export type CopyMade = {
  kind: 'print' | 'export';
  what: string;
  readers?: Reader[];
  stories: readonly string[];
  by: string | null;
  /** Made from a seat, by someone without a name. */
  seated?: boolean;
  now: Date;
};

/** Makes a numbered copy and marks the trail of every story in it. */
export async function makeCopy(
  db: Db,
  circle: string,
  { kind, what, readers = [], stories, by, seated = false, now }: CopyMade,
): Promise<{ id: string; number: number }> {
  return atomically(db, async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`copy ${circle}`}))`.execute(db); // two at once must not take the same number
    const { last } = await db
      .selectFrom('copy')
      .select((all) => all.fn.max('number').as('last'))
      .where('circle_id', '=', circle)
      .executeTakeFirstOrThrow();
    const [id, number] = [newId(), (last ?? 0) + 1];
    await db.insertInto('copy').values({ circle_id: circle, id, number, kind, what, readers, made_by: by, made_at: now }).execute();
    if (stories.length > 0)
      await db
        .insertInto('copy_story')
        .values([...new Set(stories)].map((story_id) => ({ circle_id: circle, copy_id: id, story_id })))
        .execute();
    const unnamed = seated ? ({ role: 'anyone' } as const) : ({ role: 'kring', origin: 'machine' } as const);
    const who = by === null ? unnamed : ({ role: 'member' } as const);
    await noteActivity(db, { circle, what: kind === 'export' ? 'circle.exported' : 'copy.made', about: id, ...who, now });
    await markTrail(db, circle, stories, { what: 'copy.made', about: id, now });
    return { id, number };
  });
}

/** A copy by its id, with the stories that are (still) in it. */
export async function copyOf(db: Db, circle: string, copy: string) {
  const made = await db
    .selectFrom('copy')
    .select(['id', 'number', 'what', 'readers', 'made_at'])
    .where('circle_id', '=', circle)
    .where('id', '=', copy)
    .executeTakeFirst();
  if (!made) return null;
  const stories = await db
    .selectFrom('copy_story')
    .select('story_id')
    .where('circle_id', '=', circle)
    .where('copy_id', '=', copy)
    .execute();
  return { ...made, stories: stories.map((row) => row.story_id) };
}
