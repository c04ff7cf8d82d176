import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { stemsOf } from '#lib/words/stems.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { SuggestionAnswered } from '#lib/server/schema.ts';
import { alikeFrom } from '#maths/text/alike.ts';
import { neighboursOf } from '#maths/text/neighbours.ts';
import { loosePiecesAlike, storiesLaidOut } from './alike.server.ts';
import type { FragmentHere } from './fragment-views.server.ts';
import { quotesOf } from './fragments.server.ts';
import { storiesToSense } from './sensible.server.ts';
import { wasDismissed, type Reason, type SuggestedPieces } from './suggestion.ts';
import { keptVoice, type Voice } from './voice.ts';

/** Groups of loose pieces that the computer would lay together, for these eyes; what was set aside before is not shown again. */
export async function piecesSuggested(db: Db, circle: string, eyes: Eyes, most: number): Promise<SuggestedPieces<FragmentHere>[]> {
  const [groups, dismissed] = [await loosePiecesAlike(db, circle, eyes), await dismissedPieces(db, circle)];
  const shown = groups.filter(({ ids }) => !wasDismissed(ids, dismissed)).slice(0, most);
  const pieces = shown.flatMap(({ ids }) => ids);
  const seen = new Map((await quotesOf(db, circle, pieces, eyes)).map((piece) => [piece.id, piece]));
  return shown
    .map(({ ids, words }) => ({ words, pieces: ids.flatMap((id) => seen.get(id) ?? []) }))
    .filter(({ pieces }) => pieces.length > 1);
}

/** A story that may be like another: how it begins, the words that both have, and whether a person said that it is so. */
export type StoryAlike = { id: string; begins: string; more: boolean; language: string; shared: string[]; confirmed: boolean };

const beginning = 280; // characters

/** The stories most like this one, among those that these eyes may read and work with; those that a person found alike come first. */
export async function storiesLike(
  db: Db,
  circle: string,
  eyes: Eyes,
  { story, most }: { story: string; most: number },
): Promise<StoryAlike[]> {
  const places = await storiesLaidOut(db, circle, eyes);
  const row = places.ids.indexOf(story);
  if (row < 0) return [];
  const answered = await answeredPairs(db, circle, story);
  const near = neighboursOf(places, row, { most: most + answered.size, beyond: alikeFrom(places) }).map((one) => places.ids[one.row]!);
  const wanted = [...new Set([...[...answered].filter(([, yes]) => yes).map(([id]) => id), ...near])].filter(
    (id) => answered.get(id) !== false,
  );
  const texts = await storiesToSense(db, circle, eyes)
    .select(['story.id', 'story.text', 'story.language'])
    .where('story.id', 'in', [story, ...wanted])
    .execute();
  const byId = new Map(texts.map((text) => [text.id, text]));
  const own = byId.get(story);
  return !own
    ? []
    : wanted
        .flatMap((id) => byId.get(id) ?? [])
        .slice(0, most)
        .map(({ id, text, language }) => ({
          id,
          begins: text.slice(0, beginning),
          more: text.length > beginning,
          language,
          shared: wordsShared(own, { text, language }),
          confirmed: answered.get(id) === true,
        }));
}

