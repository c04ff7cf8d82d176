import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { fewest } from '#maths/small-cells.ts';
import type { Answerer } from '../answering.ts';
import { isOpen } from '../round.ts';
import { columnsOf, holdOpenRound, ownOf } from '../rounds.server.ts';
import type { MarkRow } from './comparison.ts';
import type { Parameter, Saying } from './relation.ts';

/** Keeps what someone says of a side (their own, or another); what they said of it before gives way. False when no round is open. */
export function sayRelation(
  db: Db,
  circle: string,
  { by, side, saying, today, now }: { by: Answerer; side: string; saying: Saying; today: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const round = await holdOpenRound(db, circle, 'relation_round', today);
    if (!round) return false;
    await db
      .deleteFrom('relation_answer')
      .where('circle_id', '=', circle)
      .where('round_id', '=', round.id)
      .where('side_id', '=', side)
      .where((row) => row.and(ownOf(by)))
      .execute();
    await db
      .updateTable('relation_answer')
      .set({ by_side_id: by.side })
      .where('circle_id', '=', circle)
      .where('round_id', '=', round.id)
      .where((row) => row.and(ownOf(by)))
      .execute();
    const rows = saying.said.map(({ parameter, mark, text }) => ({
      ...{ circle_id: circle, id: newId(), round_id: round.id, side_id: side, parameter, mark, text, show_side: saying.showSide },
      ...{ ...columnsOf(by), at: now, hidden_at: null },
    }));
    if (rows.length > 0) await db.insertInto('relation_answer').values(rows).execute();
    return true;
  });
}

/** What someone said in a round, for their own eyes; words that were hidden are for nobody until someone has looked. */
export function ownRelations(db: Db, circle: string, { round, by }: { round: string; by: Answerer }) {
  return db
    .selectFrom('relation_answer')
    .select(['side_id as side', 'parameter', 'mark', 'show_side as showSide', 'by_side_id as as'])
    .select(sql<string | null>`case when hidden_at is null then text end`.as('text'))
    .where('circle_id', '=', circle)
    .where('round_id', '=', round)
    .where((row) => row.and(ownOf(by)))
    .execute();
}

/** All marks of rounds, gathered by side, those of each table by themselves. */
export async function marksOf(db: Db, circle: string): Promise<Map<string, MarkRow[]>> {
  const { rows } = await sql<MarkRow & { round: string }>`
    select round_id as round, parameter, side_id as side, by_side_id as by, table_id as "table", array_agg(mark) as marks
    from relation_answer where circle_id = ${circle} and mark is not null group by round_id, parameter, side_id, by_side_id, table_id
    order by by_side_id, table_id nulls first`.execute(db);
  return Map.groupBy(rows, ({ round }) => round);
}

/** Words of a side on a side. `table`: said together at one, whose name is for those who work in the circle. Hidden words are left out. */
export type WordsHere = { id: string; parameter: Parameter; side: string; by: string; table: boolean; text: string };

/** Words by their id, as far as they stand on a page: see `wordsOf`. */
export async function wordsAt(db: Db, circle: string, { id, today }: { id: string; today: string }): Promise<WordsHere | null> {
  const round = await db
    .selectFrom('relation_answer')
    .innerJoin('relation_round', (join) =>
      join.onRef('relation_round.circle_id', '=', 'relation_answer.circle_id').onRef('relation_round.id', '=', 'relation_answer.round_id'),
    )
    .select(['relation_round.id', 'relation_round.until', 'relation_round.closed_at as closedAt'])
    .where('relation_answer.circle_id', '=', circle)
    .where('relation_answer.id', '=', id)
    .executeTakeFirst();
  if (!round) return null;
  return (await wordsOf(db, circle, { round: round.id, apart: !isOpen(round, today) })).find((said) => said.id === id) ?? null;
}

/**
 * What people wrote in a round. Who writes on how they see the other shows their side: words that people wrote apart stand here when five of
 * their side wrote or marked something, or with their own yes, and when the round is over.
 */
export async function wordsOf(db: Db, circle: string, { round, apart }: { round: string; apart: boolean }): Promise<WordsHere[]> {
  const { rows } = await sql<WordsHere>`
    with present as (
      select by_side_id, count(distinct coalesce(person_id, seat_id)) as people from relation_answer
      where circle_id = ${circle} and round_id = ${round} and how = 'apart' group by by_side_id)
    select said.id, said.parameter, said.side_id as side, said.by_side_id as by, said.how = 'together' as "table", said.text
    from relation_answer as said
    left join present on present.by_side_id = said.by_side_id
    where said.circle_id = ${circle} and said.round_id = ${round} and said.text is not null and said.hidden_at is null
      and (said.how = 'together' or (${apart} and (said.show_side or present.people >= ${fewest})))
    order by said.how desc, said.id`.execute(db);
  return rows;
}
