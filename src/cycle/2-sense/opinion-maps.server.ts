import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { opinionMapInWorker } from '#maths/opinion-map/in-worker.ts';
import type { Learned } from '#maths/opinion-map/learned.ts';
import { fewest } from '#maths/small-cells.ts';
import { carryNames } from './opinion-groups.server.ts';
import { keptOf, type KeptMap, type MapHere } from './opinion-map.ts';
import { shapesOf } from './opinion-map-picture.ts';
import { rulesOfHiding } from './opinion-map-prepared.ts';
import { prepareResults } from './opinion-map-results.ts';
import { votesOf } from './opinion-votes.server.ts';

/**
 * Makes the circle's map of all answers of this moment and keeps it in the place of the one before; names of groups go along with their
 * people. The mathematics runs in a thread of its own. With several app processes one of them makes it: null when another is at it, or when
 * fewer than five people answered; then no older map stays either.
 */
export function makeMap(db: Db, circle: string, now: Date, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<MapHere | null> {
  const making = atomically(db, async (db) => {
    if (!(await mine(db, circle))) return null;
    const { votes, rows } = await votesOf(db, circle);
    if (votes.people.length < fewest) {
      await db.deleteFrom('opinion_map').where('circle_id', '=', circle).execute();
      return null;
    }
    let learned: Learned | undefined;
    const computed = await opinionMapInWorker(votes, { ...(signal && { signal }), onLearned: (now) => (learned = now) });
    const { inputHash, version } = computed.meta;
    const made = { respondents: votes.people.length, responses: votes.codes.length, inputHash, version };
    const map: MapHere = { circle, id: newId(), madeAt: now, ...made, kept: await prepared(keptOf(computed, learned!, rows)) };
    await keepMap(db, map);
    return map;
  });
  return making.then((map) => {
    if (map) remember(map.id, map.kept); // this process has it at hand for whoever comes first
    return map;
  });
}

/** The circle's newest map, or null when there is none yet. */
export async function newestMap(db: Db, circle: string): Promise<MapHere | null> {
  const newest = await db
    .selectFrom('opinion_map')
    .select(['id', 'made_at', 'respondents', 'responses', 'input_hash', 'version'])
    .where('circle_id', '=', circle)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (!newest) return null;
  const kept = read.get(newest.id) ?? (await readKept(db, circle, newest.id));
  if (!kept) return null; // a newer one took its place between the two questions
  remember(newest.id, kept);
  return {
    circle,
    id: newest.id,
    madeAt: newest.made_at,
    respondents: newest.respondents,
    responses: newest.responses,
    inputHash: newest.input_hash,
    version: newest.version,
    kept,
  };
}

/** With all that its pages say, so that nobody who opens them waits for it. */
async function prepared(kept: KeptMap): Promise<KeptMap> {
  return { ...kept, prepared: { rules: rulesOfHiding, results: await prepareResults(kept), shapes: shapesOf(kept) } };
}

// Held until the transaction ends, also when its process dies.
async function mine(db: Db, circle: string): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`opinion map ${circle}`}, 0)) as mine`.execute(db);
  return rows[0]!.mine;
}

async function keepMap(db: Db, { circle, id, madeAt, respondents, responses, inputHash, version, kept }: MapHere) {
  const before = await newestMap(db, circle);
  await db
    .insertInto('opinion_map')
    .values({
      circle_id: circle,
      id,
      made_at: madeAt,
      respondents,
      responses,
      input_hash: inputHash,
      version,
      result: JSON.stringify(kept),
    })
    .execute();
  if (before) await carryNames(db, circle, { from: before, to: { id, kept } });
  await db.deleteFrom('opinion_map').where('circle_id', '=', circle).where('id', '!=', id).execute();
  await markAnswered(db, circle, kept.statements, madeAt);
}

/** The stories behind a statement hear, once, that people answered it. */
async function markAnswered(db: Db, circle: string, statements: readonly string[], now: Date) {
  const { rows } = await sql<{ statement: string; stories: string[] }>`
    select statement_id as statement, array_agg(distinct story_id) as stories from (
      select taken.statement_id, fragment.story_id from statement_fragment taken
      join fragment on fragment.circle_id = taken.circle_id and fragment.id = taken.fragment_id where taken.circle_id = ${circle}
      union
      select taken.statement_id, fragment.story_id from statement_insight taken
      join insight_fragment cites on cites.circle_id = taken.circle_id and cites.insight_id = taken.insight_id
      join fragment on fragment.circle_id = cites.circle_id and fragment.id = cites.fragment_id where taken.circle_id = ${circle}
    ) behind where statement_id = any(${[...statements]}::text[])
      and not exists (select from trail where trail.circle_id = ${circle} and trail.story_id = behind.story_id
        and trail.what = 'statement.answered' and trail.about = behind.statement_id)
    group by 1`.execute(db);
  for (const { statement, stories } of rows) await markTrail(db, circle, stories, { what: 'statement.answered', about: statement, now });
}

async function readKept(db: Db, circle: string, id: string): Promise<KeptMap | undefined> {
  const row = await db.selectFrom('opinion_map').select('result').where('circle_id', '=', circle).where('id', '=', id).executeTakeFirst();
  return row?.result as KeptMap | undefined;
}

// A map never changes once it is made, and reading half a megabyte for every page would take longer than the page.
const read = new Map<string, KeptMap>();
function remember(id: string, kept: KeptMap) {
  read.delete(id);
  read.set(id, kept);
  if (read.size > 20) read.delete(read.keys().next().value!);
}
