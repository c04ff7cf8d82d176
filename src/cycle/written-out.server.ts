import { mediumOf } from '#cycle/1-gather/media.server.ts';
import { flagIdentifiers } from '#cycle/1-gather/flags.server.ts';
import { takeBackPublishing } from '#cycle/1-gather/publications.server.ts';
import { hashOfText, replaceText } from '#cycle/1-gather/text-of-story.server.ts';
import type { Wording } from '#cycle/1-gather/transcript.ts';
import { storyLength } from '#cycle/1-gather/story.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { findFragmentsAgain } from './corrections.server.ts';

/** Who writes words with a medium: the teller, or someone in a role that everyone sees. */
export type Writer = { role: 'teller'; person: null; now: Date } | { role: 'helper' | 'listener'; person: string; now: Date };

/** What became of it: `long`: the story would be too long with it. `other`: the teller changed those words meanwhile, and they stay. */
export type Written = 'kept' | 'long' | 'other';

/**
 * Keeps the words with a medium. What was said becomes a part of the story's own text, so that it is marked, cited, searched, masked and
 * taken back like every other word of it; so does the description of a picture that is the whole story. Another description stands beside it.
 * What was published is public no more until a yes to the new text; when the teller wrote, a listener reads it before anyone else does.
 */
export function writeOut(db: Db, circle: string, at: { story: string; medium: string }, { by, ...wording }: Wording & { by: Writer }) {
  return atomically(db, async (db): Promise<Written> => {
    const medium = await mediumOf(db, circle, at.story, at.medium);
    const story = await db
      .selectFrom('story')
      .select(['text', 'would_help', 'text_hash', 'language'])
      .where('circle_id', '=', circle)
      .where('id', '=', at.story)
      .forUpdate()
      .executeTakeFirst();
    if (!medium || !story) return 'other';
    const before = await wordingOf(db, circle, at.medium);
    const inStory = before ? before.start_at !== null : wording.kind === 'transcript' || story.text === '';
    if (before && inStory && !before.text_hash.equals(story.text_hash)) return 'other';
    const place = inStory ? placeIn(story.text, before, wording.text) : null;
    if (place && place.text.length > storyLength.most) return 'long';
    if (place)
      await putIn(db, circle, at.story, {
        story,
        to: place.text,
        language: before || story.text ? story.language : wording.language,
        now: by.now,
      });
    if (wording.kind === 'transcript' && medium.kind === 'picture')
      await db.updateTable('medium').set({ kind: 'paper' }).where('circle_id', '=', circle).where('id', '=', at.medium).execute();
    const row = {
      kind: wording.kind,
      language: wording.language,
      text: place ? null : wording.text,
      start_at: place?.start ?? null,
      end_at: place?.end ?? null,
      text_hash: hashOfText(place?.text ?? story.text),
      role: by.role,
      person_id: by.person,
      at: by.now,
      hidden_at: null,
    };
    if (before) await db.updateTable('medium_text').set(row).where('circle_id', '=', circle).where('id', '=', before.id).execute();
    else
      await db
        .insertInto('medium_text')
        .values({ circle_id: circle, id: newId(), story_id: at.story, medium_id: at.medium, ...row })
        .execute();
    if (place) await moveOthers(db, circle, at, { of: place, text_hash: row.text_hash, before: story.text_hash });
    // A new description is not what the teller said yes to either.
    await takeBackPublishing(db, circle, at.story, by.now);
    if (by.role === 'teller') await readAgain(db, circle, at.story);
    else await markTrail(db, circle, [at.story], { what: 'medium.worded', about: at.medium, now: by.now });
    return 'kept';
  });
}

/** The words with a medium as they stand in the story, to be changed. `isLocked`: the story was changed since, and only its teller changes them. */
export async function standingWords(db: Db, circle: string, medium: string): Promise<{ text: string | null; isLocked: boolean }> {
  const row = await db
    .selectFrom('medium_text')
    .innerJoin('story', (join) =>
      join.onRef('story.circle_id', '=', 'medium_text.circle_id').onRef('story.id', '=', 'medium_text.story_id'),
    )
    .select(['start_at', 'end_at', 'medium_text.text_hash as then', 'story.text_hash as now', 'story.text'])
    .where('medium_text.circle_id', '=', circle)
    .where('medium_text.medium_id', '=', medium)
    .executeTakeFirst();
  if (!row || row.start_at === null) return { text: null, isLocked: false };
  const isLocked = !row.then.equals(row.now);
  return { text: isLocked ? null : row.text.slice(row.start_at, row.end_at!), isLocked };
}

/** A story that was changed by its teller is read by a listener before anyone else. */
export async function readAgain(db: Db, circle: string, story: string): Promise<void> {
  await db
    .updateTable('story')
    .set({ accepted_at: null, refused_at: null })
    .where('circle_id', '=', circle)
    .where('id', '=', story)
    .execute();
}

const wordingOf = (db: Db, circle: string, medium: string) =>
  db.selectFrom('medium_text').selectAll().where('circle_id', '=', circle).where('medium_id', '=', medium).executeTakeFirst();

type Place = { text: string; start: number; end: number; grown: number };

/** The story's text with these words in it: where they stood, or as a part of their own at its end. */
function placeIn(text: string, before: { start_at: number | null; end_at: number | null } | undefined, words: string): Place {
  const gap = text === '' ? '' : '\n\n';
  const [from, to] = before?.start_at != null ? [before.start_at, before.end_at!] : [text.length, text.length];
  const put = before?.start_at != null ? words : gap + words;
  const start = before?.start_at != null ? from : from + gap.length;
  return { text: text.slice(0, from) + put + text.slice(to), start, end: start + words.length, grown: put.length - (to - from) };
}

type Putting = { story: { text: string; would_help: string | null }; to: string; language: string; now: Date };

async function putIn(db: Db, circle: string, id: string, { story, to, language, now }: Putting) {
  const text_hash = await replaceText(db, circle, id, { text: to, would_help: story.would_help, language });
  await flagIdentifiers(db, circle, id, { text: to, would_help: story.would_help });
  await takeBackPublishing(db, circle, id, now);
  await findFragmentsAgain(db, circle, id, { from: story.text, to, text_hash, now });
}

/** The words of other media of the same story stand further on, or where they stood. */
async function moveOthers(
  db: Db,
  circle: string,
  at: { story: string; medium: string },
  { of, text_hash, before }: { of: Place; text_hash: Buffer; before: Buffer },
) {
  const others = await db
    .selectFrom('medium_text')
    .select(['id', 'start_at', 'end_at'])
    .where('circle_id', '=', circle)
    .where('story_id', '=', at.story)
    .where('medium_id', '!=', at.medium)
    .where('start_at', 'is not', null)
    .where('text_hash', '=', before)
    .execute();
  for (const other of others) {
    const moved = other.start_at! > of.start ? of.grown : 0;
    await db
      .updateTable('medium_text')
      .set({ text_hash, start_at: other.start_at! + moved, end_at: other.end_at! + moved })
      .where('circle_id', '=', circle)
      .where('id', '=', other.id)
      .execute();
  }
}
