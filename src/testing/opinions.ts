import { newId } from '#lib/server/ids.ts';
import type { Db } from '#lib/server/db.server.ts';
import type { Schema } from '#lib/server/schema.ts';
import { today } from './worlds.ts';

/** A circle asks what people recognise; everyone sees the outcome unless said otherwise. */
export async function anAsking(
  db: Db,
  circle: string,
  { results = 'everyone' as Schema['responding']['results'], closed = false, now = today } = {},
) {
  await db
    .insertInto('responding')
    .values({ circle_id: circle, results, opened_at: now, opened_by: null, closed_at: closed ? now : null })
    .execute();
}

/** A statement that was let in. Returns its id. */
export async function aStatement(db: Db, circle: string, text: string, { language = 'en', now = today } = {}) {
  const id = newId();
  await db
    .insertInto('statement')
    .values({
      circle_id: circle,
      id,
      text,
      language,
      origin: 'import',
      side_id: null,
      person_id: null,
      table_id: null,
      proposed_by: null,
      imported_as: null,
      made_at: now,
      accepted_at: now,
      refused_at: null,
      taken_out_at: null,
      taken_out_because: null,
      looked_by: null,
      ground_id: null,
      hidden_at: null,
    })
    .execute();
  return id;
}

/** Statements that were let in, told apart by their number, the first made first. */
export async function statements(db: Db, circle: string, count: number) {
  const made: string[] = [];
  for (let nth = 1; nth <= count; nth++)
    made.push(await aStatement(db, circle, `Statement ${nth} says this.`, { now: new Date(today.getTime() + nth) }));
  return made;
}

/** Someone who answered: 1 recognises it, -1 does not, 0 passes. Returns the respondent. */
export async function anAnswering(
  db: Db,
  circle: string,
  answers: readonly (readonly [statement: string, answer: -1 | 0 | 1])[],
  now = today,
) {
  const id = newId();
  await db.insertInto('respondent').values({ circle_id: circle, id, code_hash: null, imported_as: null, started_at: now }).execute();
  const unasked = { shown_because: null, shown_chance: null, shown_of: null, shown_seed: null };
  const rows = answers.map(([statement_id, answer]) => ({
    circle_id: circle,
    respondent_id: id,
    statement_id,
    answer,
    at: now,
    ...unasked,
  }));
  if (rows.length > 0) await db.insertInto('response').values(rows).execute();
  return id;
}
