import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Answerer } from '../answering.ts';
import { columnsOf, holdOpenRound, ownOf } from '../rounds.server.ts';
import type { AnswerRow } from './matrix.ts';
import type { Part, Process } from './part.ts';

/**
 * Keeps how someone sees the parts in one process; what they said of it before gives way. Someone answers a round as one side: answering as
 * another moves all they said. False when no round is open.
 */
export function sayParts(
  db: Db,
  circle: string,
  { by, process, parts, today, now }: { by: Answerer; process: Process; parts: readonly Part[]; today: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const round = await holdOpenRound(db, circle, 'part_round', today);
    if (!round) return false;
    await db
      .deleteFrom('part_answer')
      .where('circle_id', '=', circle)
      .where('round_id', '=', round.id)
      .where('process', '=', process)
      .where((row) => row.and(ownOf(by)))
      .execute();
    await db
      .updateTable('part_answer')
      .set({ by_side_id: by.side })
      .where('circle_id', '=', circle)
      .where('round_id', '=', round.id)
      .where((row) => row.and(ownOf(by)))
      .execute();
    const rows = parts.map(({ side, moment, level }) => ({
      ...{ circle_id: circle, id: newId(), round_id: round.id, process, side_id: side, moment, level, at: now },
      ...columnsOf(by),
    }));
    if (rows.length > 0) await db.insertInto('part_answer').values(rows).execute();
    return true;
  });
}

/** What someone answered in a round, for their own eyes. */
export function ownParts(db: Db, circle: string, { round, by }: { round: string; by: Answerer }) {
  return db
    .selectFrom('part_answer')
    .select(['process', 'side_id as side', 'moment', 'level', 'by_side_id as as'])
    .where('circle_id', '=', circle)
    .where('round_id', '=', round)
    .where((row) => row.and(ownOf(by)))
    .$castTo<Part & { process: Process; as: string }>()
    .execute();
}

/** All answers of rounds, gathered by cell and by side, those of each table by themselves. No row leads to who gave it. */
export async function answersOf(db: Db, circle: string): Promise<Map<string, AnswerRow[]>> {
  const { rows } = await sql<AnswerRow & { round: string }>`
    select round_id as round, process, side_id as side, moment, by_side_id as by, table_id as "table", array_agg(level) as levels
    from part_answer where circle_id = ${circle} group by round_id, process, side_id, moment, by_side_id, table_id
    order by by_side_id, table_id nulls first`.execute(db);
  return Map.groupBy(rows, ({ round }) => round);
}
