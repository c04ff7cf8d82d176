import { sql } from 'kysely';
import { answering, storiesCounted, using } from '#cycle/1-gather/counted.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail, type Mark } from '#lib/server/trail.server.ts';
import type { Explanation, Gap } from './outcome.ts';

/** The accepted stories of a circle whose teller has no answer yet: never used, or used while nothing was decided that rests on it. */
export async function storiesWithoutAnswer(db: Db, circle: string): Promise<Record<Gap, string[]>> {
  const rows = await db
    .selectFrom('story')
    .select(['id', marked(using).as('used')])
    .where('circle_id', '=', circle)
    .where('basis', '=', 'consent')
    .where('accepted_at', 'is not', null)
    .where('refused_at', 'is', null)
    .where('hidden_at', 'is', null)
    .where((no) => no.not(marked(answering)))
    .orderBy('told_at')
    .execute();
  return { unused: rows.filter((row) => !row.used).map((row) => row.id), undecided: rows.filter((row) => row.used).map((row) => row.id) };
}

/** How many tellers of accepted stories have no answer yet, as everyone may count them. */
export async function stillWaiting(db: Db, circle: string, now: Date): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${storiesCounted(circle, now)} told where cells ->> 'unanswered' = 'yes'`.execute(db);
  return Number(rows[0]!.count);
}

/** Says why, in one act, on the trail of every story that it is about. Nothing is written when there is no such story (any more). Returns for how many. */
export function explain(db: Db, circle: string, { kind, because }: Explanation, by: { person: string; now: Date }): Promise<number> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // the same button pressed twice explains once
    const stories = (await storiesWithoutAnswer(db, circle))[kind];
    if (stories.length === 0) return 0;
    const id = newId();
    await db.insertInto('explanation').values({ circle_id: circle, id, kind, because, made_by: by.person, made_at: by.now }).execute();
    await markTrail(db, circle, stories, { what: `story.${kind}`, about: id, now: by.now });
    return stories.length;
  });
}

/** What was explained in a circle, the newest first; hidden words are left out. Anyone may read it. */
export function explanationsOf(db: Db, circle: string) {
  return db
    .selectFrom('explanation')
    .select(['id', 'kind', 'made_at as madeAt', sql<string | null>`case when hidden_at is null then because end`.as('because')])
    .where('circle_id', '=', circle)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
}

/** The stories that no person has answered within seven days (see `promptness` of gather), the longest waiting first. */
export function storiesUnanswered(db: Db, circle: string) {
  return db
    .selectFrom('story')
    .select(['id', 'told_at', sql<null>`null`.as('answered_at')])
    .where('circle_id', '=', circle)
    .where('basis', '=', 'consent')
    .where('accepted_at', 'is', null)
    .where('refused_at', 'is', null)
    .where((no) =>
      no.not(
        no.exists(
          no
            .selectFrom('answer')
            .select('answer.id')
            .where('answer.circle_id', '=', circle)
            .whereRef('answer.story_id', '=', 'story.id')
            .where('kind', 'in', ['asked', 'said']),
        ),
      ),
    )
    .orderBy('told_at')
    .orderBy('id')
    .execute();
}

const marked = (marks: readonly Mark[]) =>
  sql<boolean>`exists (select from trail where trail.circle_id = story.circle_id and trail.story_id = story.id and trail.what = any(${sql.val([...marks])}::text[]))`;
