import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { quotable } from './fragments.server.ts';
import type { Db } from '#lib/server/db.server.ts';

/** A fragment on the pages of making sense: its words, where they stand. */
export type FragmentHere = { id: string; story: string; words: string; lang: string };

const seen = (db: Db, circle: string, eyes: Eyes) =>
  db
    .selectFrom('fragment')
    .innerJoin('story', (join) =>
      join
        .onRef('story.circle_id', '=', 'fragment.circle_id')
        .onRef('story.id', '=', 'fragment.story_id')
        .onRef('story.text_hash', '=', 'fragment.text_hash'),
    )
    .select(['fragment.id', 'fragment.story_id as story', 'story.text', 'story.language as lang', 'start_at', 'end_at'])
    .where('fragment.circle_id', '=', circle)
    .where(quotable(eyes));
type Row = { id: string; story: string; text: string; lang: string; start_at: number; end_at: number };
const cut = ({ text, start_at, end_at, ...fragment }: Row): FragmentHere => ({ ...fragment, words: text.slice(start_at, end_at) });

/** The fragments that lie in no theme yet and that these eyes may see, the oldest first; one more than asked, to know whether there are more. */
export async function ungrouped(
  db: Db,
  circle: string,
  eyes: Eyes,
  { most, after }: { most: number; after: string | null },
): Promise<FragmentHere[]> {
  let query = seen(db, circle, eyes)
    .where(
      sql<boolean>`not exists (select from theme_fragment placed where placed.circle_id = fragment.circle_id and placed.fragment_id = fragment.id)`,
    )
    .orderBy('fragment.marked_at')
    .orderBy('fragment.id')
    .limit(most + 1);
  if (after)
    query = query.where(
      sql<boolean>`(fragment.marked_at, fragment.id) > (select marked_at, id from fragment known where known.circle_id = ${circle} and known.id = ${after})`,
    );
  return (await query.execute()).map(cut);
}

/** The fragments of a theme that these eyes may see, the oldest first. */
export async function fragmentsIn(db: Db, circle: string, eyes: Eyes, theme: string): Promise<FragmentHere[]> {
  const rows = await seen(db, circle, eyes)
    .where(
      sql<boolean>`exists (select from theme_fragment placed where placed.circle_id = fragment.circle_id and placed.fragment_id = fragment.id and placed.theme_id = ${theme})`,
    )
    .orderBy('fragment.marked_at')
    .orderBy('fragment.id')
    .execute();
  return rows.map(cut);
}

/** Of these fragments, those that these eyes may see. */
export async function fragmentsSeen(db: Db, circle: string, eyes: Eyes, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await seen(db, circle, eyes).where('fragment.id', 'in', ids).execute();
  return rows.map((row) => row.id);
}

/** The story of a fragment that these eyes may see; null when they may not. */
export async function fragmentIsSeen(db: Db, circle: string, id: string, eyes: Eyes): Promise<string | null> {
  const row = await seen(db, circle, eyes).where('fragment.id', '=', id).executeTakeFirst();
  return row?.story ?? null;
}

/** The first words of the largest themes, a few each, for the page where all themes lie together. */
export async function firstQuotes(db: Db, circle: string, eyes: Eyes, few = 2): Promise<Map<string, FragmentHere[]>> {
  // Numbered without their texts: only those of the few that are shown are read.
  const { rows } = await sql<Row & { theme: string }>`
    select first.theme, first.id, first.story, story.text, story.language as lang, first.start_at, first.end_at from (
      select placed.theme_id as theme, fragment.id, fragment.story_id as story, fragment.start_at, fragment.end_at,
        row_number() over (partition by placed.theme_id order by fragment.marked_at, fragment.id) as nth
      from theme_fragment placed
      join fragment on fragment.circle_id = placed.circle_id and fragment.id = placed.fragment_id
      join story on story.circle_id = fragment.circle_id and story.id = fragment.story_id and story.text_hash = fragment.text_hash
      where placed.circle_id = ${circle} and ${quotable(eyes)}) first
    join story on story.circle_id = ${circle} and story.id = first.story
    where first.nth <= ${few} order by first.theme, first.nth`.execute(db);
  const quotes = new Map<string, FragmentHere[]>();
  for (const { theme, ...row } of rows) quotes.set(theme, [...(quotes.get(theme) ?? []), cut(row)]);
  return quotes;
}
