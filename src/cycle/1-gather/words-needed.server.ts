import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { freeOfPeople, hasWords } from './media.server.ts';

/** What a story can still need before everyone of its circle can read it: what is said, what can be seen, or the same in the circle's language. */
export const wordsNeeded = ['transcript', 'description', 'translation'] as const;
export type WordsNeeded = (typeof wordsNeeded)[number];

// Words with a sound or picture of the story, in another language than that of the circle.
const besideInAnother = sql`from medium_text beside join circle on circle.id = beside.circle_id
  where beside.circle_id = story.circle_id and beside.story_id = story.id and beside.medium_id is not null
  and beside.hidden_at is null and beside.language <> circle.language`;

/** As SQL on `story`: it was told in the language of its circle, the words with its sound and pictures too. */
const toldInIt = sql<boolean>`(exists (select from circle where circle.id = story.circle_id and circle.language = story.language) and not exists (select ${besideInAnother}))`;

/** As SQL on `story`: a person translated the text as it is now, after all that stands beside it. */
const isTranslated = sql<boolean>`exists (select from medium_text translation join circle on circle.id = translation.circle_id
  where translation.circle_id = story.circle_id and translation.story_id = story.id and translation.kind = 'translation'
  and translation.hidden_at is null and translation.language = circle.language and translation.text_hash = story.text_hash
  and not exists (select ${besideInAnother} and beside.at > translation.at))`;

/** As SQL on `story`: whoever reads the circle's language reads all of it. */
export const inCirclesLanguage = sql<boolean>`(${toldInIt} or ${isTranslated})`;

// What only listeners see needs no words, unless it is all there is.
const lacksWords = sql`from medium where medium.circle_id = story.circle_id and medium.story_id = story.id
  and (story.text = '' or ${freeOfPeople}) and not ${hasWords}`;
const needs: Record<WordsNeeded, ReturnType<typeof sql<boolean>>> = {
  transcript: sql<boolean>`exists (select ${lacksWords} and medium.kind <> 'picture')`,
  description: sql<boolean>`exists (select ${lacksWords} and medium.kind = 'picture')`,
  translation: sql<boolean>`(story.text <> '' and not ${inCirclesLanguage})`,
};

/** As SQL on `story`: which words it still needs. */
export const needsOfStory = sql<WordsNeeded[]>`array_remove(array[${sql.join(
  wordsNeeded.map((one) => sql`case when ${needs[one]} then ${one} end`),
)}]::text[], null)`;

/** As SQL on `story`: it waits for words of a person. What its teller keeps for the listeners waits for nothing, nor does what nobody will read. */
export const waitsForWords = sql<boolean>`(story.refused_at is null and story.hidden_at is null and story.held_at is null
  and (story.readers <> '{}' or story.uses && '{sense,quote,dialogue,publish}')
  and (${sql.join(Object.values(needs), sql` or `)}))`;

/** A translation of a whole story into the language of its circle, with the role of who made it. */
export type TranslationNow = { text: string; role: 'teller' | 'helper' | 'listener'; language: string };

/** As SQL on `story`: that translation, of the text as it is now; null when it was told in that language. */
export const translationNow = sql<TranslationNow | null>`(select json_build_object('text', made.text, 'role', made.role, 'language', made.language)
  from medium_text made join circle on circle.id = made.circle_id and circle.language = made.language
  where made.circle_id = story.circle_id and made.story_id = story.id and made.kind = 'translation' and made.hidden_at is null
  and made.text_hash = story.text_hash and story.language <> circle.language limit 1)`;

/** For which words this story waits now. */
export async function needsNow(db: Db, circle: string, story: string): Promise<WordsNeeded[]> {
  const row = await db
    .selectFrom('story')
    .select(needsOfStory.as('needs'))
    .where('circle_id', '=', circle)
    .where('id', '=', story)
    .where(waitsForWords)
    .executeTakeFirst();
  return row?.needs ?? [];
}
