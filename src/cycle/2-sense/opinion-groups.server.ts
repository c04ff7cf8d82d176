import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { sameGroups } from './opinion-groups.ts';
import type { KeptMap, MapHere } from './opinion-map.ts';
import { keptVoice, type Voice } from './voice.ts';

/** The names that people gave to the groups of a map, by the group's number; hidden ones are left out. */
export async function namesOf(db: Db, { circle, id }: Pick<MapHere, 'circle' | 'id'>): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('opinion_group_name')
    .select(['group_number', 'name'])
    .where('circle_id', '=', circle)
    .where('map_id', '=', id)
    .where('hidden_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.group_number, row.name]));
}

/** Gives a group its name. A new name takes the place of the one before. */
export function nameGroup(
  db: Db,
  map: Pick<MapHere, 'circle' | 'id'>,
  { group, name, voice, now }: { group: number; name: string; voice: Voice; now: Date },
): Promise<void> {
  return atomically(db, async (db) => {
    const at = { circle_id: map.circle, map_id: map.id, group_number: group };
    await db
      .deleteFrom('opinion_group_name')
      .where('circle_id', '=', map.circle)
      .where('map_id', '=', map.id)
      .where('group_number', '=', group)
      .execute();
    await db
      .insertInto('opinion_group_name')
      .values({ ...at, id: newId(), name, ...keptVoice(voice), named_at: now, hidden_at: null })
      .execute();
  });
}

/** Names go along to the new map with the groups whose people are mostly the same; a group that fell apart has no name again. */
export async function carryNames(
  db: Db,
  circle: string,
  { from, to }: { from: { id: string; kept: KeptMap }; to: { id: string; kept: KeptMap } },
): Promise<void> {
  const pairs = [...sameGroups(from.kept.people, to.kept.people)];
  if (pairs.length === 0) return;
  await sql`
    update opinion_group_name set map_id = ${to.id}, group_number = same.now
    from unnest(${pairs.map(([before]) => before)}::int[], ${pairs.map(([, now]) => now)}::int[]) as same (before, now)
    where opinion_group_name.circle_id = ${circle} and map_id = ${from.id} and group_number = same.before`.execute(db);
}
