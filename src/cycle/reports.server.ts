import { sql } from 'kysely';
import { refuseStory, type Listener } from '#cycle/1-gather/listening.server.ts';
import { noteActivity } from '#lib/server/activity.server.ts';
import { atomically, type Db } from '#lib/server/db.server.ts';
import { hashOf, newId } from '#lib/server/ids.ts';
import { othersWords } from './others-words.ts';
import type { Report } from './reports.ts';

/** Keeps a report. Returns the number with which whoever reported it can read what was done; only its hash is kept. */
export async function keepReport(db: Db, circle: string, report: Report, now: Date): Promise<string> {
  const number = newId();
  await db
    .insertInto('report')
    .values({
      circle_id: circle,
      id: newId(),
      number_hash: hashOf(number),
      kind: report.kind,
      about: report.about || null,
      ground_id: report.ground,
      words: report.words,
      reported_at: now,
      looked_at: null,
      looked_by: null,
      outcome: null,
      reason: null,
      hidden_at: null,
    })
    .execute();
  return number;
}

/** What was done with a report, by its number, however it was typed; undefined when there is none in this circle. */
export function outcomeOf(db: Db, circle: string, number: string) {
  const plain = number.toLowerCase().replace(/[\s-]/g, '');
  return db
    .selectFrom('report')
    .select(['kind', 'reported_at', 'looked_at', 'outcome', reasonShown])
    .where('circle_id', '=', circle)
    .where('number_hash', '=', hashOf(plain))
    .executeTakeFirst();
}

/** Reports that nobody looked at yet, oldest first, with the ground that was chosen. */
export function reportsWaiting(db: Db, circle: string) {
  return db
    .selectFrom('report')
    .leftJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'report.circle_id').onRef('ground.id', '=', 'report.ground_id'))
    .select(['report.id', 'report.kind', 'report.about', 'report.reported_at', 'ground.text as ground'])
    .select(sql<string | null>`case when report.hidden_at is null then report.words end`.as('words'))
    .where('report.circle_id', '=', circle)
    .where('report.looked_at', 'is', null)
    .orderBy('report.reported_at')
    .orderBy('report.id')
    .execute();
}

/** Is there such a report in this circle, looked at or not? */
export async function wasReported(db: Db, circle: string, report: string): Promise<boolean> {
  return (
    (await db.selectFrom('report').select('id').where('circle_id', '=', circle).where('id', '=', report).executeTakeFirst()) !== undefined
  );
}

/** What a report is about. */
export function reportAt(db: Db, circle: string, report: string) {
  return db
    .selectFrom('report')
    .select(['kind', 'about'])
    .where('circle_id', '=', circle)
    .where('id', '=', report)
    .executeTakeFirstOrThrow();
}

export type Looked = { outcome: 'stays' | 'hidden'; reason: string; ground: string | null };

/**
 * A listener looked, and says why. What is hidden waits where other hidden words wait, so that it can be mended; a story is refused on the
 * ground, and its teller reads why. Returns whether it was done: not twice, and only for what can be hidden and has a ground.
 */
export function settleReport(
  db: Db,
  circle: string,
  report: string,
  { outcome, reason, ground, ...by }: Looked & Listener,
): Promise<boolean> {
  return atomically(db, async (db) => {
    const row = await db
      .selectFrom('report')
      .select(['kind', 'about'])
      .where('circle_id', '=', circle)
      .where('id', '=', report)
      .where('looked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!row || (outcome === 'hidden' && !ground)) return false;
    if (outcome === 'hidden' && !(await hideReported(db, circle, row, { reason, ground: ground!, ...by }))) return false;
    await db
      .updateTable('report')
      .set({ looked_at: by.now, looked_by: by.person, outcome, reason, ...(ground && { ground_id: ground }) })
      .where('circle_id', '=', circle)
      .where('id', '=', report)
      .execute();
    await noteActivity(db, { circle, what: 'report.settled', about: report, role: 'listener', side: by.side, now: by.now });
    return true;
  });
}

/** How many reports there were and what came of them. */
export async function reportCounts(db: Db, circle: string): Promise<{ waits: number; stays: number; hidden: number }> {
  const { rows } = await sql<{ waits: number; stays: number; hidden: number }>`
    select count(*) filter (where looked_at is null) as waits, count(*) filter (where outcome = 'stays') as stays, count(*) filter (where outcome = 'hidden') as hidden
    from report where circle_id = ${circle}`.execute(db);
  return rows[0]!;
}

/** Why something that this person wrote was hidden after a report. */
export async function hiddenOf(db: Db, circle: string, person: string) {
  const hidden = await db
    .selectFrom('report')
    .leftJoin('ground', (join) => join.onRef('ground.circle_id', '=', 'report.circle_id').onRef('ground.id', '=', 'report.ground_id'))
    .select(['report.kind', 'report.about', 'report.looked_at', 'ground.text as ground', reasonShown])
    .where('report.circle_id', '=', circle)
    .where('outcome', '=', 'hidden')
    .where('kind', 'in', Object.keys(writers))
    .orderBy('looked_at', 'desc')
    .execute();
  const mine = await Promise.all(hidden.map(async (row) => ((await wrote(db, circle, row)) === person ? [row] : [])));
  return mine.flat();
}

const reasonShown = sql<string | null>`case when report.hidden_at is null then report.reason end`.as('reason');

/** Which column names who wrote it. */
const writers: Record<string, string> = {
  ...{ insight: 'person_id', statement: 'person_id', decision: 'made_by', session: 'made_by' },
  ...{ try_out: 'person_id', ritual: 'person_id', own_method: 'made_by' },
};

async function wrote(db: Db, circle: string, { kind, about }: { kind: string; about: string | null }): Promise<string | null> {
  const { rows } = await sql<{ who: string | null }>`
    select ${sql.ref(writers[kind]!)} as who from ${sql.table(kind)} where circle_id = ${circle} and id = ${about}`.execute(db);
  return rows[0]?.who ?? null;
}

type Hiding = Listener & { reason: string; ground: string };

async function hideReported(
  db: Db,
  circle: string,
  { kind, about }: { kind: string; about: string | null },
  { reason, ground, ...by }: Hiding,
): Promise<boolean> {
  if (!about) return false;
  if (kind === 'story') return (await refuseStory(db, circle, about, { text: reason, ground, ...by })) === null;
  const place = othersWords.find(({ table }) => table === kind);
  if (!place) return false;
  const hidden = await sql`
    update ${sql.table(place.table)} set ${sql.ref(place.hides)} = ${by.now} where circle_id = ${circle} and id = ${about} and ${sql.ref(place.hides)} is null returning id`.execute(
    db,
  );
  if (hidden.rows.length > 0)
    await db
      .insertInto('hidden_words')
      .values({ circle_id: circle, id: newId(), kind, about, hidden_at: by.now, looked_at: null, looked_by: null, outcome: null })
      .execute();
  return true;
}
