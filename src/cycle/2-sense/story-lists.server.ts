import { sql, type Expression, type SqlBool } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import type { Reader } from '#cycle/1-gather/consent.ts';
import { readableBy } from '#cycle/1-gather/readable.server.ts';
import { matchesAsTyped, matchesStems } from '#cycle/1-gather/search.server.ts';
import { translationNow, type TranslationNow } from '#cycle/1-gather/words-needed.server.ts';
import { briefly } from '#lib/server/briefly.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { hideSmallCells } from '#maths/small-cells.ts';
import { shownTo, type storiesShown, storiesToSense } from './sensible.server.ts';
import { storiesAPage, type After, type Filters } from './story-list.ts';

/** A story in the list: how it begins, from which sides it was told, and which sides may read it and have done so. */
export type StoryListed = {
  id: string;
  begins: string;
  more: boolean;
  language: string;
  /** Its translation, when it was told in another language than that of the circle. */
  translated: TranslationNow | null;
  at: string;
  basis: 'consent' | 'licence';
  readers: Reader[];
  sense: boolean;
  from: string[];
  readBy: string[];
};

const beginning = 280; // characters

/** One page of the stories that these eyes may read, the newest first, where the next page begins, and the languages among all of them. */
export async function storiesListed(
  db: Db,
  circle: string,
  eyes: Eyes,
  { filters, after }: { filters: Filters; after: After | null },
): Promise<{ stories: StoryListed[]; next: After | null; languages: string[] }> {
  const theirs = sql`story.circle_id = ${circle} and ${shownTo(eyes)} and ${readableBy(eyes, 'everyOf' in eyes ? 'sense' : null)}`;
  // Written out, and answered as one row of JSON: this page is asked for most, and so costs a third.
  const { rows } = await sql<{ page: StoryListed[] | null; languages: string[] }>`
    select array(select distinct story.language from story where ${theirs} order by 1) as languages, json_agg(page order by page.at desc, page.id) as page from (
      select story.id, story.language, story.basis, story.readers, story.accepted_at as at,
        left(story.text, ${beginning}) as begins, length(story.text) > ${beginning} as more, story.uses @> '{sense}' as sense, ${translationNow} as translated,
        array(select side_id from story_side where story_side.circle_id = story.circle_id and story_side.story_id = story.id) as from,
        array(select side_id from story_read where story_read.circle_id = story.circle_id and story_read.story_id = story.id) as "readBy"
      from story
      where ${theirs} and ${allOf(conditions(filters, after))}
      order by story.accepted_at desc, story.id
      limit ${storiesAPage + 1}
    ) page`.execute(db);
  const { page, languages } = rows[0]!;
  const found = page ?? [];
  const stories = found.slice(0, storiesAPage);
  const last = stories.at(-1);
  return { stories, next: found.length > storiesAPage && last ? { at: last.at, id: last.id } : null, languages };
}

/** Stories with these filters laid over them. */
export function matching(stories: ReturnType<typeof storiesShown>, filters: Filters) {
  return [...conditions(filters)].reduce((query, condition) => query.where(condition), stories);
}

/** The first story that a side has not read yet, to go on with. */
export async function nextUnread(db: Db, circle: string, eyes: Eyes, { side, not }: { side: string; not: string }): Promise<string | null> {
  const next = await storiesToSense(db, circle, eyes)
    .select('story.id')
    .where(unreadBy(side))
    .where('story.id', '!=', not)
    .orderBy('story.accepted_at', 'desc')
    .orderBy('story.id')
    .limit(1)
    .executeTakeFirst();
  return next?.id ?? null;
}

