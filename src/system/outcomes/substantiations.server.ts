import { sql } from 'kysely';
import type { Db } from '#lib/server/db.server.ts';
import { hashOf, newId, newSecret } from '#lib/server/ids.ts';
import type { Agreeing, Substantiation } from './substantiation.ts';

const linkLasts = 30 * 24 * 60 * 60 * 1000;

/** Makes the link with which someone outside the circle says, once, whether an outcome is so. Returns its secret; only the hash is kept. */
export async function askOutsider(
  db: Db,
  circle: string,
  outcome: string,
  { askedOf, person, now }: { askedOf: string; person: string; now: Date },
): Promise<string> {
  const secret = newSecret();
  await db
    .insertInto('substantiation')
    .values({
      ...{ circle_id: circle, id: newId(), outcome_id: outcome, asked_of: askedOf, secret_hash: hashOf(secret) },
      ...{ made_at: now, made_by: person, expires_at: new Date(now.getTime() + linkLasts) },
    })
    .execute();
  return secret;
}

/** What a link is about; null when it is not good (any more): unknown, used, taken back or too old. */
export async function outcomeToSubstantiate(db: Db, secret: string, now: Date): Promise<{ circle: string; outcome: string } | null> {
  const link = await db
    .selectFrom('substantiation')
    .select(['circle_id as circle', 'outcome_id as outcome'])
    .where('secret_hash', '=', hashOf(secret))
    .where(waits(now))
    .executeTakeFirst();
  return link ?? null;
}

/** Whether someone took part in the circle, now or before, or wrote a text of this outcome, by name or from a seat. */
export async function tookPart(
  db: Db,
  circle: string,
  outcome: string,
  { person, seat }: { person: string | null; seat: string | null },
): Promise<boolean> {
  if (person === null && seat === null) return false;
  const { rows } = await sql<{ took: boolean }>`
    select exists (select from member where circle_id = ${circle} and person_id = ${person})
      or exists (select from outcome_version where circle_id = ${circle} and outcome_id = ${outcome} and (person_id = ${person} or seat_id = ${seat})) as took`.execute(
    db,
  );
  return rows[0]!.took;
}

/** Keeps what an outsider says by their link, once. False when the link was used or taken back meanwhile. */
export async function substantiate(db: Db, secret: string, said: Substantiation, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('substantiation')
    .set({ answered_at: now, agrees: said.agrees, because: said.because, role: said.role, name: said.name, version_id: said.version })
    .where('secret_hash', '=', hashOf(secret))
    .where(waits(now))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a link back, as far as nobody used it yet. False when this outcome has no such link. */
export async function takeLinkBack(
  db: Db,
  circle: string,
  { outcome, link, now }: { outcome: string; link: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('substantiation')
    .set({ taken_back_at: sql<Date | null>`case when answered_at is null then coalesce(taken_back_at, ${now}) end` })
    .where('circle_id', '=', circle)
    .where('outcome_id', '=', outcome)
    .where('id', '=', link)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The links that wait for an answer, for whoever runs the circle. */
export function linksOut(db: Db, circle: string, outcome: string, now: Date) {
  return db
    .selectFrom('substantiation')
    .select(['id', 'asked_of as askedOf', 'expires_at as until'])
    .where('circle_id', '=', circle)
    .where('outcome_id', '=', outcome)
    .where(waits(now))
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** What an outsider said, as everyone may read it. `because` is null where it is hidden until someone has looked; `ofNow`: of the text as it stands now. */
export type SaidOfOutcome = {
  id: string;
  outcome: string;
  agrees: Agreeing;
  because: string | null;
  role: string | null;
  name: string | null;
  at: Date;
  ofNow: boolean;
};

/** What outsiders said of the outcomes of a circle, or of one of them, in the order in which they said it. */
export async function saidOfOutcomes(db: Db, circle: string, one: { outcome?: string } = {}): Promise<SaidOfOutcome[]> {
  const { rows } = await sql<SaidOfOutcome>`
    select said.id, said.outcome_id as outcome, agrees, answered_at as at,
      case when said.hidden_at is null then because end as because, case when said.hidden_at is null then role end as role, case when said.hidden_at is null then name end as name,
      version_id = (select id from outcome_version newest where newest.circle_id = said.circle_id and newest.outcome_id = said.outcome_id order by nth desc limit 1) as "ofNow"
    from substantiation said
    where said.circle_id = ${circle} and answered_at is not null ${one.outcome === undefined ? sql`` : sql`and said.outcome_id = ${one.outcome}`}
    order by answered_at, said.id`.execute(db);
  return rows;
}

// A link is good until it is used, taken back or too old.
const waits = (now: Date) => sql<boolean>`answered_at is null and taken_back_at is null and expires_at > ${now}`;
