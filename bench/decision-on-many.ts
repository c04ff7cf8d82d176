import { sql } from 'kysely';
import { markFragment } from '#cycle/2-sense/fragments.server.ts';
import { writeInsight } from '#cycle/2-sense/insights.server.ts';
import { publishDecision, writeDecision } from '#cycle/4-change/decisions.server.ts';
import { aCircle, aPerson } from '#testing/worlds.ts';
import type { World } from '../conformance/world.ts';
import type { Figure } from './run.ts';

const many = 5000;

/** A decision that rests on 5,000 stories marks the trail of each, in one transaction. */
export async function decisionOnMany(world: World): Promise<Figure[]> {
  const { db } = await world.inside();
  const circle = await aCircle(db);
  const person = await aPerson(db, circle.organisation);
  const now = new Date();
  await sql`
    insert into story (circle_id, id, text, text_hash, language, search, readers, uses, basis, channel, told_at, accepted_at)
    select ${circle.id}, 'many' || n, 'Story ' || n, sha256(convert_to('Story ' || n, 'utf8')), 'en', to_tsvector('simple', 'story'), '{residents}', '{sense}', 'consent', 'page', ${now}, ${now}
    from generate_series(1, ${many}) n`.execute(db);
  const stories = await db.selectFrom('story').select(['id', 'text', 'text_hash']).where('circle_id', '=', circle.id).execute();
  const voice = { voice: { side: circle.sides.residents, person, table: null }, now };
  const fragments: string[] = [];
  for (const { id, text, text_hash } of stories)
    fragments.push(await markFragment(db, circle.id, { story: id, start: 0, end: text.length, text_hash }, voice));
  const insight = await writeInsight(db, circle.id, { text: 'Everyone waits.', theme: null, fragments }, voice);
  const decided = { decided_by: 'The council', side: circle.sides.deciders, decided_on: '2026-11-24', formal: true };
  const decision = await writeDecision(
    db,
    circle.id,
    { kind: 'chosen', text: 'More buses.', because: 'Everyone waits.', none: null, insight: [insight], finding: [], ...decided },
    { person, now },
  );

  const started = performance.now();
  await publishDecision(db, circle.id, decision, now);
  const took = performance.now() - started;
  const marked = await db
    .selectFrom('trail')
    .select(db.fn.countAll<number>().as('n'))
    .where('about', '=', decision)
    .executeTakeFirstOrThrow();
  if (marked.n !== many) throw new Error(`${marked.n} of ${many} stories know of the decision`);
  return [{ what: `A decision on ${many} stories marks each trail`, value: took, unit: 'ms', budget: 2000, is: 'at most' }];
}