function* conditions(
  { words, from, theme, unread, language, prompt }: Filters,
  after: After | null = null,
): Generator<Expression<SqlBool>> {
  if (after)
    yield sql<SqlBool>`(story.accepted_at <= ${after.at}::timestamptz and (story.accepted_at < ${after.at}::timestamptz or story.id > ${after.id}))`;
  if (words) yield inItsOwnLanguage(words);
  if (from)
    yield sql<SqlBool>`exists (select from story_side where story_side.circle_id = story.circle_id and story_side.story_id = story.id and story_side.side_id = ${from})`;
  if (theme)
    yield sql<SqlBool>`exists (select from fragment join theme_fragment placed on placed.circle_id = fragment.circle_id and placed.fragment_id = fragment.id
    where fragment.circle_id = story.circle_id and fragment.story_id = story.id and placed.theme_id = ${theme})`;
  if (unread) yield unreadBy(unread);
  if (language) yield sql<SqlBool>`story.language = ${language}`;
  if (prompt) yield sql<SqlBool>`story.prompt_id = ${prompt}`;
}

const allOf = (conditions: Iterable<Expression<SqlBool>>) => sql.join([sql`true`, ...conditions], sql` and `);

/** Not yet read by a side that may read it. */
const unreadBy = (side: string) => sql<SqlBool>`(
  not exists (select from story_read where story_read.circle_id = story.circle_id and story_read.story_id = story.id and story_read.side_id = ${side})
  and (story.basis = 'licence' or story.readers && array(select reader from side where side.circle_id = story.circle_id and side.id = ${side})))`;

// What someone types is read in the language of each story, so that "-word" and endings mean there what they should.
const stemmed = ['nl', 'en', 'ar', 'tr'];
function inItsOwnLanguage(words: string): Expression<SqlBool> {
  // The words as they stand are looked for once, whichever the language: each part asks the index anew.
  const each = stemmed.map((language) => sql`(story.language = ${language} and ${matchesStems(words, language)})`);
  const rest = sql`(story.language <> all(${stemmed}::text[]) and ${matchesStems(words, 'simple')})`;
  return sql<SqlBool>`(${sql.join([matchesAsTyped(words), ...each, rest], sql` or `)})`;
}

/** What the list can be filtered by: the sides, questions and themes that there are. */
export type ListChoices = {
  sides: SideHere[];
  prompts: { id: string; text: string }[];
  themes: { id: string; name: string }[];
  cells: { side: string; stories: number }[];
};
export type SideHere = { id: string; name: string; reader: Reader };

/** Everything beside the stories that the list needs, in one question to the database; asked again after three seconds. */
export const listChoices = briefly(3, async (db, circle): Promise<ListChoices> => {
  const { rows } = await sql<ListChoices>`select
    (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'reader', reader) order by position), '[]') from side where circle_id = ${circle}) as sides,
    (select coalesce(json_agg(json_build_object('id', id, 'text', text) order by position), '[]') from prompt where circle_id = ${circle}) as prompts,
    (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]') from theme where circle_id = ${circle} and hidden_at is null) as themes,
    (select coalesce(json_agg(json_build_object('side', told_from, 'stories', n)), '[]') from (
      select told_from, count(*) as n from (
        select (select case count(*) when 0 then 'unsaid' when 1 then min(side_id) else 'several' end from story_side where story_side.circle_id = story.circle_id and story_side.story_id = story.id) as told_from
        from story where circle_id = ${circle} and accepted_at is not null and hidden_at is null) told group by told_from) cells) as cells`.execute(
    db,
  );
  return rows[0]!;
});

/**
 * The sides that may be named as the one a story was told from: those with at least five stories, where nothing small follows from it.
 * A listener names all.
 */
export function sidesNamed({ sides, cells }: Pick<ListChoices, 'sides' | 'cells'>, listener: boolean): Set<string> {
  if (listener) return new Set(sides.map((side) => side.id));
  const { cells: shown, total } = hideSmallCells(cells.map((cell) => cell.stories));
  return new Set(total === 'hidden' ? [] : cells.filter((cell, at) => typeof shown[at] === 'number').map((cell) => cell.side));
}
