import { sql } from 'kysely';
import { answersTakenBack, noteErasure } from '#cycle/erasure-ledger.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { keptRespondentCode, respondentCode } from './respondent-codes.server.ts';
import type { RespondentAt } from './respondent.ts';

/** A form that is sent twice, or after the connection broke, comes within a minute. */
const repeats = 60 * 1000;

/**
 * Makes a respondent, with the id that came with their first question. The same form twice is the same person; any later, whoever
 * holds it is someone new: on a shared phone nobody takes up where another stopped. Returns the id.
 */
export function meetRespondent(
  db: Db,
  circle: string,
  { id, statement }: { id: string; statement: string },
  { keys, now }: { keys: Keys; now: Date },
): Promise<string> {
  return atomically(db, async (db) => {
    if (await makeRespondent(db, circle, id, { codeHash: keptRespondentCode(keys, respondentCode(keys, id)), now })) return id;
    return (await isRepeated(db, circle, { id, statement, now }))
      ? id
      : meetRespondent(db, circle, { id: newId(), statement }, { keys, now });
  });
}

/** The respondent of a sheet of paper, by the code that stays with whoever filled it in; made when it is typed in first. Null when the code is of another circle. */
export async function respondentOfSheet(
  db: Db,
  circle: string,
  code: string,
  { keys, now }: { keys: Keys; now: Date },
): Promise<string | null> {
  await makeRespondent(db, circle, newId(), { codeHash: keptRespondentCode(keys, code), now });
  const found = await respondentOfCode(db, keys, code);
  return found?.circle === circle ? found.id : null;
}

/** Who comes back with this code; null when nobody has it. */
export async function respondentOfCode(db: Db, keys: Keys, code: string): Promise<RespondentAt | null> {
  const row = await db
    .selectFrom('respondent')
    .select(['circle_id as circle', 'id'])
    .where('code_hash', '=', keptRespondentCode(keys, code))
    .executeTakeFirst();
  return row ?? null;
}

/** The code of a respondent, to show again; null for one who answered on paper: theirs stands there, and nowhere else. */
export async function codeOf(db: Db, { circle, id }: RespondentAt, keys: Keys): Promise<string | null> {
  const code = respondentCode(keys, id);
  const row = await db
    .selectFrom('respondent')
    .select('id')
    .where('circle_id', '=', circle)
    .where('id', '=', id)
    .where('code_hash', '=', keptRespondentCode(keys, code))
    .executeTakeFirst();
  return row ? code : null;
}

/** From which sides someone said to answer. */
export async function sidesSaid(db: Db, { circle, id }: RespondentAt): Promise<string[]> {
  const row = await db.selectFrom('respondent').select('side_ids').where('circle_id', '=', circle).where('id', '=', id).executeTakeFirst();
  return row?.side_ids ?? [];
}

/** Says from which sides someone answers. */
export async function saySides(db: Db, { circle, id }: RespondentAt, sides: string[]): Promise<void> {
  await db.updateTable('respondent').set({ side_ids: sides }).where('circle_id', '=', circle).where('id', '=', id).execute();
}

/**
 * Takes all answers back: the respondent and every answer are gone. What they proposed stays only when it was let in; nothing says any more
 * who proposed it. It stands in the ledger of erasures, on disk before the answer, so that a backup does not bring the answers back.
 */
export function takeAnswersBack(db: Db, at: RespondentAt, { now, data }: { now: Date; data: string }): Promise<void> {
  return atomically(db, async (db) => {
    await eraseRespondents(db, [at]);
    noteErasure(data, { circle: at.circle, respondent: at.id, at: now.toISOString() });
  });
}

/** Takes back again what a backup brought back. Runs at start, before anything is served. */
export async function takeBackAgain(db: Db, data: string): Promise<number> {
  const noted = answersTakenBack(data).map(({ circle, respondent }) => ({ circle, id: respondent }));
  return noted.length > 0 ? atomically(db, (db) => eraseRespondents(db, noted)) : 0;
}

async function eraseRespondents(db: Db, who: readonly RespondentAt[]): Promise<number> {
  const [circles, ids] = [who.map(({ circle }) => circle), who.map(({ id }) => id)];
  await sql`delete from statement using unnest(${circles}::text[], ${ids}::text[]) as gone (circle, id)
    where statement.circle_id = gone.circle and statement.proposed_by = gone.id and statement.accepted_at is null`.execute(db);
  const { numAffectedRows } = await sql`delete from respondent using unnest(${circles}::text[], ${ids}::text[]) as gone (circle, id)
    where respondent.circle_id = gone.circle and respondent.id = gone.id`.execute(db);
  await forgetOnMaps(db, [...new Set(circles)]);
  return Number(numAffectedRows ?? 0);
}

/** A map counts them until the next one, but does not know any more who they were. Left empty, so that they count as gone. */
async function forgetOnMaps(db: Db, circles: readonly string[]): Promise<void> {
  await sql`update opinion_map set result = jsonb_set(result, '{people,ids}', (
      select jsonb_agg(coalesce(respondent.id, '') order by mapped.place)
      from jsonb_array_elements_text(result -> 'people' -> 'ids') with ordinality as mapped (id, place)
      left join respondent on respondent.circle_id = opinion_map.circle_id and respondent.id = mapped.id))
    where circle_id = any(${circles}::text[])`.execute(db);
}

async function makeRespondent(db: Db, circle: string, id: string, { codeHash, now }: { codeHash: Buffer; now: Date }): Promise<boolean> {
  const made = await db
    .insertInto('respondent')
    .values({ circle_id: circle, id, code_hash: codeHash, imported_as: null, started_at: now })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

async function isRepeated(db: Db, circle: string, { id, statement, now }: { id: string; statement: string; now: Date }): Promise<boolean> {
  const [started, others] = await Promise.all([
    db.selectFrom('respondent').select('started_at').where('circle_id', '=', circle).where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('response')
      .select('statement_id')
      .where('circle_id', '=', circle)
      .where('respondent_id', '=', id)
      .where('statement_id', '!=', statement)
      .limit(1)
      .executeTakeFirst(),
  ]);
  return started !== undefined && now.getTime() - started.started_at.getTime() <= repeats && !others;
}
