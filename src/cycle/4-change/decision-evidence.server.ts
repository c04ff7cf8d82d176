import { sql } from 'kysely';
import { storiesReadable } from '#cycle/1-gather/readable.server.ts';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import type { Db } from '#lib/server/db.server.ts';
import { countsBySide } from '#cycle/2-sense/evidence.server.ts';
import { hideSmallCells, type Shown } from '#maths/small-cells.ts';
import { storiesBehindDecision } from './decisions.server.ts';

/** What a decision rests on: its insights and findings in words, and the fragments that the insights cite. Hidden words are left out, what it is about is not. */
export async function evidenceUnder(db: Db, circle: string, decision: string) {
  const [insights, findings, fragments] = await Promise.all([
    db
      .selectFrom('decision_insight as link')
      .innerJoin('insight', (join) => join.onRef('insight.circle_id', '=', 'link.circle_id').onRef('insight.id', '=', 'link.insight_id'))
      .select(['insight.id', sql<string | null>`case when insight.hidden_at is null then insight.text end`.as('text')])
      .where('link.circle_id', '=', circle)
      .where('link.decision_id', '=', decision)
      .orderBy('insight.written_at')
      .execute(),
    db
      .selectFrom('decision_finding as link')
      .innerJoin('finding', (join) => join.onRef('finding.circle_id', '=', 'link.circle_id').onRef('finding.id', '=', 'link.finding_id'))
      .innerJoin('session', (join) =>
        join.onRef('session.circle_id', '=', 'finding.circle_id').onRef('session.id', '=', 'finding.session_id'),
      )
      .select([
        'finding.id',
        'finding.session_id as session',
        sql<string | null>`case when finding.hidden_at is null then finding.text end`.as('text'),
      ])
      .select(sql<boolean>`session.record_agreed_at is not null`.as('agreed'))
      .where('link.circle_id', '=', circle)
      .where('link.decision_id', '=', decision)
      .orderBy('finding.at')
      .execute(),
    db
      .selectFrom('decision_insight as link')
      .innerJoin('insight_fragment as cites', (join) =>
        join.onRef('cites.circle_id', '=', 'link.circle_id').onRef('cites.insight_id', '=', 'link.insight_id'),
      )
      .select('cites.fragment_id')
      .distinct()
      .where('link.circle_id', '=', circle)
      .where('link.decision_id', '=', decision)
      .limit(200)
      .execute(),
  ]);
  return { insights, findings, fragments: fragments.map((row) => row.fragment_id) };
}

/**
 * How many stories are behind a decision; fewer than five are counted for a listener alone. Where the sum would give away a few from one side,
 * beside the insight that it rests on, it is hidden as it is there.
 */
export async function storiesCounted(db: Db, circle: string, decision: string, { listener }: { listener: boolean }): Promise<Shown> {
  const behind = await storiesBehindDecision(db, circle, decision);
  return listener ? behind.length : hideSmallCells(await countsBySide(db, circle, { about: decision, stories: behind })).total;
}

/** The stories behind a decision that these eyes may read, the newest fifty. */
export async function storiesToOpen(db: Db, circle: string, decision: string, eyes: Eyes) {
  const behind = await storiesBehindDecision(db, circle, decision);
  if (behind.length === 0) return [];
  return storiesReadable(db, circle, eyes)
    .select(['story.id', 'story.text', 'story.language'])
    .where(sql<boolean>`story.id = any(${behind}::text[])`)
    .where('story.accepted_at', 'is not', null)
    .where('story.hidden_at', 'is', null)
    .orderBy('story.told_at', 'desc')
    .limit(50)
    .execute();
}
