import { sql } from 'kysely';
import { cellNamed, movesToCount, type Cells, type Move } from '#cycle/1-gather/counted.ts';
import { mirrored, storiesFollowedNow, storiesNow } from '#cycle/1-gather/counted.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { fewest } from '#maths/small-cells.ts';

/** A move with what is counted (the circle, an insight or a decision) and the sides it was told from. */
type MoveOf = Move & { about: string; sides: string[] };

/** Counts the stories of every circle anew, as far as at least five have moved. Stops at once when the signal says so. */
export async function countAnew(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  const circles = await db.selectFrom('circle').select('id').orderBy('id').execute();
  for (const { id } of circles) {
    if (signal?.aborted) return;
    await atomically(db, (db) => countCircle(db, id, now));
  }
}

async function countCircle(db: Db, circle: string, now: Date) {
  const begun = await db.selectFrom('counting').select('about').where('circle_id', '=', circle).forUpdate().execute();
  const known = new Set(begun.map(({ about }) => about));
  const moves = Map.groupBy(await movesOf(db, circle, now), ({ about }) => about);
  // A circle is counted from its first day, so that its first teller already waits for four more.
  for (const about of new Set([circle, mirrored, ...moves.keys()])) {
    const these = moves.get(about) ?? [];
    if (!known.has(about)) {
      await db.insertInto('counting').values({ circle_id: circle, about, counted_at: now }).execute();
      await count(db, { circle, about, now }, these);
    } else if (these.length > 0) await countMoves(db, { circle, about, now }, these);
  }
}

/** One kind of moves after another, until nothing more can be counted. */
async function countMoves(db: Db, at: Counting, moves: MoveOf[]) {
  let left = moves;
  for (;;) {
    const [counted, stories] = [await countedIn(db, at), await storiesIn(db, at)];
    // Nobody reads a number of fewer than five: who comes may come one by one, and stays in the count that began there.
    const came = left.filter(({ before }) => !before);
    const emptied = left.filter(({ after }) => !after).length === stories;
    const now = stories < fewest && came.length > 0 ? came : movesToCount(left, counted, { emptied });
    if (now.length === 0) return;
    const counts = new Set(now.map(({ story }) => story));
    await count(
      db,
      at,
      left.filter(({ story }) => counts.has(story)),
    );
    left = left.filter(({ story }) => !counts.has(story));
  }
}

type Counting = { circle: string; about: string; now: Date };

async function count(db: Db, { circle, about, now }: Counting, moves: readonly MoveOf[]) {
  if (moves.length === 0) return;
  const [gone, there] = [moves.filter(({ after }) => !after), moves.filter(({ after }) => after)];
  await sql`delete from counted_story where circle_id = ${circle} and about = ${about} and story_id = any(${gone.map(({ story }) => story)}::text[])`.execute(
    db,
  );
  await sql`insert into counted_story (circle_id, about, story_id, cells, sides)
    select ${circle}, ${about}, story, after, sides from jsonb_to_recordset(${JSON.stringify(there)}::jsonb) as it (story text, after jsonb, sides text[])
    on conflict (circle_id, about, story_id) do update set cells = excluded.cells, sides = excluded.sides`.execute(db);
  await sql`update counting set counted_at = ${now} where circle_id = ${circle} and about = ${about}`.execute(db);
}

/** Every story that is counted otherwise than it is: in the circle, in its mirror, behind its insights, and behind its published decisions. */
async function movesOf(db: Db, circle: string, now: Date): Promise<MoveOf[]> {
  const { rows } = await sql<{ about: string; story: string; before: Cells | null; after: Cells | null; sides: string[] | null }>`
    with told as materialized (select * from ${storiesNow(circle, now)} told),
    insight_rests as (
      select distinct cites.insight_id, fragment.story_id from insight_fragment cites
      join fragment on fragment.circle_id = cites.circle_id and fragment.id = cites.fragment_id where cites.circle_id = ${circle}
    ),
    finding_rests as (
      select finding_id, story_id from finding_story where circle_id = ${circle}
      union select finding_id, story_id from finding_insight join insight_rests using (insight_id) where finding_insight.circle_id = ${circle}
    ),
    rests as (
      select insight_id as about, story_id from insight_rests
      union select decision_id, story_id from decision_insight join insight_rests using (insight_id) where decision_insight.circle_id = ${circle}
      union select decision_id, story_id from decision_finding join finding_rests using (finding_id) where decision_finding.circle_id = ${circle}
    ),
    -- A decision that is not published is still weighed: what it will rest on is counted from the day that others read it.
    open as (select * from rests where not exists (select from decision where decision.circle_id = ${circle} and decision.id = rests.about and published_at is null)),
    living as (
      select ${circle} as about, story_id, cells, sides from told
      union all
      select ${mirrored}, story_id, cells, sides from ${storiesFollowedNow(circle, now)} followed
      union all
      select about, story_id, jsonb_build_object('told', 'yes',
        'side', case count(side_id) when 0 then 'unsaid' when 1 then min(side_id) else 'several' end), array_remove(array_agg(side_id order by side_id), null)
      from open left join story_side using (story_id) where story_side.circle_id is null or story_side.circle_id = ${circle} group by about, story_id
    ),
    kept as (select about, story_id, cells from counted_story where circle_id = ${circle})
    select about, story_id as story, kept.cells as before, living.cells as after, living.sides
    from living full join kept using (about, story_id) where living.cells is distinct from kept.cells`.execute(db);
  return rows.map((row) => ({ ...row, sides: row.sides ?? [] }));
}

async function countedIn(db: Db, { circle, about }: Counting): Promise<Map<string, number>> {
  const { rows } = await sql<{ division: string; cell: string; count: number }>`
    select key as division, value as cell, count(*)::int as count from counted_story, jsonb_each_text(cells)
    where circle_id = ${circle} and about = ${about} group by 1, 2`.execute(db);
  return new Map(rows.map(({ division, cell, count }) => [cellNamed(division, cell), Number(count)]));
}

async function storiesIn(db: Db, { circle, about }: Counting): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from counted_story where circle_id = ${circle} and about = ${about}`.execute(db);
  return Number(rows[0]!.count);
}
