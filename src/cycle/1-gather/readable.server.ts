import { sql, type Expression, type SqlBool } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Reader, Use } from './consent.ts';
import type { Eyes } from './eyes.ts';
import { isWorded } from './media.server.ts';

/**
 * The stories of a circle that these eyes may read, and, when a use is named, that may be used so.
 * Every page, search, list, export and feed begins here: there is no other way to a story's text than this and the teller's own page.
 * Listeners read all; others only what a listener accepted and the teller allowed them, when what was told in sound or picture has its words; imported stories are read by their licence.
 */
export function storiesReadable(db: Db, circle: string, eyes: Eyes, use: Use | null = null) {
  return db.selectFrom('story').where('story.circle_id', '=', circle).where(readableBy(eyes, use));
}

/** The same rule as a condition, for queries that join `story`. */
export function readableBy(eyes: Eyes, use: Use | null = null): Expression<SqlBool> {
  const used = use === null ? sql<SqlBool>`true` : sql<SqlBool>`story.uses @> array[${use}]::text[]`;
  if ('all' in eyes)
    return use === null ? sql<SqlBool>`true` : sql<SqlBool>`(${used} and story.accepted_at is not null and story.hidden_at is null)`;
  return sql<SqlBool>`(story.accepted_at is not null and story.refused_at is null and story.hidden_at is null and ${isWorded} and ${used} and (story.basis = 'licence' or ${allowed(eyes)}))`;
}

/** May these eyes read this story? */
export async function mayRead(db: Db, circle: string, story: string, eyes: Eyes): Promise<boolean> {
  const row = await storiesReadable(db, circle, eyes).select('story.id').where('story.id', '=', story).executeTakeFirst();
  return row !== undefined;
}

function allowed(eyes: Exclude<Eyes, { all: true }>) {
  if ('oneOf' in eyes) return sql<SqlBool>`story.readers && ${sql.val(eyes.oneOf as Reader[])}::text[]`;
  if ('everyOf' in eyes) return sql<SqlBool>`(story.readers <> '{}' and story.readers @> ${sql.val(eyes.everyOf as Reader[])}::text[])`;
  return sql<SqlBool>`exists (select from publication where publication.circle_id = story.circle_id and publication.story_id = story.id and publication.text_hash = story.text_hash and story.uses @> '{publish}')`;
}
