import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { voiceShown, type Voice, type VoiceQuestion, type VoiceShown } from './voice.ts';

/** Keeps what a seat says of the conversation; it can be said otherwise. */
export async function keepVoice(
  db: Db,
  circle: string,
  session: string,
  { seat, voice, now }: { seat: string; voice: readonly Voice[]; now: Date },
): Promise<void> {
  if (voice.length === 0) return;
  await db
    .insertInto('voice_answer')
    .values(voice.map(({ question, value }) => ({ circle_id: circle, session_id: session, seat_id: seat, question, value, at: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['circle_id', 'session_id', 'seat_id', 'question'])
        .doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), at: now })),
    )
    .execute();
}

/** What one seat said, for its own eyes. */
export async function voiceOfSeat(db: Db, circle: string, session: string, seat: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('voice_answer')
    .select(['question', 'value'])
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('seat_id', '=', seat)
    .execute();
  return new Map(rows.map(({ question, value }) => [question, value]));
}

/** What each side said in the middle; of a side with few answers nothing. Someone with two sides counts with both. */
export async function voicesBySide(db: Db, circle: string, session: string): Promise<Map<string, Record<VoiceQuestion, VoiceShown>>> {
  const { rows } = await sql<{ side: string; question: VoiceQuestion; values: number[] }>`
    select side, question, array_agg(value order by value) as values
    from voice_answer join seat on seat.circle_id = voice_answer.circle_id and seat.id = voice_answer.seat_id, unnest(seat.side_ids) as side
    where voice_answer.circle_id = ${circle} and voice_answer.session_id = ${session} group by side, question`.execute(db);
  const sides = new Map<string, Record<VoiceQuestion, VoiceShown>>();
  for (const { side, question, values } of rows) {
    const own = sides.get(side) ?? { could_say: null, was_heard: null, makes_difference: null };
    sides.set(side, { ...own, [question]: voiceShown(values) });
  }
  return sides;
}
