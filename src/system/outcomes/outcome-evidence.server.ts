import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { readableBy } from '#cycle/1-gather/readable.server.ts';
import { storiesBehindInsights } from '#cycle/2-sense/evidence.server.ts';
import { storiesToSense } from '#cycle/2-sense/sensible.server.ts';
import { storiesBehindAgreement } from '#cycle/4-change/agreements.server.ts';
import { storiesBehindDecision } from '#cycle/4-change/decisions.server.ts';
import type { Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { evidenceKinds, type Evidence, type EvidenceKind } from './outcome.ts';

/** Something that can be named as what shows an outcome. `lang`: null where it is written in the language of the circle. */
export type Namable = { id: string; text: string; lang: string | null };

/** What can be named: stories whose tellers allow it and that these eyes read, and what anyone reads of insights, decisions, agreements and try-outs. */
export async function evidenceToName(db: Db, circle: string, eyes: Eyes): Promise<Record<EvidenceKind, Namable[]>> {
  const stories = storiesToSense(db, circle, eyes)
    .select(['story.id', 'story.text', 'story.language as lang'])
    .orderBy('told_at', 'desc')
    .orderBy('story.id')
    .limit(60)
    .execute();
  const others = sql<Namable & { kind: EvidenceKind }>`
    select 'insight' as kind, id, text, null as lang, written_at as at from insight
    where circle_id = ${circle} and hidden_at is null and returned_at is null and replaced_by is null
    union all select 'decision', id, text, null, published_at from decision where circle_id = ${circle} and published_at is not null and hidden_at is null
    union all select 'agreement', id, text, null, made_at from agreement where circle_id = ${circle} and hidden_at is null
    union all select 'try_out', id, trying, null, made_at from try_out where circle_id = ${circle} and started_on is not null and hidden_at is null
    order by at desc, id limit 300`.execute(db);
  const [told, { rows }] = await Promise.all([stories, others]);
  const of = (kind: EvidenceKind) => rows.filter((row) => row.kind === kind).map(({ id, text, lang }) => ({ id, text, lang }));
  return { story: told, insight: of('insight'), decision: of('decision'), agreement: of('agreement'), try_out: of('try_out') };
}

/** Keeps exactly this as what shows an outcome. What whoever writes cannot see stays as it was. */
export async function nameOutcomeEvidence(
  db: Db,
  circle: string,
  outcome: string,
  { named, now }: { named: readonly Evidence[]; now: Date },
) {
  if (named.length === 0) return;
  const nothing = { story_id: null, insight_id: null, decision_id: null, agreement_id: null, try_out_id: null };
  await db
    .insertInto('outcome_evidence')
    .values(
      named.map(({ kind, about }) => ({ circle_id: circle, id: newId(), outcome_id: outcome, ...nothing, [`${kind}_id`]: about, at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes away what no longer shows an outcome, as far as these are what whoever writes could see. */
export async function dropOutcomeEvidence(db: Db, circle: string, outcome: string, dropped: readonly Evidence[]) {
  for (const kind of evidenceKinds) {
    const ids = dropped.filter((one) => one.kind === kind).map(({ about }) => about);
    if (ids.length > 0)
      await sql`delete from outcome_evidence where circle_id = ${circle} and outcome_id = ${outcome} and ${sql.ref(`${kind}_id`)} = any(${ids}::text[])`.execute(
        db,
      );
  }
}

/** Marks every story that an outcome rests on: named with it, or behind what is named with it. */
export async function markOutcome(db: Db, circle: string, outcome: string, now: Date) {
  await markTrail(db, circle, await storiesBehindOutcome(db, circle, outcome), { what: 'outcome.written', about: outcome, now });
}

/** The stories that an outcome rests on. A try-out stands for the insights behind it, and for the agreement that it belongs to. */
export async function storiesBehindOutcome(db: Db, circle: string, outcome: string): Promise<string[]> {
  const { rows } = await sql<Record<`${Exclude<EvidenceKind, 'try_out'>}_id`, string | null>>`
    select named.story_id, coalesce(named.insight_id, behind.insight_id) as insight_id, named.decision_id, coalesce(named.agreement_id, try_out.agreement_id) as agreement_id
    from outcome_evidence as named
    left join try_out on try_out.circle_id = named.circle_id and try_out.id = named.try_out_id
    left join try_out_insight as behind on behind.circle_id = named.circle_id and behind.try_out_id = named.try_out_id
    where named.circle_id = ${circle} and named.outcome_id = ${outcome}`.execute(db);
  const ids = (column: keyof (typeof rows)[number]) => [...new Set(rows.map((row) => row[column]).filter((id) => id !== null))];
  const behind = await Promise.all([
    storiesBehindInsights(db, circle, ids('insight_id')),
    ...ids('decision_id').map((id) => storiesBehindDecision(db, circle, id)),
    ...ids('agreement_id').map((id) => storiesBehindAgreement(db, circle, id)),
  ]);
  return [...new Set([...ids('story_id'), ...behind.flat()])];
}

/** What shows an outcome, as these eyes may see it: of a story that they may not read there is nothing but that there is one. */
export type EvidenceHere = { kind: EvidenceKind; about: string | null; text: string | null; lang: string | null };
export async function outcomeEvidenceOf(db: Db, circle: string, outcome: string, eyes: Eyes): Promise<EvidenceHere[]> {
  const { rows } = await sql<EvidenceHere>`
    select case when named.story_id is not null then 'story' when named.insight_id is not null then 'insight' when named.decision_id is not null then 'decision' when named.agreement_id is not null then 'agreement' else 'try_out' end as kind,
      coalesce(story.id, insight.id, decision.id, agreement.id, try_out.id) as about, coalesce(story.text, insight.text, decision.text, agreement.text, try_out.trying) as text, story.language as lang
    from outcome_evidence as named
    left join story on story.circle_id = named.circle_id and story.id = named.story_id and ${readableBy(eyes)}
    left join insight on insight.circle_id = named.circle_id and insight.id = named.insight_id and insight.hidden_at is null
    left join decision on decision.circle_id = named.circle_id and decision.id = named.decision_id and decision.hidden_at is null
    left join agreement on agreement.circle_id = named.circle_id and agreement.id = named.agreement_id and agreement.hidden_at is null
    left join try_out on try_out.circle_id = named.circle_id and try_out.id = named.try_out_id and try_out.started_on is not null and try_out.hidden_at is null
    where named.circle_id = ${circle} and named.outcome_id = ${outcome} order by named.at, named.id`.execute(db);
  return rows;
}