/** The words of the other text that come back to the same stem as a word of this one. */
function wordsShared(own: { text: string; language: string }, other: { text: string; language: string }): string[] {
  const stems = new Set(stemsOf(own.text, own.language));
  const shared = new Map<string, string>();
  for (const word of other.text.match(/\p{L}[\p{L}\p{N}’'-]*/gu) ?? []) {
    const [stem] = stemsOf(word, other.language);
    if (stem && stems.has(stem) && !shared.has(stem)) shared.set(stem, word.toLowerCase());
  }
  return [...shared.values()].slice(0, 6);
}

/** Keeps that a suggested group was taken up, as it was or changed. Call it in the transaction that makes the theme. */
export function acceptPieces(
  db: Db,
  circle: string,
  { theme, pieces, changed }: { theme: string; pieces: readonly string[]; changed: boolean },
  by: { voice: Voice; now: Date },
): Promise<string> {
  return keepAnswer(db, circle, { kind: 'pieces', outcome: changed ? 'changed' : 'accepted', because: null, theme, pieces, ...by });
}

/** Sets a suggested group aside: it is not shown again, to nobody in this circle. */
export function dismissPieces(
  db: Db,
  circle: string,
  { pieces, because }: { pieces: readonly string[]; because: Reason },
  by: { voice: Voice; now: Date },
): Promise<string> {
  return keepAnswer(db, circle, { kind: 'pieces', outcome: 'dismissed', because, pieces, ...by });
}

/** Keeps what a person says of two stories that were suggested to be alike; a later answer takes the place of an earlier one. */
export function answerLikeness(
  db: Db,
  circle: string,
  { stories, alike }: { stories: readonly [string, string]; alike: boolean },
  by: { voice: Voice; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    await sql`delete from suggestion where circle_id = ${circle} and kind = 'story' and ${isAbout(stories)}`.execute(db);
    return keepAnswer(db, circle, {
      kind: 'story',
      outcome: alike ? 'accepted' : 'dismissed',
      because: alike ? null : 'otherwise',
      stories,
      ...by,
    });
  });
}

const isAbout = ([one, other]: readonly [string, string]) => sql<boolean>`(select count(*) from suggestion_story about
  where about.circle_id = suggestion.circle_id and about.suggestion_id = suggestion.id and about.story_id in (${one}, ${other})) = 2`;

/** Takes an answer back: what was set aside may be suggested again. A theme that was made stays. */
export async function takeAnswerBack(db: Db, circle: string, suggestion: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('suggestion')
    .where('circle_id', '=', circle)
    .where('id', '=', suggestion)
    .where('outcome', '=', 'dismissed')
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** How often people took up what the computer suggested: the only measure of whether it helps. */
export async function answersCounted(db: Db, circle: string): Promise<SuggestionCount[]> {
  const { rows } = await sql<SuggestionCount>`
    select kind, outcome, because, count(*) as n from suggestion where circle_id = ${circle} group by kind, outcome, because order by kind, outcome, because`.execute(
    db,
  );
  return rows;
}
export type SuggestionCount = Pick<SuggestionAnswered, 'kind' | 'outcome' | 'because'> & { n: number };

type Answered = Pick<SuggestionAnswered, 'kind' | 'outcome' | 'because'> & {
  theme?: string;
  pieces?: readonly string[];
  stories?: readonly string[];
  voice: Voice;
  now: Date;
};

function keepAnswer(
  db: Db,
  circle: string,
  { kind, outcome, because, theme, pieces = [], stories = [], voice, now }: Answered,
): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    await db
      .insertInto('suggestion')
      .values({ circle_id: circle, id, kind, outcome, because, theme_id: theme ?? null, ...keptVoice(voice), at: now })
      .execute();
    const about = { circle_id: circle, suggestion_id: id };
    if (pieces.length > 0)
      await db
        .insertInto('suggestion_fragment')
        .values(pieces.map((fragment_id) => ({ ...about, fragment_id })))
        .execute();
    if (stories.length > 0)
      await db
        .insertInto('suggestion_story')
        .values(stories.map((story_id) => ({ ...about, story_id })))
        .execute();
    return id;
  });
}

async function dismissedPieces(db: Db, circle: string): Promise<string[][]> {
  const { rows } = await sql<{ ids: string[] }>`
    select array_agg(fragment_id) as ids from suggestion_fragment piece
    join suggestion on suggestion.circle_id = piece.circle_id and suggestion.id = piece.suggestion_id
    where piece.circle_id = ${circle} and outcome = 'dismissed' group by suggestion.id`.execute(db);
  return rows.map(({ ids }) => ids);
}

async function answeredPairs(db: Db, circle: string, story: string): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ other: string; yes: boolean }>`
    select other.story_id as other, outcome = 'accepted' as yes from suggestion_story own
    join suggestion_story other on other.circle_id = own.circle_id and other.suggestion_id = own.suggestion_id and other.story_id <> own.story_id
    join suggestion on suggestion.circle_id = own.circle_id and suggestion.id = own.suggestion_id
    where own.circle_id = ${circle} and own.story_id = ${story}`.execute(db);
  return new Map(rows.map(({ other, yes }) => [other, yes]));
}
