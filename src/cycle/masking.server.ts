import { replaceText } from '#cycle/1-gather/text-of-story.server.ts';
import type { FlaggedField } from '#cycle/1-gather/flags.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { hideCopies } from './hidden-words.server.ts';
import { runsLost } from './likeness.ts';

type By = { person: string; now: Date };
type Part = { field: FlaggedField; start: number; end: number };

/** Blanks out flagged words for good. Each sign becomes a block, so that every mark in the story stays where it was. */
export function maskFlagged(db: Db, circle: string, flag: string, by: By): Promise<void> {
  return atomically(db, async (db) => {
    const row = await db
      .updateTable('identifier_flag')
      .set({ settled_at: by.now, settled_by: by.person, outcome: 'masked' })
      .where('circle_id', '=', circle)
      .where('id', '=', flag)
      .where('settled_at', 'is', null)
      .returning(['story_id', 'field', 'start_at', 'end_at'])
      .executeTakeFirst();
    if (row)
      await mask(db, circle, row.story_id, {
        parts: [{ field: row.field, start: row.start_at, end: row.end_at }],
        about: flag,
        now: by.now,
      });
  });
}

/** Blanks out every place where these words stand, because a listener saw that they point to a person. False when they stand nowhere. */
export function maskWords(db: Db, circle: string, story: string, { words, person, now }: By & { words: string }): Promise<boolean> {
  return atomically(db, async (db) => {
    const row = await db
      .selectFrom('story')
      .select(['text', 'would_help'])
      .where('circle_id', '=', circle)
      .where('id', '=', story)
      .forUpdate()
      .executeTakeFirst();
    const parts = row ? [...placesOf(words, 'text', row.text), ...placesOf(words, 'would_help', row.would_help ?? '')] : [];
    if (parts.length === 0) return false;
    const flags = parts.map((part) => ({
      circle_id: circle,
      id: newId(),
      story_id: story,
      field: part.field,
      kind: 'words',
      start_at: part.start,
      end_at: part.end,
      settled_at: now,
      settled_by: person,
      outcome: 'masked' as const,
    }));
    await db.insertInto('identifier_flag').values(flags).execute();
    await mask(db, circle, story, { parts, about: flags[0]!.id, now });
    return true;
  });
}

async function mask(db: Db, circle: string, story: string, { parts, about, now }: { parts: Part[]; about: string; now: Date }) {
  const before = await db
    .selectFrom('story')
    .select(['text', 'would_help', 'text_hash', 'language', 'told_at'])
    .where('circle_id', '=', circle)
    .where('id', '=', story)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const after = { text: before.text, would_help: before.would_help };
  for (const { field, start, end } of parts) after[field] = blanked(after[field] ?? '', start, end);
  const text_hash = await replaceText(db, circle, story, { ...after, text: after.text, language: before.language });
  await db
    .updateTable('fragment')
    .set({ text_hash })
    .where('circle_id', '=', circle)
    .where('story_id', '=', story)
    .where('text_hash', '=', before.text_hash)
    .execute();
  const lost = runsLost([before.text, before.would_help ?? ''], [after.text, after.would_help ?? '']);
  await hideCopies(db, circle, { of: lost, told: before.told_at, now });
  await markTrail(db, circle, [story], { what: 'story.masked', about, now });
}

const blanked = (text: string, start: number, end: number) => text.slice(0, start) + '▇'.repeat(end - start) + text.slice(end);

function placesOf(words: string, field: FlaggedField, text: string): Part[] {
  const places: Part[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    places.push({ field, start: at, end: at + words.length });
  return places;
}
