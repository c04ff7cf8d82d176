import { sql } from 'kysely';
import { copies, runsOf } from '#cycle/likeness.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { storiesBehindFragments, storiesBehindInsights } from './evidence.server.ts';
import type { StatementSaid } from './statement.ts';
import { keptVoice, type Voice } from './voice.ts';

/** A statement that people answer. */
export type StatementHere = { id: string; text: string; language: string; made_at: Date };

/**
 * The statements that people answer in a circle, in the order in which they were made: let in, not taken out, not hidden,
 * and not resting on words alone that their teller contests.
 */
export function statementsOf(db: Db, circle: string): Promise<StatementHere[]> {
  return db
    .selectFrom('statement')
    .select(['id', 'text', 'language', 'made_at'])
    .where('circle_id', '=', circle)
    .where(answerable)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** How many statements people answer in a circle. */
export async function statementCount(db: Db, circle: string): Promise<number> {
  const { n } = await db
    .selectFrom('statement')
    .select((all) => all.fn.countAll<number>().as('n'))
    .where('circle_id', '=', circle)
    .where(answerable)
    .executeTakeFirstOrThrow();
  return n;
}

/** All that it rests on are marked parts that may not be shown now: their teller contests them, or the story is held. A condition for queries on `statement`. */
export const restsOnNothingShown = sql<boolean>`(
  exists (select from statement_fragment rests where rests.circle_id = statement.circle_id and rests.statement_id = statement.id)
  and not exists (select from statement_insight rests where rests.circle_id = statement.circle_id and rests.statement_id = statement.id)
  and not exists (select from statement_fragment rests
    join fragment on fragment.circle_id = rests.circle_id and fragment.id = rests.fragment_id
    join story on story.circle_id = fragment.circle_id and story.id = fragment.story_id
    where rests.circle_id = statement.circle_id and rests.statement_id = statement.id
      and fragment.quote_refused_at is null and story.hidden_at is null))`;

/** May people answer it now? A condition for queries on `statement`. */
export const answerable = sql<boolean>`(statement.accepted_at is not null and statement.refused_at is null and statement.taken_out_at is null
  and statement.hidden_at is null and not ${restsOnNothingShown})`;

/** What a statement is taken from: an insight, or marked parts of stories. */
export type TakenFrom = { insight: string } | { fragments: readonly string[] };

/**
 * Makes a statement in people's own words, keeps what it was taken from, and marks the trail of every story behind it.
 * It waits until someone lets it in. Null when it repeats eight words in a row of such a story: then it has to be said otherwise.
 */
export function makeStatement(
  db: Db,
  circle: string,
  { text, language, from }: StatementSaid & { from: TakenFrom },
  { voice, now }: { voice: Voice; now: Date },
): Promise<string | null> {
  return atomically(db, async (db) => {
    const stories =
      'insight' in from
        ? await storiesBehindInsights(db, circle, [from.insight])
        : await storiesBehindFragments(db, circle, from.fragments);
    if (await repeatsAStory(db, circle, text, stories)) return null;
    const id = newId();
    const origin = 'insight' in from ? ('insight' as const) : ('fragment' as const);
    await db
      .insertInto('statement')
      .values({ circle_id: circle, id, text, language, origin, ...unlooked, ...keptVoice(voice), proposed_by: null, made_at: now })
      .execute();
    if ('insight' in from)
      await db.insertInto('statement_insight').values({ circle_id: circle, statement_id: id, insight_id: from.insight }).execute();
    else
      await db
        .insertInto('statement_fragment')
        .values([...new Set(from.fragments)].map((fragment_id) => ({ circle_id: circle, statement_id: id, fragment_id })))
        .execute();
    await markTrail(db, circle, stories, { what: 'statement.made', about: id, now });
    return id;
  });
}

/** Keeps what someone who responds missed, without a name; it waits until someone lets it in. Returns its id. */
export async function proposeStatement(
  db: Db,
  circle: string,
  { text, language, respondent }: StatementSaid & { respondent: string },
  now: Date,
): Promise<string> {
  const id = newId();
  const voice = { side_id: null, person_id: null, table_id: null };
  await db
    .insertInto('statement')
    .values({ circle_id: circle, id, text, language, origin: 'missing', ...unlooked, ...voice, proposed_by: respondent, made_at: now })
    .execute();
  return id;
}

const unlooked = {
  imported_as: null,
  accepted_at: null,
  refused_at: null,
  taken_out_at: null,
  taken_out_because: null,
  looked_by: null,
  ground_id: null,
  hidden_at: null,
} as const;

/** Does a sentence repeat a run of words of one of these stories? */
async function repeatsAStory(db: Db, circle: string, text: string, stories: readonly string[]): Promise<boolean> {
  if (stories.length === 0) return false;
  const rows = await db
    .selectFrom('story')
    .select(['text', 'would_help'])
    .where('circle_id', '=', circle)
    .where('id', 'in', stories)
    .execute();
  return rows.some((row) => copies(text, runsOf([row.text, row.would_help ?? ''])));
}
