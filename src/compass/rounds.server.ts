import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Answerer } from './answering.ts';
import { isOpen, type Round } from './round.ts';

export type RoundTable = 'part_round' | 'relation_round';
/** Where the answers to the questions of a round are kept. */
export type AnswerTable = 'part_answer' | 'relation_answer';
const roundOf = { part_answer: 'part_round', relation_answer: 'relation_round' } as const;

/** The rounds of a circle, from the first to the newest. */
export function roundsOf(db: Db, circle: string, table: RoundTable): Promise<Round[]> {
  return db
    .selectFrom(table)
    .select(['id', 'opened_at as openedAt', 'until', 'closed_at as closedAt'])
    .where('circle_id', '=', circle)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}

/** Opens a round, unless one is open. A round that is over by its day is closed first. Returns its id, or null when one was open. */
export function openRound(
  db: Db,
  circle: string,
  table: RoundTable,
  round: { until: string; today: string; person: string | null; now: Date },
): Promise<string | null> {
  return atomically(db, async (db) => {
    await db.selectFrom('circle').select('id').where('id', '=', circle).forUpdate().execute(); // two who open at once
    const last = (await roundsOf(db, circle, table)).at(-1);
    if (last && isOpen(last, round.today)) return null;
    if (last) await closeRound(db, circle, table, { round: last.id, now: round.now });
    const id = newId();
    await db
      .insertInto(table)
      .values({ circle_id: circle, id, opened_at: round.now, opened_by: round.person, until: round.until, closed_at: null })
      .execute();
    return id;
  });
}

/** Closes a round: nobody answers any more, and what people said apart is shown by side. */
export async function closeRound(db: Db, circle: string, table: RoundTable, { round, now }: { round: string; now: Date }): Promise<void> {
  await db
    .updateTable(table)
    .set({ closed_at: now })
    .where('circle_id', '=', circle)
    .where('id', '=', round)
    .where('closed_at', 'is', null)
    .execute();
}

/** Holds the open round while an answer is kept, so that none comes in after its end and the same form sent twice is kept once; null when none is open. */
export async function holdOpenRound(db: Db, circle: string, table: RoundTable, today: string): Promise<Round | null> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'opened_at as openedAt', 'until', 'closed_at as closedAt'])
    .where('circle_id', '=', circle)
    .where('closed_at', 'is', null)
    .forUpdate()
    .execute();
  return rows.find((round) => isOpen(round, today)) ?? null;
}

/** Takes back all that someone answered in a round that is still open. */
export function takeAnswersBack(
  db: Db,
  circle: string,
  { answers, by, today }: { answers: AnswerTable; by: Answerer; today: string },
): Promise<void> {
  return atomically(db, async (db) => {
    const round = await holdOpenRound(db, circle, roundOf[answers], today);
    if (!round) return;
    await db
      .deleteFrom(answers)
      .where('circle_id', '=', circle)
      .where('round_id', '=', round.id)
      .where((row) => row.and(ownOf(by)))
      .execute();
  });
}

/** How many people of each side answered apart in a round. */
export async function answerersOf(db: Db, circle: string, { answers, round }: { answers: AnswerTable; round: string }) {
  const { rows } = await sql<{ by: string; people: number }>`
    select by_side_id as by, count(distinct coalesce(person_id, seat_id))::int as people
    from ${sql.table(answers)} where circle_id = ${circle} and round_id = ${round} and how = 'apart' group by by_side_id`.execute(db);
  return new Map(rows.map(({ by, people }) => [by, people]));
}

/** The columns that say who answered. */
export const columnsOf = (by: Answerer) =>
  by.how === 'apart'
    ? { by_side_id: by.side, how: by.how, person_id: by.person, seat_id: by.person ? null : by.seat, table_id: null }
    : { by_side_id: by.side, how: by.how, person_id: null, seat_id: null, table_id: by.table };

/** How to find what someone answered: a person or seat by itself, a table with the side for which it speaks. */
export const ownOf = (by: Answerer): Partial<Record<'person_id' | 'seat_id' | 'table_id' | 'by_side_id', string>> => {
  if (by.how === 'together') return { table_id: by.table, by_side_id: by.side };
  return by.person ? { person_id: by.person } : { seat_id: by.seat! };
};
