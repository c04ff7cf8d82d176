import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { invitationCode, keptInvitationCode, keptTaker, type Taker } from './invitation-codes.server.ts';
import { mostCards } from './invitation.ts';

/** A card as it is shown to whoever took it: its letters, and never whether anyone came with it. */
export type CardTaken = { id: string; code: string };

type Taking = { taker: Taker; side: string | null; keys: Keys; day: string };

/** Takes one card to give to someone. Null when three were taken already, also when they are asked for all at once. */
export async function takeCard(db: Db, circle: string, { taker, side, keys, day }: Taking): Promise<CardTaken | null> {
  const hash = keptTaker(keys, circle, taker);
  const from = taker.kind === 'card' ? taker.id : null;
  const depth = from ? (await depthOf(db, circle, from)) + 1 : 1;
  for (let nth = 1; nth <= mostCards; nth++) {
    const id = newId();
    const code = invitationCode(keys, id);
    const made = await db
      .insertInto('invitation_card')
      .values({
        circle_id: circle,
        id,
        code_hash: keptInvitationCode(keys, code),
        taker_hash: hash,
        nth,
        side_id: side,
        from_card_id: from,
        depth,
        made_on: day,
      })
      .onConflict((same) => same.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return { id, code };
  }
  return null;
}

/** The cards that someone took, in the order in which they were taken. */
export async function cardsOf(db: Db, circle: string, { taker, keys }: Pick<Taking, 'taker' | 'keys'>): Promise<CardTaken[]> {
  const rows = await db
    .selectFrom('invitation_card')
    .select('id')
    .where('circle_id', '=', circle)
    .where('taker_hash', '=', keptTaker(keys, circle, taker))
    .orderBy('nth')
    .execute();
  return rows.map(({ id }) => ({ id, code: invitationCode(keys, id) }));
}

/** The card of these letters, in whichever circle; null when there is none. */
export async function cardOfCode(db: Db, keys: Keys, code: string): Promise<{ circle: string; id: string } | null> {
  const row = await db
    .selectFrom('invitation_card')
    .select(['circle_id as circle', 'id'])
    .where('code_hash', '=', keptInvitationCode(keys, code))
    .executeTakeFirst();
  return row ?? null;
}

/** Someone took part with a card: the first time is kept, by its day and the side they said. */
export async function comeWith(db: Db, circle: string, card: string, { side, day }: { side: string | null; day: string }): Promise<void> {
  await db
    .updateTable('invitation_card')
    .set({ used_on: day, used_side_id: side })
    .where('circle_id', '=', circle)
    .where('id', '=', card)
    .where('used_on', 'is', null)
    .execute();
}

async function depthOf(db: Db, circle: string, card: string): Promise<number> {
  const row = await db
    .selectFrom('invitation_card')
    .select('depth')
    .where('circle_id', '=', circle)
    .where('id', '=', card)
    .executeTakeFirst();
  return row?.depth ?? 0;
}
