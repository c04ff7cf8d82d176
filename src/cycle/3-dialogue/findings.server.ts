import { sql } from 'kysely';
import { storiesBehindInsights } from '#cycle/2-sense/evidence.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { Finding } from './finding.ts';

/** Writes down what was found together, with what it rests on; every story behind it is marked. Returns the finding's id. */
export function makeFinding(db: Db, circle: string, session: string, { finding, now }: { finding: Finding; now: Date }) {
  return atomically(db, async (db) => {
    const id = newId();
    await db
      .insertInto('finding')
      .values({ circle_id: circle, id, session_id: session, text: finding.text, at: now, hidden_at: null })
      .execute();
    await rest(db, circle, { ...finding, id });
    await markTrail(db, circle, await storiesBehindFindings(db, circle, [id]), { what: 'finding.made', about: id, now });
    return id;
  });
}

// Only insights of this circle, and stories that this session has before it.
async function rest(db: Db, circle: string, finding: Finding & { id: string }) {
  if (finding.insights.length > 0) {
    const insights = db
      .selectFrom('insight')
      .select((eb) => ['circle_id', eb.val(finding.id).as('finding_id'), 'id'])
      .where('circle_id', '=', circle)
      .where('id', 'in', finding.insights);
    await db.insertInto('finding_insight').columns(['circle_id', 'finding_id', 'insight_id']).expression(insights).execute();
  }
  if (finding.stories.length > 0) {
    const stories = db
      .selectFrom('session_story')
      .innerJoin('finding', (join) =>
        join.onRef('finding.circle_id', '=', 'session_story.circle_id').onRef('finding.session_id', '=', 'session_story.session_id'),
      )
      .select(['session_story.circle_id', 'finding.id', 'session_story.story_id'])
      .where('finding.circle_id', '=', circle)
      .where('finding.id', '=', finding.id)
      .where('session_story.story_id', 'in', finding.stories);
    await db.insertInto('finding_story').columns(['circle_id', 'finding_id', 'story_id']).expression(stories).execute();
  }
}

/** Puts the words of a finding right, until the record is agreed. */
export async function rewordFinding(
  db: Db,
  circle: string,
  { session, finding, text }: { session: string; finding: string; text: string },
) {
  await db
    .updateTable('finding')
    .set({ text })
    .where('circle_id', '=', circle)
    .where('session_id', '=', session)
    .where('id', '=', finding)
    .where('hidden_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('session')
          .select('session.id')
          .where('session.circle_id', '=', circle)
          .where('session.id', '=', session)
          .where('record_agreed_at', 'is', null),
      ),
    )
    .execute();
}

/** The stories behind findings: those named with them, and those behind their insights. */
export async function storiesBehindFindings(db: Db, circle: string, findings: readonly string[]): Promise<string[]> {
  if (findings.length === 0) return [];
  const [named, insights] = await Promise.all([
    db
      .selectFrom('finding_story')
      .select('story_id')
      .distinct()
      .where('circle_id', '=', circle)
      .where('finding_id', 'in', findings)
      .execute(),
    db
      .selectFrom('finding_insight')
      .select('insight_id')
      .distinct()
      .where('circle_id', '=', circle)
      .where('finding_id', 'in', findings)
      .execute(),
  ]);
  const behind = await storiesBehindInsights(
    db,
    circle,
    insights.map((row) => row.insight_id),
  );
  return [...new Set([...named.map((row) => row.story_id), ...behind])];
}

export type FindingSaid = Awaited<ReturnType<typeof findingsOf>>[number];

/** The findings of a session (or of the whole circle), in the order in which they were said; hidden words are left out. */
export async function findingsOf(db: Db, circle: string, session: string | null = null) {
  const findings = await db
    .selectFrom('finding')
    .select((eb) => [
      'id',
      'session_id as session',
      'at',
      eb.case().when('hidden_at', 'is', null).then(eb.ref('text')).else(null).end().as('text'),
    ])
    .select(
      sql<boolean>`exists (select from finding_story where finding_story.circle_id = finding.circle_id and finding_story.finding_id = finding.id)`.as(
        'onStories',
      ),
    )
    .where('circle_id', '=', circle)
    .$if(session !== null, (query) => query.where('session_id', '=', session!))
    .orderBy('at')
    .orderBy('id')
    .execute();
  const ids = findings.map((finding) => finding.id);
  const insights = ids.length === 0 ? [] : await insightsUnder(db, circle, ids);
  return findings.map((finding) => ({ ...finding, insights: insights.filter((insight) => insight.finding === finding.id) }));
}

/** The findings that everyone may read: those of records that were agreed. Only on these a decision can rest in public. */
export function findingsAgreed(db: Db, circle: string) {
  return db
    .selectFrom('finding')
    .innerJoin('session', (join) =>
      join.onRef('session.circle_id', '=', 'finding.circle_id').onRef('session.id', '=', 'finding.session_id'),
    )
    .select((eb) => [
      'finding.id',
      'finding.session_id as session',
      eb.case().when('finding.hidden_at', 'is', null).then(eb.ref('finding.text')).else(null).end().as('text'),
    ])
    .where('finding.circle_id', '=', circle)
    .where('session.record_agreed_at', 'is not', null)
    .orderBy('finding.at')
    .orderBy('finding.id')
    .execute();
}

function insightsUnder(db: Db, circle: string, findings: string[]) {
  return db
    .selectFrom('finding_insight')
    .innerJoin('insight', (join) =>
      join.onRef('insight.circle_id', '=', 'finding_insight.circle_id').onRef('insight.id', '=', 'finding_insight.insight_id'),
    )
    .select((eb) => [
      'finding_insight.finding_id as finding',
      'insight.id',
      eb.case().when('insight.hidden_at', 'is', null).then(eb.ref('insight.text')).else(null).end().as('text'),
    ])
    .where('finding_insight.circle_id', '=', circle)
    .where('finding_insight.finding_id', 'in', findings)
    .orderBy('insight.written_at')
    .execute();
}
