import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import type { Keys } from '#lib/server/keys.server.ts';
import { drawNext, type Drawn, type DrawnBy } from './next-question.ts';
import { modelWith, type Answers, type MapHere } from './opinion-map.ts';
import { isEarly } from './opinion-map-results.ts';
import { newestMap } from './opinion-maps.server.ts';
import { answersFor } from './responses.server.ts';
import { answerable } from './statements.server.ts';

/** A statement that is asked now, and how it was drawn. */
export type Question = { text: string; language: string; drawn: Drawn };

/** What is left to ask someone: the next statement, or nothing, and whether there is anything to answer at all. */
export type Left = { question: Question | null; answered: number; any: boolean };

/**
 * Draws the next statement for a respondent (or for who would become one with this id). The seed follows from who it is, how many they
 * answered, and a key: nobody can guess it, and loading the page again draws the same one, so that nobody can choose what they are asked.
 */
export async function askNext(db: Db, circle: string, respondent: string, keys: Keys): Promise<Left> {
  const [given, open, newest] = await Promise.all([answersFor(db, circle, respondent), openIn(db, circle), newestMap(db, circle)]);
  // Chances are shown, and of few people they would tell what these answered.
  const map = newest && !isEarly(newest.kept) ? newest : null;
  const seen = new Set(given.map(({ statement }) => statement));
  const unseen = open.filter((id) => !seen.has(id));
  const seed = seedFor(keys, respondent, given.length);
  const counted = map || unseen.length === 0 ? new Map<string, number>() : await answersOnEach(db, circle);
  const drawn = drawNext({ unseen, answersOn: (id) => counted.get(id) ?? 0, by: map && drawnBy(map, given), seed });
  const question = drawn && (await questionOf(db, circle, drawn));
  return { question, answered: given.length, any: open.length > 0 };
}

/** A map to draw by, with this person in it. */
export const drawnBy = (map: MapHere, given: Answers): DrawnBy => ({
  map: map.id,
  model: modelWith(map, given),
  placed: given.length > 0,
  statements: map.kept.statements,
  answers: map.kept.counts.map(([, , seen]) => seen),
});

/** How many answered each statement of a circle. */
export async function answersOnEach(db: Db, circle: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('response')
    .select(['statement_id', sql<number>`count(*)::int`.as('times')])
    .where('circle_id', '=', circle)
    .groupBy('statement_id')
    .execute();
  return new Map(rows.map(({ statement_id, times }) => [statement_id, times]));
}

async function openIn(db: Db, circle: string): Promise<string[]> {
  const rows = await db.selectFrom('statement').select('id').where('circle_id', '=', circle).where(answerable).execute();
  return rows.map(({ id }) => id);
}

async function questionOf(db: Db, circle: string, drawn: Drawn): Promise<Question | null> {
  const row = await db
    .selectFrom('statement')
    .select(['text', 'language'])
    .where('circle_id', '=', circle)
    .where('id', '=', drawn.statement)
    .where(answerable)
    .executeTakeFirst();
  return row ? { ...row, drawn } : null;
}

// 48 bits: a whole number that any language reads back without loss.
const seedFor = (keys: Keys, respondent: string, answered: number) =>
  createHmac('sha256', keys.make).update(`question ${respondent} ${answered}`).digest().readUIntBE(0, 6);
