import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';

type Given = { seat: string; words: string; kind?: 'said' | 'heard'; now: Date; id?: string };

/** Words that someone present wishes to see in the record: what they said, or what they heard as someone who decides. The same id is the same words, sent twice. */
export async function giveQuote(db: Db, circle: string, session: string, quote: Given) {
  const seat = await db
    .selectFrom('seat')
    .select('side_ids')
    .where('circle_id', '=', circle)
    .where('id', '=', quote.seat)
    .where('session_id', '=', session)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('quote')
    .values({
      circle_id: circle,
      id: quote.id ?? newId(),
      session_id: session,
      seat_id: quote.seat,
      words: quote.words,
      kind: quote.kind ?? 'said',
      side_id: seat.side_ids[0] ?? null,
      at: quote.now,
      revoked_at: null,
      hidden_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes words back: they are gone at once, also here. Who has the seat does it; a steward may on the word of who lost the slip, for it only hides. */
export async function takeBackQuote(
  db: Db,
  circle: string,
  { session, quote, seat, now }: { session: string; quote: string; seat: string | null; now: Date },
) {
  await db
    .updateTable('quote')
    .set({ words: '', revoked_at: now })
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('id', '=', quote)
    .where('revoked_at', 'is', null)
    .$if(seat !== null, (query) => query.where('seat_id', '=', seat!))
    .execute();
}

/** Whether words were given in this session, taken back or not. */
export async function quoteIsOf(db: Db, circle: string, session: string, quote: string): Promise<boolean> {
  const row = await db
    .selectFrom('quote')
    .select('id')
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('id', '=', quote)
    .executeTakeFirst();
  return row !== undefined;
}

/** The words that stand in the record of a session now. */
export function quotesIn(db: Db, circle: string, session: string) {
  return db
    .selectFrom('quote')
    .select(['id', 'words', 'kind', 'side_id as side', 'seat_id as seat'])
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('revoked_at', 'is', null)
    .where('hidden_at', 'is', null)
    .orderBy('at')
    .execute();
}
