import type { Db } from '#lib/server/db.server.ts';
import type { CardCounted } from './tree.ts';

/**
 * The cards of a circle, as they stood when the day began. What happened today is counted tomorrow: whoever just gave a card cannot see by
 * the figures that it was used.
 */
export async function cardsCounted(db: Db, circle: string, today: string): Promise<CardCounted[]> {
  const rows = await db
    .selectFrom('invitation_card')
    .select(['id', 'taker_hash', 'from_card_id', 'depth', 'side_id', 'used_on', 'used_side_id'])
    .where('circle_id', '=', circle)
    .where('made_on', '<', today)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    taker: row.taker_hash.toString('hex'),
    from: row.from_card_id,
    depth: row.depth,
    side: row.side_id,
    ...(row.used_on !== null && row.used_on < today && { came: row.used_side_id }),
  }));
}
