import { sql } from 'kysely';
import { readableBy } from '#cycle/1-gather/readable.server.ts';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { Place } from './mark.ts';
import { readStories } from './readings.server.ts';
import { accepted } from './sensible.server.ts';
import { answerable } from './statements.server.ts';
import { keptVoice, type Voice } from './voice.ts';

/** The words of a marked part, cut from the story for whoever may see them. */
export type Quoted = { id: string; story: string; words: string; lang: string };

/** Marks a part of a story. The same part marked again is the same fragment. Whoever marks has read. */
export async function markFragment(
  db: Db,
  circle: string,
  marked: Place & { story: string; text_hash: Buffer },
  { voice, now }: { voice: Voice; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    const { story, start, end, text_hash } = marked;
    const made = await db
      .insertInto('fragment')
      .values({
        circle_id: circle,
        id: newId(),
        story_id: story,
        start_at: start,
        end_at: end,
        text_hash,
        ...keptVoice(voice),
        marked_at: now,
        quote_refused_at: null,
      })
      .onConflict((conflict) => conflict.columns(['circle_id', 'story_id', 'start_at', 'end_at']).doUpdateSet({ text_hash }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await readStories(db, circle, [story], { side: voice.side, now });
    await markTrail(db, circle, [story], { what: 'fragment.marked', about: made.id, now });
    return made.id;
  });
}

/** Takes a mark back, as long as no insight and no statement rests on it. What nobody told the teller yet is then not told. Says whether it was done. */
export async function unmarkFragment(db: Db, circle: string, fragment: string): Promise<boolean> {
  return atomically(db, async (db) => {
    const gone = await db
      .deleteFrom('fragment')
      .where('circle_id', '=', circle)
      .where('id', '=', fragment)
      .where((no) =>
        no.not(
          no.exists(
            no
              .selectFrom('insight_fragment')
              .select('insight_id')
              .where('insight_fragment.circle_id', '=', circle)
              .where('fragment_id', '=', fragment),
          ),
        ),
      )
      .where(
        sql<boolean>`not exists (select from statement_fragment rests where rests.circle_id = fragment.circle_id and rests.fragment_id = fragment.id)`,
      )
      .returning('id')
      .executeTakeFirst();
    if (!gone) return false;
    await db
      .deleteFrom('trail')
      .where('circle_id', '=', circle)
      .where('about', '=', fragment)
      .where('what', '=', 'fragment.marked')
      .where('heard_at', 'is', null)
      .execute();
    return true;
  });
}

/** The marks in a story, with their themes, and the insights and statements that rest on them. */
export function fragmentsOf(db: Db, circle: string, story: string) {
  return db
    .selectFrom('fragment')
    .innerJoin('story', (join) =>
      join
        .onRef('story.circle_id', '=', 'fragment.circle_id')
        .onRef('story.id', '=', 'fragment.story_id')
        .onRef('story.text_hash', '=', 'fragment.text_hash'),
    )
    .select(['fragment.id', 'start_at', 'end_at', 'fragment.side_id', sql<boolean>`quote_refused_at is not null`.as('contested')])
    .select([
      sql<
        { id: string; name: string | null }[]
      >`(select coalesce(json_agg(json_build_object('id', theme.id, 'name', case when theme.hidden_at is null then theme.name end) order by theme.name), '[]')
        from theme_fragment join theme on theme.circle_id = theme_fragment.circle_id and theme.id = theme_fragment.theme_id
        where theme_fragment.circle_id = fragment.circle_id and theme_fragment.fragment_id = fragment.id)`.as('themes'),
      sql<
        { id: string; text: string | null }[]
      >`(select coalesce(json_agg(json_build_object('id', insight.id, 'text', case when insight.hidden_at is null then insight.text end)), '[]')
        from insight_fragment join insight on insight.circle_id = insight_fragment.circle_id and insight.id = insight_fragment.insight_id
        where insight_fragment.circle_id = fragment.circle_id and insight_fragment.fragment_id = fragment.id and insight.replaced_by is null)`.as(
        'insights',
      ),
      sql<
        { id: string; text: string | null; asked: boolean }[]
      >`(select coalesce(json_agg(json_build_object('id', statement.id, 'text', case when statement.hidden_at is null then statement.text end, 'asked', ${answerable})), '[]')
        from statement_fragment rests join statement on statement.circle_id = rests.circle_id and statement.id = rests.statement_id
        where rests.circle_id = fragment.circle_id and rests.fragment_id = fragment.id)`.as('statements'),
    ])
    .where('fragment.circle_id', '=', circle)
    .where('fragment.story_id', '=', story)
    .orderBy('start_at')
    .orderBy('end_at', 'desc')
    .execute();
}

/**
 * The words of fragments that these eyes may see, in the order asked for. On the pages of making sense: what these eyes may read and work with.
 * Anywhere else, ask with the eyes of the whole world (`{ open: true }`): what the teller allowed to be quoted without name, and never more than
 * a few sentences of a story that is not public itself. Contested words are shown to nobody.
 */
export async function quotesOf(db: Db, circle: string, fragments: readonly string[], eyes: Eyes): Promise<Quoted[]> {
  if (fragments.length === 0) return [];
  const publicly = sql<boolean>`(${readableBy({ open: true })})`.as('publicly');
  const rows = await db
    .selectFrom('fragment')
    .innerJoin('story', (join) =>
      join
        .onRef('story.circle_id', '=', 'fragment.circle_id')
        .onRef('story.id', '=', 'fragment.story_id')
        .onRef('story.text_hash', '=', 'fragment.text_hash'),
    )
    .select(['fragment.id', 'story.id as story', 'story.text', 'story.language', 'start_at', 'end_at', publicly])
    .where('fragment.circle_id', '=', circle)
    .where('fragment.id', 'in', fragments)
    .where(quotable(eyes))
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  const left = new Map<string, number>();
  return fragments.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    if ('open' in eyes && !row.publicly) {
      const room = (left.get(row.story) ?? aFewSentences) - (row.end_at - row.start_at);
      if (room < 0) return [];
      left.set(row.story, room);
    }
    return [{ id, story: row.story, words: row.text.slice(row.start_at, row.end_at), lang: row.language }];
  });
}

/** "A few sentences, without your name" is what a teller allows: of one story no more signs than this stand on a page that anyone may read. */
const aFewSentences = 600;

/** May these eyes see the words of a fragment? What its teller contests is shown to nobody. A condition for queries that join `story` and `fragment`. */
export function quotable(eyes: Eyes) {
  const allowed = 'open' in eyes ? sql<boolean>`story.uses @> '{quote}'` : readableBy(eyes, 'sense');
  return sql<boolean>`(${accepted} and ${allowed} and fragment.quote_refused_at is null)`;
}
