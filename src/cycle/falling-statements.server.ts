import { sql, type RawBuilder } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';

/**
 * Statements that rest on a story go with it, and all answers to them: those taken from a marked part of it, and the one that it was
 * brought in as. Call it before the story goes, in the same transaction.
 */
export async function dropStatementsOn(db: Db, circle: string, story: string): Promise<void> {
  await drop(
    db,
    circle,
    sql<boolean>`(exists (select from statement_fragment rests
        join fragment on fragment.circle_id = rests.circle_id and fragment.id = rests.fragment_id
        where rests.circle_id = statement.circle_id and rests.statement_id = statement.id and fragment.story_id = ${story})
      or exists (select from imported
        where imported.circle_id = statement.circle_id and imported.story_id = ${story} and imported.source_id = statement.imported_as))`,
  );
}

/** Takes away a marked part; a statement goes with its last one. */
export async function dropFragment(db: Db, circle: string, fragment: string): Promise<void> {
  await atomically(db, async (db) => {
    const resting = await db
      .selectFrom('statement_fragment')
      .select('statement_id')
      .where('circle_id', '=', circle)
      .where('fragment_id', '=', fragment)
      .execute();
    await db.deleteFrom('fragment').where('circle_id', '=', circle).where('id', '=', fragment).execute();
    const ids = resting.map((row) => row.statement_id);
    await drop(
      db,
      circle,
      sql<boolean>`(statement.id = any(${ids}::text[]) and statement.origin = 'fragment'
        and not exists (select from statement_fragment rests where rests.circle_id = statement.circle_id and rests.statement_id = statement.id))`,
    );
  });
}

/** An insight went back to the circle: the statements taken from it, or from what it replaced, are taken out until someone lets them in again. */
export async function takeOutWithInsight(db: Db, circle: string, insight: string, now: Date): Promise<void> {
  await sql`
    with recursive same as (
      select ${insight}::text as id
      union select insight.id from insight join same on insight.circle_id = ${circle} and insight.replaced_by = same.id)
    update statement set taken_out_at = ${now}, taken_out_because = 'insight_returned'
    from statement_insight rests
    where statement.circle_id = ${circle} and statement.refused_at is null and statement.taken_out_at is null
      and rests.circle_id = statement.circle_id and rests.statement_id = statement.id and rests.insight_id in (select id from same)`.execute(
    db,
  );
}

// What nobody told a teller yet about a statement that is gone, is then not told.
async function drop(db: Db, circle: string, which: RawBuilder<boolean>): Promise<void> {
  const gone = await db.deleteFrom('statement').where('circle_id', '=', circle).where(which).returning('id').execute();
  if (gone.length === 0) return;
  await db
    .deleteFrom('trail')
    .where('circle_id', '=', circle)
    .where('what', 'in', ['statement.made', 'statement.answered'])
    .where(
      'about',
      'in',
      gone.map((row) => row.id),
    )
    .where('heard_at', 'is', null)
    .execute();
}
