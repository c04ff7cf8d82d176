import { sql } from 'kysely';
import { atomically, type Db } from '#lib/server/db.server.ts';
import type { Moderation } from './moderation.ts';
import { restsOnNothingShown } from './statements.server.ts';
import { stateOf, type StatementState } from './statement.ts';

/** Why a statement cannot be moderated so now: gone or hidden, no longer as it was read, or its insight went back and has not come again. */
export type NotModerated = 'gone' | 'changed' | 'insight';

/** Someone looked at a statement: it is let in, refused or taken out. Returns why not, or null when it is done. */
export function moderate(
  db: Db,
  circle: string,
  statement: string,
  { by, now, ...done }: Moderation & { by: string; now: Date },
): Promise<NotModerated | null> {
  return atomically(db, async (db) => {
    const row = await db
      .selectFrom('statement')
      .select(['accepted_at', 'refused_at', 'taken_out_at', 'taken_out_because', 'hidden_at'])
      .where('circle_id', '=', circle)
      .where('id', '=', statement)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.hidden_at) return 'gone';
    const state = stateOf(row);
    const right = { accept: state !== 'accepted', refuse: state === 'waiting', take_out: state === 'accepted' }[done.act];
    if (!right) return 'changed';
    if (done.act === 'accept' && row.taken_out_because === 'insight_returned' && !(await insightHolds(db, circle, statement)))
      return 'insight';
    await db
      .updateTable('statement')
      .set(whatWasDone(done, { by, now }))
      .where('circle_id', '=', circle)
      .where('id', '=', statement)
      .execute();
    return null;
  });
}

function whatWasDone(done: Moderation, { by, now }: { by: string; now: Date }) {
  if (done.act === 'accept')
    return { accepted_at: now, refused_at: null, taken_out_at: null, taken_out_because: null, ground_id: null, looked_by: by };
  // Of what points to a person nothing is kept: a text that is only hidden could come out one day.
  const grounded = { ground_id: done.ground, looked_by: by, ...(done.quietly && { hidden_at: now, text: '▇▇▇' }) };
  return done.act === 'refuse'
    ? { refused_at: now, ...grounded }
    : { taken_out_at: now, taken_out_because: 'steward' as const, ...grounded };
}

