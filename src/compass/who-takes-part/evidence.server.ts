import { sql } from 'kysely';
import type { Eyes } from '#cycle/1-gather/eyes.ts';
import { readableBy } from '#cycle/1-gather/readable.server.ts';
import { storiesToSense } from '#cycle/2-sense/sensible.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { newId } from '#lib/server/ids.ts';
import { markTrail } from '#lib/server/trail.server.ts';
import { holdOpenRound } from '../rounds.server.ts';
import type { Process } from './part.ts';

/** What shows who takes part in a process: something that stands in the circle already. */
export const evidenceKinds = ['story', 'insight', 'decision', 'agreement'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export type Evidence = { kind: EvidenceKind; about: string };
export type Namer = { person: string | null; seat: string | null };

/** What can be named as evidence: stories whose tellers allow it and that these eyes read, and what anyone can read of insights, decisions and agreements. */
export async function namable(db: Db, circle: string, eyes: Eyes) {
  const [stories, insights, decisions, agreements] = await Promise.all([
    storiesToSense(db, circle, eyes)
      .select(['story.id', 'story.text', 'story.language as lang'])
      .orderBy('told_at', 'desc')
      .orderBy('story.id')
      .limit(60)
      .execute(),
    db
      .selectFrom('insight')
      .select(['id', 'text'])
      .where('circle_id', '=', circle)
      .where('hidden_at', 'is', null)
      .where('returned_at', 'is', null)
      .where('replaced_by', 'is', null)
      .orderBy('written_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('decision')
      .select(['id', 'text'])
      .where('circle_id', '=', circle)
      .where('published_at', 'is not', null)
      .where('hidden_at', 'is', null)
      .orderBy('published_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('agreement')
      .select(['id', 'text'])
      .where('circle_id', '=', circle)
      .where('hidden_at', 'is', null)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  ]);
  return { story: stories, insight: insights, decision: decisions, agreement: agreements };
}

/** Names evidence for a process in the open round, once whoever names it; a story's teller hears of it. False when no round is open. */
export function nameEvidence(
  db: Db,
  circle: string,
  { process, evidence, by, today, now }: { process: Process; evidence: readonly Evidence[]; by: Namer; today: string; now: Date },
): Promise<boolean> {
  return atomically(db, async (db) => {
    const round = await holdOpenRound(db, circle, 'part_round', today);
    if (!round) return false;
    for (const { kind, about } of evidence) {
      const named = { story_id: null, insight_id: null, decision_id: null, agreement_id: null, [`${kind}_id`]: about };
      await db
        .insertInto('part_evidence')
        .values({ circle_id: circle, id: newId(), round_id: round.id, process, ...named, person_id: by.person, seat_id: by.seat, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      if (kind === 'story') await markTrail(db, circle, [about], { what: 'part.shown', about: round.id, now });
    }
    return true;
  });
}

/** Takes evidence away again, by whoever named it, while the round is open. False when it is not theirs, or no longer to be taken away. */
export function dropEvidence(db: Db, circle: string, { id, by, today }: { id: string; by: Namer; today: string }): Promise<boolean> {
  return atomically(db, async (db) => {
    const round = await holdOpenRound(db, circle, 'part_round', today);
    if (!round) return false;
    const gone = await db
      .deleteFrom('part_evidence')
      .where('circle_id', '=', circle)
      .where('round_id', '=', round.id)
      .where('id', '=', id)
      .where(by.person ? 'person_id' : 'seat_id', '=', by.person ?? by.seat)
      .returning('id')
      .executeTakeFirst();
    return gone !== undefined;
  });
}

/** The evidence of a round as these eyes may see it: of a story that they may not read there is nothing but that there is one. */
export async function evidenceOf(db: Db, circle: string, { round, eyes }: { round: string; eyes: Eyes }) {
  const { rows } = await sql<{
    id: string;
    process: Process;
    kind: EvidenceKind;
    about: string | null;
    text: string | null;
    lang: string | null;
    person: string | null;
    seat: string | null;
  }>`
    select named.id, named.process, named.person_id as person, named.seat_id as seat,
      case when named.story_id is not null then 'story' when named.insight_id is not null then 'insight' when named.decision_id is not null then 'decision' else 'agreement' end as kind,
      coalesce(story.id, insight.id, decision.id, agreement.id) as about, coalesce(story.text, insight.text, decision.text, agreement.text) as text, story.language as lang
    from part_evidence as named
    left join story on story.circle_id = named.circle_id and story.id = named.story_id and ${readableBy(eyes)}
    left join insight on insight.circle_id = named.circle_id and insight.id = named.insight_id and insight.hidden_at is null
    left join decision on decision.circle_id = named.circle_id and decision.id = named.decision_id and decision.hidden_at is null
    left join agreement on agreement.circle_id = named.circle_id and agreement.id = named.agreement_id and agreement.hidden_at is null
    where named.circle_id = ${circle} and named.round_id = ${round} order by named.at, named.id`.execute(db);
  return rows;
}
export type EvidenceHere = Awaited<ReturnType<typeof evidenceOf>>[number];
