import { createHmac, hkdfSync } from 'node:crypto';
import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { likeSpoken, pulseQuestions, type Pulse, type PulseValues } from './pulse.ts';

/** Where an answer stands: the id was made with the form and lives in the browser's cookie; nothing says whose it is. */
export type AnswerAt = { wave: string; id: string };

/** Keeps what someone answers, or what they answer instead. False when the wave was closed meanwhile: what came out may be seen by then. */
export function answerPulse(
  db: Db,
  circle: string,
  { wave, id }: AnswerAt,
  { side, values, word, keys, now }: Pulse & { keys: Keys; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    if (!(await heldOpen(db, circle, wave))) return false;
    const said = { ...nothingSaid, ...values, side_id: side };
    const kept = word ? { word_hash: hashOfWord(keys, circle, word) } : {};
    await db
      .insertInto('pulse_answer')
      .values({ circle_id: circle, id, wave_id: wave, ...said, word_hash: null, ...kept, at: now })
      .onConflict((same) => same.columns(['circle_id', 'id']).doUpdateSet({ ...said, ...kept }))
      .execute();
    return true;
  });
}

/** What this browser answered; null when it did not (or took it back). */
export async function ownPulse(
  db: Db,
  circle: string,
  { wave, id }: AnswerAt,
): Promise<{ side: string | null; values: PulseValues } | null> {
  const row = await db
    .selectFrom('pulse_answer')
    .selectAll()
    .where('circle_id', '=', circle)
    .where('wave_id', '=', wave)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const values = Object.fromEntries(pulseQuestions.flatMap((question) => (row[question] === null ? [] : [[question, row[question]]])));
  return { side: row.side_id, values };
}

/** Takes an answer back, as long as its wave is open. False when it was closed. */
export function takePulseBack(db: Db, circle: string, { wave, id }: AnswerAt): Promise<boolean> {
  return atomically(db, async (db) => {
    if (!(await heldOpen(db, circle, wave))) return false;
    await db.deleteFrom('pulse_answer').where('circle_id', '=', circle).where('wave_id', '=', wave).where('id', '=', id).execute();
    return true;
  });
}

/** How many answered in a wave. For who asks, and never shown as it is. */
export async function answersIn(db: Db, circle: string, wave: string): Promise<number> {
  const { count } = await db
    .selectFrom('pulse_answer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('circle_id', '=', circle)
    .where('wave_id', '=', wave)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const nothingSaid = Object.fromEntries(pulseQuestions.map((question) => [question, null])) as Record<(typeof pulseQuestions)[number], null>;

// Whoever closes a wave waits for answers that are being kept, and the other way round.
async function heldOpen(db: Db, circle: string, wave: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select closed_at is null as open from pulse_wave where circle_id = ${circle} and id = ${wave} for share`.execute(db);
  return rows[0]?.open ?? false;
}

/** Of a word only this is kept: with a key that lies outside the database, and for each circle another. */
function hashOfWord(keys: Keys, circle: string, word: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', keys.find, 'kring', 'pulse word', 32));
  return createHmac('sha256', key)
    .update(`${circle} ${likeSpoken(word)}`)
    .digest();
}
