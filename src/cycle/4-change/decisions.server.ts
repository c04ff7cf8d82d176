import { sql } from 'kysely';
import { storiesBehindInsights } from '#cycle/2-sense/evidence.server.ts';
import { storiesBehindFindings } from '#cycle/3-dialogue/findings.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import type { Decision } from './decision.ts';

/** Writes a decision down. Nobody but the stewards sees it until it is published. Returns its id. */
export function writeDecision(db: Db, circle: string, decision: Decision, by: { person: string; now: Date }): Promise<string> {
  return atomically(db, async (db) => {
    const id = newId();
    await db
      .insertInto('decision')
      .values({ circle_id: circle, id, ...columnsOf(decision), made_by: by.person, made_at: by.now, published_at: null, hidden_at: null })
      .execute();
    await rest(db, circle, id, decision);
    return id;
  });
}

/** Changes a decision that was not published yet. What was published stays as it was: another decision can follow it. */
export function changeDecision(db: Db, circle: string, id: string, decision: Decision): Promise<void> {
  return atomically(db, async (db) => {
    const draft = await db
      .updateTable('decision')
      .set(columnsOf(decision))
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .where('published_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!draft) return;
    await db.deleteFrom('decision_insight').where('circle_id', '=', circle).where('decision_id', '=', id).execute();
    await db.deleteFrom('decision_finding').where('circle_id', '=', circle).where('decision_id', '=', id).execute();
    await rest(db, circle, id, decision);
  });
}

/** Throws away a decision that was never published. */
export async function dropDraft(db: Db, circle: string, id: string): Promise<void> {
  await db.deleteFrom('decision').where('circle_id', '=', circle).where('id', '=', id).where('published_at', 'is', null).execute();
}

/** Publishes a decision: everyone may read it, and the trail of every story behind it says so, in the same transaction. */
export function publishDecision(db: Db, circle: string, id: string, now: Date): Promise<void> {
  return atomically(db, async (db) => {
    const published = await db
      .updateTable('decision')
      .set({ published_at: now })
      .where('circle_id', '=', circle)
      .where('id', '=', id)
      .where('published_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (published) await markTrail(db, circle, await storiesBehindDecision(db, circle, id), { what: 'decision.published', about: id, now });
  });
}

/** The stories behind a decision: through its insights, and through its findings. */
export async function storiesBehindDecision(db: Db, circle: string, id: string): Promise<string[]> {
  const { insights, findings } = await groundsUnder(db, circle, id);
  const [told, found] = await Promise.all([storiesBehindInsights(db, circle, insights), storiesBehindFindings(db, circle, findings)]);
  return [...new Set([...told, ...found])];
}

/** What a decision rests on, by id. */
export async function groundsUnder(db: Db, circle: string, id: string): Promise<{ insights: string[]; findings: string[] }> {
  const [insights, findings] = await Promise.all([
    db.selectFrom('decision_insight').select('insight_id').where('circle_id', '=', circle).where('decision_id', '=', id).execute(),
    db.selectFrom('decision_finding').select('finding_id').where('circle_id', '=', circle).where('decision_id', '=', id).execute(),
  ]);
  return { insights: insights.map((row) => row.insight_id), findings: findings.map((row) => row.finding_id) };
}

const decisions = (db: Db, circle: string) =>
  db
    .selectFrom('decision')
    .innerJoin('side', (join) => join.onRef('side.circle_id', '=', 'decision.circle_id').onRef('side.id', '=', 'decision.decided_side_id'))
    .select([
      'decision.id',
      'kind',
      'formal',
      'decided_by as decidedBy',
      'decided_on as decidedOn',
      'published_at as publishedAt',
      'side.name as side',
      'side.id as sideId',
    ])
    .select(sql<string | null>`case when decision.hidden_at is null then decision.text end`.as('text'))
    .select(sql<string | null>`case when decision.hidden_at is null then decision.because end`.as('because'))
    .select(sql<string | null>`case when decision.hidden_at is null then decision.rests_on_none_because end`.as('restsOnNoneBecause'))
    .where('decision.circle_id', '=', circle);

/** A decision as pages show it; hidden words are left out, the decision itself is not. */
export type DecisionHere = Awaited<ReturnType<typeof decisionsOf>>[number];

/** The published decisions of a circle, the newest first. */
export const decisionsOf = (db: Db, circle: string) =>
  decisions(db, circle)
    .where('published_at', 'is not', null)
    .orderBy('decided_on', 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('decision.id')
    .execute();

/** The decisions that are written down but not published. */
export const draftsOf = (db: Db, circle: string) =>
  decisions(db, circle).where('published_at', 'is', null).orderBy('decision.made_at', 'desc').execute();

/** One decision; null when it is not of this circle. */
export async function decisionAt(db: Db, circle: string, id: string): Promise<DecisionHere | null> {
  return (await decisions(db, circle).where('decision.id', '=', id).executeTakeFirst()) ?? null;
}

/** The published decisions that rest on an insight or on a finding: the way from the evidence to what was chosen. */
export function decisionsRestingOn(db: Db, circle: string, on: { insights?: string[]; findings?: string[] }) {
  const [insights, findings] = [on.insights ?? [], on.findings ?? []];
  return decisions(db, circle)
    .where('published_at', 'is not', null)
    .where(
      sql<boolean>`(exists (select from decision_insight link where link.circle_id = decision.circle_id and link.decision_id = decision.id and link.insight_id = any(${insights}::text[]))
        or exists (select from decision_finding link where link.circle_id = decision.circle_id and link.decision_id = decision.id and link.finding_id = any(${findings}::text[])))`,
    )
    .orderBy('decided_on', 'desc')
    .execute();
}

const columnsOf = ({ kind, text, because, none, decided_by, side, formal, decided_on }: Decision) => ({
  kind,
  text,
  because,
  rests_on_none_because: none,
  decided_by,
  decided_side_id: side,
  formal,
  decided_on,
});

// Only insights and findings of this circle: others simply are not there.
async function rest(db: Db, circle: string, id: string, { insight, finding }: Decision) {
  await sql`insert into decision_insight (circle_id, decision_id, insight_id)
    select circle_id, ${id}, id from insight where circle_id = ${circle} and id = any(${insight}::text[])`.execute(db);
  await sql`insert into decision_finding (circle_id, decision_id, finding_id)
    select circle_id, ${id}, id from finding where circle_id = ${circle} and id = any(${finding}::text[])`.execute(db);
}
