import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import type { Answerer } from '../answering.ts';
import { columnsOf, holdOpenRound, ownOf } from '../rounds.server.ts';
import type { AnswerRow } from './matrix.ts';
import type { Moment, Level, Part, Process } from './part.ts';

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
    const own = Object.entries(ownOf(by)) as ['person_id' | 'seat_id' | 'table_id' | 'by_side_id', string][];
    let gone = db.deleteFrom('part_answer').where('circle_id', '=', circle).where('round_id', '=', round.id).where('process', '=', process);
    let moved = db.updateTable('part_answer').set({ by_side_id: by.side }).where('circle_id', '=', circle).where('round_id', '=', round.id);
    for (const [column, value] of own) {
      gone = gone.where(column, '=', value);
      moved = moved.where(column, '=', value);
    }
    await gone.execute();
    await moved.execute();
    const rows = parts.map(({ side, moment, level }) => ({
      ...{ circle_id: circle, id: newId(), round_id: round.id, process, side_id: side, moment, level, at: now },
      ...columnsOf(by),
    }));
    if (rows.length > 0) await db.insertInto('part_answer').values(rows).execute();
    return true;
  });
}

/** Takes back all that someone answered in a round that is still open. */
export function takePartsBack(db: Db, circle: string, { by, today }: { by: Answerer; today: string }): Promise<void> {
  return atomically(db, async (db) => {
    const round = await holdOpenRound(db, circle, 'part_round', today);
    if (!round) return;
    let gone = db.deleteFrom('part_answer').where('circle_id', '=', circle).where('round_id', '=', round.id);
    for (const [column, value] of Object.entries(ownOf(by)) as ['person_id' | 'seat_id' | 'table_id' | 'by_side_id', string][])
      gone = gone.where(column, '=', value);
    await gone.execute();
  });
}

/** What someone answered in a round, for their own eyes. */
export async function ownParts(
  db: Db,
  circle: string,
  { round, by }: { round: string; by: Answerer },
): Promise<(Part & { process: Process; as: string })[]> {
  let own = db
    .selectFrom('part_answer')
    .select(['process', 'side_id as side', 'moment', 'level', 'by_side_id as as'])
    .where('circle_id', '=', circle)
    .where('round_id', '=', round);
  for (const [column, value] of Object.entries(ownOf(by)) as ['person_id' | 'seat_id' | 'table_id' | 'by_side_id', string][])
    own = own.where(column, '=', value);
  return (await own.execute()) as (Part & { process: Process; as: string })[];
}

/** All answers of rounds, gathered by cell and by side, those of each table by themselves. No row leads to who gave it. */
export async function answersOf(db: Db, circle: string): Promise<Map<string, AnswerRow[]>> {
  const { rows } = await sql<{
    round: string;
    process: Process;
    side: string;
    moment: Moment;
    by: string;
    table: string | null;
    levels: Level[];
  }>`
    select round_id as round, process, side_id as side, moment, by_side_id as by, table_id as "table", array_agg(level) as levels
    from part_answer where circle_id = ${circle} group by round_id, process, side_id, moment, by_side_id, table_id
    order by by_side_id, table_id nulls first`.execute(db);
  const rounds = new Map<string, AnswerRow[]>();
  for (const { round, ...row } of rows) {
    const known = rounds.get(round);
    if (known) known.push(row);
    else rounds.set(round, [row]);
  }
  return rounds;
}

/** How many people of each side answered apart, by round. */
export async function answerersOf(db: Db, circle: string, table: 'part_answer' | 'relation_answer', round: string) {
  const { rows } = await sql<{ by: string; people: number }>`
    select by_side_id as by, count(distinct coalesce(person_id, seat_id))::int as people
    from ${sql.table(table)} where circle_id = ${circle} and round_id = ${round} and how = 'apart' group by by_side_id`.execute(db);
  return new Map(rows.map(({ by, people }) => [by, people]));
}