/** Does the insight that it was taken from (or the one that said it better) hold? */
async function insightHolds(db: Db, circle: string, statement: string): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    with recursive later as (
      select insight.id, insight.replaced_by, insight.returned_at from insight
        join statement_insight rests on rests.circle_id = insight.circle_id and rests.insight_id = insight.id
        where insight.circle_id = ${circle} and rests.statement_id = ${statement}
      union select insight.id, insight.replaced_by, insight.returned_at from insight join later on insight.circle_id = ${circle} and insight.id = later.replaced_by)
    select exists (select from later where replaced_by is null and returned_at is null) as holds`.execute(db);
  return rows[0]!.holds;
}

/** What someone who responds proposed, and what became of it; `text` is null when its words are hidden. */
export type Proposal = { id: string; text: string | null; language: string; at: Date; outcome: StatementState; ground: string | null };

/** The statements that a respondent proposed, the newest first, each with its outcome and the ground of a refusal. */
export async function proposalsOf(db: Db, circle: string, respondent: string): Promise<Proposal[]> {
  const rows = await looked(db, circle)
    .where('statement.proposed_by', '=', respondent)
    .orderBy('statement.made_at', 'desc')
    .orderBy('statement.id')
    .execute();
  return rows.map(({ id, text, language, at, ground, ...row }) => ({ id, text, language, at, ground, outcome: stateOf(row) }));
}

/** What was let in and what was not, for anyone: how many, on which grounds, and which, as far as their words may be shown. */
export type ModerationLog = {
  letIn: number;
  /** Let in by the very person who made them, and by someone else who takes part from the side that made them. */
  letInBy: { maker: number; sameSide: number };
  refused: number;
  takenOut: number;
  /** Refused by the moderators of the conversation from which it was brought in, on grounds of their own. */
  refusedElsewhere: number;
  grounds: { id: string; text: string; refused: number; takenOut: number }[];
  /** The newest first. */
  turnedDown: TurnedDown[];
};
export type TurnedDown = {
  id: string;
  text: string | null;
  language: string;
  outcome: 'refused' | 'taken_out';
  ground: string | null;
  because: 'insight_returned' | 'steward' | null;
  on: Date;
};

/** The published log of moderation. Grounds that are no longer used stay in it when something was refused on them. */
export async function moderationLog(db: Db, circle: string): Promise<ModerationLog> {
  const rows = await looked(db, circle).execute();
  const here = rows.filter((row) => !(row.origin === 'import' && row.refused_at && !row.ground_id));
  const letIn = here.filter((row) => row.accepted_at && !row.refused_at);
  const down = here.flatMap((row) => {
    const outcome = stateOf(row);
    return outcome === 'refused' || outcome === 'taken_out' ? [{ ...row, outcome }] : [];
  });
  const grounds = await db
    .selectFrom('ground')
    .select(['id', 'text', 'ended_at'])
    .where('circle_id', '=', circle)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const counted = (outcome: TurnedDown['outcome'], ground?: string) =>
    down.filter((row) => row.outcome === outcome && (ground === undefined || row.ground_id === ground)).length;
  return {
    letIn: letIn.length,
    letInBy: await letInBy(db, circle, letIn),
    refused: counted('refused'),
    takenOut: counted('taken_out'),
    refusedElsewhere: rows.length - here.length,
    grounds: grounds
      .map(({ id, text, ended_at }) => ({ id, text, ended_at, refused: counted('refused', id), takenOut: counted('taken_out', id) }))
      .filter(({ ended_at, refused, takenOut }) => !ended_at || refused + takenOut > 0)
      .map(({ ended_at: _, ...ground }) => ground),
    turnedDown: down
      .map(({ id, text, language, outcome, ground, taken_out_because: because, refused_at, taken_out_at }) => ({
        ...{ id, text, language, outcome, ground, because },
        on: (refused_at ?? taken_out_at)!,
      }))
      .sort((a, b) => b.on.getTime() - a.on.getTime() || (a.id < b.id ? -1 : 1)),
  };
}

type LookedBy = { person_id: string | null; side_id: string | null; looked_by: string | null };

/** Who let in is a person of the circle; who made it may have been a table or a respondent, of whom only the side is known, or nothing. */
async function letInBy(db: Db, circle: string, letIn: readonly LookedBy[]): Promise<ModerationLog['letInBy']> {
  const members = await db.selectFrom('member').select(['person_id', 'side_id']).where('circle_id', '=', circle).execute();
  const stands = new Set(members.map(({ person_id, side_id }) => `${person_id} ${side_id}`));
  const byMaker = ({ person_id, looked_by }: LookedBy) => looked_by !== null && person_id === looked_by;
  return {
    maker: letIn.filter(byMaker).length,
    sameSide: letIn.filter((row) => !byMaker(row) && stands.has(`${row.looked_by} ${row.side_id}`)).length,
  };
}

const looked = (db: Db, circle: string) =>
  db
    .selectFrom('statement')
    .leftJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'statement.circle_id').onRef('ground.id', '=', 'statement.ground_id'))
    .select(['statement.id', 'statement.language', 'statement.origin', 'statement.made_at as at', 'ground.text as ground'])
    .select(['accepted_at', 'refused_at', 'taken_out_at', 'taken_out_because', 'statement.ground_id'])
    .select(['statement.person_id', 'statement.side_id', 'statement.looked_by'])
    .select(sql<string | null>`case when statement.hidden_at is null and not ${restsOnNothingShown} then statement.text end`.as('text'))
    .where('statement.circle_id', '=', circle);
